/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/custody.h"

#include "core/local-time.h"

#define DAYS_PER_WEEK 7

G_DEFINE_ENUM_TYPE (PfCustodyPattern,
                    pf_custody_pattern,
                    G_DEFINE_ENUM_VALUE (PF_CUSTODY_PATTERN_NONE, ""),
                    G_DEFINE_ENUM_VALUE (PF_CUSTODY_PATTERN_FULL, "full"),
                    G_DEFINE_ENUM_VALUE (PF_CUSTODY_PATTERN_FORTNIGHT, "fortnight"),
                    G_DEFINE_ENUM_VALUE (PF_CUSTODY_PATTERN_ISO_EVEN, "iso_even"),
                    G_DEFINE_ENUM_VALUE (PF_CUSTODY_PATTERN_ISO_ODD, "iso_odd"),
                    G_DEFINE_ENUM_VALUE (PF_CUSTODY_PATTERN_TWO_TWO_THREE, "2-2-3"),
                    G_DEFINE_ENUM_VALUE (PF_CUSTODY_PATTERN_TWO_TWO_FIVE_FIVE, "2-2-5-5"),
                    G_DEFINE_ENUM_VALUE (PF_CUSTODY_PATTERN_DAYS, "days"),
                    G_DEFINE_ENUM_VALUE (PF_CUSTODY_PATTERN_FREE, "free"))

G_DEFINE_ENUM_TYPE (PfCustodySide,
                    pf_custody_side,
                    G_DEFINE_ENUM_VALUE (PF_CUSTODY_SIDE_NONE, ""),
                    G_DEFINE_ENUM_VALUE (PF_CUSTODY_SIDE_A, "a"),
                    G_DEFINE_ENUM_VALUE (PF_CUSTODY_SIDE_B, "b"))

G_DEFINE_ENUM_TYPE (PfCustodyHolidays,
                    pf_custody_holidays,
                    G_DEFINE_ENUM_VALUE (PF_CUSTODY_HOLIDAYS_NONE, ""),
                    G_DEFINE_ENUM_VALUE (PF_CUSTODY_HOLIDAYS_HALVES, "halves"),
                    G_DEFINE_ENUM_VALUE (PF_CUSTODY_HOLIDAYS_WEEKS, "weeks"))

static const PfField fields[] = {
  PF_ENUM (PfCustody, pattern, PfCustodyPattern, pf_custody_pattern, .required = true),
  PF_DATE (PfCustody, anchor),
  PF_ENUM (PfCustody, hand_over_weekday, PfWeekday, pf_weekday),
  PF_TEXT (PfCustody, hand_over_time, .pattern = PF_DAY_TIME_PATTERN),
  PF_TEXTS (PfCustody, weekdays, .pattern = "^" PF_WEEKDAY_PATTERN "$", .max = 7),
  PF_ENUM (PfCustody, holidays, PfCustodyHolidays, pf_custody_holidays),
  PF_ENUM (PfCustody, even_years, PfCustodySide, pf_custody_side),
  PF_ENUM (PfCustody, side, PfCustodySide, pf_custody_side, .not_stored = true),
};

static gboolean
has_anchor (PfCustodyPattern pattern)
{
  return pattern == PF_CUSTODY_PATTERN_FORTNIGHT || pattern == PF_CUSTODY_PATTERN_TWO_TWO_THREE ||
         pattern == PF_CUSTODY_PATTERN_TWO_TWO_FIVE_FIVE;
}

static void
check (PfRecord *record, PfErrors *errors)
{
  PfCustody *self = PF_CUSTODY (record);

  if (has_anchor (self->pattern) && self->anchor == 0)
    pf_errors_add (errors, "anchor", "required");
  if (self->pattern == PF_CUSTODY_PATTERN_DAYS &&
      (self->weekdays == NULL || self->weekdays[0] == NULL))
    pf_errors_add (errors, "weekdays", "required");
  if (self->holidays != PF_CUSTODY_HOLIDAYS_NONE && self->even_years == PF_CUSTODY_SIDE_NONE)
    pf_errors_add (errors, "even_years", "required");
  if (self->pattern != PF_CUSTODY_PATTERN_FULL && self->side == PF_CUSTODY_SIDE_NONE)
    pf_errors_add (errors, "side", "required");
}

PF_DEFINE_RECORD (PfCustody, pf_custody, "custody", fields, .check = check)

PfCustodySide
pf_custody_side_get_other (PfCustodySide self)
{
  switch (self) {
  case PF_CUSTODY_SIDE_A:
    return PF_CUSTODY_SIDE_B;
  case PF_CUSTODY_SIDE_B:
    return PF_CUSTODY_SIDE_A;
  case PF_CUSTODY_SIDE_NONE:
    return PF_CUSTODY_SIDE_NONE;
  }
  g_return_val_if_reached (PF_CUSTODY_SIDE_NONE);
}

static PfCustodySide
give_to_a_if (gboolean is_a)
{
  return is_a ? PF_CUSTODY_SIDE_A : PF_CUSTODY_SIDE_B;
}

