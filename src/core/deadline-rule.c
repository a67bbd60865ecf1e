/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/deadline-rule.h"

#include <string.h>

#include "core/decimal.h"
#include "core/local-time.h"
#include "core/ratio.h"
#include "core/scope.h"

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
  PF_ID (PfDeadlineRule, group),
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

static gboolean
is_empty (GStrv texts)
{
  return texts == NULL || texts[0] == NULL;
}

static void
require (gboolean present, const char *member, PfErrors *errors)
{
  if (!present)
    pf_errors_add (errors, member, "required");
}

static void
check_kind (PfDeadlineRule *self, PfErrors *errors)
{
  switch (self->kind) {
  case PF_DEADLINE_KIND_DAYS:
    require (self->at != NULL, "at", errors);
    G_GNUC_FALLTHROUGH;
  case PF_DEADLINE_KIND_HOURS:
  case PF_DEADLINE_KIND_CLEAR_DAYS:
    require (self->n != PF_NO_INTEGER, "n", errors);
    break;
  case PF_DEADLINE_KIND_WEEKDAY:
    require (self->weekday != PF_WEEKDAY_NONE, "weekday", errors);
    require (self->weeks_before != PF_NO_INTEGER, "weeks_before", errors);
    require (self->at != NULL, "at", errors);
    break;
  case PF_DEADLINE_KIND_PER_WEEKDAY:
    require (!is_empty (self->per_weekday), "per_weekday", errors);
    break;
  case PF_DEADLINE_KIND_DAY_OF_PREVIOUS_MONTH:
    require (self->month_day != PF_NO_INTEGER, "month_day", errors);
    require (self->at != NULL, "at", errors);
    break;
  case PF_DEADLINE_KIND_MONTH_TABLE:
    require (!is_empty (self->months), "months", errors);
    require (self->at != NULL, "at", errors);
    break;
  case PF_DEADLINE_KIND_FIXED:
    require (self->date != 0, "date", errors);
    require (self->at != NULL, "at", errors);
    break;
  case PF_DEADLINE_KIND_ALWAYS:
  case PF_DEADLINE_KIND_NEVER:
  case PF_DEADLINE_KIND_NONE:
    break;
  }
}

static void
check_counted (PfDeadlineRule *self, PfErrors *errors)
{
  gboolean other_weekday = self->excluded != NULL &&
                           g_strv_contains ((const char *const *) self->excluded, "other_weekday");

  if (self->counted == PF_COUNTED_DAYS_OPEN || other_weekday)
    require (!is_empty (self->open_weekdays), "open_weekdays", errors);
}

static void
check_months (PfDeadlineRule *self, PfErrors *errors)
{
  PfDate date;

  for (gsize i = 0; self->months != NULL && self->months[i] != NULL; i++)
    if (!pf_date_parse (strchr (self->months[i], '=') + 1, &date)) {
      pf_errors_add (errors, "months", "bad-date");
      break;
    }
}

static void
check_late (PfDeadlineRule *self, PfErrors *errors)
{
  guint n_prices = (self->late_add_percent != NULL) + (self->late_add_cents != PF_NO_MONEY) +
                   (self->late_add_tariff[0] != '\0');

  if (self->late_add == PF_LATE_ADD_ALLOW_WITH ? n_prices != 1 : n_prices != 0)
    pf_errors_add (errors, "late_add_cents", n_prices == 0 ? "required" : "not-for-this");
  if (self->late_removal == PF_LATE_REMOVAL_PERCENT)
    require (self->late_removal_percent != NULL, "late_removal_percent", errors);
  if (self->late_removal == PF_LATE_REMOVAL_FLAT)
    require (self->late_removal_cents != PF_NO_MONEY, "late_removal_cents", errors);
}

static void
check_range (PfDate from, PfDate to, const char *member, PfErrors *errors)
{
  if (from != 0 && to != 0 && to < from)
    pf_errors_add (errors, member, "before-start");
}

static void
check (PfRecord *record, PfErrors *errors)
{
  PfDeadlineRule *self = PF_DEADLINE_RULE (record);

  check_kind (self, errors);
  check_counted (self, errors);
  check_months (self, errors);
  check_late (self, errors);
  check_range (self->period_from, self->period_to, "period_to", errors);
  check_range (self->valid_from, self->valid_to, "valid_to", errors);
}

PF_DEFINE_RECORD (PfDeadlineRule, pf_deadline_rule, "deadline_rule", fields, .check = check)

static gboolean
is_for (PfDeadlineRule *self, const PfDeadlineCase *asked)
{
  return self->act == asked->act && pf_scope_allows_id (self->activity, asked->activity) &&
         pf_scope_allows_id (self->slot, asked->slot) &&
         pf_scope_allows_id (self->group, asked->group) &&
         (self->day_kind == PF_DAY_KIND_NONE || self->day_kind == asked->day_kind) &&
         pf_scope_holds_day (self->period_from, self->period_to, asked->day) &&
         pf_scope_holds_day (self->valid_from, self->valid_to, asked->day);
}

static guint
get_specificity (PfDeadlineRule *self)
{
  guint bits = pf_scope_add_bit (0u, self->activity[0] != '\0');

  bits = pf_scope_add_bit (bits, self->slot[0] != '\0');
  bits = pf_scope_add_bit (bits, self->group[0] != '\0');
  bits = pf_scope_add_bit (bits, self->day_kind != PF_DAY_KIND_NONE);
  return pf_scope_add_bit (bits, self->period_from != 0 || self->period_to != 0);
}

/* Between rules alike in all else the younger row wins, so that the order of @rules is nothing. */
static gboolean
passes (PfDeadlineRule *self, PfDeadlineRule *other)
{
  guint mine = get_specificity (self), others = get_specificity (other);

  if (mine != others)
    return mine > others;
  if (self->valid_from != other->valid_from)
    return self->valid_from > other->valid_from;
  return strcmp (self->id, other->id) > 0;
}

PfDeadlineRule *
pf_deadline_rule_choose (GPtrArray *rules, const PfDeadlineCase *asked)
{
  PfDeadlineRule *best = NULL;

  for (guint i = 0; i < rules->len; i++) {
    PfDeadlineRule *rule = rules->pdata[i];

    if (is_for (rule, asked) && (best == NULL || passes (rule, best)))
      best = rule;
  }
  return best;
}

static PfMoney
take_percent (const char *percent, PfMoney cents)
{
  PfDecimal value = 100 * PF_DECIMAL_ONE;
  PfMoney taken = cents;

  pf_decimal_parse (percent, &value);
  pf_ratio_round (pf_ratio_multiply (pf_ratio_from_integer (cents), pf_ratio_from_percent (value)),
                  PF_ROUNDING_HALF_UP,
                  1,
                  &taken);
  return taken;
}

int
pf_deadline_rule_get_most_late_adds (PfDeadlineRule *self)
{
  return self->late_add == PF_LATE_ADD_ALLOW_WITH && self->late_add_first != PF_NO_INTEGER
             ? self->late_add_first
             : G_MAXINT;
}

PfMoney
pf_deadline_rule_get_late_removal (PfDeadlineRule *self, PfMoney price_cents)
{
  switch (self->late_removal) {
  case PF_LATE_REMOVAL_NONE:
  case PF_LATE_REMOVAL_FULL:
    return price_cents;
  case PF_LATE_REMOVAL_PERCENT:
    return take_percent (self->late_removal_percent, price_cents);
  case PF_LATE_REMOVAL_FLAT:
    return self->late_removal_cents;
  case PF_LATE_REMOVAL_FREE:
    return 0;
  }
  g_return_val_if_reached (price_cents);
}
