/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The journal. Entries are written in the transaction of what they tell, and chained soon after:
 * were each to wait for the one before, every change of the portal would queue behind one row.
 */
#pragma once

#include "core/own-journal-entry.h"
#include "server/store/db.h"

G_BEGIN_DECLS

/* Gives @entry its id, and notes whom it concerns (store/journal-concerns.h). */
gboolean pf_store_insert_journal_entry (PfDb *db, PfJournalEntry *entry, GError **error);

/* The account's own, and what concerns it (transfer full) (element-type PfOwnJournalEntry), the
 * newest first.
 */
GPtrArray *pf_store_list_journal (PfDb *db, const char *account, guint limit, GError **error);

/* From where somebody signed in. */
typedef struct
{
  char *email; /* the account's, as it is now */
  char *address;
} PfSignInPlace;

/* Of the sign-ins since then (transfer full) (element-type PfSignInPlace), the last first. */
GPtrArray *pf_store_list_sign_in_places (PfDb *db, PfInstant since, guint limit, GError **error);

/* Whether an entry waits to be chained. */
gboolean pf_store_has_unchained_entries (PfDb *db, gboolean *ret_has, GError **error);

/* Chains those that wait, a few hundred at most; to be called in a transaction. Each hash is the
 * SHA-256 of the one before and of all that its entry says.
 */
gboolean pf_store_chain_journal (PfDb *db, GError **error);

typedef struct
{
  gint64 n_chained;
  gint64 n_unchained;                     /* the tail that is not chained yet */
  gint64 first_unchained, last_unchained; /* the ids of its ends; 0: there is none */
  PfInstant unchained_since;              /* when its oldest was written */
  gint64 bad_position; /* of the first entry that was altered, or is missing; 0: none */
  char *hash;          /* of the last: noted elsewhere, it shows that the end was not cut off */
} PfJournalReport;

void pf_journal_report_clear (PfJournalReport *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PfJournalReport, pf_journal_report_clear)

/* Looks at the whole journal. */
gboolean pf_store_verify_journal (PfDb *db, PfJournalReport *ret_report, GError **error);

G_END_DECLS
