/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Chains the journal's entries within two seconds of their writing. Any number of servers may do so
 * over one database.
 */
#pragma once

#include "server/store/store.h"

G_BEGIN_DECLS

typedef struct _PfJournalChain PfJournalChain;

/* @store: outlives it */
PfJournalChain *pf_journal_chain_start (PfStore *store);

/* To be stopped before the store's writer is. */
void pf_journal_chain_stop (PfJournalChain *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PfJournalChain, pf_journal_chain_stop)

G_END_DECLS
