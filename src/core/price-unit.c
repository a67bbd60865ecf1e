/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The price of one unit: of a session, a step, an hour, a package, an event.
 */
#include "core/price-private.h"

#define MONTHS_PER_YEAR 12

void
pf_price_note (PfPriceSum *sum, PfPriceStepCode code)
{
  g_return_if_fail (sum->price->n_steps < PF_PRICE_MAX_STEPS);
  sum->price->steps[sum->price->n_steps++] = (PfPriceStep){ code, sum->amount };
}

const PfPricingColumn *
pf_price_get_column (const PfPricing *pricing, const PfPriceInput *input)
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
price_by_lines (PfPriceSum *sum, const PfPricingColumn *column, gboolean dearest)
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
  pf_price_note (sum, PF_PRICE_STEP_BRACKET);

  if (pricing->siblings != PF_SIBLING_RULE_BRACKET_DROP || n == 0 ||
      input->enrolled_children < pricing->sibling_from)
    return TRUE;
  if (!get_line_amount (pricing, get_line (pricing, column, n - 1), input->quotient, &sum->amount))
    return FALSE;
  pf_price_note (sum, PF_PRICE_STEP_BRACKET_DROP);
  return TRUE;
}

static gboolean
price_by_rate (PfPriceSum *sum, gboolean dearest)
{
  if (!dearest)
    sum->amount = apply_rate (sum->pricing, sum->pricing->rate, sum->price->input.quotient);
  else if (!get_rate_cap (sum->pricing, &sum->amount))
    return FALSE;
  pf_price_note (sum, PF_PRICE_STEP_EFFORT);
  return TRUE;
}

static gboolean
price_by_quotient (PfPriceSum *sum)
{
  const PfPricing *pricing = sum->pricing;
  const PfPriceInput *input = &sum->price->input;
  const PfPricingColumn *column = pf_price_get_column (pricing, input);
  gboolean without = input->quotient == PF_NO_DECIMAL;
  gboolean dearest = (without && is_dearest (pricing->no_quotient.change)) ||
                     (input->outsider && is_dearest (pricing->outsider.change));

  if (input->outsider && pricing->outsider.change == PF_PRICE_CHANGE_FLAT)
    return TRUE; /* whatever the quotient: the outsider rule sets the amount */
  if (column->n_lines == 0 && !pricing->has_rate) {
    sum->amount = pf_ratio_from_integer (pricing->cents);
    pf_price_note (sum, PF_PRICE_STEP_FLAT);
    return TRUE;
  }
  if (without && pricing->no_quotient.change == PF_PRICE_CHANGE_FLAT) {
    sum->amount = pf_ratio_from_integer (pricing->no_quotient.cents);
    pf_price_note (sum, PF_PRICE_STEP_NO_QUOTIENT);
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
price_by_income (PfPriceSum *sum)
{
  const PfPricing *pricing = sum->pricing;
  const PfPriceInput *input = &sum->price->input;
  const PfPricingColumn *column = pf_price_get_column (pricing, input);
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
  pf_price_note (sum, PF_PRICE_STEP_INCOME_RATE);
  return TRUE;
}

gboolean
pf_price_find_unit (PfPriceSum *sum)
{
  return sum->pricing->kind == PF_TARIFF_KIND_INCOME_RATE ? price_by_income (sum)
                                                          : price_by_quotient (sum);
}
