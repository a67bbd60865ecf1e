/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Exact amounts on their way to a price: an amount is rounded once, at its end.
 */
#pragma once

#include "core/decimal.h"
#include "core/tariff.h"

G_BEGIN_DECLS

/* numerator / denominator, in cents where it is an amount. A result that 128 bits cannot hold has
 * the denominator 0, and so have all made from it: ask once, when rounding.
 */
typedef struct
{
  __int128 numerator;
  __int128 denominator;
} PfRatio;

static inline PfRatio
pf_ratio_from_integer (gint64 value)
{
  return (PfRatio){ value, 1 };
}

/* @denominator is above 0. */
PfRatio pf_ratio (gint64 numerator, gint64 denominator);
PfRatio pf_ratio_from_decimal (PfDecimal value);
PfRatio pf_ratio_from_percent (PfDecimal percent);

PfRatio pf_ratio_multiply (PfRatio a, PfRatio b);
PfRatio pf_ratio_add (PfRatio self, gint64 cents);

/* Below, at or above 0 as @self is below, at or above @cents. */
int pf_ratio_compare (PfRatio self, gint64 cents);

/* Bounds of PF_NO_MONEY are none; the upper one wins where they cross. */
PfRatio pf_ratio_clamp (PfRatio self, PfMoney lowest, PfMoney highest);

/* To a multiple of @step cents (above 0). FALSE, with nothing set, where no PfMoney can hold it. */
gboolean pf_ratio_round (PfRatio self, PfRounding rounding, int step, PfMoney *ret_cents);

/* Appends at most four decimals, the rest cut off: for people to follow a sum. */
void pf_ratio_write (PfRatio self, GString *out);

G_END_DECLS
