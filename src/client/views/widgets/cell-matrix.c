/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/views/widgets/cell-matrix.h"

struct _PfCellMatrix
{
  AdwBin parent_instance;

  GtkWidget *grid;
  GPtrArray *rows; /* of GPtrArray of PfCell, with holes */
  PfCell *current; /* where Tab enters; a cell of the rows, or NULL */

  PfCell *drag_from; /* where a drag started, until it enters a second cell */
  PfCell *drag_over;
};

enum
{
  CELL_ACTIVATED,
  CELL_EXPLAINED,
  DRAG_STARTED,
  DRAG_ENTERED,
  DRAG_ENDED,
  TURNED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PfCellMatrix, pf_cell_matrix, ADW_TYPE_BIN)

PfCell *
pf_cell_matrix_peek_cell (PfCellMatrix *self, guint row, guint column)
{
  GPtrArray *cells = row < self->rows->len ? self->rows->pdata[row] : NULL;

  return cells != NULL && column < cells->len ? cells->pdata[column] : NULL;
}

static gboolean
can_take_focus (PfCell *cell)
{
  return cell != NULL && gtk_widget_get_mapped (GTK_WIDGET (cell));
}

gboolean
pf_cell_matrix_find (PfCellMatrix *self, PfCell *cell, guint *ret_row, guint *ret_column)
{
  for (guint row = 0; row < self->rows->len; row++) {
    if (g_ptr_array_find (self->rows->pdata[row], cell, ret_column)) {
      *ret_row = row;
      return TRUE;
    }
  }
  return FALSE;
}

guint
pf_cell_matrix_get_n_rows (PfCellMatrix *self)
{
  return self->rows->len;
}

static void
activate_cb (PfCellMatrix *self, PfCell *cell)
{
  g_signal_emit (self, signals[CELL_ACTIVATED], 0, cell);
}

static void
note_focus_cb (PfCell *cell, GParamSpec *, PfCellMatrix *self)
{
  if (gtk_widget_has_focus (GTK_WIDGET (cell)))
    self->current = cell;
}

PfCell *
pf_cell_matrix_get_cell (PfCellMatrix *self, guint row, guint column)
{
  GPtrArray *cells;

  g_return_val_if_fail (PF_IS_CELL_MATRIX (self), NULL);
  while (self->rows->len <= row)
    g_ptr_array_add (self->rows, g_ptr_array_new ());
  cells = self->rows->pdata[row];
  if (cells->len <= column)
    g_ptr_array_set_size (cells, (int) column + 1);
  if (cells->pdata[column] == NULL) {
    PfCell *cell = PF_CELL (pf_cell_new ());

    gtk_widget_set_visible (GTK_WIDGET (cell), FALSE);
    g_signal_connect_swapped (cell, "clicked", G_CALLBACK (activate_cb), self);
    g_signal_connect (cell, "notify::has-focus", G_CALLBACK (note_focus_cb), self);
    cells->pdata[column] = cell;
  }
  return cells->pdata[column];
}

void
pf_cell_matrix_place (PfCellMatrix *self,
                      GtkWidget *widget,
                      int grid_column,
                      int grid_row,
                      int width)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (self->grid);
  GtkLayoutChild *child;

  if (gtk_widget_get_parent (widget) == NULL) {
    gtk_grid_attach (GTK_GRID (self->grid), widget, grid_column, grid_row, width, 1);
    return;
  }
  child = gtk_layout_manager_get_layout_child (layout, widget);
  g_object_set (child, "column", grid_column, "row", grid_row, "column-span", width, NULL);
}

void
pf_cell_matrix_set_spacing (PfCellMatrix *self, guint spacing, gboolean same_columns)
{
  g_object_set (self->grid,
                "row-spacing",
                spacing,
                "column-spacing",
                spacing,
                "column-homogeneous",
                same_columns,
                NULL);
}

/* A scrolled window around follows the focus by itself. */
void
pf_cell_matrix_focus (PfCellMatrix *self, PfCell *cell)
{
  self->current = cell;
  gtk_widget_grab_focus (GTK_WIDGET (cell));
}

/* ---- the keyboard */

/* The next cell from (row, column), stepping so, that may take the focus. */
static PfCell *
step (PfCellMatrix *self, int row, int column, int down, int right)
{
  for (int i = 0; i < 128; i++) {
    PfCell *cell;

    row += down;
    column += right;
    if (row < 0 || column < 0 || row >= (int) self->rows->len)
      return NULL;
    cell = pf_cell_matrix_peek_cell (self, (guint) row, (guint) column);
    if (can_take_focus (cell))
      return cell;
  }
  return NULL;
}

