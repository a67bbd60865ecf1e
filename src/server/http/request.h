/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a call needs to know of an HTTP request's line and headers.
 */
#pragma once

#include "server/http/server-private.h"
#include "server/ops/call.h"

G_BEGIN_DECLS

/* Whether a proxy may see another body than libmicrohttpd does: two lengths, or a length of what
 * comes in pieces (RFC 9112, section 6.3). What follows such a body may be somebody else's request.
 */
gboolean pf_request_is_ambiguous (struct MHD_Connection *connection);

/* All but the body and the address (transfer full). */
PfRequest *pf_request_from_http (PfServer *server,
                                 struct MHD_Connection *connection,
                                 const char *method,
                                 const char *path);

/* Where the request comes from (transfer full), or NULL. Only a proxy on this machine is believed
 * when it names another address.
 */
char *pf_request_find_address (struct MHD_Connection *connection);

/* Whether the peer is on this machine, and speaks for itself: a proxy names whom it speaks for. */
gboolean pf_request_is_local (struct MHD_Connection *connection);

G_END_DECLS
