/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * POST /v1/bookings, the hot path: orders that wait together are decided together.
 */
#pragma once

#include "server/ops/call.h"

G_BEGIN_DECLS

/* Decides @calls, all prepared orders, in their order, and replies to each. For the writer's
 * transaction: FALSE where the database failed, and nothing of it may be kept.
 */
gboolean pf_bookings_run (PfDb *db, PfCall *const *calls, guint n_calls, GError **error);

G_END_DECLS
