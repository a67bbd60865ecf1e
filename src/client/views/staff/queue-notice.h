/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What came of the last answer, told to a screen reader too, and its undoing (the action
 * "queue.undo" of the page around it).
 */
#pragma once

#include <adwaita.h>

#include "client/model/queue-model.h"

G_BEGIN_DECLS

#define PF_TYPE_QUEUE_NOTICE (pf_queue_notice_get_type ())
G_DECLARE_FINAL_TYPE (PfQueueNotice, pf_queue_notice, PF, QUEUE_NOTICE, AdwBin)

/* Once. */
void pf_queue_notice_set_model (PfQueueNotice *self, PfQueueModel *model);

G_END_DECLS
