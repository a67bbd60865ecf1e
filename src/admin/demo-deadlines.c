/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Until when families of the demonstration town may add, remove and tell an absence.
 */
#include "admin/demo-town.h"

#define HOLIDAY_DAYS 21 /* before a holiday, its bookings close */

static PfDeadlineRule *
add_rule (PfDemoTown *self, PfDemoActivity activity, PfDeadlineAct act, PfDeadlineKind kind)
{
  PfDeadlineRule *rule = pf_demo_town_add (self, PF_DEMO_DEADLINE_RULE);

  pf_demo_refer (rule->activity, pf_demo_town_get (self, PF_DEMO_ACTIVITY, activity));
  rule->act = act;
  rule->kind = kind;
  if (act == PF_DEADLINE_ACT_ADD)
    rule->late_add = PF_LATE_ADD_REFUSE;
  if (act == PF_DEADLINE_ACT_REMOVE)
    rule->late_removal = PF_LATE_REMOVAL_FULL;
  return rule;
}

/* Meals are ordered by the week: Thursday evening for the week after. */
static void
make_canteen (PfDemoTown *self)
{
  const PfDeadlineAct acts[] = { PF_DEADLINE_ACT_ADD,
                                 PF_DEADLINE_ACT_REMOVE,
                                 PF_DEADLINE_ACT_CHANGE };
  PfDeadlineRule *rule;

  for (guint i = 0; i < G_N_ELEMENTS (acts); i++) {
    rule = add_rule (self, PF_DEMO_CANTEEN, acts[i], PF_DEADLINE_KIND_WEEKDAY);
    rule->weekday = PF_WEEKDAY_THURSDAY;
    rule->weeks_before = 1;
    rule->at = g_strdup ("24:00");
  }
  rule = add_rule (self, PF_DEMO_CANTEEN, PF_DEADLINE_ACT_ABSENCE, PF_DEADLINE_KIND_DAYS);
  rule->n = 0;
  rule->at = g_strdup ("09:00");
  rule->counted = PF_COUNTED_DAYS_ALL;
}

/* Two working days before, at noon. */
static void
make_care (PfDemoTown *self, PfDemoActivity activity)
{
  const PfDeadlineAct acts[] = { PF_DEADLINE_ACT_ADD, PF_DEADLINE_ACT_REMOVE };
  PfDeadlineRule *rule;

  for (guint i = 0; i < G_N_ELEMENTS (acts); i++) {
    rule = add_rule (self, activity, acts[i], PF_DEADLINE_KIND_DAYS);
    rule->n = 2;
    rule->at = g_strdup ("12:00");
    rule->counted = PF_COUNTED_DAYS_WORKING;
  }
  rule->late_removal = PF_LATE_REMOVAL_PERCENT;
  rule->late_removal_percent = g_strdup ("50");
  rule = add_rule (self, activity, PF_DEADLINE_ACT_ABSENCE, PF_DEADLINE_KIND_HOURS);
  rule->n = 1;
}

/* The Friday before, at noon. */
static void
make_wednesday (PfDemoTown *self)
{
  static const char *const days[] = { "WED=FRI 12:00", NULL };
  PfDeadlineRule *rule;

  rule = add_rule (self, PF_DEMO_WEDNESDAY, PF_DEADLINE_ACT_ADD, PF_DEADLINE_KIND_PER_WEEKDAY);
  rule->per_weekday = g_strdupv ((GStrv) days);
  rule = add_rule (self, PF_DEMO_WEDNESDAY, PF_DEADLINE_ACT_REMOVE, PF_DEADLINE_KIND_PER_WEEKDAY);
  rule->per_weekday = g_strdupv ((GStrv) days);
  rule = add_rule (self, PF_DEMO_WEDNESDAY, PF_DEADLINE_ACT_ABSENCE, PF_DEADLINE_KIND_HOURS);
  rule->n = 24;
}

/* A date for each holiday: three weeks before it, in the evening. */
static void
make_holiday (PfDemoTown *self, PfDate from, PfDate to)
{
  const PfDeadlineAct acts[] = { PF_DEADLINE_ACT_ADD, PF_DEADLINE_ACT_REMOVE };

  for (guint i = 0; i < G_N_ELEMENTS (acts); i++) {
    PfDeadlineRule *rule = add_rule (self, PF_DEMO_HOLIDAYS, acts[i], PF_DEADLINE_KIND_FIXED);

    rule->period_from = from;
    rule->period_to = to;
    rule->date = from - HOLIDAY_DAYS;
    rule->at = g_strdup ("24:00");
  }
}

static void
make_holidays (PfDemoTown *self)
{
  GPtrArray *holidays = self->tables[PF_DEMO_SCHOOL_HOLIDAY];
  GPtrArray *years = self->tables[PF_DEMO_SCHOOL_YEAR];
  PfDeadlineRule *rule;

  for (guint i = 0; i < holidays->len; i++) {
    PfSchoolHoliday *holiday = holidays->pdata[i];

    make_holiday (self, holiday->from, holiday->to);
  }
  for (guint i = 0; i < years->len; i++) {
    PfHoliday summer;

    if (pf_calendar_find_holiday (
            self->calendar, PF_SCHOOL_YEAR (years->pdata[i])->last_day + 1, &summer))
      make_holiday (self, summer.from, summer.to);
  }
  rule = add_rule (self, PF_DEMO_HOLIDAYS, PF_DEADLINE_ACT_ABSENCE, PF_DEADLINE_KIND_CLEAR_DAYS);
  rule->n = 2;
  rule->counted = PF_COUNTED_DAYS_WORKING;
}

void
pf_demo_make_deadlines (PfDemoTown *self)
{
  make_care (self, PF_DEMO_MORNING);
  make_canteen (self);
  make_care (self, PF_DEMO_EVENING);
  make_wednesday (self);
  make_holidays (self);
}
