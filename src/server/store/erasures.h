/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Requests to erase what is held about a person: at most one waits for each account.
 */
#pragma once

#include "core/queue-item.h"
#include "server/store/db.h"

G_BEGIN_DECLS

/* The last day to answer what was asked for then. */
gboolean pf_store_find_last_day (PfDb *db, PfInstant asked_at, PfDate *ret_day, GError **error);

/* Fills @item->erasure. */
gboolean pf_store_fill_queued_erasure (PfDb *db, PfQueueItem *item, PfInstant now, GError **error);

/* Notes what was decided: what was accepted is carried out at @step->at + PF_QUEUE_UNDO_SPAN.
 * PF_PROBLEM_ALREADY_DECIDED where it does not wait any more.
 */
gboolean pf_store_decide_erasure (PfDb *db, const PfQueueStep *step, GError **error);

/* It waits again; PF_PROBLEM_TOO_LATE_TO_UNDO where it was carried out, or asked for anew. */
gboolean pf_store_reopen_erasure (PfDb *db, const char *item, GError **error);

/* *ret_request (transfer full) is the one that waits, or NULL. */
gboolean pf_store_find_waiting_erasure (PfDb *db,
                                        const char *account,
                                        PfErasureRequest **ret_request,
                                        GError **error);

/* @ret_new: whether none waited before */
gboolean pf_store_ask_erasure (PfDb *db,
                               const char *account,
                               PfInstant now,
                               gboolean *ret_new,
                               GError **error);

/* @ret_ended: whether one waited */
gboolean pf_store_withdraw_erasure (PfDb *db,
                                    const char *account,
                                    PfInstant now,
                                    gboolean *ret_ended,
                                    GError **error);

G_END_DECLS
