/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/tariff-line.h"

#include "core/decimal.h"

static const PfField fields[] = {
  PF_ID (PfTariffLine, id, .read_only = true),
  PF_ID (PfTariffLine, tariff, .required = true),
  PF_TEXT (PfTariffLine, lower, .pattern = PF_DECIMAL_PATTERN),
  PF_TEXT (PfTariffLine, upper, .pattern = PF_DECIMAL_PATTERN),
  PF_TEXT (PfTariffLine, price_column, .pattern = "^[a-z][a-z0-9_]{0,39}$"),
  PF_MONEY (PfTariffLine, cents, .max = PF_CENTS (100000000)),
  PF_TEXT (PfTariffLine, rate, .pattern = PF_DECIMAL_PATTERN),
};

static void
check (PfRecord *record, PfErrors *errors)
{
  PfTariffLine *self = PF_TARIFF_LINE (record);

  if ((self->cents == PF_NO_MONEY) == (self->rate == NULL))
    pf_errors_add (errors, "cents", self->rate == NULL ? "required" : "not-for-this");
}

PF_DEFINE_RECORD (PfTariffLine, pf_tariff_line, "tariff_line", fields, .check = check)

static PfDecimal
parse_lower (PfTariffLine *self)
{
  PfDecimal value = 0;

  if (self->lower != NULL)
    pf_decimal_parse (self->lower, &value);
  return value;
}

static int
compare (gconstpointer a, gconstpointer b)
{
  PfTariffLine *left = *(PfTariffLine *const *) a, *right = *(PfTariffLine *const *) b;
  int order = g_strcmp0 (left->price_column, right->price_column);
  PfDecimal left_lower = parse_lower (left), right_lower = parse_lower (right);

  return order != 0 ? order : (left_lower > right_lower) - (left_lower < right_lower);
}

GPtrArray *
pf_tariff_lines_sort (GPtrArray *lines)
{
  GPtrArray *sorted = g_ptr_array_sized_new (lines->len);

  g_ptr_array_extend (sorted, lines, NULL, NULL);
  g_ptr_array_sort (sorted, compare);
  return sorted;
}
