/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/price-private.h"

#define MINUTES_PER_HOUR 60

static void
apply_change (PfPriceSum *sum, const PfPricingChange *change, PfPriceStepCode code)
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
  pf_price_note (sum, code);
}

/* Units are steps begun, or hours to the minute; all else is one. */
static void
apply_duration (PfPriceSum *sum)
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
  pf_price_note (sum, PF_PRICE_STEP_DURATION);
}

static void
apply_siblings (PfPriceSum *sum)
{
  const PfPricing *pricing = sum->pricing;
  guint rank = (guint) MAX (sum->price->input.rank, 1);

  if (pricing->siblings != PF_SIBLING_RULE_PERCENT_BY_RANK || pricing->n_sibling_factors == 0)
    return;
  sum->amount = pf_ratio_multiply (
      sum->amount, pricing->sibling_factors[MIN (rank, pricing->n_sibling_factors) - 1]);
  pf_price_note (sum, PF_PRICE_STEP_SIBLING);
}

/* Percents off add up, so that their order is nothing. */
static void
apply_reductions (PfPriceSum *sum)
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
  pf_price_note (sum, PF_PRICE_STEP_REDUCTION);
}

/* Never more than there is to pay. */
static void
apply_aid (PfPriceSum *sum)
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
  pf_price_note (sum, PF_PRICE_STEP_AID);
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
finish (PfPriceSum *sum)
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
  pf_price_note (sum, PF_PRICE_STEP_ROUNDING);
  return TRUE;
}

/* The deadline's rule, which is of this session, passes the tariff's. */
static void
apply_late (PfPriceSum *sum)
{
  const PfPriceInput *input = &sum->price->input;
  PfPricingChange change = sum->pricing->late;

  if (input->late_add_cents != PF_NO_MONEY)
    change = (PfPricingChange){ PF_PRICE_CHANGE_ADD, input->late_add_cents, { 1, 1 } };
  else if (input->late_add_percent != PF_NO_DECIMAL)
    change = (PfPricingChange){ PF_PRICE_CHANGE_PERCENT,
                                0,
                                pf_ratio_from_percent (input->late_add_percent) };
  apply_change (sum, &change, PF_PRICE_STEP_LATE);
}

static void
apply_rules (PfPriceSum *sum)
{
  const PfPricing *pricing = sum->pricing;
  const PfPriceInput *input = &sum->price->input;

  if (input->outsider)
    apply_change (sum, &pricing->outsider, PF_PRICE_STEP_OUTSIDER);
  apply_duration (sum);
  if (input->already_charged &&
      (pricing->kind == PF_TARIFF_KIND_PACKAGE || pricing->kind == PF_TARIFF_KIND_EVENT)) {
    sum->amount = pf_ratio_from_integer (0);
    pf_price_note (sum, PF_PRICE_STEP_ALREADY_CHARGED);
    return;
  }
  apply_siblings (sum);
  if (input->packed_lunch)
    apply_change (sum, &pricing->packed_lunch, PF_PRICE_STEP_PACKED_LUNCH);
  apply_reductions (sum);
  if (input->late)
    apply_late (sum);
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
  input->column = pf_pricing_find_column (to, pf_price_get_column (from, input)->name);
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
  PfPriceSum sum = { pricing, &price, { 0, 1 } };

  if (has_own_tariff (pricing, input)) {
    sum.pricing = price.pricing = pricing->outsider_pricing;
    hand_over (pricing, sum.pricing, &price.input);
    pf_price_note (&sum, PF_PRICE_STEP_OUTSIDER_TARIFF);
  }

  if (!pf_price_find_unit (&sum))
    return pf_problem_set (error, PF_PROBLEM_NO_BRACKET);
  apply_rules (&sum);
  if (!finish (&sum))
    return pf_problem_set (error, PF_PROBLEM_FAILED);
  *ret_price = price;
  return TRUE;
}
