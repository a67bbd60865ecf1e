/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Chains the journal's entries within two seconds of their writing. Any number of servers may do so
 * over one database.
 */
#pragma once

#include "server/jobs/periodic.h"
#include "server/store/store.h"

G_BEGIN_DECLS

/* To be stopped before the store's writer is. @store: outlives it */
PfPeriodic *pf_journal_chain_start (PfStore *store);

G_END_DECLS
