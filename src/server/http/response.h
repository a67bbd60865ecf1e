/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A call's reply as an HTTP response.
 */
#pragma once

#include <microhttpd.h>

#include "server/ops/call.h"

G_BEGIN_DECLS

/* Sends @reply, whose body is not copied: it must live until the request is completed. Its content
 * is taken.
 * @number: of the request, its id in the log
 * @close: the connection serves nothing more
 */
enum MHD_Result pf_response_send (struct MHD_Connection *connection,
                                  PfReply *reply,
                                  guint64 number,
                                  gboolean close);

G_END_DECLS
