/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the handlers of the queue have in common.
 */
#pragma once

#include "server/ops/call.h"
#include "server/store/queue.h"

G_BEGIN_DECLS

PfQueueViewer pf_call_get_queue_viewer (PfCall *call);

/* Answers the item that the path names, as it is now. */
gboolean pf_call_answer_queue_item (PfCall *call, GError **error);

G_END_DECLS
