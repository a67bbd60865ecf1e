/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/price.h"

#define MINUTES_PER_HOUR 60
#define MONTHS_PER_YEAR 12

/* A price on its way. */
typedef struct
{
  const PfPricing *pricing;
  PfPrice *price;
  PfRatio amount;
} Sum;

static void
note (Sum *sum, PfPriceStepCode code)
{
  g_return_if_fail (sum->price->n_steps < PF_PRICE_MAX_STEPS);
  sum->price->steps[sum->price->n_steps++] = (PfPriceStep){ code, sum->amount };
}

static const PfPricingColumn *
get_column (const PfPricing *pricing, const PfPriceInput *input)
{
  guint column = input->column < pricing->columns->len ? input->column : 0;

  return &g_array_index (pricing->columns, PfPricingColumn, column);
}

static const PfPricingLine *
get_line (const PfPricing *pricing, const PfPricingColumn *column, guint n)
{
  return &g_array_index (pricing->lines, PfPricingLine, column->first + n);
}

/* The number of the last line that begins at or below @key: FALSE before the first. */
static gboolean
find_line (const PfPricing *pricing, const PfPricingColumn *column, PfDecimal key, guint *ret_n)
{
  guint n = 0;

  while (n < column->n_lines && get_line (pricing, column, n)->lower <= key)
    n++;
  if (n == 0)
    return FALSE;
  *ret_n = n - 1;
  return TRUE;
}

/* clamp (quotient × rate, floor, cap) + adjustment, never under 0. */
static PfRatio
apply_rate (const PfPricing *pricing, PfRatio rate, PfDecimal quotient)
{
  PfRatio amount = pf_ratio_multiply (rate, pf_ratio_from_decimal (quotient));

  amount = pf_ratio_clamp (amount, pricing->floor_cents, pricing->cap_cents);
  return pf_ratio_clamp (
      pf_ratio_add (amount, pricing->adjustment_cents), PF_CENTS (0), PF_NO_MONEY);
}

/* The most that a rate can give. */
static gboolean
get_rate_cap (const PfPricing *pricing, PfRatio *ret_amount)
{
  if (pricing->cap_cents == PF_NO_MONEY)
    return FALSE;
  *ret_amount = pf_ratio_from_integer (MAX (pricing->cap_cents + pricing->adjustment_cents, 0));
  return TRUE;
}

static gboolean
get_line_amount (const PfPricing *pricing,
                 const PfPricingLine *line,
                 PfDecimal quotient,
                 PfRatio *ret_amount)
{
  if (line->cents == PF_NO_MONEY && quotient == PF_NO_DECIMAL)
    return get_rate_cap (pricing, ret_amount);
  *ret_amount = line->cents != PF_NO_MONEY ? pf_ratio_from_integer (line->cents)
                                           : apply_rate (pricing, line->rate, quotient);
  return TRUE;
}

static guint
find_dearest (const PfPricing *pricing, const PfPricingColumn *column)
{
  guint dearest = 0;

  for (guint n = 1; n < column->n_lines; n++)
    if (get_line (pricing, column, n)->cents >= get_line (pricing, column, dearest)->cents)
      dearest = n;
  return dearest;
}

static gboolean
is_dearest (PfPriceChange change)
{
  return change == PF_PRICE_CHANGE_CAP || change == PF_PRICE_CHANGE_HIGHEST;
}

/* The unit price from the lines; the sibling rule may take the line below. */
static gboolean
price_by_lines (Sum *sum, const PfPricingColumn *column, gboolean dearest)
{
  const PfPricing *pricing = sum->pricing;
  const PfPriceInput *input = &sum->price->input;
  guint n;

  if (dearest)
    n = find_dearest (pricing, column);
  else if (!find_line (pricing, column, input->quotient, &n) ||
           input->quotient > get_line (pricing, column, n)->upper)
    return FALSE;
  if (!get_line_amount (pricing,
                        get_line (pricing, column, n),
                        dearest ? PF_NO_DECIMAL : input->quotient,
                        &sum->amount))
    return FALSE;
  note (sum, PF_PRICE_STEP_BRACKET);

  if (pricing->siblings != PF_SIBLING_RULE_BRACKET_DROP || n == 0 ||
      input->enrolled_children < pricing->sibling_from)
    return TRUE;
  if (!get_line_amount (pricing, get_line (pricing, column, n - 1), input->quotient, &sum->amount))
    return FALSE;
  note (sum, PF_PRICE_STEP_BRACKET_DROP);
  return TRUE;
}

