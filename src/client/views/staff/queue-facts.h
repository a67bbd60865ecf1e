/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Who asks, in the file of the queue that is open, and what the program looked at by itself.
 */
#pragma once

#include <adwaita.h>

#include "client/model/queue-model.h"

G_BEGIN_DECLS

#define PF_TYPE_QUEUE_FACTS (pf_queue_facts_get_type ())
G_DECLARE_FINAL_TYPE (PfQueueFacts, pf_queue_facts, PF, QUEUE_FACTS, AdwBin)

/* Once. */
void pf_queue_facts_set_model (PfQueueFacts *self, PfQueueModel *model);

G_END_DECLS
