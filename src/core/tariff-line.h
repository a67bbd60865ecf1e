/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One line of a tariff's table.
 */
#pragma once

#include "core/record.h"

G_BEGIN_DECLS

#define PF_TYPE_TARIFF_LINE (pf_tariff_line_get_type ())
G_DECLARE_FINAL_TYPE (PfTariffLine, pf_tariff_line, PF, TARIFF_LINE, PfRecord)

/* The line is for who has at least `lower` of what the table is by: family quotient, or children
 * for a tariff of kind income_rate. It gives an amount, or a rate of the quotient or income.
 */
struct _PfTariffLine
{
  PfRecord parent_instance;

  PfId id;
  PfId tariff;
  char *lower;        /* a decimal, included; absent: 0 */
  char *upper;        /* of a closed table: included unless the next line begins there */
  char *price_column; /* "non_caf"; absent: the first column */
  PfMoney cents;
  char *rate; /* a decimal: "0.000619" */
};

/* The same lines by column, the first one (without a name) before all, then by lower bound. The
 * array (transfer full) holds no references of its own.
 */
GPtrArray *pf_tariff_lines_sort (GPtrArray *lines);

G_END_DECLS
