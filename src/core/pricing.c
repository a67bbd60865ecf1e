/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/pricing.h"

#include <string.h>

#define CENTS_PER_EURO 100

static PfDecimal
parse (const char *text, PfDecimal absent)
{
  PfDecimal value = absent;

  if (text != NULL && !pf_decimal_parse (text, &value))
    g_warn_if_reached ();
  return value;
}

static PfPricingChange
make_change (PfPriceChange change, PfMoney cents, const char *percent)
{
  return (PfPricingChange){ .change = change,
                            .cents = cents != PF_NO_MONEY ? cents : 0,
                            .factor =
                                pf_ratio_from_percent (parse (percent, 100 * PF_DECIMAL_ONE)) };
}

/* Rates give euros, of a quotient; and cents, of an income in cents. */
static PfRatio
make_rate (PfTariff *tariff, const char *rate)
{
  int scale = tariff->kind == PF_TARIFF_KIND_INCOME_RATE ? 1 : CENTS_PER_EURO;

  return pf_ratio (parse (rate, 0), PF_DECIMAL_ONE / scale);
}

static void
add_column (PfPricing *self, const char *name)
{
  PfPricingColumn column = { g_strdup (name), self->lines->len, 0 };

  g_array_append_val (self->columns, column);
}

static void
add_lines (PfPricing *self, PfTariff *tariff, GPtrArray *lines)
{
  g_autoptr (GPtrArray) sorted = pf_tariff_lines_sort (lines);

  add_column (self, NULL);
  for (guint i = 0; i < sorted->len; i++) {
    PfTariffLine *line = sorted->pdata[i];
    PfPricingLine ready = { parse (line->lower, 0),
                            parse (line->upper, G_MAXINT64),
                            line->cents,
                            make_rate (tariff, line->rate) };
    PfPricingColumn *last = &g_array_index (self->columns, PfPricingColumn, self->columns->len - 1);

    if (g_strcmp0 (last->name, line->price_column) != 0)
      add_column (self, line->price_column);
    g_array_index (self->columns, PfPricingColumn, self->columns->len - 1).n_lines++;
    g_array_append_val (self->lines, ready);
  }
}

static void
add_siblings (PfPricing *self, PfTariff *tariff)
{
  guint n = tariff->sibling_percents != NULL ? g_strv_length (tariff->sibling_percents) : 0;

  self->siblings = tariff->siblings;
  self->sibling_from = tariff->sibling_from;
  self->sibling_factors = g_new (PfRatio, n);
  self->n_sibling_factors = n;
  for (guint i = 0; i < n; i++)
    self->sibling_factors[i] = pf_ratio_from_percent (parse (tariff->sibling_percents[i], 0));
}

static void
add_reductions (PfPricing *self, PfTariff *tariff)
{
  guint n = tariff->reductions != NULL ? g_strv_length (tariff->reductions) : 0;

  self->reductions = g_strdupv (tariff->reductions);
  self->n_reductions = n;
  self->reduction_percents = g_new (PfDecimal, n);
  for (guint i = 0; i < n; i++)
    self->reduction_percents[i] = parse (strchr (tariff->reductions[i], '=') + 1, 0);
}

static void
add_changes (PfPricing *self, PfTariff *tariff)
{
  self->outsider = make_change (tariff->outsider, tariff->outsider_cents, tariff->outsider_percent);
  self->no_quotient = make_change (tariff->no_quotient, tariff->no_quotient_cents, NULL);
  self->packed_lunch =
      make_change (tariff->packed_lunch, tariff->packed_lunch_cents, tariff->packed_lunch_percent);
  self->late = make_change (tariff->late, tariff->late_cents, tariff->late_percent);
  self->unbooked = make_change (tariff->unbooked, tariff->unbooked_cents, tariff->unbooked_percent);
}

PfPricing *
pf_pricing_new (PfTariff *tariff, GPtrArray *lines, PfPricing *outsider)
{
  PfPricing *self = g_atomic_rc_box_new0 (PfPricing);

  memcpy (self->tariff, tariff->id, sizeof self->tariff);
  self->edition = tariff->edition;
  self->kind = tariff->kind;
  self->rounding = tariff->rounding;
  self->rounding_cents = MAX (tariff->rounding_cents, 1);
  self->cents = tariff->cents != PF_NO_MONEY ? tariff->cents : 0;
  self->has_rate = tariff->rate != NULL;
  self->rate = make_rate (tariff, tariff->rate);
  self->floor_cents = tariff->floor_cents;
  self->cap_cents = tariff->cap_cents;
  self->adjustment_cents = tariff->adjustment_cents != PF_NO_MONEY ? tariff->adjustment_cents : 0;
  self->step_minutes = MAX (tariff->step_minutes, 1);
  self->income_floor_cents = tariff->income_floor_cents;
  self->income_cap_cents = tariff->income_cap_cents;
  self->outsider_pricing = outsider != NULL ? pf_pricing_ref (outsider) : NULL;
  self->meal_cents = tariff->meal_cents;
  self->has_meal_percent = tariff->meal_percent != NULL;
  self->meal_factor = pf_ratio_from_percent (parse (tariff->meal_percent, 0));
  self->lines = g_array_new (FALSE, FALSE, sizeof (PfPricingLine));
  self->columns = g_array_new (FALSE, FALSE, sizeof (PfPricingColumn));
  add_lines (self, tariff, lines);
  add_siblings (self, tariff);
  add_reductions (self, tariff);
  add_changes (self, tariff);
  return self;
}

PfPricing *
pf_pricing_ref (PfPricing *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear (gpointer data)
{
  PfPricing *self = data;

  for (guint i = 0; i < self->columns->len; i++)
    g_free (g_array_index (self->columns, PfPricingColumn, i).name);
  g_clear_pointer (&self->outsider_pricing, pf_pricing_unref);
  g_free (self->sibling_factors);
  g_free (self->reduction_percents);
  g_strfreev (self->reductions);
  g_array_unref (self->lines);
  g_array_unref (self->columns);
}

void
pf_pricing_unref (PfPricing *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

guint
pf_pricing_find_column (const PfPricing *self, const char *name)
{
  for (guint i = 0; i < self->columns->len; i++)
    if (g_strcmp0 (g_array_index (self->columns, PfPricingColumn, i).name, name) == 0)
      return i;
  return 0;
}

guint
pf_pricing_find_reduction (const PfPricing *self, const char *code)
{
  gsize length = strlen (code);

  for (guint i = 0; self->reductions != NULL && self->reductions[i] != NULL; i++)
    if (strncmp (self->reductions[i], code, length) == 0 && self->reductions[i][length] == '=')
      return 1u << i;
  return 0;
}
