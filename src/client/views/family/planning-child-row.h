/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Above a child's cells: who it is, what is booked and what it costs. Where nothing is, one
 * sentence says so and one button does what comes next.
 */
#pragma once

#include <adwaita.h>

#include "client/model/planning-model.h"

G_BEGIN_DECLS

#define PF_TYPE_PLANNING_CHILD_ROW (pf_planning_child_row_get_type ())
G_DECLARE_FINAL_TYPE (PfPlanningChildRow, pf_planning_child_row, PF, PLANNING_CHILD_ROW, AdwBin)

GtkWidget *pf_planning_child_row_new (void);

void pf_planning_child_row_show (PfPlanningChildRow *self,
                                 PfPlanningModel *model,
                                 PfPlanningChild *child);

G_END_DECLS
