/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/views/family/planning-week.h"

#include "client/views/family/planning-cells.h"
#include "client/views/family/planning-child-row.h"
#include "client/views/family/planning-words.h"
#include "client/views/say.h"

#define NAME_WIDTH 150
#define SPACING 6
#define NARROW_SPACING 3

/* Used again for whatever line stands at the same place. */
typedef struct
{
  GtkWidget *box;
  GtkWidget *name;
  GtkWidget *hours;
} SlotHead;

struct _PfPlanningWeek
{
  AdwBin parent_instance;

  GArray *slots; /* of SlotHead, one a row of the matrix */
  GtkWidget *days[7];
  GtkSizeGroup *columns;

  GtkWidget *turner;
  GtkWidget *range;
  GtkWidget *child_row;
  GtkWidget *matrix;
};

G_DEFINE_FINAL_TYPE (PfPlanningWeek, pf_planning_week, ADW_TYPE_BIN)

typedef struct
{
  PfPlanningWeek *self;
  PfPlanningModel *model;
  PfDate monday;
  gboolean narrow;
  guint n_days;
  guint n_lines;
} Layout;

static SlotHead *
use_slot (Layout *at)
{
  if (at->n_lines == at->self->slots->len) {
    SlotHead slot = {
      .box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0),
      .name = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "wrap", TRUE, NULL),
      .hours = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "wrap", TRUE, NULL),
    };

    gtk_widget_add_css_class (slot.hours, "caption");
    gtk_widget_add_css_class (slot.hours, "dim");
    gtk_box_append (GTK_BOX (slot.box), slot.name);
    gtk_box_append (GTK_BOX (slot.box), slot.hours);
    g_array_append_val (at->self->slots, slot);
  }
  return &g_array_index (at->self->slots, SlotHead, at->n_lines);
}

static void
set_class (GtkWidget *widget, const char *css_class, gboolean wanted)
{
  if (wanted)
    gtk_widget_add_css_class (widget, css_class);
  else
    gtk_widget_remove_css_class (widget, css_class);
}

static void
show_slot (Layout *at, PfPlanningLine *line)
{
  SlotHead *slot = use_slot (at);
  g_autofree char *name = pf_planning_say_line (line);
  g_autofree char *hours = pf_say_hours (line->slot->starts, line->slot->ends);
  PfCellMatrix *matrix = PF_CELL_MATRIX (at->self->matrix);

  gtk_label_set_label (GTK_LABEL (slot->name), name);
  gtk_label_set_label (GTK_LABEL (slot->hours), hours);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (slot->box),
                                  at->narrow ? GTK_ORIENTATION_HORIZONTAL
                                             : GTK_ORIENTATION_VERTICAL);
  gtk_widget_set_hexpand (slot->name, at->narrow);
  gtk_widget_set_size_request (slot->box, at->narrow ? -1 : NAME_WIDTH, -1);
  set_class (slot->box, "child-row", at->narrow);
  set_class (slot->name, "strong", at->narrow);
  gtk_widget_set_valign (slot->box, at->narrow ? GTK_ALIGN_FILL : GTK_ALIGN_CENTER);
  gtk_widget_set_visible (slot->box, TRUE);
  if (at->narrow)
    pf_cell_matrix_place (matrix, slot->box, 0, 1 + 2 * (int) at->n_lines, (int) at->n_days);
  else
    pf_cell_matrix_place (matrix, slot->box, 0, 1 + (int) at->n_lines, 1);
}

/* A hidden weekend stays out of the way: a grid of equal columns counts those of hidden widgets. */
static int
get_column (Layout *at, guint weekday)
{
  return (int) (weekday < at->n_days ? weekday : 0) + (at->narrow ? 0 : 1);
}

static void
show_cell (Layout *at, PfPlanningLine *line, guint weekday)
{
  PfCellMatrix *matrix = PF_CELL_MATRIX (at->self->matrix);
  PfPlanningItem *item =
      weekday < at->n_days ? pf_planning_line_get_item (line, at->monday + weekday) : NULL;
  PfCell *cell = pf_cell_matrix_get_cell (matrix, at->n_lines, weekday);

  gtk_widget_set_hexpand (GTK_WIDGET (cell), TRUE);
  pf_cell_matrix_place (matrix,
                        GTK_WIDGET (cell),
                        get_column (at, weekday),
                        at->narrow ? 2 + 2 * (int) at->n_lines : 1 + (int) at->n_lines,
                        1);
  pf_planning_cells_bind (cell, at->model, item);
}

/* The weekend only where something happens. */
static guint
count_days (Layout *at, PfPlanningChild *child)
{
  GListModel *lines = pf_planning_model_get_lines (at->model);
  guint n_days = 5;

  for (guint i = 0; i < g_list_model_get_n_items (lines); i++) {
    g_autoptr (PfPlanningLine) line = g_list_model_get_item (lines, i);

    for (guint day = n_days; day < 7 && g_str_equal (line->child->id, child->id); day++) {
      PfPlanningItem *item = pf_planning_line_get_item (line, at->monday + day);

      if (item != NULL && item->look != PF_CELL_LOOK_NONE)
        n_days = day + 1;
    }
  }
  return n_days;
}

