/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Carries out what agents decided to erase, within a second of when that cannot be undone any more;
 * what is due from before the server was started too. Any number of servers may do so over one
 * database.
 */
#pragma once

#include "server/store/document-store.h"
#include "server/store/store.h"

G_BEGIN_DECLS

typedef struct _PfEraser PfEraser;

/* @store, @documents: outlive it; @documents: (nullable) */
PfEraser *pf_eraser_start (PfStore *store, PfDocumentStore *documents);

/* To be stopped before the store's writer is. */
void pf_eraser_stop (PfEraser *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PfEraser, pf_eraser_stop)

G_END_DECLS
