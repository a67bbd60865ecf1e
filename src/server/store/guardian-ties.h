/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What agents make of the requests of guardians who live elsewhere. All that writes runs in the
 * transaction at hand.
 */
#pragma once

#include "core/account.h"
#include "core/queue-item.h"
#include "server/store/db.h"

G_BEGIN_DECLS

/* Fills @item->tie, and @item->documents: those that who asks has handed in since. */
gboolean pf_store_fill_queued_tie (PfDb *db, PfQueueItem *item, GError **error);

/* Carries @decision out: accepted, each child who may be is of both households from now on. */
gboolean pf_store_decide_tie (PfDb *db,
                              const PfQueueItem *item,
                              const PfQueueDecision *decision,
                              PfQueueStep *step,
                              GError **error);

/* Undoes what @step did, and drops the mail that tells who invited.
 * PF_PROBLEM_TOO_LATE_TO_UNDO where the second household has enrolled a child meanwhile.
 */
gboolean pf_store_take_tie_back (PfDb *db,
                                 const PfQueueItem *item,
                                 const PfQueueStep *step,
                                 GError **error);

/* Who invited (transfer full), for news of the decision: *ret_inviter is NULL where their data were
 * erased since.
 */
gboolean pf_store_find_inviter (PfDb *db,
                                const char *item,
                                PfAccount **ret_inviter,
                                GError **error);

/* @mail tells who invited: it is dropped where the decision is undone. */
gboolean pf_store_note_inviter_told (PfDb *db, const char *item, const char *mail, GError **error);

G_END_DECLS
