/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/views/family/planning-month.h"

#include "client/views/family/planning-cells.h"
#include "client/views/family/planning-child-row.h"
#include "client/views/family/planning-heads.h"
#include "client/views/family/planning-words.h"
#include "client/views/say.h"
#include "client/views/widgets/legend.h"

#define SPACING 3

struct _PfPlanningMonth
{
  AdwBin parent_instance;

  PfPlanningWeeks weeks;
  GPtrArray *child_rows; /* of PfPlanningChildRow, used again */
  GPtrArray *names;      /* of labels, one a row of the matrix, used again */

  GtkWidget *panel;
  GtkWidget *heads_scroll;
  GtkWidget *heads;
  GtkWidget *scroll;
  GtkWidget *content; /* of the scroll */
  GtkWidget *matrix;
  GtkWidget *legend;
};

G_DEFINE_FINAL_TYPE (PfPlanningMonth, pf_planning_month, ADW_TYPE_BIN)

/* Where the next row goes while the month is laid out. */
typedef struct
{
  PfPlanningMonth *self;
  PfPlanningModel *model;
  int y;
  guint n_children;
  guint n_lines;
  guint n_booked; /* children for whom something is */
} Layout;

static GtkWidget *
use_child_row (Layout *at)
{
  GPtrArray *rows = at->self->child_rows;

  if (at->n_children == rows->len)
    g_ptr_array_add (rows, pf_planning_child_row_new ());
  return rows->pdata[at->n_children++];
}

static GtkWidget *
use_name (Layout *at)
{
  GPtrArray *names = at->self->names;

  if (at->n_lines == names->len) {
    GtkWidget *name = g_object_new (GTK_TYPE_LABEL,
                                    "xalign",
                                    0.0,
                                    "hexpand",
                                    TRUE,
                                    "wrap",
                                    TRUE,
                                    "natural-wrap-mode",
                                    GTK_NATURAL_WRAP_NONE,
                                    "width-chars",
                                    10,
                                    NULL);

    gtk_widget_add_css_class (name, "slot-name");
    pf_planning_heads_add_name (PF_PLANNING_HEADS (at->self->heads), name);
    g_ptr_array_add (names, name);
  }
  return names->pdata[at->n_lines];
}

static void
hide_cell (Layout *at, guint row, guint column)
{
  PfCell *cell = pf_cell_matrix_peek_cell (PF_CELL_MATRIX (at->self->matrix), row, column);

  if (cell != NULL)
    pf_planning_cells_bind (cell, at->model, NULL);
}

static PfCell *
use_cell (Layout *at, guint column)
{
  PfCellMatrix *matrix = PF_CELL_MATRIX (at->self->matrix);
  PfCell *cell = pf_cell_matrix_peek_cell (matrix, at->n_lines, column);

  if (cell == NULL) {
    cell = pf_cell_matrix_get_cell (matrix, at->n_lines, column);
    pf_planning_heads_add_cell (PF_PLANNING_HEADS (at->self->heads), column, GTK_WIDGET (cell));
  }
  return cell;
}

static void
lay_cell_out (Layout *at, PfPlanningLine *line, guint week, guint weekday)
{
  PfCellMatrix *matrix = PF_CELL_MATRIX (at->self->matrix);
  int column = pf_planning_weeks_get_column (&at->self->weeks, week, weekday);
  PfDate date = week < at->self->weeks.n_weeks
                    ? pf_planning_weeks_get_date (&at->self->weeks, week, weekday)
                    : 0;
  PfPlanningItem *item = column > 0 && date != 0 ? pf_planning_line_get_item (line, date) : NULL;
  PfCell *cell;

  if (item == NULL || item->look == PF_CELL_LOOK_NONE) {
    hide_cell (at, at->n_lines, week * 7 + weekday);
    return;
  }
  cell = use_cell (at, week * 7 + weekday);
  pf_cell_matrix_place (matrix, GTK_WIDGET (cell), column, at->y, 1);
  pf_planning_cells_bind (cell, at->model, item);
}

