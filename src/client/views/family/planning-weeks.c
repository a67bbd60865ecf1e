/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/views/family/planning-weeks.h"

static GDate
to_date (PfDate day)
{
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_julian (&date, day);
  return date;
}

PfDate
pf_get_monday (PfDate day)
{
  GDate date = to_date (day);

  return day - (PfDate) (g_date_get_weekday (&date) - G_DATE_MONDAY);
}

PfDate
pf_get_month_start (PfDate day)
{
  GDate date = to_date (day);

  return day - g_date_get_day (&date) + 1;
}

PfDate
pf_get_month_end (PfDate day)
{
  GDate date = to_date (day);

  return pf_get_month_start (day) +
         g_date_get_days_in_month (g_date_get_month (&date), g_date_get_year (&date)) - 1;
}

static gboolean
has_session (PfPlanningModel *model, const PfPlanningWeeks *weeks, guint weekday)
{
  GListModel *lines = pf_planning_model_get_lines (model);

  for (guint i = 0; i < g_list_model_get_n_items (lines); i++) {
    g_autoptr (PfPlanningLine) line = g_list_model_get_item (lines, i);

    for (guint week = 0; week < weeks->n_weeks; week++) {
      PfPlanningItem *item =
          pf_planning_line_get_item (line, pf_planning_weeks_get_date (weeks, week, weekday));

      if (item != NULL && item->look != PF_CELL_LOOK_NONE)
        return TRUE;
    }
  }
  return FALSE;
}

/* Monday to Friday always; the weekend where something happens. */
static void
place_weekdays (PfPlanningWeeks *self, PfPlanningModel *model)
{
  for (guint weekday = 0; weekday < 7; weekday++)
    self->positions[weekday] =
        weekday < 5 || has_session (model, self, weekday) ? self->n_weekdays++ : -1;
}

static gboolean
is_empty (const PfPlanningWeeks *self, guint week)
{
  for (guint weekday = 0; weekday < 7; weekday++) {
    if (self->positions[weekday] >= 0 && pf_planning_weeks_get_date (self, week, weekday) != 0)
      return FALSE;
  }
  return TRUE;
}

/* A month that begins on a Sunday has a first week without a day to show. */
static void
leave_out_empty_weeks (PfPlanningWeeks *self)
{
  while (self->n_weeks > 1 && is_empty (self, 0)) {
    self->first_monday += 7;
    self->n_weeks--;
  }
  while (self->n_weeks > 1 && is_empty (self, self->n_weeks - 1))
    self->n_weeks--;
}

PfPlanningWeeks
pf_planning_weeks_new (PfPlanningModel *model, gboolean compact, PfDate anchor)
{
  PfPlanning *planning = pf_planning_model_get_planning (model);
  PfPlanningWeeks self = {
    .from = planning->from,
    .to = planning->to,
    .first_monday = pf_get_monday (planning->from),
  };

  self.n_weeks = MIN ((planning->to - self.first_monday) / 7 + 1, PF_MAX_WEEKS);
  place_weekdays (&self, model);
  leave_out_empty_weeks (&self);
  self.n_shown = compact ? MIN (self.n_weeks, PF_COMPACT_WEEKS) : self.n_weeks;
  if (anchor >= self.first_monday)
    self.first_shown = MIN ((anchor - self.first_monday) / 7, self.n_weeks - self.n_shown);
  return self;
}

PfDate
pf_planning_weeks_get_date (const PfPlanningWeeks *self, guint week, guint weekday)
{
  PfDate date = self->first_monday + week * 7 + weekday;

  return date >= self->from && date <= self->to ? date : 0;
}

int
pf_planning_weeks_get_column (const PfPlanningWeeks *self, guint week, guint weekday)
{
  if (week < self->first_shown || week >= self->first_shown + self->n_shown ||
      self->positions[weekday] < 0)
    return -1;
  return 1 + (int) (week - self->first_shown) * (self->n_weekdays + 1) + self->positions[weekday];
}

int
pf_planning_weeks_get_n_columns (const PfPlanningWeeks *self)
{
  return (int) self->n_shown * (self->n_weekdays + 1);
}
