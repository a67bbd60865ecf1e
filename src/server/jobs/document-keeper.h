/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Looks after the documents while the server runs: reads their keys at its start, takes away, then
 * and each day, what no row names, and erases each hour the new accounts that nobody confirmed.
 */
#pragma once

#include "server/store/document-store.h"
#include "server/store/store.h"

G_BEGIN_DECLS

typedef struct _PfDocumentKeeper PfDocumentKeeper;

/* NULL with an error where the keys are not those of this portal's documents.
 * @store, @documents: outlive it
 */
PfDocumentKeeper *pf_document_keeper_new (PfStore *store,
                                          PfDocumentStore *documents,
                                          GError **error);
void pf_document_keeper_free (PfDocumentKeeper *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PfDocumentKeeper, pf_document_keeper_free)

G_END_DECLS
