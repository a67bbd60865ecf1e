/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Nanoseconds a price: a planning asks thousands of them before it can be shown.
 */
#include <stdlib.h>

#include "core/price.h"

#define N_PRICES 2000000
#define MAX_NANOSECONDS 2000

typedef struct
{
  const char *name;
  PfTariffKind kind;
  const char *rate;
  guint n_lines;
  const char *quotient;
} Case;

static PfPricing *
new_pricing (const Case *self)
{
  g_autoptr (PfTariff) tariff = g_object_new (PF_TYPE_TARIFF, NULL);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_object_unref);
  char *percents[] = { "100", "80", NULL };

  tariff->kind = self->kind;
  tariff->rounding = PF_ROUNDING_HALF_UP;
  tariff->cents = PF_CENTS (325);
  tariff->rate = g_strdup (self->rate);
  tariff->step_minutes = 30;
  tariff->siblings = PF_SIBLING_RULE_PERCENT_BY_RANK;
  tariff->sibling_percents = g_strdupv (percents);
  for (guint i = 0; i < self->n_lines; i++) {
    PfTariffLine *line = g_object_new (PF_TYPE_TARIFF_LINE, NULL);

    line->lower = g_strdup_printf ("%u", i * 200);
    line->cents = i * 50;
    g_ptr_array_add (lines, line);
  }
  return pf_pricing_new (tariff, lines, NULL);
}

static gboolean
measure (const Case *self)
{
  g_autoptr (PfPricing) pricing = new_pricing (self);
  PfPriceInput input = PF_PRICE_INPUT_NONE;
  gint64 start = g_get_monotonic_time ();
  gint64 nanoseconds;
  PfMoney sum = 0;

  pf_decimal_parse (self->quotient, &input.quotient);
  input.rank = 2;
  input.minutes = 61;
  for (guint i = 0; i < N_PRICES; i++) {
    PfPrice price;

    if (!pf_price_compute (pricing, &input, &price, NULL))
      g_error ("%s has no price", self->name);
    sum += price.cents;
  }
  nanoseconds = (g_get_monotonic_time () - start) * 1000 / N_PRICES;
  g_print ("%-18s %4" G_GINT64_FORMAT " ns, %" G_GINT64_FORMAT " cents\n",
           self->name,
           nanoseconds,
           sum / N_PRICES);
  return nanoseconds <= MAX_NANOSECONDS;
}

int
main (void)
{
  static const Case cases[] = {
    { "flat", PF_TARIFF_KIND_FLAT, NULL, 0, "0" },
    { "brackets", PF_TARIFF_KIND_BRACKETS, NULL, 10, "1234.56" },
    { "brackets per step", PF_TARIFF_KIND_BRACKETS_PER_STEP, NULL, 10, "1234.56" },
    { "effort", PF_TARIFF_KIND_EFFORT, "0.0036", 0, "1234.56" },
  };

  gboolean fast = TRUE;

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    fast &= measure (&cases[i]);
  return fast ? EXIT_SUCCESS : EXIT_FAILURE;
}
