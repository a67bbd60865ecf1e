/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What people type, as the contract spells it. How it is written matters to nobody: spaces, dots
 * and hyphens are taken as they come.
 */
#pragma once

#include "core/value.h"

G_BEGIN_DECLS

/* "06 12 34 56 78", "(0)6.12…" or "0033 6…" as "+33612345678" (transfer full), a number of another
 * country with its "+"; NULL where it cannot be one.
 */
char *pf_typed_phone (const char *typed);

/* "49 000" as "49000" (transfer full); NULL where it cannot be a French postal code. */
char *pf_typed_postal_code (const char *typed);

/* The day first, as French people write it: "12/10/2026", "12.10.26", "12 octobre 2026" or "1er
 * octobre 2026", with the month's name in French or English; "2026-10-12" too. FALSE where it is no
 * day, with *ret_date left alone. Never by the locale: the same means another day in the next one.
 */
gboolean pf_typed_date (const char *typed, PfDate *ret_date);

G_END_DECLS
