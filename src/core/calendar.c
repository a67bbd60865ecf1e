/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/calendar.h"

#include <string.h>

#include "core/weekday.h"

typedef struct
{
  PfDate first_day, last_day;
} SchoolYear;

struct _PfCalendar
{
  char zone;
  gboolean alsace_moselle;
  GArray *years;    /* of SchoolYear, by date */
  GArray *holidays; /* of PfHoliday; the names are interned */
  GPtrArray *days;  /* of PfCalendarDay, by date */
};

PfCalendar *
pf_calendar_new (char zone, gboolean alsace_moselle)
{
  PfCalendar *self = g_new0 (PfCalendar, 1);

  self->zone = zone;
  self->alsace_moselle = alsace_moselle;
  self->years = g_array_new (FALSE, FALSE, sizeof (SchoolYear));
  self->holidays = g_array_new (FALSE, FALSE, sizeof (PfHoliday));
  self->days = g_ptr_array_new_with_free_func (g_object_unref);
  return self;
}

void
pf_calendar_free (PfCalendar *self)
{
  g_array_unref (self->years);
  g_array_unref (self->holidays);
  g_ptr_array_unref (self->days);
  g_free (self);
}

static int
compare_years (gconstpointer a, gconstpointer b)
{
  const SchoolYear *left = a, *right = b;

  return (left->first_day > right->first_day) - (left->first_day < right->first_day);
}

void
pf_calendar_add_year (PfCalendar *self, PfDate first_day, PfDate last_day)
{
  SchoolYear year = { first_day, last_day };

  g_array_append_val (self->years, year);
  g_array_sort (self->years, compare_years);
}

void
pf_calendar_add_holiday (PfCalendar *self,
                         const char *name,
                         const char *zones,
                         PfDate from,
                         PfDate to)
{
  PfHoliday holiday = { g_intern_string (name), from, to };

  if (zones == NULL || (self->zone != '\0' && strchr (zones, self->zone) != NULL))
    g_array_append_val (self->holidays, holiday);
}