static gboolean
price_by_rate (Sum *sum, gboolean dearest)
{
  if (!dearest)
    sum->amount = apply_rate (sum->pricing, sum->pricing->rate, sum->price->input.quotient);
  else if (!get_rate_cap (sum->pricing, &sum->amount))
    return FALSE;
  note (sum, PF_PRICE_STEP_EFFORT);
  return TRUE;
}

static gboolean
price_by_quotient (Sum *sum)
{
  const PfPricing *pricing = sum->pricing;
  const PfPriceInput *input = &sum->price->input;
  const PfPricingColumn *column = get_column (pricing, input);
  gboolean without = input->quotient == PF_NO_DECIMAL;
  gboolean dearest = (without && is_dearest (pricing->no_quotient.change)) ||
                     (input->outsider && is_dearest (pricing->outsider.change));

  if (input->outsider && pricing->outsider.change == PF_PRICE_CHANGE_FLAT)
    return TRUE; /* whatever the quotient: the outsider rule sets the amount */
  if (column->n_lines == 0 && !pricing->has_rate) {
    sum->amount = pf_ratio_from_integer (pricing->cents);
    note (sum, PF_PRICE_STEP_FLAT);
    return TRUE;
  }
  if (without && pricing->no_quotient.change == PF_PRICE_CHANGE_FLAT) {
    sum->amount = pf_ratio_from_integer (pricing->no_quotient.cents);
    note (sum, PF_PRICE_STEP_NO_QUOTIENT);
    return TRUE;
  }
  if (without && !dearest)
    return FALSE;
  return column->n_lines > 0 ? price_by_lines (sum, column, dearest) : price_by_rate (sum, dearest);
}

/* CNAF, circular of 5 June 2019: the rate goes down with the number of dependent children, by one
 * more for each that is disabled.
 */
static gboolean
price_by_income (Sum *sum)
{
  const PfPricing *pricing = sum->pricing;
  const PfPriceInput *input = &sum->price->input;
  const PfPricingColumn *column = get_column (pricing, input);
  PfDecimal children = MAX (input->dependent_children, 1) * PF_DECIMAL_ONE;
  PfRatio income = pf_ratio (MAX (input->yearly_income_cents, 0), MONTHS_PER_YEAR);
  guint n;

  if (!find_line (pricing, column, children, &n))
    return FALSE;
  if (input->yearly_income_cents != PF_NO_MONEY)
    income = pf_ratio_clamp (income, pricing->income_floor_cents, pricing->income_cap_cents);
  else if (is_dearest (pricing->no_quotient.change) && pricing->income_cap_cents != PF_NO_MONEY)
    income = pf_ratio_from_integer (pricing->income_cap_cents);
  else
    return FALSE;

  n = MIN (n + (guint) MAX (input->disabled_children, 0), column->n_lines - 1);
  sum->amount = pf_ratio_multiply (get_line (pricing, column, n)->rate, income);
  note (sum, PF_PRICE_STEP_INCOME_RATE);
  return TRUE;
}

static void
apply_change (Sum *sum, const PfPricingChange *change, PfPriceStepCode code)
{
  switch (change->change) {
  case PF_PRICE_CHANGE_FLAT:
    sum->amount = pf_ratio_from_integer (change->cents);
    break;
  case PF_PRICE_CHANGE_ADD:
    sum->amount = pf_ratio_add (sum->amount, change->cents);
    break;
  case PF_PRICE_CHANGE_PERCENT:
    sum->amount = pf_ratio_multiply (sum->amount, change->factor);
    break;
  case PF_PRICE_CHANGE_CAP:
  case PF_PRICE_CHANGE_HIGHEST:
    break; /* seen when the line was chosen */
  case PF_PRICE_CHANGE_TARIFF:
  case PF_PRICE_CHANGE_REFUSE:
  case PF_PRICE_CHANGE_NONE:
    return;
  }
  note (sum, code);
}

