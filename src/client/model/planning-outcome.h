/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What became of one change of an order, with what a sentence about it needs.
 *
 * Read its members straight from the struct; only the model writes them.
 */
#pragma once

#include "client/model/planning-choices.h"

G_BEGIN_DECLS

#define PF_TYPE_PLANNING_OUTCOME (pf_planning_outcome_get_type ())
G_DECLARE_FINAL_TYPE (PfPlanningOutcome, pf_planning_outcome, PF, PLANNING_OUTCOME, GObject)

struct _PfPlanningOutcome
{
  GObject parent_instance;

  PfBookingResult *result;
  const char *child_name; /* interned; NULL, as the slot's, where the order forgot it */
  const char *slot_name;
  PfDate date;
};

/* @choice: (nullable): the one that @result answers */
PfPlanningOutcome *pf_planning_outcome_new (PfBookingResult *result,
                                            const PfPlanningChoice *choice);

G_END_DECLS
