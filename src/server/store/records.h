/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Many new rows at once, of any table of records: an import, a demonstration town.
 */
#pragma once

#include "core/record.h"
#include "server/store/db.h"

G_BEGIN_DECLS

/* Inserts @records, all of one type, which bear their ids. The database goes on from the highest.
 * Runs in the transaction at hand.
 */
gboolean pf_store_insert_records (PfDb *db, GPtrArray *records, GError **error);

/* Has the database look at its tables again, so that it knows how to search what was added. */
gboolean pf_store_analyze (PfDb *db, GError **error);

G_END_DECLS
