/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * For ops/call.c alone: what is wrong with a child that is to be added.
 */
#pragma once

#include "server/ops/call.h"

G_BEGIN_DECLS

/* Notes in call->errors what the record does not say. */
gboolean pf_check_new_child (PfCall *call, GError **error);

G_END_DECLS
