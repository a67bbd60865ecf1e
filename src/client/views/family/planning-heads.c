/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/views/family/planning-heads.h"

#include <glib/gi18n.h>

#include "client/views/say.h"

#define N_COLUMNS (PF_MAX_WEEKS * 7)
#define WEEK_GAP 6

struct _PfPlanningHeads
{
  AdwBin parent_instance;

  GtkWidget *grid;
  GtkWidget *corner;
  GtkWidget *span; /* keeps the spacing of the columns that the children's rows cross below */
  GtkSizeGroup *names;
  PfCellMatrix *matrix;

  GtkWidget *weeks[PF_MAX_WEEKS];
  GtkWidget *gaps[PF_MAX_WEEKS][2]; /* before each week but the first: here and below */
  GtkSizeGroup *columns[N_COLUMNS];
  GtkWidget *days[N_COLUMNS];
  GtkWidget *spacers[N_COLUMNS]; /* below: a column without a cell keeps its width */
};

G_DEFINE_FINAL_TYPE (PfPlanningHeads, pf_planning_heads, ADW_TYPE_BIN)

static void
place (PfPlanningHeads *self, GtkWidget *widget, int column, int row, int width)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (self->grid);

  if (gtk_widget_get_parent (widget) == NULL)
    gtk_grid_attach (GTK_GRID (self->grid), widget, column, row, width, 1);
  else
    g_object_set (gtk_layout_manager_get_layout_child (layout, widget),
                  "column",
                  column,
                  "row",
                  row,
                  "column-span",
                  width,
                  NULL);
}

static GtkWidget *
new_gap (void)
{
  GtkWidget *gap = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_set_size_request (gap, WEEK_GAP, 1);
  return gap;
}

static void
make_day (PfPlanningHeads *self, guint column)
{
  GtkSizeGroup *group = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);

  self->columns[column] = group;
  self->days[column] =
      g_object_new (GTK_TYPE_LABEL, "justify", GTK_JUSTIFY_CENTER, "use-markup", TRUE, NULL);
  gtk_widget_add_css_class (self->days[column], "day-head");
  self->spacers[column] = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_size_group_add_widget (group, self->days[column]);
  gtk_size_group_add_widget (group, self->spacers[column]);
}

static void
make_week (PfPlanningHeads *self, guint week)
{
  /* Asks for no width itself: it would make its days wider here than the cells below. */
  self->weeks[week] = g_object_new (GTK_TYPE_LABEL,
                                    "xalign",
                                    0.0,
                                    "yalign",
                                    1.0,
                                    "wrap",
                                    TRUE,
                                    "wrap-mode",
                                    PANGO_WRAP_WORD_CHAR,
                                    "width-chars",
                                    1,
                                    "max-width-chars",
                                    1,
                                    NULL);
  gtk_widget_add_css_class (self->weeks[week], "week-head");
  self->gaps[week][0] = new_gap ();
  self->gaps[week][1] = new_gap ();
}

void
pf_planning_heads_tie (PfPlanningHeads *self, PfCellMatrix *matrix)
{
  g_return_if_fail (PF_IS_PLANNING_HEADS (self) && self->matrix == NULL);

  self->matrix = matrix;
  for (guint i = 0; i < N_COLUMNS; i++) {
    make_day (self, i);
    pf_cell_matrix_place (matrix, self->spacers[i], 1, 0, 1);
    place (self, self->days[i], 1, 1, 1);
  }
  for (guint week = 0; week < PF_MAX_WEEKS; week++) {
    make_week (self, week);
    pf_cell_matrix_place (matrix, self->gaps[week][1], 1, 0, 1);
    place (self, self->gaps[week][0], 1, 1, 1);
    place (self, self->weeks[week], 1, 0, 1);
  }
}

void
pf_planning_heads_add_cell (PfPlanningHeads *self, guint column, GtkWidget *cell)
{
  g_return_if_fail (PF_IS_PLANNING_HEADS (self) && column < N_COLUMNS);
  gtk_size_group_add_widget (self->columns[column], cell);
}

