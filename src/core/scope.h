/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What rows that name only some of what they are for (rules, assignments) have in common.
 */
#pragma once

#include "core/value.h"

G_BEGIN_DECLS

/* Whether @day is within @from to @to, both included; a bound of 0 is none. */
static inline gboolean
pf_scope_holds_day (PfDate from, PfDate to, PfDate day)
{
  return day >= from && (to == 0 || day <= to);
}

/* Whether a row that names @named ("" names any) is for @asked. */
static inline gboolean
pf_scope_allows_id (const char *named, const char *asked)
{
  return *named == '\0' || g_str_equal (named, asked);
}

/* How specific a row is, built column by column from the most significant one. */
static inline guint
pf_scope_add_bit (guint bits, gboolean named)
{
  return bits << 1 | (named ? 1u : 0u);
}

G_END_DECLS
