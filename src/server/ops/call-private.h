/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * For ops/call.c alone: what is read of a request, each member checked.
 */
#pragma once

#include "server/ops/call.h"

G_BEGIN_DECLS

/* Whether its body is of the type that its operation takes; whether there is a place for its file.
 */
gboolean pf_call_check_type (const PfCall *self, GError **error);
gboolean pf_call_check_documents (const PfCall *self, GError **error);

typedef gboolean (*PfCallHandler) (PfCall *call, GError **error);

/* Set call->query, call->json and call->body: all that is wrong is in call->errors. */
gboolean pf_call_read_query (PfCall *self, GError **error);

/* @check: (nullable): notes what else is wrong with the body, which may be so in its members too;
 * FALSE where it cannot tell
 */
gboolean pf_call_read_body (PfCall *self, PfCallHandler check, GError **error);

G_END_DECLS