void
pf_planning_heads_add_name (PfPlanningHeads *self, GtkWidget *name)
{
  gtk_size_group_add_widget (self->names, name);
}

static void
set_class (GtkWidget *widget, const char *css_class, gboolean wanted)
{
  if (wanted)
    gtk_widget_add_css_class (widget, css_class);
  else
    gtk_widget_remove_css_class (widget, css_class);
}

/* The letter for the eye, the whole day for the ear. */
static void
show_day (GtkWidget *head, PfPlanningModel *model, PfDate date)
{
  PfPlanningDay *day = pf_planning_model_get_day (model, date);
  g_autofree char *letter = pf_say_weekday_letter (date);
  g_autofree char *spoken = pf_say_day (date);
  g_autofree char *markup = NULL;
  GDate number;

  g_date_clear (&number, 1);
  g_date_set_julian (&number, date);
  markup = g_strdup_printf ("%s\n<b>%d</b>", letter, g_date_get_day (&number));
  gtk_label_set_label (GTK_LABEL (head), markup);
  set_class (head, "today", date == pf_planning_model_get_today (model));
  gtk_widget_set_tooltip_text (head, day != NULL && day->label != NULL ? day->label : spoken);
  gtk_accessible_update_property (GTK_ACCESSIBLE (head), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

static void
show_days (PfPlanningHeads *self, PfPlanningModel *model, const PfPlanningWeeks *weeks)
{
  for (guint i = 0; i < N_COLUMNS; i++) {
    int column = pf_planning_weeks_get_column (weeks, i / 7, i % 7);
    PfDate date = i / 7 < weeks->n_weeks ? pf_planning_weeks_get_date (weeks, i / 7, i % 7) : 0;
    gboolean shown = column > 0 && date != 0;

    gtk_widget_set_visible (self->days[i], shown);
    gtk_widget_set_visible (self->spacers[i], shown);
    if (!shown)
      continue;
    place (self, self->days[i], column, 1, 1);
    pf_cell_matrix_place (self->matrix, self->spacers[i], column, 0, 1);
    show_day (self->days[i], model, date);
  }
}

/* Monday to Friday: how many of the week's days in the planning there are, how many of them of
 * @kind, and the label of the last of those.
 */
static guint
count_days (PfPlanningModel *model,
            const PfPlanningWeeks *weeks,
            guint week,
            PfDayKind kind,
            guint *ret_n_days,
            const char **ret_label)
{
  guint n = 0;

  *ret_n_days = 0;
  for (guint weekday = 0; weekday < 5; weekday++) {
    PfDate date = pf_planning_weeks_get_date (weeks, week, weekday);
    PfPlanningDay *day = date != 0 ? pf_planning_model_get_day (model, date) : NULL;

    *ret_n_days += day != NULL;
    if (day == NULL || day->kind != kind)
      continue;
    *ret_label = day->label;
    n++;
  }
  return n;
}

/* Why nothing of school happens that week, if nothing does: the holiday's name where one of its
 * days is in it, else the closing where the town is closed on all of them but public holidays.
 */
static const char *
find_holiday (PfPlanningModel *model, const PfPlanningWeeks *weeks, guint week)
{
  const char *label = NULL;
  guint n_days, n_closed, n_public;

  if (count_days (model, weeks, week, PF_DAY_KIND_HOLIDAY, &n_days, &label) > 0)
    return label != NULL ? label : _ ("Holidays");
  n_public = count_days (model, weeks, week, PF_DAY_KIND_PUBLIC_HOLIDAY, &n_days, &label);
  n_closed = count_days (model, weeks, week, PF_DAY_KIND_CLOSED, &n_days, &label);
  if (n_days == 0 || n_public + n_closed < n_days)
    return NULL;
  return label != NULL ? label : _ ("Closed");
}

/* One day leaves room for the number alone. */
static void
show_week (PfPlanningHeads *self,
           PfPlanningModel *model,
           const PfPlanningWeeks *weeks,
           guint week,
           gboolean one_day)
{
  const char *holiday = find_holiday (model, weeks, week);
  g_autofree char *words = NULL;
  g_autofree char *number = NULL;
  GDate monday;

  g_date_clear (&monday, 1);
  g_date_set_julian (&monday, weeks->first_monday + week * 7);
  number = g_strdup_printf ("%u", g_date_get_iso8601_week_of_year (&monday));
  words = holiday != NULL
              ? g_strdup_printf ("%s · %s", number, holiday)
              : g_strdup_printf (_ ("Week %u"), g_date_get_iso8601_week_of_year (&monday));
  gtk_label_set_label (GTK_LABEL (self->weeks[week]), one_day ? number : words);
  gtk_widget_set_tooltip_text (self->weeks[week], words);
  set_class (self->weeks[week], "holiday", holiday != NULL);
}

/* The first and the last column of the week's days in the planning. */
static gboolean
find_ends (const PfPlanningWeeks *weeks, guint week, int *ret_first, int *ret_last)
{
  gboolean found = FALSE;

  for (guint weekday = 0; weekday < 7; weekday++) {
    int column = pf_planning_weeks_get_column (weeks, week, weekday);

    if (column < 0 || pf_planning_weeks_get_date (weeks, week, weekday) == 0)
      continue;
    if (!found)
      *ret_first = column;
    *ret_last = column;
    found = TRUE;
  }
  return found;
}

static void
show_weeks (PfPlanningHeads *self, PfPlanningModel *model, const PfPlanningWeeks *weeks)
{
  for (guint week = 0; week < PF_MAX_WEEKS; week++) {
    int first = 1;
    int last = 1;
    gboolean shown = week < weeks->n_weeks && find_ends (weeks, week, &first, &last);
    gboolean gap = shown && week > weeks->first_shown;
    int gap_column = (int) (week - weeks->first_shown) * (weeks->n_weekdays + 1);

    gtk_widget_set_visible (self->weeks[week], shown);
    gtk_widget_set_visible (self->gaps[week][0], gap);
    gtk_widget_set_visible (self->gaps[week][1], gap);
    if (gap) {
      place (self, self->gaps[week][0], gap_column, 1, 1);
      pf_cell_matrix_place (self->matrix, self->gaps[week][1], gap_column, 0, 1);
    }
    if (shown) {
      place (self, self->weeks[week], first, 0, last - first + 1);
      show_week (self, model, weeks, week, first == last);
    }
  }
}

void
pf_planning_heads_show (PfPlanningHeads *self, PfPlanningModel *model, const PfPlanningWeeks *weeks)
{
  g_return_if_fail (PF_IS_PLANNING_HEADS (self) && self->matrix != NULL);

  place (self, self->span, 0, 2, pf_planning_weeks_get_n_columns (weeks));
  show_days (self, model, weeks);
  show_weeks (self, model, weeks);
}

static void
pf_planning_heads_finalize (GObject *object)
{
  PfPlanningHeads *self = PF_PLANNING_HEADS (object);

  g_clear_object (&self->names);
  for (guint i = 0; i < N_COLUMNS; i++)
    g_clear_object (&self->columns[i]);
  G_OBJECT_CLASS (pf_planning_heads_parent_class)->finalize (object);
}

static void
pf_planning_heads_class_init (PfPlanningHeadsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pf_planning_heads_finalize;
}

static void
pf_planning_heads_init (PfPlanningHeads *self)
{
  self->grid = g_object_new (GTK_TYPE_GRID, "row-spacing", 3, "column-spacing", 3, NULL);
  adw_bin_set_child (ADW_BIN (self), self->grid);
  self->names = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  self->corner = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  self->span = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_set_hexpand (self->corner, TRUE);
  gtk_widget_set_hexpand (self->span, TRUE);
  pf_planning_heads_add_name (self, self->corner);
  place (self, self->corner, 0, 1, 1);
}
