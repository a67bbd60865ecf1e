/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/weekday.h"

#include <string.h>

#define DAYS_PER_WEEK 7

G_DEFINE_ENUM_TYPE (PfWeekday,
                    pf_weekday,
                    G_DEFINE_ENUM_VALUE (PF_WEEKDAY_NONE, ""),
                    G_DEFINE_ENUM_VALUE (PF_WEEKDAY_MONDAY, "MON"),
                    G_DEFINE_ENUM_VALUE (PF_WEEKDAY_TUESDAY, "TUE"),
                    G_DEFINE_ENUM_VALUE (PF_WEEKDAY_WEDNESDAY, "WED"),
                    G_DEFINE_ENUM_VALUE (PF_WEEKDAY_THURSDAY, "THU"),
                    G_DEFINE_ENUM_VALUE (PF_WEEKDAY_FRIDAY, "FRI"),
                    G_DEFINE_ENUM_VALUE (PF_WEEKDAY_SATURDAY, "SAT"),
                    G_DEFINE_ENUM_VALUE (PF_WEEKDAY_SUNDAY, "SUN"))

PfWeekday
pf_weekday_parse (const char *text)
{
  static const char words[][4] = { "MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (strncmp (text, words[i], strlen (words[i])) == 0)
      return (PfWeekday) (PF_WEEKDAY_MONDAY + i);
  return PF_WEEKDAY_NONE;
}

guint
pf_weekdays_parse (const char *const *words)
{
  guint days = 0;

  for (gsize i = 0; words != NULL && words[i] != NULL; i++)
    days |= 1u << pf_weekday_parse (words[i]);
  return days & ~(1u << PF_WEEKDAY_NONE);
}

/* Day 1, 1 January of the year 1, was a Monday. */
PfWeekday
pf_date_get_weekday (PfDate date)
{
  return (PfWeekday) ((date - 1) % DAYS_PER_WEEK + PF_WEEKDAY_MONDAY);
}

PfDate
pf_date_back_to (PfDate date, PfWeekday weekday)
{
  return date - (DAYS_PER_WEEK + pf_date_get_weekday (date) - weekday) % DAYS_PER_WEEK;
}

guint
pf_date_get_iso_week (PfDate date, guint *ret_year)
{
  PfDate thursday = pf_date_back_to (date, PF_WEEKDAY_MONDAY) + 3;
  guint year = pf_date_get_year (thursday, NULL, NULL);

  if (ret_year != NULL)
    *ret_year = year;
  return (thursday - pf_date (year, 1, 1)) / DAYS_PER_WEEK + 1;
}

/* 28 December is always in the last week of its year. */
guint
pf_year_get_iso_weeks (guint year)
{
  return pf_date_get_iso_week (pf_date (year, 12, 28), NULL);
}

PfDate
pf_date_get_month_start (PfDate date)
{
  guint month, day;

  pf_date_get_year (date, &month, &day);
  return date - day + 1;
}

PfDate
pf_date_get_month_end (PfDate date)
{
  guint month, day;
  guint year = pf_date_get_year (date, &month, &day);

  return (month == 12 ? pf_date (year + 1, 1, 1) : pf_date (year, month + 1, 1)) - 1;
}