/* Another row may have no session that day: then its nearest cell on the left, or on the right. */
static PfCell *
step_row (PfCellMatrix *self, int row, int column, int down)
{
  for (row += down; row >= 0 && row < (int) self->rows->len; row += down) {
    PfCell *cell = step (self, row, column + 1, 0, -1);

    if (cell == NULL)
      cell = step (self, row, column, 0, 1);
    if (cell != NULL)
      return cell;
  }
  return NULL;
}

gboolean
pf_cell_matrix_has_focus (PfCellMatrix *self)
{
  return self->current != NULL && gtk_widget_has_focus (GTK_WIDGET (self->current));
}

void
pf_cell_matrix_restore_focus (PfCellMatrix *self)
{
  guint row, column;
  PfCell *cell = self->current;

  if (cell == NULL || !pf_cell_matrix_find (self, cell, &row, &column))
    return;
  if (!can_take_focus (cell))
    cell = step_row (self, (int) row - 1, (int) column, 1);
  if (cell != NULL)
    pf_cell_matrix_focus (self, cell);
}

static PfCell *
find_target (PfCellMatrix *self, guint key, int row, int column)
{
  int columns = (int) ((GPtrArray *) self->rows->pdata[row])->len;
  int forward = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL ? -1 : 1;

  switch (key) {
  case GDK_KEY_Left:
  case GDK_KEY_KP_Left:
    return step (self, row, column, 0, -forward);
  case GDK_KEY_Right:
  case GDK_KEY_KP_Right:
    return step (self, row, column, 0, forward);
  case GDK_KEY_Up:
  case GDK_KEY_KP_Up:
    return step_row (self, row, column, -1);
  case GDK_KEY_Down:
  case GDK_KEY_KP_Down:
    return step_row (self, row, column, 1);
  case GDK_KEY_Home:
  case GDK_KEY_KP_Home:
    return step (self, row, -1, 0, 1);
  case GDK_KEY_End:
  case GDK_KEY_KP_End:
    return step (self, row, columns, 0, -1);
  default:
    return NULL;
  }
}

static gboolean
is_arrow (guint key)
{
  return (key >= GDK_KEY_Home && key <= GDK_KEY_Down) || key == GDK_KEY_End ||
         (key >= GDK_KEY_KP_Home && key <= GDK_KEY_KP_Down) || key == GDK_KEY_KP_End;
}

static gboolean
turn (PfCellMatrix *self, guint key)
{
  if (key != GDK_KEY_Page_Up && key != GDK_KEY_Page_Down)
    return FALSE;
  g_signal_emit (self, signals[TURNED], 0, key == GDK_KEY_Page_Up ? -1 : 1);
  return TRUE;
}

static gboolean
key_pressed_cb (PfCellMatrix *self, guint key, guint, GdkModifierType modifiers)
{
  guint row, column;
  PfCell *target;

  if (self->current == NULL || !gtk_widget_has_focus (GTK_WIDGET (self->current)) ||
      !pf_cell_matrix_find (self, self->current, &row, &column))
    return FALSE;
  if (key == GDK_KEY_Menu || (key == GDK_KEY_F10 && (modifiers & GDK_SHIFT_MASK) != 0)) {
    g_signal_emit (self, signals[CELL_EXPLAINED], 0, self->current);
    return TRUE;
  }
  if ((modifiers & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0)
    return FALSE;
  if (!is_arrow (key))
    return turn (self, key);
  target = find_target (self, key, (int) row, (int) column);
  if (target != NULL)
    pf_cell_matrix_focus (self, target);
  return TRUE;
}

static PfCell *
find_first (PfCellMatrix *self)
{
  for (guint row = 0; row < self->rows->len; row++) {
    PfCell *cell = step (self, (int) row, -1, 0, 1);

    if (cell != NULL)
      return cell;
  }
  return NULL;
}

/* One stop for Tab. */
static gboolean
pf_cell_matrix_focus_vfunc (GtkWidget *widget, GtkDirectionType direction)
{
  PfCellMatrix *self = PF_CELL_MATRIX (widget);

  if (direction != GTK_DIR_TAB_FORWARD && direction != GTK_DIR_TAB_BACKWARD)
    return GTK_WIDGET_CLASS (pf_cell_matrix_parent_class)->focus (widget, direction);
  if (pf_cell_matrix_has_focus (self))
    return FALSE;
  if (!can_take_focus (self->current))
    self->current = find_first (self);
  return self->current != NULL && gtk_widget_grab_focus (GTK_WIDGET (self->current));
}

/* ---- the mouse */

static PfCell *
pick_cell (PfCellMatrix *self, double x, double y)
{
  GtkWidget *widget = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);

  if (widget == NULL)
    return NULL;
  return (PfCell *) gtk_widget_get_ancestor (widget, PF_TYPE_CELL);
}

