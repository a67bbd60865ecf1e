/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Beside a cell: why it is as it is, until when it may be changed, and what can still be done.
 */
#pragma once

#include <adwaita.h>

#include "client/model/planning-model.h"

G_BEGIN_DECLS

#define PF_TYPE_PLANNING_EXPLANATION (pf_planning_explanation_get_type ())
G_DECLARE_FINAL_TYPE (PfPlanningExplanation,
                      pf_planning_explanation,
                      PF,
                      PLANNING_EXPLANATION,
                      GtkPopover)

GtkWidget *pf_planning_explanation_new (void);

/* Explains @item; what is chosen here is chosen in @model, and the popover goes. */
void pf_planning_explanation_show (PfPlanningExplanation *self,
                                   PfPlanningModel *model,
                                   PfPlanningItem *item);

G_END_DECLS