static void
lay_line_out (Layout *at, PfPlanningLine *line)
{
  GtkWidget *name = use_name (at);
  g_autofree char *words = pf_planning_say_line (line);
  g_autofree char *hours = pf_say_hours (line->slot->starts, line->slot->ends);

  gtk_label_set_label (GTK_LABEL (name), words);
  gtk_widget_set_tooltip_text (name, hours);
  gtk_widget_set_visible (name, TRUE);
  pf_cell_matrix_place (PF_CELL_MATRIX (at->self->matrix), name, 0, at->y, 1);
  for (guint week = 0; week < PF_MAX_WEEKS; week++)
    for (guint weekday = 0; weekday < 7; weekday++)
      lay_cell_out (at, line, week, weekday);
  at->n_lines++;
  at->y++;
}

static void
lay_child_out (Layout *at, PfPlanningChild *child)
{
  GtkWidget *row = use_child_row (at);
  GListModel *lines = pf_planning_model_get_lines (at->model);

  pf_planning_child_row_show (PF_PLANNING_CHILD_ROW (row), at->model, child);
  gtk_widget_set_visible (row, TRUE);
  pf_cell_matrix_place (PF_CELL_MATRIX (at->self->matrix),
                        row,
                        0,
                        at->y++,
                        pf_planning_weeks_get_n_columns (&at->self->weeks));
  at->n_booked +=
      pf_planning_model_get_child_situation (at->model, child->id) == PF_PLANNING_CHILD_BOOKED;
  for (guint i = 0; i < g_list_model_get_n_items (lines); i++) {
    g_autoptr (PfPlanningLine) line = g_list_model_get_item (lines, i);

    if (g_str_equal (line->child->id, child->id))
      lay_line_out (at, line);
  }
}

/* What another planning needed and this one does not stays made, out of sight. */
static void
hide_the_rest (Layout *at)
{
  PfCellMatrix *matrix = PF_CELL_MATRIX (at->self->matrix);

  for (guint i = at->n_children; i < at->self->child_rows->len; i++)
    gtk_widget_set_visible (at->self->child_rows->pdata[i], FALSE);
  for (guint i = at->n_lines; i < at->self->names->len; i++)
    gtk_widget_set_visible (at->self->names->pdata[i], FALSE);
  for (guint row = at->n_lines; row < pf_cell_matrix_get_n_rows (matrix); row++)
    for (guint column = 0; column < PF_MAX_WEEKS * 7; column++)
      hide_cell (at, row, column);
}

void
pf_planning_month_show (PfPlanningMonth *self,
                        PfPlanningModel *model,
                        const char *child,
                        gboolean compact,
                        PfDate anchor)
{
  PfPlanning *planning = pf_planning_model_get_planning (model);
  Layout at = { .self = self, .model = model, .y = 1 };
  gboolean had_focus;

  g_return_if_fail (PF_IS_PLANNING_MONTH (self));
  if (planning == NULL)
    return;
  had_focus = pf_cell_matrix_has_focus (PF_CELL_MATRIX (self->matrix));
  self->weeks = pf_planning_weeks_new (model, compact, anchor);
  pf_planning_heads_show (PF_PLANNING_HEADS (self->heads), model, &self->weeks);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (planning->children)); i++) {
    g_autoptr (PfPlanningChild) one = g_list_model_get_item (G_LIST_MODEL (planning->children), i);

    if (child == NULL || g_str_equal (one->id, child))
      lay_child_out (&at, one);
  }
  hide_the_rest (&at);
  gtk_widget_set_visible (self->legend, at.n_booked > 0);
  pf_legend_set_shown (
      PF_LEGEND (self->legend), PF_CELL_LOOK_OTHER, pf_planning_model_has_shared_child (model));
  if (had_focus)
    pf_cell_matrix_restore_focus (PF_CELL_MATRIX (self->matrix));
}

PfCellMatrix *
pf_planning_month_get_matrix (PfPlanningMonth *self)
{
  g_return_val_if_fail (PF_IS_PLANNING_MONTH (self), NULL);
  return PF_CELL_MATRIX (self->matrix);
}

const PfPlanningWeeks *
pf_planning_month_get_weeks (PfPlanningMonth *self)
{
  g_return_val_if_fail (PF_IS_PLANNING_MONTH (self), NULL);
  return &self->weeks;
}

static void
pf_planning_month_finalize (GObject *object)
{
  PfPlanningMonth *self = PF_PLANNING_MONTH (object);

  g_ptr_array_unref (self->child_rows);
  g_ptr_array_unref (self->names);
  G_OBJECT_CLASS (pf_planning_month_parent_class)->finalize (object);
}

