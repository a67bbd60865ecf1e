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