/* Without a day of its own for the hand-over, the week of the anchor begins on the anchor. */
static PfDate
get_cycle_start (PfCustody *self)
{
  if (self->pattern == PF_CUSTODY_PATTERN_FORTNIGHT && self->hand_over_weekday != PF_WEEKDAY_NONE)
    return pf_date_back_to (self->anchor, self->hand_over_weekday);
  return self->anchor;
}

/* @cycle has a letter for each day of a fortnight. */
static PfCustodySide
find_in_cycle (PfCustody *self, PfDate day, const char *cycle)
{
  const int length = 2 * DAYS_PER_WEEK;
  int offset = ((int) day - (int) get_cycle_start (self)) % length;

  return give_to_a_if (cycle[offset < 0 ? offset + length : offset] == 'a');
}

static PfDate
get_week_start (PfCustody *self, PfDate day)
{
  return pf_date_back_to (day, MAX (self->hand_over_weekday, PF_WEEKDAY_MONDAY));
}

static PfCustodySide
find_in_pattern (PfCustody *self, PfDate day)
{
  switch (self->pattern) {
  case PF_CUSTODY_PATTERN_FULL:
    return PF_CUSTODY_SIDE_A;
  case PF_CUSTODY_PATTERN_FORTNIGHT:
    return find_in_cycle (self, day, "aaaaaaabbbbbbb");
  case PF_CUSTODY_PATTERN_ISO_EVEN:
    return give_to_a_if (pf_date_get_iso_week (get_week_start (self, day), NULL) % 2 == 0);
  case PF_CUSTODY_PATTERN_ISO_ODD:
    return give_to_a_if (pf_date_get_iso_week (get_week_start (self, day), NULL) % 2 != 0);
  case PF_CUSTODY_PATTERN_TWO_TWO_THREE:
    return find_in_cycle (self, day, "aabbaaabbaabbb");
  case PF_CUSTODY_PATTERN_TWO_TWO_FIVE_FIVE:
    return find_in_cycle (self, day, "aabbaaaaabbbbb");
  case PF_CUSTODY_PATTERN_DAYS:
    return give_to_a_if ((pf_weekdays_parse ((const char *const *) self->weekdays) &
                          1u << pf_date_get_weekday (day)) != 0);
  case PF_CUSTODY_PATTERN_FREE:
  case PF_CUSTODY_PATTERN_NONE:
    return PF_CUSTODY_SIDE_NONE;
  }
  g_return_val_if_reached (PF_CUSTODY_SIDE_NONE);
}

static gboolean
find_long_holiday (PfCalendar *calendar, PfDate day, PfHoliday *ret_holiday)
{
  return calendar != NULL && pf_calendar_find_holiday (calendar, day, ret_holiday) &&
         ret_holiday->to - ret_holiday->from + 1 >= DAYS_PER_WEEK;
}

/* The middle day of holidays of an odd length is of their first half. */
static PfCustodySide
find_in_holiday (PfCustody *self, PfDate day, const PfHoliday *holiday)
{
  gboolean even_year = pf_date_get_year (holiday->from, NULL, NULL) % 2 == 0;
  PfCustodySide first = even_year ? self->even_years : pf_custody_side_get_other (self->even_years);
  guint n_days = holiday->to - holiday->from + 1;
  guint part = 0;

  switch (self->holidays) {
  case PF_CUSTODY_HOLIDAYS_HALVES:
    part = (day - holiday->from) / ((n_days + 1) / 2);
    break;
  case PF_CUSTODY_HOLIDAYS_WEEKS:
    part = (day - holiday->from) / DAYS_PER_WEEK;
    break;
  case PF_CUSTODY_HOLIDAYS_NONE:
    break;
  }
  return part % 2 == 0 ? first : pf_custody_side_get_other (first);
}

PfCustodySide
pf_custody_side_on (PfCustody *self,
                    PfDate day,
                    guint minute,
                    PfCalendar *calendar,
                    const PfCustodyRange *ranges,
                    gsize n_ranges)
{
  PfHoliday holiday;

  if (self->hand_over_time != NULL && (int) minute < pf_day_time_parse (self->hand_over_time))
    day--;

  for (gsize i = n_ranges; i-- > 0;)
    if (day >= ranges[i].from && day <= ranges[i].to)
      return ranges[i].side;
  if (self->holidays != PF_CUSTODY_HOLIDAYS_NONE && self->pattern != PF_CUSTODY_PATTERN_FULL &&
      find_long_holiday (calendar, day, &holiday))
    return find_in_holiday (self, day, &holiday);
  return find_in_pattern (self, day);
}

PfDate
pf_custody_find_repeat (PfCustody *self, PfDate from, PfDate to)
{
  PfDate week = get_week_start (self, from + DAYS_PER_WEEK - 1);

  if (self->pattern != PF_CUSTODY_PATTERN_ISO_EVEN && self->pattern != PF_CUSTODY_PATTERN_ISO_ODD)
    return 0;
  for (; week <= to; week += DAYS_PER_WEEK)
    if (find_in_pattern (self, week) == find_in_pattern (self, week - 1))
      return week;
  return 0;
}
