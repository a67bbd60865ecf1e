/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What machines ask beside the API: /healthz, /readyz and /metrics. They are the only paths that
 * are no operations of the table: they tell of this very process and are no part of the contract
 * with clients.
 */
#pragma once

#include "server/http/server-private.h"
#include "server/ops/call.h"

G_BEGIN_DECLS

/* Replies to @call where it asks for one of them. */
gboolean pf_probe_answer (PfServer *server, struct MHD_Connection *connection, PfCall *call);

G_END_DECLS
