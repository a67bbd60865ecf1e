/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What an agent decides by whether children live in a second household: who invited, where the
 * children live, which of them can be tied, and what each household sees of the other.
 */
#pragma once

#include <adwaita.h>

#include "client/model/loading.h"
#include "core/queue-item.h"

G_BEGIN_DECLS

#define PF_TYPE_TIE_FACTS (pf_tie_facts_get_type ())
G_DECLARE_FINAL_TYPE (PfTieFacts, pf_tie_facts, PF, TIE_FACTS, AdwBin)

/* Hidden where @item is of no guardian who lives elsewhere. */
void pf_tie_facts_show (PfTieFacts *self, PfQueueItem *item, PfLoading *loading);

G_END_DECLS
