/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/deadline-rule.h"

#include "core/decimal.h"
#include "core/local-time.h"

G_DEFINE_ENUM_TYPE (PfDeadlineAct,
                    pf_deadline_act,
                    G_DEFINE_ENUM_VALUE (PF_DEADLINE_ACT_NONE, ""),
                    G_DEFINE_ENUM_VALUE (PF_DEADLINE_ACT_ADD, "add"),
                    G_DEFINE_ENUM_VALUE (PF_DEADLINE_ACT_REMOVE, "remove"),
                    G_DEFINE_ENUM_VALUE (PF_DEADLINE_ACT_CHANGE, "change"),
                    G_DEFINE_ENUM_VALUE (PF_DEADLINE_ACT_ABSENCE, "absence"))

G_DEFINE_ENUM_TYPE (PfDeadlineKind,
                    pf_deadline_kind,
                    G_DEFINE_ENUM_VALUE (PF_DEADLINE_KIND_NONE, ""),
                    G_DEFINE_ENUM_VALUE (PF_DEADLINE_KIND_HOURS, "hours"),
                    G_DEFINE_ENUM_VALUE (PF_DEADLINE_KIND_DAYS, "days"),
                    G_DEFINE_ENUM_VALUE (PF_DEADLINE_KIND_CLEAR_DAYS, "clear_days"),
                    G_DEFINE_ENUM_VALUE (PF_DEADLINE_KIND_WEEKDAY, "weekday"),
                    G_DEFINE_ENUM_VALUE (PF_DEADLINE_KIND_PER_WEEKDAY, "per_weekday"),
                    G_DEFINE_ENUM_VALUE (PF_DEADLINE_KIND_DAY_OF_PREVIOUS_MONTH,
                                         "day_of_previous_month"),
                    G_DEFINE_ENUM_VALUE (PF_DEADLINE_KIND_MONTH_TABLE, "month_table"),
                    G_DEFINE_ENUM_VALUE (PF_DEADLINE_KIND_FIXED, "fixed"),
                    G_DEFINE_ENUM_VALUE (PF_DEADLINE_KIND_ALWAYS, "always"),
                    G_DEFINE_ENUM_VALUE (PF_DEADLINE_KIND_NEVER, "never"))

G_DEFINE_ENUM_TYPE (PfCountedDays,
                    pf_counted_days,
                    G_DEFINE_ENUM_VALUE (PF_COUNTED_DAYS_NONE, ""),
                    G_DEFINE_ENUM_VALUE (PF_COUNTED_DAYS_ALL, "all"),
                    G_DEFINE_ENUM_VALUE (PF_COUNTED_DAYS_WORKING, "working"),
                    G_DEFINE_ENUM_VALUE (PF_COUNTED_DAYS_OPEN, "open"))

G_DEFINE_ENUM_TYPE (PfLateAdd,
                    pf_late_add,
                    G_DEFINE_ENUM_VALUE (PF_LATE_ADD_NONE, ""),
                    G_DEFINE_ENUM_VALUE (PF_LATE_ADD_REFUSE, "refuse"),
                    G_DEFINE_ENUM_VALUE (PF_LATE_ADD_ALLOW_WITH, "allow_with"),
                    G_DEFINE_ENUM_VALUE (PF_LATE_ADD_ON_REQUEST, "on_request"))

G_DEFINE_ENUM_TYPE (PfLateRemoval,
                    pf_late_removal,
                    G_DEFINE_ENUM_VALUE (PF_LATE_REMOVAL_NONE, ""),
                    G_DEFINE_ENUM_VALUE (PF_LATE_REMOVAL_FULL, "full"),
                    G_DEFINE_ENUM_VALUE (PF_LATE_REMOVAL_PERCENT, "percent"),
                    G_DEFINE_ENUM_VALUE (PF_LATE_REMOVAL_FLAT, "flat"),
                    G_DEFINE_ENUM_VALUE (PF_LATE_REMOVAL_FREE, "free"))

#define EXCLUDED_PATTERN "^(weekend|public_holiday|school_holiday|closure|other_weekday)$"
#define PER_WEEKDAY_PATTERN                                                                        \
  "^" PF_WEEKDAY_PATTERN "=" PF_WEEKDAY_PATTERN " (([01][0-9]|2[0-3]):[0-5][0-9]|24:00)$"
#define MONTHS_PATTERN "^[0-9]{4}-(0[1-9]|1[0-2])=[0-9]{4}-[0-9]{2}-[0-9]{2}$"

static const PfField fields[] = {
  PF_ID (PfDeadlineRule, id, .read_only = true),
  PF_ID (PfDeadlineRule, activity),
  PF_ID (PfDeadlineRule, slot),
  PF_ID (PfDeadlineRule, age_group),
  PF_ENUM (PfDeadlineRule, day_kind, PfDayKind, pf_day_kind),
  PF_DATE (PfDeadlineRule, period_from),
  PF_DATE (PfDeadlineRule, period_to),
  PF_ENUM (PfDeadlineRule, act, PfDeadlineAct, pf_deadline_act, .required = true),
  PF_ENUM (PfDeadlineRule, kind, PfDeadlineKind, pf_deadline_kind, .required = true),
  PF_INTEGER (PfDeadlineRule, n, .max = 2000),
  PF_TEXT (PfDeadlineRule, at, .pattern = PF_END_TIME_PATTERN),
  PF_ENUM (PfDeadlineRule, counted, PfCountedDays, pf_counted_days),
  PF_TEXTS (PfDeadlineRule, excluded, .pattern = EXCLUDED_PATTERN, .max = 5),
  PF_TEXTS (PfDeadlineRule, open_weekdays, .pattern = "^" PF_WEEKDAY_PATTERN "$", .max = 7),
  PF_ENUM (PfDeadlineRule, weekday, PfWeekday, pf_weekday),
  PF_INTEGER (PfDeadlineRule, weeks_before, .max = 52),
  PF_TEXTS (PfDeadlineRule, per_weekday, .pattern = PER_WEEKDAY_PATTERN, .max = 7),
  PF_INTEGER (PfDeadlineRule, month_day, .min = 1, .max = 31),
  PF_TEXTS (PfDeadlineRule, months, .pattern = MONTHS_PATTERN, .max = 36),
  PF_DATE (PfDeadlineRule, date),
  PF_DATE (PfDeadlineRule, valid_from),
  PF_DATE (PfDeadlineRule, valid_to),
  PF_ENUM (PfDeadlineRule, late_add, PfLateAdd, pf_late_add),
  PF_INTEGER (PfDeadlineRule, late_add_first, .min = 1, .max = 1000),
  PF_TEXT (PfDeadlineRule, late_add_percent, .pattern = PF_DECIMAL_PATTERN),
  PF_MONEY (PfDeadlineRule, late_add_cents),
  PF_ID (PfDeadlineRule, late_add_tariff),
  PF_ENUM (PfDeadlineRule, late_removal, PfLateRemoval, pf_late_removal),
  PF_TEXT (PfDeadlineRule, late_removal_percent, .pattern = PF_DECIMAL_PATTERN),
  PF_MONEY (PfDeadlineRule, late_removal_cents),
  PF_INTEGER (PfDeadlineRule, version, .version = true),
};

static void
check (PfRecord *, PfErrors *)
{
}

PF_DEFINE_RECORD (PfDeadlineRule, pf_deadline_rule, "deadline_rule", fields, .check = check)
