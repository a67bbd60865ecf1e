/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The month of every shape: each cell stands under the head of its own day.
 */
#include "client/views/family/planning-month.h"

#include <stdlib.h>

#include "client/views/family/planning-cells.h"
#include "planning-sample.h"
#include "window.h"

typedef struct
{
  PfPlanningModel *model;
  GtkWidget *month;
  PfTestWindow *window;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer)
{
  fixture->model = pf_planning_model_new ();
  fixture->month = g_object_new (PF_TYPE_PLANNING_MONTH, NULL);
  fixture->window = pf_test_window_new (fixture->month, 1280, 800);
}

static void
tear_down (Fixture *fixture, gconstpointer)
{
  pf_test_window_free (fixture->window);
  g_assert_finalize_object (fixture->model);
}

/* The sample's cells against other days: a pattern of weekdays falls on weekends too. */
static void
show (Fixture *fixture, PfDate from, gboolean compact)
{
  g_autoptr (PfPlanning) planning = pf_planning_sample_new ();

  planning->from = from;
  planning->to = pf_get_month_end (from);
  pf_planning_model_take (fixture->model, planning, PF_PLANNING_SAMPLE_NOW);
  pf_planning_month_show (
      PF_PLANNING_MONTH (fixture->month), fixture->model, NULL, compact, from + 14);
  pf_test_window_settle (fixture->window);
}

static double
get_middle (GtkWidget *widget, GtkWidget *within)
{
  graphene_rect_t bounds;

  g_assert_true (gtk_widget_compute_bounds (widget, within, &bounds));
  return bounds.origin.x + bounds.size.width / 2;
}

static void
collect (GtkWidget *widget, GPtrArray *heads, GPtrArray *cells)
{
  if (!gtk_widget_get_mapped (widget))
    return;
  if (gtk_widget_has_css_class (widget, "day-head"))
    g_ptr_array_add (heads, widget);
  if (PF_IS_CELL (widget) && pf_planning_cells_get_item (PF_CELL (widget)) != NULL)
    g_ptr_array_add (cells, widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    collect (child, heads, cells);
}

/* The day of the month that a head says below its letter. */
static int
read_head (GtkWidget *head)
{
  g_auto (GStrv) lines = g_strsplit (gtk_label_get_text (GTK_LABEL (head)), "\n", 2);

  return atoi (lines[1]);
}

static void
assert_under_head (Fixture *fixture, GtkWidget *cell, GPtrArray *heads)
{
  PfDate date = pf_planning_cells_get_item (PF_CELL (cell))->date;
  int day = (int) (date - pf_get_month_start (date)) + 1;

  for (guint i = 0; i < heads->len; i++) {
    if (read_head (heads->pdata[i]) != day)
      continue;
    if (abs ((int) (get_middle (heads->pdata[i], fixture->month) -
                    get_middle (cell, fixture->month))) > 1)
      g_error ("%s is not under its head", pf_cell_get_spoken (PF_CELL (cell)));
    return;
  }
  g_error ("%s has no head", pf_cell_get_spoken (PF_CELL (cell)));
}

static void
assert_aligned (Fixture *fixture)
{
  g_autoptr (GPtrArray) heads = g_ptr_array_new ();
  g_autoptr (GPtrArray) cells = g_ptr_array_new ();

  collect (fixture->month, heads, cells);
  g_assert_cmpuint (cells->len, >, 30);
  for (guint i = 0; i < cells->len; i++)
    assert_under_head (fixture, cells->pdata[i], heads);
}

/* From September to August: months that begin on each weekday, of 28 to 31 days, with weeks of one
 * day, in one window that shows one after the other.
 */
static void
test_heads (Fixture *fixture, gconstpointer compact)
{
  PfDate from = pf_date (2026, 9, 1);

  for (guint month = 0; month < 12; month++) {
    g_test_message ("month %u from September", month);
    show (fixture, from, compact != NULL);
    assert_aligned (fixture);
    from = pf_get_month_end (from) + 1;
  }
}

/* Principle of the look: a panel ends with its content. */
static void
test_ends_with_content (Fixture *fixture, gconstpointer)
{
  int minimum, natural;

  show (fixture, pf_date (2026, 12, 1), FALSE);
  gtk_widget_measure (
      fixture->month, GTK_ORIENTATION_VERTICAL, 1000, &minimum, &natural, NULL, NULL);
  g_assert_cmpint (natural, >, 300);
  g_assert_cmpint (natural, <, 620);
}

static void
set_kind (PfPlanning *planning, PfDate from, PfDate to, PfDayKind kind, const char *label)
{
  for (PfDate date = from; date <= to; date++) {
    g_autoptr (PfPlanningDay) day =
        g_list_model_get_item (G_LIST_MODEL (planning->days), date - planning->from);

    g_object_set (day, "kind", kind, "label", label, NULL);
  }
}

/* A week is named after what closes it, only where all of it is closed. */
static void
test_closed_week (Fixture *fixture, gconstpointer)
{
  g_autoptr (PfPlanning) planning = pf_planning_sample_new ();

  set_kind (planning, pf_date (2026, 12, 28), planning->to, PF_DAY_KIND_CLOSED, "Fermeture");
  set_kind (
      planning, pf_date (2026, 12, 14), pf_date (2026, 12, 14), PF_DAY_KIND_CLOSED, "Fermeture");
  pf_planning_model_take (fixture->model, planning, PF_PLANNING_SAMPLE_NOW);
  pf_planning_month_show (
      PF_PLANNING_MONTH (fixture->month), fixture->model, NULL, FALSE, planning->from);
  pf_test_window_assert_shows (fixture->window, "Week 51|52 · Vacances de Noël|53 · Fermeture|");
}

int
main (int argc, char **argv)
{
  if (!pf_test_window_init (&argc, &argv))
    return 0;
#define ADD(name, data, function)                                                                  \
  g_test_add ("/planning-month/" name, Fixture, data, set_up, function, tear_down)
  ADD ("heads", NULL, test_heads);
  ADD ("heads-compact", "compact", test_heads);
  ADD ("ends-with-content", NULL, test_ends_with_content);
  ADD ("closed-week", NULL, test_closed_week);
#undef ADD
  return g_test_run ();
}
