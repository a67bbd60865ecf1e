/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * When a rule closes.
 */
#include <string.h>

#include "core/deadline-rule.h"
#include "core/local-time.h"

#define DAYS_PER_WEEK 7

/* Three years: a rule that counts no day at all must not count for ever. */
#define MAX_DAYS_BACK 1096

#define TRAIT_OTHER_WEEKDAY (1u << 16)

static const struct
{
  const char *word;
  guint trait;
} exclusions[] = {
  { "weekend", PF_DAY_TRAIT_WEEKEND },
  { "public_holiday", PF_DAY_TRAIT_PUBLIC_HOLIDAY },
  { "school_holiday", PF_DAY_TRAIT_SCHOOL_HOLIDAY },
  { "closure", PF_DAY_TRAIT_CLOSURE },
  { "other_weekday", TRAIT_OTHER_WEEKDAY },
};

static const guint base_exclusions[] = {
  [PF_COUNTED_DAYS_NONE] = 0,
  [PF_COUNTED_DAYS_ALL] = 0,
  [PF_COUNTED_DAYS_WORKING] = PF_DAY_TRAIT_WEEKEND | PF_DAY_TRAIT_PUBLIC_HOLIDAY,
  [PF_COUNTED_DAYS_OPEN] = TRAIT_OTHER_WEEKDAY | PF_DAY_TRAIT_PUBLIC_HOLIDAY |
                           PF_DAY_TRAIT_SCHOOL_HOLIDAY | PF_DAY_TRAIT_CLOSURE,
};

static guint
get_excluded_traits (PfDeadlineRule *self)
{
  guint excluded = base_exclusions[self->counted];

  for (gsize i = 0; i < G_N_ELEMENTS (exclusions); i++)
    if (self->excluded != NULL &&
        g_strv_contains ((const char *const *) self->excluded, exclusions[i].word))
      excluded |= exclusions[i].trait;
  return excluded;
}

/* The @n-th counted day before @day, or 0 where there is none. */
static PfDate
count_back (PfDeadlineRule *self, PfDate day, int n, PfCalendar *calendar, const char *site)
{
  guint excluded = get_excluded_traits (self);
  guint open = pf_weekdays_parse ((const char *const *) self->open_weekdays);
  PfDate first = day - MAX_DAYS_BACK;

  if (excluded == 0)
    return day - (PfDate) n;
  for (PfDate date = day; date > first; date--) {
    guint traits = pf_calendar_get_traits (calendar, date - 1, site);

    if (n == 0)
      return date;
    if ((open & 1u << pf_date_get_weekday (date - 1)) == 0)
      traits |= TRAIT_OTHER_WEEKDAY;
    if ((traits & excluded) == 0)
      n--;
  }
  return 0;
}

static PfInstant
close_on (PfDate date, const char *at, GTimeZone *zone)
{
  int minute = at != NULL ? pf_day_time_parse (at) : PF_MINUTES_PER_DAY;

  g_return_val_if_fail (minute >= 0, PF_DEADLINE_NEVER);
  return date != 0 ? pf_local_instant (date, (guint) minute, zone) : PF_DEADLINE_NEVER;
}

/* The nearest day before, never the session's own. */
static PfInstant
close_per_weekday (PfDeadlineRule *self, PfDate day, GTimeZone *zone)
{
  PfWeekday weekday = pf_date_get_weekday (day);

  for (gsize i = 0; self->per_weekday != NULL && self->per_weekday[i] != NULL; i++) {
    const char *entry = self->per_weekday[i]; /* "MON=FRI 09:00" */

    if (pf_weekday_parse (entry) == weekday) {
      const char *closing = entry + strlen ("MON=");

      return close_on (
          pf_date_back_to (day - 1, pf_weekday_parse (closing)), closing + strlen ("FRI "), zone);
    }
  }
  return PF_DEADLINE_NEVER;
}

static PfDate
find_previous_month_day (PfDate day, guint month_day)
{
  guint month, day_of_month;
  guint year;
  PfDate last;

  pf_date_get_year (day, NULL, &day_of_month);
  last = day - day_of_month;
  year = pf_date_get_year (last, &month, &day_of_month);
  return month_day < day_of_month ? pf_date (year, month, month_day) : last;
}

static PfDate
find_in_months (PfDeadlineRule *self, PfDate day)
{
  char month[PF_DATE_SIZE];
  PfDate date;

  pf_date_write (day, month);
  for (gsize i = 0; self->months != NULL && self->months[i] != NULL; i++) {
    const char *entry = self->months[i]; /* "2026-09=2026-08-20" */

    if (strncmp (entry, month, strlen ("2026-09")) == 0 &&
        pf_date_parse (entry + strlen ("2026-09="), &date))
      return date;
  }
  return 0;
}

static PfInstant
compute (PfDeadlineRule *self,
         PfDate day,
         PfInstant starts_at,
         PfCalendar *calendar,
         const char *site,
         GTimeZone *zone)
{
  PfDate date;

  switch (self->kind) {
  case PF_DEADLINE_KIND_HOURS:
    return starts_at - self->n * G_TIME_SPAN_HOUR;
  case PF_DEADLINE_KIND_DAYS:
    return close_on (count_back (self, day, self->n, calendar, site), self->at, zone);
  case PF_DEADLINE_KIND_CLEAR_DAYS:
    return close_on (count_back (self, day, self->n + 1, calendar, site), NULL, zone);
  case PF_DEADLINE_KIND_WEEKDAY:
    date = pf_date_back_to (day, PF_WEEKDAY_MONDAY) + self->weekday - PF_WEEKDAY_MONDAY;
    return close_on (date - (PfDate) self->weeks_before * DAYS_PER_WEEK, self->at, zone);
  case PF_DEADLINE_KIND_PER_WEEKDAY:
    return close_per_weekday (self, day, zone);
  case PF_DEADLINE_KIND_DAY_OF_PREVIOUS_MONTH:
    return close_on (find_previous_month_day (day, (guint) self->month_day), self->at, zone);
  case PF_DEADLINE_KIND_MONTH_TABLE:
    return close_on (find_in_months (self, day), self->at, zone);
  case PF_DEADLINE_KIND_FIXED:
    return close_on (self->date, self->at, zone);
  case PF_DEADLINE_KIND_ALWAYS:
    return starts_at;
  case PF_DEADLINE_KIND_NEVER:
  case PF_DEADLINE_KIND_NONE:
    return PF_DEADLINE_NEVER;
  }
  g_return_val_if_reached (PF_DEADLINE_NEVER);
}

PfInstant
pf_deadline_rule_closes_at (PfDeadlineRule *self,
                            PfDate day,
                            PfInstant starts_at,
                            PfCalendar *calendar,
                            const char *site,
                            GTimeZone *zone)
{
  return MIN (compute (self, day, starts_at, calendar, site, zone), starts_at);
}