static void
pf_planning_month_class_init (PfPlanningMonthClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = pf_planning_month_finalize;
  g_type_ensure (PF_TYPE_CELL_MATRIX);
  g_type_ensure (PF_TYPE_LEGEND);
  g_type_ensure (PF_TYPE_PLANNING_HEADS);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/portailfamille/PortailFamille/family/planning-month.ui");
  gtk_widget_class_bind_template_child (widget_class, PfPlanningMonth, heads_scroll);
  gtk_widget_class_bind_template_child (widget_class, PfPlanningMonth, heads);
  gtk_widget_class_bind_template_child (widget_class, PfPlanningMonth, panel);
  gtk_widget_class_bind_template_child (widget_class, PfPlanningMonth, scroll);
  gtk_widget_class_bind_template_child (widget_class, PfPlanningMonth, content);
  gtk_widget_class_bind_template_child (widget_class, PfPlanningMonth, matrix);
  gtk_widget_class_bind_template_child (widget_class, PfPlanningMonth, legend);
}

/* ---- the layout: a bin's, but for what is said below */

static GtkSizeRequestMode
get_request_mode (GtkWidget *)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

/* The width that the panel leaves to what is in it. */
static int
get_inner_width (PfPlanningMonth *self, int width)
{
  GtkStyleContext *style = gtk_widget_get_style_context (self->panel);
  GtkBorder padding, border;

  gtk_style_context_get_padding (style, &padding);
  gtk_style_context_get_border (style, &border);
  return width - padding.left - padding.right - border.left - border.right;
}

/* Newer toolkits warn when they are asked about less width than there must be. */
static int
measure_height (GtkWidget *widget, int width)
{
  int least, height;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  gtk_widget_measure (
      widget, GTK_ORIENTATION_VERTICAL, MAX (width, least), NULL, &height, NULL, NULL);
  return height;
}

/* A scrolled window asks its content for the height at its least width, where all text wraps; the
 * panel must end with its content as wide as it really is.
 */
static void
measure (GtkWidget *widget,
         GtkOrientation orientation,
         int for_size,
         int *minimum,
         int *natural,
         int *,
         int *)
{
  PfPlanningMonth *self = PF_PLANNING_MONTH (widget);
  int inner = get_inner_width (self, for_size);

  gtk_widget_measure (self->panel, orientation, for_size, minimum, natural, NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL || for_size < 0 || inner <= 0)
    return;
  *natural =
      MAX (*minimum,
           *natural + measure_height (self->content, inner) - measure_height (self->scroll, inner));
}

static void
allocate (GtkWidget *widget, int width, int height, int baseline)
{
  gtk_widget_allocate (PF_PLANNING_MONTH (widget)->panel, width, height, baseline, NULL);
}

static void
pf_planning_month_init (PfPlanningMonth *self)
{
  static const PfCellLook looks[] = {
    PF_CELL_LOOK_OPEN,        PF_CELL_LOOK_CHOSEN,    PF_CELL_LOOK_BOOKED,
    PF_CELL_LOOK_CANCELLING,  PF_CELL_LOOK_FULL,      PF_CELL_LOOK_WAITING,
    PF_CELL_LOOK_OFFERED,     PF_CELL_LOOK_REQUESTED, PF_CELL_LOOK_LOCKED_BOOKED,
    PF_CELL_LOOK_LOCKED_OPEN, PF_CELL_LOOK_CLOSED,    PF_CELL_LOOK_ATTENDED,
    PF_CELL_LOOK_ABSENT,      PF_CELL_LOOK_OTHER,
  };

  self->child_rows = g_ptr_array_new ();
  self->names = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_layout_manager (GTK_WIDGET (self),
                                 gtk_custom_layout_new (get_request_mode, measure, allocate));
  pf_cell_matrix_set_spacing (PF_CELL_MATRIX (self->matrix), SPACING, FALSE);
  pf_planning_heads_tie (PF_PLANNING_HEADS (self->heads), PF_CELL_MATRIX (self->matrix));
  pf_legend_show (PF_LEGEND (self->legend), looks, G_N_ELEMENTS (looks));
  pf_legend_set_per_line (PF_LEGEND (self->legend), 4, 8);
  gtk_scrolled_window_set_hadjustment (
      GTK_SCROLLED_WINDOW (self->heads_scroll),
      gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (self->scroll)));
}
