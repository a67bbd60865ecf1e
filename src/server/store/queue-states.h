/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What decisions of several kinds change alike. All runs in the transaction at hand.
 */
#pragma once

#include "core/queue.h"
#include "server/store/db.h"

G_BEGIN_DECLS

/* @state: a word of PfAccountState */
gboolean pf_store_set_account_state (PfDb *db,
                                     const char *account,
                                     const char *state,
                                     GError **error);

/* @resident: whether its address is in the town */
gboolean pf_store_set_household_state (PfDb *db,
                                       const char *household,
                                       const char *state,
                                       gboolean resident,
                                       GError **error);

/* Runs @query, which accepts documents and answers the ids of those that were not before: they are
 * kept in @step.
 */
gboolean pf_query_accept_documents (PfQuery *query, PfQueueStep *step, GError **error);

/* Those that @step accepted are as they were before. */
gboolean pf_store_take_documents_back (PfDb *db, const PfQueueStep *step, GError **error);

/* So that @mail, which waits, is never sent: PF_PROBLEM_TOO_LATE_TO_UNDO where it has gone. */
gboolean pf_store_drop_mail (PfDb *db, const char *mail, GError **error);

/* Appends to @list, of PfQueueChild, what agents see of @children, of PfChild. */
void pf_queue_list_children (GListModel *children, GListStore *list);

G_END_DECLS
