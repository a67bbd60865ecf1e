/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the bar below the planning says of the choices.
 */
#pragma once

#include "client/model/planning-model.h"
#include "client/views/widgets/validate-bar.h"

G_BEGIN_DECLS

void pf_planning_bar_show (PfValidateBar *bar, PfPlanningModel *model);

G_END_DECLS
