/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a tariff must hold before the town may save it.
 */
#include "core/decimal.h"
#include "core/tariff-line.h"
#include "core/tariff.h"

/* Quotients have cents: 622.99 and 623 leave nothing in between. */
#define QUOTIENT_STEP (PF_DECIMAL_ONE / 100)

#define ALLOW(change) (1u << PF_PRICE_CHANGE_##change)

static void
require (gboolean present, const char *member, PfErrors *errors)
{
  if (!present)
    pf_errors_add (errors, member, "required");
}

/* One use of PfPriceChange: which it may be, and what each needs. */
typedef struct
{
  const char *member, *cents_member, *percent_member;
  guint allowed;
  PfPriceChange change;
  PfMoney cents;
  const char *percent;
} Change;

static void
check_change (const Change *self, PfErrors *errors)
{
  if (self->change == PF_PRICE_CHANGE_NONE)
    return;
  if ((self->allowed & 1u << self->change) == 0)
    pf_errors_add (errors, self->member, "not-for-this");
  else if (self->change == PF_PRICE_CHANGE_FLAT || self->change == PF_PRICE_CHANGE_ADD)
    require (self->cents != PF_NO_MONEY, self->cents_member, errors);
  else if (self->change == PF_PRICE_CHANGE_PERCENT)
    require (self->percent != NULL, self->percent_member, errors);
}

#define CHANGE(self, use, ...)                                                                     \
  {                                                                                                \
#use, #use "_cents", #use "_percent", __VA_ARGS__, self->use, self->use##_cents,               \
        self->use##_percent                                                                        \
  }

