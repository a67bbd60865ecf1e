/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The portal's answer to an order, laid over the planning in sight until it is asked for anew.
 */
#pragma once

#include "client/model/planning-model.h"

G_BEGIN_DECLS

/* Takes the answered choices away, changes the cells they were made on, keeps why some were
 * refused. Returns the PfPlanningOutcomes (transfer full), in the order asked.
 */
GPtrArray *pf_planning_results_apply (PfPlanningModel *model,
                                      PfPlanningChoices *choices,
                                      PfBookingResults *results);

G_END_DECLS
