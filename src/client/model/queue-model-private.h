/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * For queue-model.c and queue-taking.c alone.
 */
#pragma once

#include "client/model/queue-model.h"

G_BEGIN_DECLS

void pf_queue_model_change (PfQueueModel *self);

/* The list that is looked at. */
GListStore *pf_queue_model_get_store (PfQueueModel *self);

/* Opens a file, or none. @id: (nullable) */
void pf_queue_model_open (PfQueueModel *self, const char *id);

/* Opens the one at @position of the list that is looked at, or its last. */
void pf_queue_model_open_at (PfQueueModel *self, guint position);

/* Has the document that is looked at fetched, where there is one. */
void pf_queue_model_want_document (PfQueueModel *self);

/* (transfer none) */
PfQueueSummary *pf_queue_list_peek (GListStore *list, guint position);

/* @id: (nullable) */
gboolean pf_queue_list_find (GListStore *list, const char *id, guint *ret_position);

G_END_DECLS
