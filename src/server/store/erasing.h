/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What an agent decided to erase, erased once that cannot be undone any more.
 */
#pragma once

#include "server/store/db.h"

G_BEGIN_DECLS

/* Whether one is due that was accepted and not carried out. */
gboolean pf_store_has_due_erasure (PfDb *db, PfInstant now, gboolean *ret_has, GError **error);

/* Carries out one that is due, if any; to be called in a transaction, in which the journal's entry
 * is written and the mail that tells it is sent on its way. Where something stands in the way since
 * it was decided, it waits for an agent again instead.
 * @removed: bodies of documents that are nobody's once this is on disk are added to it
 */
gboolean pf_store_carry_out_erasure (PfDb *db, PfInstant now, GPtrArray *removed, GError **error);

/* Forgets the addresses by which erasures done before @before were told. */
gboolean pf_store_forget_erased_addresses (PfDb *db, PfInstant before, GError **error);

G_END_DECLS