/* Units are steps begun, or hours to the minute; all else is one. */
static void
apply_duration (Sum *sum)
{
  const PfPricing *pricing = sum->pricing;
  int minutes = MAX (sum->price->input.minutes, 0);
  PfRatio units;

  switch (pricing->kind) {
  case PF_TARIFF_KIND_PER_STEP:
  case PF_TARIFF_KIND_BRACKETS_PER_STEP:
    units = pf_ratio_from_integer ((minutes + pricing->step_minutes - 1) / pricing->step_minutes);
    break;
  case PF_TARIFF_KIND_PER_HOUR:
  case PF_TARIFF_KIND_INCOME_RATE:
    units = pf_ratio (minutes, MINUTES_PER_HOUR);
    break;
  case PF_TARIFF_KIND_NONE:
  case PF_TARIFF_KIND_FLAT:
  case PF_TARIFF_KIND_BRACKETS:
  case PF_TARIFF_KIND_BRACKETS_CLOSED:
  case PF_TARIFF_KIND_EFFORT:
  case PF_TARIFF_KIND_PACKAGE:
  case PF_TARIFF_KIND_EVENT:
  case PF_TARIFF_KIND_CREDIT:
    return;
  }
  sum->amount = pf_ratio_multiply (sum->amount, units);
  note (sum, PF_PRICE_STEP_DURATION);
}

static void
apply_siblings (Sum *sum)
{
  const PfPricing *pricing = sum->pricing;
  guint rank = (guint) MAX (sum->price->input.rank, 1);

  if (pricing->siblings != PF_SIBLING_RULE_PERCENT_BY_RANK || pricing->n_sibling_factors == 0)
    return;
  sum->amount = pf_ratio_multiply (
      sum->amount, pricing->sibling_factors[MIN (rank, pricing->n_sibling_factors) - 1]);
  note (sum, PF_PRICE_STEP_SIBLING);
}

/* Percents off add up, so that their order is nothing. */
static void
apply_reductions (Sum *sum)
{
  const PfPricing *pricing = sum->pricing;
  const PfDecimal all = 100 * PF_DECIMAL_ONE;
  PfDecimal off = 0;

  for (guint i = 0; i < pricing->n_reductions; i++)
    if ((sum->price->input.reductions & 1u << i) != 0)
      off += pricing->reduction_percents[i];
  if (off == 0)
    return;
  sum->amount = pf_ratio_multiply (sum->amount, pf_ratio_from_percent (all - MIN (off, all)));
  note (sum, PF_PRICE_STEP_REDUCTION);
}

/* Never more than there is to pay. */
static void
apply_aid (Sum *sum)
{
  const PfPriceInput *input = &sum->price->input;
  PfMoney aid = input->aid_left_cents != PF_NO_MONEY ? MIN (input->aid_cents, input->aid_left_cents)
                                                     : input->aid_cents;

  if (aid <= 0 || sum->pricing->kind == PF_TARIFF_KIND_CREDIT)
    return;
  if (pf_ratio_compare (sum->amount, aid) >= 0) {
    sum->amount = pf_ratio_add (sum->amount, -aid);
  } else {
    if (!pf_ratio_round (sum->amount, PF_ROUNDING_HALF_UP, 1, &aid))
      return;
    sum->amount = pf_ratio_from_integer (0);
  }
  sum->price->aid_cents = aid;
  note (sum, PF_PRICE_STEP_AID);
}

static gboolean
share (PfPrice *price, const PfPricing *pricing)
{
  gboolean brings_meal =
      price->input.packed_lunch && pricing->packed_lunch.change != PF_PRICE_CHANGE_NONE;
  PfMoney meal = 0;

  if (brings_meal)
    meal = 0;
  else if (pricing->meal_cents != PF_NO_MONEY)
    meal = MIN (pricing->meal_cents, price->cents);
  else if (pricing->has_meal_percent &&
           !pf_ratio_round (
               pf_ratio_multiply (pf_ratio_from_integer (price->cents), pricing->meal_factor),
               PF_ROUNDING_HALF_UP,
               1,
               &meal))
    return FALSE;
  price->meal_cents = MIN (meal, price->cents);
  price->care_cents = price->cents - price->meal_cents;
  return TRUE;
}

