/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which household of the town the account joins, if any: nothing is chosen by itself where there is
 * a choice, as a wrong one would show a family's children to a stranger.
 */
#pragma once

#include <adwaita.h>

#include "client/model/queue-model.h"

G_BEGIN_DECLS

#define PF_TYPE_QUEUE_CANDIDATES (pf_queue_candidates_get_type ())
G_DECLARE_FINAL_TYPE (PfQueueCandidates, pf_queue_candidates, PF, QUEUE_CANDIDATES, AdwBin)

/* Once. */
void pf_queue_candidates_set_model (PfQueueCandidates *self, PfQueueModel *model);

/* Chooses option @n, from 0; FALSE where there is none. */
gboolean pf_queue_candidates_choose (PfQueueCandidates *self, guint n);

G_END_DECLS
