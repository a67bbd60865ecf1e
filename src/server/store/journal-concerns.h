/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whom an entry of the journal concerns besides who acted: accounts, as it is known when the entry
 * is written. See core/own-journal-entry.h for what they are shown of it.
 */
#pragma once

#include "core/journal-entry.h"
#include "server/store/db.h"

G_BEGIN_DECLS

/* Those that follow from what the entry says; to be called in its transaction, once what it tells
 * of is done.
 */
gboolean pf_store_insert_concerns (PfDb *db, const PfJournalEntry *entry, GError **error);

/* The accounts of @households, for an entry whose subject does not tell of them any more. */
gboolean pf_store_insert_household_concerns (PfDb *db,
                                             const PfJournalEntry *entry,
                                             const char *const *households,
                                             GError **error);

G_END_DECLS
