/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A cell, seen and heard together; cells in a matrix, by keyboard and by mouse.
 */
#include "client/views/widgets/cell-matrix.h"

#include "window.h"

#define N_ROWS 2
#define N_COLUMNS 3

typedef struct
{
  GtkWidget *matrix;
  PfTestWindow *window;
  GString *told; /* what the matrix said, one letter and place each */
} Fixture;

static void
tell (Fixture *fixture, const char *what, PfCell *cell)
{
  guint row, column;

  g_assert_true (pf_cell_matrix_find (PF_CELL_MATRIX (fixture->matrix), cell, &row, &column));
  g_string_append_printf (fixture->told, "%s%u%u ", what, row, column);
}

static void
activated_cb (Fixture *fixture, PfCell *cell)
{
  tell (fixture, "a", cell);
}

static void
explained_cb (Fixture *fixture, PfCell *cell)
{
  tell (fixture, "x", cell);
}

static void
started_cb (Fixture *fixture, PfCell *cell)
{
  tell (fixture, "s", cell);
}

static void
entered_cb (Fixture *fixture, PfCell *cell)
{
  tell (fixture, "e", cell);
}

static void
ended_cb (Fixture *fixture)
{
  g_string_append (fixture->told, "end ");
}

static void
turned_cb (Fixture *fixture, int by)
{
  g_string_append_printf (fixture->told, "t%d ", by);
}

static void
listen (Fixture *fixture)
{
  static const struct
  {
    const char *name;
    GCallback callback;
  } table[] = {
    { "cell-activated", G_CALLBACK (activated_cb) },
    { "cell-explained", G_CALLBACK (explained_cb) },
    { "drag-started", G_CALLBACK (started_cb) },
    { "drag-entered", G_CALLBACK (entered_cb) },
    { "drag-ended", G_CALLBACK (ended_cb) },
    { "turned", G_CALLBACK (turned_cb) },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    g_signal_connect_swapped (fixture->matrix, table[i].name, table[i].callback, fixture);
}

/* All cells but that in the middle of the first row. */
static void
set_up (Fixture *fixture, gconstpointer)
{
  fixture->told = g_string_new (NULL);
  fixture->matrix = pf_cell_matrix_new ();
  listen (fixture);
  for (guint row = 0; row < N_ROWS; row++) {
    for (guint column = 0; column < N_COLUMNS; column++) {
      PfCell *cell = pf_cell_matrix_get_cell (PF_CELL_MATRIX (fixture->matrix), row, column);

      pf_cell_matrix_place (
          PF_CELL_MATRIX (fixture->matrix), GTK_WIDGET (cell), (int) column, (int) row, 1);
      pf_cell_show (cell, &(PfCellWords){ .look = PF_CELL_LOOK_OPEN });
      gtk_widget_set_visible (GTK_WIDGET (cell), row != 0 || column != 1);
    }
  }
  fixture->window = pf_test_window_new (fixture->matrix, 400, 300);
}

static void
tear_down (Fixture *fixture, gconstpointer)
{
  pf_test_window_free (fixture->window);
  g_string_free (fixture->told, TRUE);
}

static PfCell *
get_cell (Fixture *fixture, guint row, guint column)
{
  return pf_cell_matrix_peek_cell (PF_CELL_MATRIX (fixture->matrix), row, column);
}

static void
assert_said (PfCell *cell, const char *words, GtkAccessibleTristate checked)
{
  g_autofree char *label = gtk_test_accessible_check_property (
      GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_PROPERTY_LABEL, words);
  g_autofree char *state = gtk_test_accessible_check_state (
      GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_STATE_CHECKED, checked);

  g_assert_cmpstr (label, ==, NULL);
  g_assert_cmpstr (state, ==, NULL);
  gtk_test_accessible_assert_role (cell, GTK_ACCESSIBLE_ROLE_CHECKBOX);
}

/* What is read aloud, the check and the class change at once, in every look. */
static void
test_spoken (Fixture *fixture, gconstpointer)
{
  static const struct
  {
    PfCellWords words;
    const char *spoken;
    const char *css_class;
    GtkAccessibleTristate checked;
  } table[] = {
    { { PF_CELL_LOOK_OPEN, 0, "Léa, lunch", NULL, "3 places left" },
      "Léa, lunch, available, 3 places left",
      "open",
      GTK_ACCESSIBLE_TRISTATE_FALSE },
    { { PF_CELL_LOOK_CHOSEN, 0, "Léa, lunch", NULL, NULL },
      "Léa, lunch, chosen, not validated",
      "chosen",
      GTK_ACCESSIBLE_TRISTATE_TRUE },
    { { PF_CELL_LOOK_BOOKED, 0, "Léa, lunch", NULL, NULL },
      "Léa, lunch, booked",
      "booked",
      GTK_ACCESSIBLE_TRISTATE_TRUE },
    { { PF_CELL_LOOK_WAITING, 3, "Léa, lunch", NULL, NULL },
      "Léa, lunch, waiting list, rank 3",
      "waiting",
      GTK_ACCESSIBLE_TRISTATE_TRUE },
    { { PF_CELL_LOOK_OTHER, 0, "Léa, lunch", NULL, NULL },
      "Léa, lunch, the other household’s day",
      "other",
      GTK_ACCESSIBLE_TRISTATE_FALSE },
    { { PF_CELL_LOOK_ABSENT, 0, "Léa, lunch", "absence told", NULL },
      "Léa, lunch, absence told",
      "absent",
      GTK_ACCESSIBLE_TRISTATE_FALSE },
  };
  PfCell *cell = get_cell (fixture, 0, 0);

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++) {
    pf_cell_show (cell, &table[i].words);
    assert_said (cell, table[i].spoken, table[i].checked);
    for (gsize k = 0; k < G_N_ELEMENTS (table); k++)
      g_assert_cmpint (
          gtk_widget_has_css_class (GTK_WIDGET (cell), table[k].css_class), ==, i == k);
  }
}

