/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Weekdays and ISO 8601 weeks, by arithmetic alone.
 */
#pragma once

#include <glib-object.h>

#include "core/value.h"

G_BEGIN_DECLS

/* Numbered as ISO 8601 does, and as GDateWeekday. */
typedef enum
{
  PF_WEEKDAY_NONE,
  PF_WEEKDAY_MONDAY,
  PF_WEEKDAY_TUESDAY,
  PF_WEEKDAY_WEDNESDAY,
  PF_WEEKDAY_THURSDAY,
  PF_WEEKDAY_FRIDAY,
  PF_WEEKDAY_SATURDAY,
  PF_WEEKDAY_SUNDAY,
} PfWeekday;

#define PF_TYPE_WEEKDAY (pf_weekday_get_type ())
GType pf_weekday_get_type (void);

/* For a field's pattern: one word of the enum. */
#define PF_WEEKDAY_PATTERN "(MON|TUE|WED|THU|FRI|SAT|SUN)"

/* The weekday that the first three characters of @text name, or PF_WEEKDAY_NONE. */
PfWeekday pf_weekday_parse (const char *text);

/* The set of the weekdays that @words name: bit 1 << PF_WEEKDAY_MONDAY and so on. */
guint pf_weekdays_parse (const char *const *words);

/* @date is a day, never 0. */
PfWeekday pf_date_get_weekday (PfDate date);

/* The latest such weekday on or before @date. */
PfDate pf_date_back_to (PfDate date, PfWeekday weekday);

/* The number, 1 to 53, of the ISO week that holds @date; *@ret_year (nullable) is the year the
 * week belongs to, which is its Thursday's.
 */
guint pf_date_get_iso_week (PfDate date, guint *ret_year);

/* 52 or 53. */
guint pf_year_get_iso_weeks (guint year);

/* The first and the last day of the month that holds @date. */
PfDate pf_date_get_month_start (PfDate date);
PfDate pf_date_get_month_end (PfDate date);

G_END_DECLS
