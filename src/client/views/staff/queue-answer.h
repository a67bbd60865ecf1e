/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What can be answered to the file that is open: three buttons, or the reason being written; then
 * the mail that would leave, and what was answered before. Its buttons are actions of the page
 * around it: "queue.accept", "queue.write" (PfQueueVerdict), "queue.send", "queue.leave".
 */
#pragma once

#include <adwaita.h>

#include "client/model/queue-model.h"

G_BEGIN_DECLS

#define PF_TYPE_QUEUE_ANSWER (pf_queue_answer_get_type ())
G_DECLARE_FINAL_TYPE (PfQueueAnswer, pf_queue_answer, PF, QUEUE_ANSWER, AdwBin)

/* Once. */
void pf_queue_answer_set_model (PfQueueAnswer *self, PfQueueModel *model);

/* Puts the focus where the answer that is being written lacks something, or goes on. */
void pf_queue_answer_focus (PfQueueAnswer *self);

G_END_DECLS
