/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What an agent decides by whether a person's data are erased: until when, what goes, what stays.
 */
#pragma once

#include <adwaita.h>

#include "client/model/loading.h"
#include "core/queue-item.h"

G_BEGIN_DECLS

#define PF_TYPE_ERASURE_FACTS (pf_erasure_facts_get_type ())
G_DECLARE_FINAL_TYPE (PfErasureFacts, pf_erasure_facts, PF, ERASURE_FACTS, AdwBin)

/* Hidden where @item is no person's request for erasure. */
void pf_erasure_facts_show (PfErasureFacts *self, PfQueueItem *item, PfLoading *loading);

G_END_DECLS
