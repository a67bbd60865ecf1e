/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the page shows of its model, and which days it needs for that.
 */
#include <glib/gi18n.h>

#include "client/views/family/planning-bar.h"
#include "client/views/family/planning-month.h"
#include "client/views/family/planning-notes.h"
#include "client/views/family/planning-page-private.h"
#include "client/views/family/planning-week.h"
#include "client/views/say.h"
#include "client/views/widgets/legend.h"
#include "client/views/widgets/segments.h"

#define STALE_OPACITY 0.4

gboolean
pf_planning_page_shows_week (PfPlanningPage *self)
{
  return self->narrow || self->view == PF_PLANNING_VIEW_WEEK;
}

void
pf_planning_page_get_range (PfPlanningPage *self, PfDate *ret_from, PfDate *ret_to)
{
  PfDate monday = pf_get_monday (self->date);
  PfDate friday = monday + 4;

  g_return_if_fail (PF_IS_PLANNING_PAGE (self));
  if (pf_planning_page_shows_week (self) &&
      pf_get_month_start (monday) != pf_get_month_start (friday)) {
    *ret_from = monday;
    *ret_to = monday + 6;
    return;
  }
  *ret_from = pf_get_month_start (pf_planning_page_shows_week (self) ? monday : self->date);
  *ret_to = pf_get_month_end (*ret_from);
}

gboolean
pf_planning_page_is_stale (PfPlanningPage *self)
{
  PfPlanning *planning = pf_planning_model_get_planning (self->model);
  PfDate from, to;

  pf_planning_page_get_range (self, &from, &to);
  return planning == NULL || planning->from != from || planning->to != to;
}

static PfDate
step_weeks (PfPlanningPage *self, int by)
{
  const PfPlanningWeeks *weeks = pf_planning_month_get_weeks (PF_PLANNING_MONTH (self->month));
  guint after = weeks->first_shown + weeks->n_shown;

  if (by > 0 && after < weeks->n_weeks)
    return weeks->first_monday + after * 7;
  if (by < 0 && weeks->first_shown > 0)
    return MAX (weeks->from,
                weeks->first_monday +
                    7 * (weeks->first_shown - MIN (weeks->first_shown, weeks->n_shown)));
  return by > 0 ? pf_get_month_end (self->date) + 1 : pf_get_month_start (self->date) - 1;
}

void
pf_planning_page_step (PfPlanningPage *self, int by)
{
  PfDate date;

  g_return_if_fail (PF_IS_PLANNING_PAGE (self));
  if (pf_planning_page_shows_week (self))
    date = pf_get_monday (self->date) + (PfDate) (7 * by);
  else if (self->compact && pf_planning_model_get_planning (self->model) != NULL)
    date = step_weeks (self, by);
  else
    date = by > 0 ? pf_get_month_end (self->date) + 1
                  : pf_get_month_start (pf_get_month_start (self->date) - 1);
  pf_planning_page_set_date (self, date);
}

/* ---- the cells */

static GListModel *
get_children (PfPlanningPage *self)
{
  PfPlanning *planning = pf_planning_model_get_planning (self->model);

  return planning != NULL ? G_LIST_MODEL (planning->children) : NULL;
}

static PfPlanningWeek *
use_panel (PfPlanningPage *self, guint position)
{
  if (position == self->panels->len) {
    GtkWidget *panel = pf_planning_week_new ();

    g_ptr_array_add (self->panels, panel);
    gtk_box_append (GTK_BOX (self->weeks), panel);
    pf_planning_page_listen (self, pf_planning_week_get_matrix (PF_PLANNING_WEEK (panel)));
  }
  return self->panels->pdata[position];
}

/* Narrow shows one child, the first until another is chosen. */
static gboolean
is_shown (PfPlanningPage *self, PfPlanningChild *child, guint position)
{
  if (self->child != NULL)
    return g_str_equal (self->child, child->id);
  return !self->narrow || position == 0;
}

/* Who only looks at months needs none. */
static void
fill_legend (PfPlanningPage *self)
{
  static const PfCellLook looks[] = {
    PF_CELL_LOOK_OPEN,       PF_CELL_LOOK_CHOSEN,    PF_CELL_LOOK_BOOKED,
    PF_CELL_LOOK_CANCELLING, PF_CELL_LOOK_FULL,      PF_CELL_LOOK_WAITING,
    PF_CELL_LOOK_OFFERED,    PF_CELL_LOOK_REQUESTED, PF_CELL_LOOK_OTHER,
  };

  pf_legend_show (PF_LEGEND (self->legend), looks, G_N_ELEMENTS (looks));
}

static void
show_weeks (PfPlanningPage *self)
{
  GListModel *children = get_children (self);
  guint n = 0;

  if (self->panels->len == 0)
    fill_legend (self);
  for (guint i = 0; i < g_list_model_get_n_items (children); i++) {
    g_autoptr (PfPlanningChild) child = g_list_model_get_item (children, i);

    if (!is_shown (self, child, i))
      continue;
    pf_planning_week_show (
        use_panel (self, n), self->model, child, pf_get_monday (self->date), self->narrow);
    gtk_widget_set_visible (self->panels->pdata[n++], TRUE);
  }
  pf_legend_set_per_line (PF_LEGEND (self->legend), self->narrow ? 1 : 4, self->narrow ? 2 : 8);
  pf_legend_set_shown (PF_LEGEND (self->legend),
                       PF_CELL_LOOK_OTHER,
                       pf_planning_model_has_shared_child (self->model));
  for (; n < self->panels->len; n++)
    gtk_widget_set_visible (self->panels->pdata[n], FALSE);
}