/* A credit gives back what the same price would have taken. */
static gboolean
finish (Sum *sum)
{
  const PfPricing *pricing = sum->pricing;
  PfPrice *price = sum->price;

  if (!pf_ratio_round (sum->amount, pricing->rounding, pricing->rounding_cents, &price->cents) ||
      !share (price, pricing))
    return FALSE;
  if (pricing->kind == PF_TARIFF_KIND_CREDIT) {
    price->cents = -price->cents;
    price->care_cents = -price->care_cents;
    price->meal_cents = -price->meal_cents;
  }
  sum->amount = pf_ratio_from_integer (price->cents);
  note (sum, PF_PRICE_STEP_ROUNDING);
  return TRUE;
}

static void
apply_rules (Sum *sum)
{
  const PfPricing *pricing = sum->pricing;
  const PfPriceInput *input = &sum->price->input;

  if (input->outsider)
    apply_change (sum, &pricing->outsider, PF_PRICE_STEP_OUTSIDER);
  apply_duration (sum);
  if (input->already_charged &&
      (pricing->kind == PF_TARIFF_KIND_PACKAGE || pricing->kind == PF_TARIFF_KIND_EVENT)) {
    sum->amount = pf_ratio_from_integer (0);
    note (sum, PF_PRICE_STEP_ALREADY_CHARGED);
    return;
  }
  apply_siblings (sum);
  if (input->packed_lunch)
    apply_change (sum, &pricing->packed_lunch, PF_PRICE_STEP_PACKED_LUNCH);
  apply_reductions (sum);
  if (input->late)
    apply_change (sum, &pricing->late, PF_PRICE_STEP_LATE);
  if (input->unbooked)
    apply_change (sum, &pricing->unbooked, PF_PRICE_STEP_UNBOOKED);
  apply_aid (sum);
}

/* An outsider's own tariff numbers columns and reductions in its own way. */
static void
hand_over (const PfPricing *from, const PfPricing *to, PfPriceInput *input)
{
  guint reductions = 0;

  for (guint i = 0; i < from->n_reductions; i++)
    if ((input->reductions & 1u << i) != 0) {
      g_auto (GStrv) parts = g_strsplit (from->reductions[i], "=", 2);

      reductions |= pf_pricing_find_reduction (to, parts[0]);
    }
  input->reductions = reductions;
  input->column = pf_pricing_find_column (to, get_column (from, input)->name);
  input->outsider = FALSE;
}

static gboolean
has_own_tariff (const PfPricing *pricing, const PfPriceInput *input)
{
  return input->outsider && pricing->outsider.change == PF_PRICE_CHANGE_TARIFF &&
         pricing->outsider_pricing != NULL;
}

gboolean
pf_price_compute (const PfPricing *pricing,
                  const PfPriceInput *input,
                  PfPrice *ret_price,
                  GError **error)
{
  PfPrice price = { .pricing = pricing, .input = *input };
  Sum sum = { pricing, &price, { 0, 1 } };

  if (has_own_tariff (pricing, input)) {
    sum.pricing = price.pricing = pricing->outsider_pricing;
    hand_over (pricing, sum.pricing, &price.input);
    note (&sum, PF_PRICE_STEP_OUTSIDER_TARIFF);
  }

  if (!(sum.pricing->kind == PF_TARIFF_KIND_INCOME_RATE ? price_by_income (&sum)
                                                        : price_by_quotient (&sum)))
    return pf_problem_set (error, PF_PROBLEM_NO_BRACKET);
  apply_rules (&sum);
  if (!finish (&sum))
    return pf_problem_set (error, PF_PROBLEM_FAILED);
  *ret_price = price;
  return TRUE;
}
