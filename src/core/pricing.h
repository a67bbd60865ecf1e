/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A tariff with its lines, made ready once so that each price reads numbers and no text.
 */
#pragma once

#include "core/ratio.h"
#include "core/tariff-line.h"

G_BEGIN_DECLS

typedef struct _PfPricing PfPricing;

/* A tariff's change to a price, with its numbers at hand. */
typedef struct
{
  PfPriceChange change;
  PfMoney cents;
  PfRatio factor;
} PfPricingChange;

typedef struct
{
  PfDecimal lower;
  PfDecimal upper; /* G_MAXINT64: none */
  PfMoney cents;   /* PF_NO_MONEY: the rate counts */
  PfRatio rate;
} PfPricingLine;

typedef struct
{
  char *name; /* NULL: the first */
  guint first;
  guint n_lines;
} PfPricingColumn;

/* Read-only once made, from any thread. */
struct _PfPricing
{
  /*< private >*/
  PfId tariff;
  int edition;
  PfTariffKind kind;
  PfRounding rounding;
  int rounding_cents;
  PfMoney cents;
  gboolean has_rate;
  PfRatio rate; /* cents for each point */
  PfMoney floor_cents, cap_cents, adjustment_cents;
  int step_minutes;
  PfMoney income_floor_cents, income_cap_cents;
  PfPricingChange outsider, no_quotient, packed_lunch, late, unbooked;
  PfPricing *outsider_pricing;
  PfSiblingRule siblings;
  PfRatio *sibling_factors;
  guint n_sibling_factors;
  int sibling_from;
  GStrv reductions; /* "staff=20" */
  guint n_reductions;
  PfDecimal *reduction_percents;
  PfMoney meal_cents;
  gboolean has_meal_percent;
  PfRatio meal_factor;
  GArray *lines;   /* of PfPricingLine, by column, then by lower bound */
  GArray *columns; /* of PfPricingColumn; the first one is there even without lines */
};

/* From records that their checks let pass. @lines (of PfTariffLine) are the tariff's; @outsider is
 * the tariff that it names for outsiders, or NULL.
 */
PfPricing *pf_pricing_new (PfTariff *tariff, GPtrArray *lines, PfPricing *outsider);
PfPricing *pf_pricing_ref (PfPricing *self);
void pf_pricing_unref (PfPricing *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PfPricing, pf_pricing_unref)

/* The number of a column for PfPriceInput; 0, the first column, where @name is NULL or unknown. */
guint pf_pricing_find_column (const PfPricing *self, const char *name);

/* The bit of a reduction for PfPriceInput, or 0 where the tariff does not know it. */
guint pf_pricing_find_reduction (const PfPricing *self, const char *code);

G_END_DECLS
