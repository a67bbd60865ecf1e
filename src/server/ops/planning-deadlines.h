/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The deadlines that a planning tells of: for each instant at which something closes, which
 * activities and which days it closes.
 */
#pragma once

#include "core/deadline-rule.h"
#include "server/store/planning.h"

G_BEGIN_DECLS

typedef struct _PfPlanningDeadlines PfPlanningDeadlines;

/* Those told of close from @from until before @to. */
PfPlanningDeadlines *pf_planning_deadlines_new (PfInstant from, PfInstant to);
void pf_planning_deadlines_free (PfPlanningDeadlines *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PfPlanningDeadlines, pf_planning_deadlines_free)

void pf_planning_deadlines_add (PfPlanningDeadlines *self, const PfStripSession *session);

/* Appends them as JSON, in the order of time. */
void pf_planning_deadlines_write (PfPlanningDeadlines *self, GString *out);

G_END_DECLS
