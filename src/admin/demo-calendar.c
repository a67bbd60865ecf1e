/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The school years around today: as published, else after the nearest published one, and labelled
 * provisional.
 */
#include "admin/demo-town.h"
#include "core/weekday.h"

#define FIRST_MONTH 9 /* of a school year */
#define DAYS_PER_WEEK 7
#define SUMMER_CLOSING_DAYS 12

typedef struct
{
  const char *name, *from, *to;
} Holiday;

/* Zone B, as the order of 22 October 2025 (2026-2027) and the ministry's page give it. */
static const struct
{
  guint year;
  const char *last_day;
  Holiday holidays[6];
} published[] = {
  { 2025,
    "2026-07-03",
    { { "autumn", "2025-10-18", "2025-11-02" },
      { "christmas", "2025-12-20", "2026-01-04" },
      { "winter", "2026-02-14", "2026-03-01" },
      { "spring", "2026-04-11", "2026-04-26" },
      { "ascension_bridge", "2026-05-15", "2026-05-16" } } },
  { 2026,
    "2027-07-02",
    { { "autumn", "2026-10-17", "2026-11-01" },
      { "christmas", "2026-12-19", "2027-01-03" },
      { "winter", "2027-02-20", "2027-03-07" },
      { "spring", "2027-04-17", "2027-05-02" } } },
};

static PfDate
parse (const char *text)
{
  PfDate date = 0;

  if (!pf_date_parse (text, &date))
    g_warn_if_reached ();
  return date;
}

/* The same weekday @years later (or earlier), as near as can be to the same day of the year. */
static PfDate
move (PfDate date, int years)
{
  guint month, day;
  guint year = pf_date_get_year (date, &month, &day);
  PfDate same = pf_date ((guint) ((int) year + years), month, MIN (day, 28));

  return pf_date_back_to (same + 3 + (day - MIN (day, 28)), pf_date_get_weekday (date));
}

/* The first of September, or the Monday after. */
static PfDate
find_first_day (guint year)
{
  PfDate date = pf_date (year, FIRST_MONTH, 1);

  while (pf_date_get_weekday (date) >= PF_WEEKDAY_SATURDAY)
    date++;
  return date;
}

static void
add_holiday (PfDemoTown *self, const Holiday *published_one, int years)
{
  PfSchoolHoliday *holiday = pf_demo_town_add (self, PF_DEMO_SCHOOL_HOLIDAY);
  PfDate from = parse (published_one->from);

  holiday->name = g_strdup (published_one->name);
  holiday->from = move (from, years);
  holiday->to = holiday->from + (parse (published_one->to) - from);
  pf_calendar_add_holiday (self->calendar, holiday->name, NULL, holiday->from, holiday->to);
}

/* A bridge hangs on a date of its own year: nothing follows from it for another. */
static gboolean
is_of_its_year_only (const Holiday *holiday)
{
  return g_str_equal (holiday->name, "ascension_bridge");
}

static PfSchoolYear *
add_year (PfDemoTown *self, guint first)
{
  const guint oldest = published[0].year;
  const guint newest = published[G_N_ELEMENTS (published) - 1].year;
  guint like = CLAMP (first, oldest, newest) - oldest;
  int years = (int) first - (int) published[like].year;
  PfSchoolYear *year = pf_demo_town_add (self, PF_DEMO_SCHOOL_YEAR);

  year->name = g_strdup_printf ("%u-%u", first, first + 1);
  year->first_day = find_first_day (first);
  year->last_day = move (parse (published[like].last_day), years);
  year->enrolments_open_on = pf_date (first, 5, 15);
  year->provisional = years != 0;
  pf_calendar_add_year (self->calendar, year->first_day, year->last_day);
  for (const Holiday *holiday = published[like].holidays; holiday->name != NULL; holiday++) {
    if (years == 0 || !is_of_its_year_only (holiday))
      add_holiday (self, holiday, years);
  }
  return year;
}

static void
close_day (PfDemoTown *self, PfSchoolYear *year, PfDate date, const char *label)
{
  PfCalendarDay *day;

  if (pf_calendar_get_kind (self->calendar, date, NULL, NULL) != PF_DAY_KIND_HOLIDAY)
    return;
  day = pf_demo_town_add (self, PF_DEMO_CALENDAR_DAY);
  day->date = date;
  day->kind = PF_DAY_KIND_CLOSED;
  day->label = g_strdup (label);
  day->provisional = year->provisional;
  pf_calendar_add_day (self->calendar, day);
}

/* The town rests with the year, and in the middle of August. */
static void
add_closures (PfDemoTown *self, PfSchoolYear *year)
{
  guint first = pf_date_get_year (year->first_day, NULL, NULL);
  PfDate christmas = pf_date (first, 12, 24);
  PfDate august = pf_date_back_to (pf_date (first + 1, 8, 15), PF_WEEKDAY_MONDAY) - DAYS_PER_WEEK;

  for (PfDate date = christmas; date <= pf_date (first, 12, 31); date++)
    close_day (self, year, date, "Fermeture de fin d’année");
  for (PfDate date = august; date < august + SUMMER_CLOSING_DAYS; date++)
    close_day (self, year, date, "Fermeture d’été");
}

/* Lunches of a week close on the Thursday before (demo-deadlines.c). A week before the last ones
 * do, families turn to the next year, so that a town is good for a week at least.
 */
static PfDate
find_turn (PfSchoolYear *year)
{
  return pf_date_back_to (year->last_day, PF_WEEKDAY_MONDAY) - 3 - DAYS_PER_WEEK;
}

void
pf_demo_make_calendar (PfDemoTown *self)
{
  guint month;
  guint first = pf_date_get_year (self->options.today, &month, NULL);
  GPtrArray *years = self->tables[PF_DEMO_SCHOOL_YEAR];

  if (month < FIRST_MONTH)
    first--;
  self->calendar = pf_calendar_new (0, FALSE);
  for (guint i = 0; i < 3; i++)
    add_year (self, first - 1 + i);
  for (guint i = 0; i < years->len; i++)
    add_closures (self, years->pdata[i]);
  self->year = years->pdata[1];
  self->next_year = years->pdata[2];
  self->preparing = self->options.today >= find_turn (self->year);
}
