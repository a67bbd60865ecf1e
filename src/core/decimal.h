/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Quotients, rates and percents: fixed-point decimals, never floating point.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Hundred-millionths: PF_DECIMAL_ONE is 1. */
typedef gint64 PfDecimal;

#define PF_DECIMAL_PLACES 8
#define PF_DECIMAL_ONE ((PfDecimal) 100000000)
#define PF_NO_DECIMAL G_MININT64

/* For a field's pattern: what pf_decimal_parse() takes. */
#define PF_DECIMAL_PATTERN "^[0-9]{1,10}(\\.[0-9]{1,8})?$"

#define PF_DECIMAL_SIZE sizeof "-92233720368.54775808"

/* Takes digits, at most 10 of them before the point and 8 after it, and nothing looser; leaves
 * *@ret_value alone otherwise.
 */
gboolean pf_decimal_parse (const char *text, PfDecimal *ret_value);

/* Writes the shortest form, "859.99", and returns its length. */
gsize pf_decimal_write (PfDecimal self, char text[static PF_DECIMAL_SIZE]);

G_END_DECLS
