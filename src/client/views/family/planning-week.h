/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One week of one child in large cells. Where it is narrow, the slots' names stand above their
 * cells, and the week is turned here.
 */
#pragma once

#include "client/model/planning-model.h"
#include "client/views/widgets/cell-matrix.h"

G_BEGIN_DECLS

#define PF_TYPE_PLANNING_WEEK (pf_planning_week_get_type ())
G_DECLARE_FINAL_TYPE (PfPlanningWeek, pf_planning_week, PF, PLANNING_WEEK, AdwBin)

GtkWidget *pf_planning_week_new (void);

/* Shows the week of @monday as far as @model knows it. */
void pf_planning_week_show (PfPlanningWeek *self,
                            PfPlanningModel *model,
                            PfPlanningChild *child,
                            PfDate monday,
                            gboolean narrow);

/* (transfer none) */
PfCellMatrix *pf_planning_week_get_matrix (PfPlanningWeek *self);

G_END_DECLS
