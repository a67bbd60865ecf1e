/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/custody.h"

#include "core/local-time.h"

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