static GtkEventController *
find_controller (GtkWidget *widget, GType type)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++) {
    g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

    if (g_type_is_a (G_OBJECT_TYPE (controller), type))
      return controller; /* the widget holds it */
  }
  g_assert_not_reached ();
}

static void
press (Fixture *fixture, guint key, GdkModifierType modifiers)
{
  gboolean handled = FALSE;

  g_signal_emit_by_name (find_controller (fixture->matrix, GTK_TYPE_EVENT_CONTROLLER_KEY),
                         "key-pressed",
                         key,
                         0,
                         modifiers,
                         &handled);
}

static void
assert_focus (Fixture *fixture, guint row, guint column)
{
  g_assert_true (gtk_widget_has_focus (GTK_WIDGET (get_cell (fixture, row, column))));
}

static void
test_keys (Fixture *fixture, gconstpointer)
{
  static const struct
  {
    guint key;
    guint row, column;
  } walk[] = {
    { GDK_KEY_Right, 0, 2 }, /* over what is hidden */
    { GDK_KEY_Right, 0, 2 },   { GDK_KEY_Left, 0, 0 }, { GDK_KEY_Down, 1, 0 },
    { GDK_KEY_Right, 1, 1 },   { GDK_KEY_Up, 0, 0 }, /* none above: the nearest on the left */
    { GDK_KEY_KP_Down, 1, 0 }, { GDK_KEY_End, 1, 2 },  { GDK_KEY_Home, 1, 0 },
  };

  pf_cell_matrix_focus (PF_CELL_MATRIX (fixture->matrix), get_cell (fixture, 0, 0));
  for (gsize i = 0; i < G_N_ELEMENTS (walk); i++) {
    press (fixture, walk[i].key, 0);
    assert_focus (fixture, walk[i].row, walk[i].column);
  }
  press (fixture, GDK_KEY_Page_Up, 0);
  press (fixture, GDK_KEY_Page_Down, 0);
  press (fixture, GDK_KEY_Menu, 0);
  press (fixture, GDK_KEY_F10, GDK_SHIFT_MASK);
  gtk_widget_activate (GTK_WIDGET (get_cell (fixture, 1, 2)));
  pf_test_window_settle (fixture->window);
  g_assert_true (g_str_has_prefix (fixture->told->str, "t-1 t1 x10 x10 "));
}

/* The focus goes to the nearest cell when its own is hidden. */
static void
test_restore (Fixture *fixture, gconstpointer)
{
  PfCell *cell = get_cell (fixture, 1, 1);

  pf_cell_matrix_focus (PF_CELL_MATRIX (fixture->matrix), cell);
  gtk_widget_set_visible (GTK_WIDGET (cell), FALSE);
  pf_cell_matrix_restore_focus (PF_CELL_MATRIX (fixture->matrix));
  assert_focus (fixture, 1, 0);
}

static void
test_click (Fixture *fixture, gconstpointer)
{
  g_signal_emit_by_name (get_cell (fixture, 1, 1), "clicked");
  g_assert_cmpstr (fixture->told->str, ==, "a11 ");
}

int
main (int argc, char **argv)
{
  if (!pf_test_window_init (&argc, &argv))
    return 0;
#define ADD(name, function)                                                                        \
  g_test_add ("/cell-matrix/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("spoken", test_spoken);
  ADD ("keys", test_keys);
  ADD ("restore", test_restore);
  ADD ("click", test_click);
#undef ADD
  return g_test_run ();
}