/* The place of the first own day on or after @date. */
static guint
find_place (PfCalendar *self, PfDate date)
{
  guint low = 0, high = self->days->len;

  while (low < high) {
    guint middle = low + (high - low) / 2;

    if (PF_CALENDAR_DAY (self->days->pdata[middle])->date < date)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

void
pf_calendar_add_day (PfCalendar *self, PfCalendarDay *day)
{
  g_ptr_array_insert (self->days, (int) find_place (self, day->date), g_object_ref (day));
}

static PfCalendarDay *
find_own (PfCalendar *self, PfDate date, const char *site)
{
  PfCalendarDay *found = NULL;

  for (guint i = find_place (self, date); i < self->days->len; i++) {
    PfCalendarDay *day = self->days->pdata[i];

    if (day->date != date)
      break;
    if (site != NULL && g_str_equal (day->site, site))
      return day;
    if (day->site[0] == '\0')
      found = day;
  }
  return found;
}

/* The anonymous Gregorian computus (Nature, 20 April 1876), with its letters. */
PfDate
pf_easter (guint year)
{
  guint a = year % 19;
  guint b = year / 100, c = year % 100;
  guint d = b / 4, e = b % 4;
  guint f = (b + 8) / 25;
  guint g = (b - f + 1) / 3;
  guint h = (19 * a + b - d - g + 15) % 30;
  guint i = c / 4, k = c % 4;
  guint l = (32 + 2 * e + 2 * i - h - k) % 7;
  guint m = (a + 11 * h + 22 * l) / 451;
  guint n = h + l - 7 * m + 114;

  return pf_date (year, n / 31, n % 31 + 1);
}

/* Article L. 3133-1 of the labour code; L. 3134-13 for Alsace and Moselle. */
static const struct
{
  guint month, day; /* or, where the month is 0, */
  int after_easter;
  gboolean alsace_moselle;
  const char *code;
} public_holidays[] = {
  { 1, 1, 0, FALSE, "new_year" },       { 0, 0, -2, TRUE, "good_friday" },
  { 0, 0, 1, FALSE, "easter_monday" },  { 5, 1, 0, FALSE, "labour_day" },
  { 5, 8, 0, FALSE, "victory_day" },    { 0, 0, 39, FALSE, "ascension" },
  { 0, 0, 50, FALSE, "whit_monday" },   { 7, 14, 0, FALSE, "national_day" },
  { 8, 15, 0, FALSE, "assumption" },    { 11, 1, 0, FALSE, "all_saints" },
  { 11, 11, 0, FALSE, "armistice" },    { 12, 25, 0, FALSE, "christmas_day" },
  { 12, 26, 0, TRUE, "saint_stephen" },
};

const char *
pf_calendar_get_public_holiday (PfCalendar *self, PfDate date)
{
  guint month, day;
  guint year = pf_date_get_year (date, &month, &day);
  PfDate easter = pf_easter (year);

  for (gsize i = 0; i < G_N_ELEMENTS (public_holidays); i++) {
    if (public_holidays[i].alsace_moselle && !self->alsace_moselle)
      continue;
    if (public_holidays[i].month == 0
            ? (gint64) date == (gint64) easter + public_holidays[i].after_easter
            : public_holidays[i].month == month && public_holidays[i].day == day)
      return public_holidays[i].code;
  }
  return NULL;
}

/* The year in which @date is, or that is the last to start before it; NULL before the first. */
static const SchoolYear *
find_year (PfCalendar *self, PfDate date, const SchoolYear **ret_next)
{
  const SchoolYear *found = NULL;

  *ret_next = NULL;
  for (guint i = 0; i < self->years->len; i++) {
    const SchoolYear *year = &g_array_index (self->years, SchoolYear, i);

    if (year->first_day > date) {
      *ret_next = year;
      break;
    }
    found = year;
  }
  return found;
}

/* The last day of the summer that follows @year. */
static PfDate
get_summer_end (const SchoolYear *year, const SchoolYear *next)
{
  return next != NULL ? next->first_day - 1
                      : pf_date (pf_date_get_year (year->last_day, NULL, NULL), 8, 31);
}

gboolean
pf_calendar_is_provisional (PfCalendar *self, PfDate date)
{
  const SchoolYear *next;
  const SchoolYear *year = find_year (self, date, &next);

  return year == NULL || date > get_summer_end (year, next);
}

gboolean
pf_calendar_find_holiday (PfCalendar *self, PfDate date, PfHoliday *ret_holiday)
{
  const SchoolYear *next;
  const SchoolYear *year = find_year (self, date, &next);

  for (guint i = 0; i < self->holidays->len; i++) {
    const PfHoliday *holiday = &g_array_index (self->holidays, PfHoliday, i);

    if (date >= holiday->from && date <= holiday->to) {
      *ret_holiday = *holiday;
      return TRUE;
    }
  }
  if (year == NULL || date <= year->last_day || date > get_summer_end (year, next))
    return FALSE;
  *ret_holiday = (PfHoliday){ "summer", year->last_day + 1, get_summer_end (year, next) };
  return TRUE;
}

static PfDayKind
compute_kind (PfCalendar *self, PfDate date, const char **ret_label)
{
  PfWeekday weekday = pf_date_get_weekday (date);
  PfHoliday holiday;

  *ret_label = pf_calendar_get_public_holiday (self, date);
  if (*ret_label != NULL)
    return PF_DAY_KIND_PUBLIC_HOLIDAY;
  if (pf_calendar_find_holiday (self, date, &holiday))
    *ret_label = holiday.name;
  if (weekday >= PF_WEEKDAY_SATURDAY)
    return PF_DAY_KIND_WEEKEND;
  if (*ret_label != NULL)
    return PF_DAY_KIND_HOLIDAY;
  return weekday == PF_WEEKDAY_WEDNESDAY ? PF_DAY_KIND_WEDNESDAY : PF_DAY_KIND_SCHOOL;
}

PfDayKind
pf_calendar_get_kind (PfCalendar *self, PfDate date, const char *site, const char **ret_label)
{
  PfCalendarDay *own = find_own (self, date, site);
  const char *label = own != NULL ? own->label : NULL;
  PfDayKind kind = own != NULL ? own->kind : compute_kind (self, date, &label);

  if (ret_label != NULL)
    *ret_label = label;
  return kind;
}

guint
pf_calendar_get_traits (PfCalendar *self, PfDate date, const char *site)
{
  PfCalendarDay *own = find_own (self, date, site);
  gboolean computed = own == NULL || own->kind == PF_DAY_KIND_CLOSED;
  PfHoliday holiday;
  guint traits = 0;

  if (pf_date_get_weekday (date) >= PF_WEEKDAY_SATURDAY)
    traits |= PF_DAY_TRAIT_WEEKEND;
  if (computed ? pf_calendar_get_public_holiday (self, date) != NULL
               : own->kind == PF_DAY_KIND_PUBLIC_HOLIDAY)
    traits |= PF_DAY_TRAIT_PUBLIC_HOLIDAY;
  if (computed ? pf_calendar_find_holiday (self, date, &holiday) : own->kind == PF_DAY_KIND_HOLIDAY)
    traits |= PF_DAY_TRAIT_SCHOOL_HOLIDAY;
  if (own != NULL && own->kind == PF_DAY_KIND_CLOSED)
    traits |= PF_DAY_TRAIT_CLOSURE;
  return traits;
}

PfCalendarDay *
pf_calendar_get_day (PfCalendar *self, PfDate date, const char *site)
{
  PfCalendarDay *day = g_object_new (PF_TYPE_CALENDAR_DAY, NULL);
  const char *label;

  day->date = date;
  g_strlcpy (day->site, site != NULL ? site : "", PF_ID_SIZE);
  day->kind = pf_calendar_get_kind (self, date, site, &label);
  day->label = g_strdup (label);
  day->provisional = pf_calendar_is_provisional (self, date);
  return day;
}
