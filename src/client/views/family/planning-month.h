/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The month: the children's slots against the days, the weeks side by side. The heads stay when the
 * cells scroll. Other days, another month or another child only change what the cells show.
 */
#pragma once

#include "client/views/family/planning-weeks.h"
#include "client/views/widgets/cell-matrix.h"

G_BEGIN_DECLS

#define PF_TYPE_PLANNING_MONTH (pf_planning_month_get_type ())
G_DECLARE_FINAL_TYPE (PfPlanningMonth, pf_planning_month, PF, PLANNING_MONTH, AdwBin)

/* Shows @model: three weeks around @anchor where it is @compact; @child alone, or all (NULL). */
void pf_planning_month_show (PfPlanningMonth *self,
                             PfPlanningModel *model,
                             const char *child,
                             gboolean compact,
                             PfDate anchor);

/* (transfer none) */
PfCellMatrix *pf_planning_month_get_matrix (PfPlanningMonth *self);

/* The weeks that are shown. */
const PfPlanningWeeks *pf_planning_month_get_weeks (PfPlanningMonth *self);

G_END_DECLS
