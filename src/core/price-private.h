/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Between the files that work out a price.
 */
#pragma once

#include "core/price.h"

G_BEGIN_DECLS

/* A price on its way: the amount after the steps noted so far. */
typedef struct
{
  const PfPricing *pricing;
  PfPrice *price;
  PfRatio amount;
} PfPriceSum;

void pf_price_note (PfPriceSum *sum, PfPriceStepCode code);

/* The first column where the input names none that is there. */
const PfPricingColumn *pf_price_get_column (const PfPricing *pricing, const PfPriceInput *input);

/* Finds the price of one unit for the family's quotient or income; FALSE: the tariff has none. */
gboolean pf_price_find_unit (PfPriceSum *sum);

G_END_DECLS