static void
show_day (Layout *at, guint weekday)
{
  GtkWidget *head = at->self->days[weekday];
  PfDate date = at->monday + weekday;
  g_autofree char *spoken = pf_say_day (date);
  g_autofree char *name = at->narrow ? pf_say_weekday_letter (date) : pf_say_weekday (date);
  g_autofree char *large = pf_say_first_large (name);
  g_autofree char *markup = NULL;
  GDate number;

  g_date_clear (&number, 1);
  g_date_set_julian (&number, date);
  markup = g_strdup_printf (
      at->narrow ? "%s\n<b>%d</b>" : "%s <b>%d</b>", large, g_date_get_day (&number));
  gtk_label_set_label (GTK_LABEL (head), markup);
  gtk_accessible_update_property (GTK_ACCESSIBLE (head), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  set_class (head, "today", date == pf_planning_model_get_today (at->model));
  gtk_widget_set_visible (head, weekday < at->n_days);
  pf_cell_matrix_place (PF_CELL_MATRIX (at->self->matrix), head, get_column (at, weekday), 0, 1);
}

/* A slot without a session that week would be a bare name. */
static gboolean
happens (Layout *at, PfPlanningLine *line)
{
  for (guint day = 0; day < at->n_days; day++) {
    PfPlanningItem *item = pf_planning_line_get_item (line, at->monday + day);

    if (item != NULL && item->look != PF_CELL_LOOK_NONE)
      return TRUE;
  }
  return FALSE;
}

static void
show_lines (Layout *at, PfPlanningChild *child)
{
  GListModel *lines = pf_planning_model_get_lines (at->model);
  PfCellMatrix *matrix = PF_CELL_MATRIX (at->self->matrix);

  for (guint i = 0; i < g_list_model_get_n_items (lines); i++) {
    g_autoptr (PfPlanningLine) line = g_list_model_get_item (lines, i);

    if (!g_str_equal (line->child->id, child->id) || !happens (at, line))
      continue;
    show_slot (at, line);
    for (guint weekday = 0; weekday < 7; weekday++)
      show_cell (at, line, weekday);
    at->n_lines++;
  }
  for (guint row = at->n_lines; row < pf_cell_matrix_get_n_rows (matrix); row++) {
    gtk_widget_set_visible (g_array_index (at->self->slots, SlotHead, row).box, FALSE);
    for (guint weekday = 0; weekday < 7; weekday++)
      pf_planning_cells_bind (pf_cell_matrix_get_cell (matrix, row, weekday), at->model, NULL);
  }
}

void
pf_planning_week_show (PfPlanningWeek *self,
                       PfPlanningModel *model,
                       PfPlanningChild *child,
                       PfDate monday,
                       gboolean narrow)
{
  Layout at = { .self = self, .model = model, .monday = monday, .narrow = narrow };
  gboolean had_focus = pf_cell_matrix_has_focus (PF_CELL_MATRIX (self->matrix));
  g_autofree char *range = NULL;

  g_return_if_fail (PF_IS_PLANNING_WEEK (self));
  at.n_days = count_days (&at, child);
  range = pf_say_range (monday, monday + at.n_days - 1);
  gtk_label_set_label (GTK_LABEL (self->range), range);
  gtk_widget_set_visible (self->turner, narrow);
  pf_planning_child_row_show (PF_PLANNING_CHILD_ROW (self->child_row), model, child);
  gtk_widget_set_visible (self->child_row,
                          !narrow || pf_planning_model_get_child_situation (model, child->id) !=
                                         PF_PLANNING_CHILD_BOOKED);
  pf_cell_matrix_set_spacing (
      PF_CELL_MATRIX (self->matrix), narrow ? NARROW_SPACING : SPACING, narrow);
  for (guint weekday = 0; weekday < 7; weekday++)
    show_day (&at, weekday);
  show_lines (&at, child);
  gtk_widget_set_visible (self->matrix, at.n_lines > 0);
  if (had_focus)
    pf_cell_matrix_restore_focus (PF_CELL_MATRIX (self->matrix));
}

PfCellMatrix *
pf_planning_week_get_matrix (PfPlanningWeek *self)
{
  g_return_val_if_fail (PF_IS_PLANNING_WEEK (self), NULL);
  return PF_CELL_MATRIX (self->matrix);
}

static void
pf_planning_week_finalize (GObject *object)
{
  PfPlanningWeek *self = PF_PLANNING_WEEK (object);

  g_array_unref (self->slots);
  g_object_unref (self->columns);
  G_OBJECT_CLASS (pf_planning_week_parent_class)->finalize (object);
}

static void
pf_planning_week_class_init (PfPlanningWeekClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = pf_planning_week_finalize;
  g_type_ensure (PF_TYPE_CELL_MATRIX);
  g_type_ensure (PF_TYPE_PLANNING_CHILD_ROW);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/portailfamille/PortailFamille/family/planning-week.ui");
  gtk_widget_class_bind_template_child (widget_class, PfPlanningWeek, turner);
  gtk_widget_class_bind_template_child (widget_class, PfPlanningWeek, range);
  gtk_widget_class_bind_template_child (widget_class, PfPlanningWeek, child_row);
  gtk_widget_class_bind_template_child (widget_class, PfPlanningWeek, matrix);
}

static void
pf_planning_week_init (PfPlanningWeek *self)
{
  self->slots = g_array_new (FALSE, TRUE, sizeof (SlotHead));
  self->columns = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint weekday = 0; weekday < 7; weekday++) {
    self->days[weekday] =
        g_object_new (GTK_TYPE_LABEL, "justify", GTK_JUSTIFY_CENTER, "use-markup", TRUE, NULL);
    gtk_widget_add_css_class (self->days[weekday], "day-head");
    gtk_size_group_add_widget (self->columns, self->days[weekday]);
    pf_cell_matrix_place (PF_CELL_MATRIX (self->matrix), self->days[weekday], 0, 0, 1);
  }
}

GtkWidget *
pf_planning_week_new (void)
{
  return g_object_new (PF_TYPE_PLANNING_WEEK, NULL);
}
