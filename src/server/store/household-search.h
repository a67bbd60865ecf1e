/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Households by what people remember of them: any name, a child's, an e-mail. Each has one text,
 * folded by core/text.h, that both databases look into the same way.
 */
#pragma once

#include "core/account.h"
#include "server/store/db.h"

G_BEGIN_DECLS

/* Writes that text anew for each household, and its traits (core/resemblance.h). Runs in the
 * transaction at hand.
 */
gboolean pf_store_index_households (PfDb *db, GError **error);

/* The same for one that has changed. */
gboolean pf_store_index_household (PfDb *db, const char *household, GError **error);

/* The same for each that the account is of. */
gboolean pf_store_index_account (PfDb *db, const char *account, GError **error);

/* For statements that search: binds the four patterns that the folded text is to be like, and the
 * one that a telephone number is, which is NULL where @words are no number of four figures or more.
 */
void pf_query_bind_searched_words (PfQuery *query, const char *words);
void pf_query_bind_searched_phone (PfQuery *query, const char *words);

/* The households (transfer full; of PfHouseholdSummary) in whose text each word of @words stands,
 * by name, at most @limit.
 */
GPtrArray *pf_store_search_households (PfDb *db, const char *words, guint limit, GError **error);

G_END_DECLS
