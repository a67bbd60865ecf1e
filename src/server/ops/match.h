/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whether who changes something has seen it as it is.
 */
#pragma once

#include "server/ops/call.h"

G_BEGIN_DECLS

/* FALSE with PF_PROBLEM_CHANGED_MEANWHILE where the call's If-Match does not name @version. To be
 * asked in the transaction that writes.
 */
gboolean pf_call_check_match (PfCall *call, int version, GError **error);

G_END_DECLS