static void
drag_begin_cb (PfCellMatrix *self, double x, double y)
{
  self->drag_from = pick_cell (self, x, y);
  self->drag_over = NULL;
}

/* Only a second cell makes a drag of it: until then the press is the first cell's own. */
static void
drag_update_cb (PfCellMatrix *self, double by_x, double by_y, GtkGestureDrag *gesture)
{
  PfCell *over;
  double x, y;

  gtk_gesture_drag_get_start_point (gesture, &x, &y);
  over = pick_cell (self, x + by_x, y + by_y);
  if (self->drag_from == NULL || over == NULL || over == self->drag_over ||
      (self->drag_over == NULL && over == self->drag_from))
    return;
  if (self->drag_over == NULL) {
    gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
    g_signal_emit (self, signals[DRAG_STARTED], 0, self->drag_from);
  }
  self->drag_over = over;
  g_signal_emit (self, signals[DRAG_ENTERED], 0, over);
}

static void
drag_end_cb (PfCellMatrix *self)
{
  if (self->drag_over != NULL)
    g_signal_emit (self, signals[DRAG_ENDED], 0);
  self->drag_from = NULL;
  self->drag_over = NULL;
}

static void
explain_cb (PfCellMatrix *self, int, double x, double y)
{
  PfCell *cell = pick_cell (self, x, y);

  if (cell != NULL)
    g_signal_emit (self, signals[CELL_EXPLAINED], 0, cell);
}

static void
add_controllers (PfCellMatrix *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkGesture *other = gtk_gesture_click_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (drag), GTK_PHASE_CAPTURE);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (other), GDK_BUTTON_SECONDARY);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  g_signal_connect_swapped (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect_swapped (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect_swapped (drag, "drag-end", G_CALLBACK (drag_end_cb), self);
  g_signal_connect_swapped (other, "pressed", G_CALLBACK (explain_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (other));
}

/* Cells that were never placed have no parent to hold them. */
static void
drop_cell (gpointer cell, gpointer)
{
  if (cell != NULL && gtk_widget_get_parent (cell) == NULL)
    g_object_unref (g_object_ref_sink (cell));
}

static void
pf_cell_matrix_dispose (GObject *object)
{
  PfCellMatrix *self = PF_CELL_MATRIX (object);

  self->current = NULL;
  for (guint i = 0; i < self->rows->len; i++)
    g_ptr_array_foreach (self->rows->pdata[i], drop_cell, NULL);
  g_ptr_array_set_size (self->rows, 0);
  G_OBJECT_CLASS (pf_cell_matrix_parent_class)->dispose (object);
}

static void
pf_cell_matrix_finalize (GObject *object)
{
  g_ptr_array_unref (PF_CELL_MATRIX (object)->rows);
  G_OBJECT_CLASS (pf_cell_matrix_parent_class)->finalize (object);
}

static guint
new_signal (const char *name, guint n, GType type)
{
  return g_signal_new (
      name, PF_TYPE_CELL_MATRIX, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, n, type);
}

static void
pf_cell_matrix_class_init (PfCellMatrixClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = pf_cell_matrix_dispose;
  object_class->finalize = pf_cell_matrix_finalize;
  GTK_WIDGET_CLASS (klass)->focus = pf_cell_matrix_focus_vfunc;
  signals[CELL_ACTIVATED] = new_signal ("cell-activated", 1, PF_TYPE_CELL);
  signals[CELL_EXPLAINED] = new_signal ("cell-explained", 1, PF_TYPE_CELL);
  signals[DRAG_STARTED] = new_signal ("drag-started", 1, PF_TYPE_CELL);
  signals[DRAG_ENTERED] = new_signal ("drag-entered", 1, PF_TYPE_CELL);
  signals[DRAG_ENDED] = new_signal ("drag-ended", 0, G_TYPE_NONE);
  signals[TURNED] = new_signal ("turned", 1, G_TYPE_INT);
}

static void
pf_cell_matrix_init (PfCellMatrix *self)
{
  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  self->grid = gtk_grid_new ();
  adw_bin_set_child (ADW_BIN (self), self->grid);
  add_controllers (self);
}

GtkWidget *
pf_cell_matrix_new (void)
{
  return g_object_new (PF_TYPE_CELL_MATRIX, NULL);
}
