/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Requests to erase what is held about a person: at most one waits for each account.
 */
#pragma once

#include "core/erasure.h"
#include "server/store/db.h"

G_BEGIN_DECLS

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
