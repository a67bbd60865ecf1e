/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What became of the last order, in sentences: one for each kind of news. NULL where there is none;
 * all (transfer full).
 */
#pragma once

#include "client/model/planning-model.h"

G_BEGIN_DECLS

/* "Recorded at 18:42: 1 booked, 1 cancelled." */
char *pf_planning_say_done (PfPlanningModel *model);

/* "Léa, 21 December: waiting list, rank 3." */
char *pf_planning_say_waiting (PfPlanningModel *model);

/* "Tom, canteen of 18 December: refused." */
char *pf_planning_say_refusals (PfPlanningModel *model);

/* What each of the sentences is about. */
typedef enum
{
  PF_PLANNING_OUTCOME_DONE,
  PF_PLANNING_OUTCOME_WAITING,
  PF_PLANNING_OUTCOME_REFUSED,
} PfPlanningOutcomeKind;

/* Of PfPlanningOutcome (transfer full), in the order asked. */
GPtrArray *pf_planning_list_outcomes (PfPlanningModel *model, PfPlanningOutcomeKind kind);

G_END_DECLS