static void
check_changes (PfTariff *self, PfErrors *errors)
{
  const guint surcharge = ALLOW (FLAT) | ALLOW (ADD) | ALLOW (PERCENT);
  const Change changes[] = {
    CHANGE (self, outsider, surcharge | ALLOW (CAP) | ALLOW (HIGHEST) | ALLOW (TARIFF)),
    CHANGE (self, packed_lunch, ALLOW (FLAT) | ALLOW (PERCENT)),
    CHANGE (self, late, surcharge),
    CHANGE (self, unbooked, surcharge),
    { "no_quotient",
      "no_quotient_cents",
      NULL,
      ALLOW (CAP) | ALLOW (HIGHEST) | ALLOW (FLAT) | ALLOW (REFUSE),
      self->no_quotient,
      self->no_quotient_cents,
      NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (changes); i++)
    check_change (&changes[i], errors);
  if (self->outsider == PF_PRICE_CHANGE_TARIFF)
    require (self->outsider_tariff[0] != '\0', "outsider_tariff", errors);
}

static void
check_siblings (PfTariff *self, PfErrors *errors)
{
  switch (self->siblings) {
  case PF_SIBLING_RULE_PERCENT_BY_RANK:
    require (self->sibling_percents != NULL && self->sibling_percents[0] != NULL,
             "sibling_percents",
             errors);
    break;
  case PF_SIBLING_RULE_BRACKET_DROP:
    require (self->sibling_from != PF_NO_INTEGER, "sibling_from", errors);
    if (self->kind == PF_TARIFF_KIND_EFFORT || self->kind == PF_TARIFF_KIND_INCOME_RATE)
      pf_errors_add (errors, "siblings", "not-for-this");
    break;
  case PF_SIBLING_RULE_NONE:
    break;
  }
}

static void
check_kind (PfTariff *self, PfErrors *errors)
{
  switch (self->kind) {
  case PF_TARIFF_KIND_PER_STEP:
  case PF_TARIFF_KIND_BRACKETS_PER_STEP:
    require (self->step_minutes != PF_NO_INTEGER, "step_minutes", errors);
    break;
  case PF_TARIFF_KIND_INCOME_RATE:
    require (self->income_cap_cents != PF_NO_MONEY, "income_cap_cents", errors);
    break;
  case PF_TARIFF_KIND_PACKAGE:
    require (self->span != PF_PACKAGE_SPAN_NONE, "span", errors);
    break;
  case PF_TARIFF_KIND_NONE:
  case PF_TARIFF_KIND_FLAT:
  case PF_TARIFF_KIND_BRACKETS:
  case PF_TARIFF_KIND_BRACKETS_CLOSED:
  case PF_TARIFF_KIND_EFFORT:
  case PF_TARIFF_KIND_PER_HOUR:
  case PF_TARIFF_KIND_EVENT:
  case PF_TARIFF_KIND_CREDIT:
    break;
  }
}

void
pf_tariff_check (PfRecord *record, PfErrors *errors)
{
  PfTariff *self = PF_TARIFF (record);
  PfDecimal percent;

  check_kind (self, errors);
  check_changes (self, errors);
  check_siblings (self, errors);
  if (self->rounding_cents != PF_NO_INTEGER && self->rounding_cents != 1 &&
      self->rounding_cents != 5 && self->rounding_cents != 10)
    pf_errors_add (errors, "rounding_cents", "unknown-value");
  if (self->floor_cents != PF_NO_MONEY && self->cap_cents != PF_NO_MONEY &&
      self->cap_cents < self->floor_cents)
    pf_errors_add (errors, "cap_cents", "too-small");
  if (self->meal_percent != NULL && pf_decimal_parse (self->meal_percent, &percent) &&
      percent > 100 * PF_DECIMAL_ONE)
    pf_errors_add (errors, "meal_percent", "too-large");
  if (self->valid_to != 0 && self->valid_to < self->valid_from)
    pf_errors_add (errors, "valid_to", "before-start");
}

static PfDecimal
parse_bound (const char *text)
{
  PfDecimal value = 0;

  if (text != NULL)
    pf_decimal_parse (text, &value);
  return value;
}

static void
complain (GPtrArray *lines,
          PfTariffLine *line,
          const char *member,
          const char *code,
          PfErrors *errors)
{
  gsize list = pf_errors_enter_member (errors, "lines");
  gsize item;
  guint n = 0;

  if (!g_ptr_array_find (lines, line, &n))
    g_return_if_reached ();
  item = pf_errors_enter_item (errors, n);
  pf_errors_add (errors, member, code);
  pf_errors_leave (errors, item);
  pf_errors_leave (errors, list);
}

/* What is wrong between a line and the one before it in its column (NULL: it is the first). */
static const char *
find_fault (PfTariff *self, PfTariffLine *before, PfTariffLine *line)
{
  PfDecimal lower = parse_bound (line->lower);

  if (before == NULL) {
    PfDecimal first = self->kind == PF_TARIFF_KIND_INCOME_RATE ? PF_DECIMAL_ONE : 0;

    return lower > first ? "hole-before" : NULL;
  }
  if (lower == parse_bound (before->lower))
    return "overlaps";
  if (self->kind != PF_TARIFF_KIND_BRACKETS_CLOSED)
    return NULL;
  if (before->upper == NULL || lower < parse_bound (before->upper))
    return "overlaps";
  return lower - parse_bound (before->upper) > QUOTIENT_STEP ? "hole-before" : NULL;
}

/* Only a closed table has upper bounds, and none above its last line. */
static const char *
find_upper_fault (PfTariff *self, PfTariffLine *line, gboolean is_last)
{
  if (line->upper == NULL)
    return NULL;
  if (self->kind != PF_TARIFF_KIND_BRACKETS_CLOSED || is_last)
    return "not-for-this";
  return parse_bound (line->upper) < parse_bound (line->lower) ? "before-start" : NULL;
}

static void
check_amounts (PfTariff *self, GPtrArray *lines, PfErrors *errors)
{
  gboolean by_rate = self->kind == PF_TARIFF_KIND_INCOME_RATE;

  for (guint i = 0; i < lines->len; i++) {
    PfTariffLine *line = lines->pdata[i];

    if (by_rate && line->rate == NULL)
      complain (lines, line, "rate", "required", errors);
  }
  if (lines->len > 0 || self->rate != NULL)
    require (self->no_quotient != PF_PRICE_CHANGE_NONE, "no_quotient", errors);
  if (lines->len > 0)
    return;

  switch (self->kind) {
  case PF_TARIFF_KIND_EFFORT:
    require (self->rate != NULL, "rate", errors);
    break;
  case PF_TARIFF_KIND_BRACKETS:
  case PF_TARIFF_KIND_BRACKETS_CLOSED:
  case PF_TARIFF_KIND_BRACKETS_PER_STEP:
  case PF_TARIFF_KIND_INCOME_RATE:
    require (FALSE, "lines", errors);
    break;
  case PF_TARIFF_KIND_NONE:
  case PF_TARIFF_KIND_FLAT:
  case PF_TARIFF_KIND_PER_STEP:
  case PF_TARIFF_KIND_PER_HOUR:
  case PF_TARIFF_KIND_PACKAGE:
  case PF_TARIFF_KIND_EVENT:
  case PF_TARIFF_KIND_CREDIT:
    require (self->cents != PF_NO_MONEY || self->rate != NULL, "cents", errors);
    break;
  }
}

void
pf_tariff_check_lines (PfTariff *self, GPtrArray *lines, PfErrors *errors)
{
  g_autoptr (GPtrArray) sorted = pf_tariff_lines_sort (lines);
  PfTariffLine *before = NULL;

  check_amounts (self, lines, errors);
  for (guint i = 0; i < sorted->len; i++) {
    PfTariffLine *line = sorted->pdata[i];
    PfTariffLine *next = i + 1 < sorted->len ? sorted->pdata[i + 1] : NULL;
    const char *fault, *upper_fault;

    if (before != NULL && g_strcmp0 (before->price_column, line->price_column) != 0)
      before = NULL;
    fault = find_fault (self, before, line);
    upper_fault = find_upper_fault (
        self, line, next == NULL || g_strcmp0 (next->price_column, line->price_column) != 0);
    if (fault != NULL)
      complain (lines, line, "lower", fault, errors);
    if (upper_fault != NULL)
      complain (lines, line, "upper", upper_fault, errors);
    before = line;
  }
}
