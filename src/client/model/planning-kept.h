/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Choices that outlive the window: put into bytes for a cache that only this account can read, and
 * taken up again. Whether each is still possible is judged when its day comes in sight, and by the
 * clock at once; the portal has the last word.
 */
#pragma once

#include "client/model/planning-model.h"

G_BEGIN_DECLS

/* All that is chosen (transfer full), or NULL where nothing is. */
GBytes *pf_planning_model_keep (PfPlanningModel *self);

/* Takes up what was kept at @at; what cannot be read is as if nothing was. What the family has
 * chosen meanwhile stays.
 */
void pf_planning_model_restore (PfPlanningModel *self, GBytes *kept, PfInstant at);

G_END_DECLS