static void
show_segments (PfPlanningPage *self)
{
  GListModel *children = get_children (self);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_set_size (self->ids, 0);
  for (guint i = 0; i < g_list_model_get_n_items (children); i++) {
    g_autoptr (PfPlanningChild) child = g_list_model_get_item (children, i);

    g_ptr_array_add (self->ids, g_strdup (child->id));
    g_ptr_array_add (names, g_strdup (child->first_name));
  }
  g_ptr_array_add (names, NULL);
  pf_segments_set_words (PF_SEGMENTS (self->children), (const char *const *) names->pdata);
  for (guint i = 0; i < self->ids->len; i++)
    if (g_strcmp0 (self->child, self->ids->pdata[i]) == 0)
      pf_segments_set_selected (PF_SEGMENTS (self->children), i);
  gtk_widget_set_visible (self->children, self->narrow && self->ids->len > 1);
}

static char *
build_title (PfPlanningPage *self)
{
  PfDate monday = pf_get_monday (self->date);

  if (self->date == 0)
    return g_strdup ("");
  if (pf_planning_page_shows_week (self))
    return pf_say_range (monday, monday + 4);
  if (self->compact && pf_planning_model_get_planning (self->model) != NULL) {
    const PfPlanningWeeks *weeks = pf_planning_month_get_weeks (PF_PLANNING_MONTH (self->month));
    PfDate first = weeks->first_monday + 7 * weeks->first_shown;

    return pf_say_range (MAX (first, weeks->from), MIN (first + 7 * weeks->n_shown - 3, weeks->to));
  }
  return pf_say_month (self->date);
}

static void
show_title (PfPlanningPage *self)
{
  g_free (self->title);
  self->title = build_title (self);
  g_object_notify (G_OBJECT (self), "title");
}

/* Narrow scrolls as a whole, wide only its cells: the notes stay in sight. */
static void
choose_scrolling (PfPlanningPage *self)
{
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroll),
                                  GTK_POLICY_NEVER,
                                  self->narrow ? GTK_POLICY_AUTOMATIC : GTK_POLICY_NEVER);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->weeks_scroll),
                                  GTK_POLICY_NEVER,
                                  self->narrow ? GTK_POLICY_NEVER : GTK_POLICY_AUTOMATIC);
}

/* The days before stay, dimmed, while others are on their way, so that the focus stays too; where
 * none are coming they would be a lie.
 */
static void
show_cells (PfPlanningPage *self)
{
  PfPlanningSituation situation = pf_planning_model_get_situation (self->model);
  gboolean stale = pf_planning_page_is_stale (self);
  gboolean shown =
      get_children (self) != NULL && (!stale || (situation != PF_PLANNING_SITUATION_OFFLINE &&
                                                 situation != PF_PLANNING_SITUATION_FAILED));

  gtk_widget_set_visible (self->month, shown && !pf_planning_page_shows_week (self));
  gtk_widget_set_visible (self->weeks_scroll, shown && pf_planning_page_shows_week (self));
  gtk_widget_set_opacity (self->month, stale ? STALE_OPACITY : 1);
  gtk_widget_set_opacity (self->weeks_scroll, stale ? STALE_OPACITY : 1);
}

void
pf_planning_page_lay_out (PfPlanningPage *self)
{
  gboolean week = pf_planning_page_shows_week (self);

  if (self->model == NULL || self->date == 0)
    return;
  if (get_children (self) != NULL) {
    show_segments (self);
    if (week)
      show_weeks (self);
    else
      pf_planning_month_show (
          PF_PLANNING_MONTH (self->month), self->model, self->child, self->compact, self->date);
  }
  choose_scrolling (self);
  show_cells (self);
  show_title (self);
  pf_planning_page_show_news (self);
}

/* ---- notes and bar */

static gboolean
is_busy (PfPlanningSituation situation)
{
  return situation == PF_PLANNING_SITUATION_LOADING || situation == PF_PLANNING_SITUATION_CACHED ||
         situation == PF_PLANNING_SITUATION_SENDING;
}

void
pf_planning_page_show_news (PfPlanningPage *self)
{
  show_cells (self);
  gtk_widget_set_visible (self->progress, is_busy (pf_planning_model_get_situation (self->model)));
  pf_planning_notes_show (PF_PLANNING_NOTES (self->notes), self->model, self->narrow);
  gtk_widget_set_visible (self->typical_week,
                          self->has_pages && !self->narrow &&
                              pf_planning_model_get_situation (self->model) ==
                                  PF_PLANNING_SITUATION_FRESH);
  pf_planning_bar_show (PF_VALIDATE_BAR (self->bar), self->model);
}
