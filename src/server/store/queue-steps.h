/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What agents decide, carried out and undone. All runs in the transaction at hand.
 */
#pragma once

#include "core/mail.h"
#include "core/queue-item.h"
#include "server/store/db.h"

G_BEGIN_DECLS

/* Carries @decision out on @item, writes @mail for it, and keeps what it takes to undo it. */
gboolean pf_store_decide_queue_item (PfDb *db,
                                     const PfQueueItem *item,
                                     const PfQueueDecision *decision,
                                     const char *agent,
                                     PfMail *mail,
                                     GError **error);

/* Undoes the last decision on @item, unless it is undone already: *ret_undone tells.
 * PF_PROBLEM_TOO_LATE_TO_UNDO once its mail was taken to be sent.
 */
gboolean pf_store_undo_queue_item (PfDb *db,
                                   const PfQueueItem *item,
                                   const char *agent,
                                   PfInstant now,
                                   gboolean *ret_undone,
                                   GError **error);

/* Fills @history with what was decided on the item, the last first. *ret_undo_until is 0 where
 * nothing can be undone.
 */
gboolean pf_store_list_queue_history (PfDb *db,
                                      const char *item,
                                      GListStore *history,
                                      PfInstant *ret_undo_until,
                                      GError **error);

G_END_DECLS
