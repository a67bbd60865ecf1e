/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/model/planning-outcome.h"

G_DEFINE_FINAL_TYPE (PfPlanningOutcome, pf_planning_outcome, G_TYPE_OBJECT)

static void
pf_planning_outcome_finalize (GObject *object)
{
  g_clear_object (&PF_PLANNING_OUTCOME (object)->result);
  G_OBJECT_CLASS (pf_planning_outcome_parent_class)->finalize (object);
}

static void
pf_planning_outcome_class_init (PfPlanningOutcomeClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pf_planning_outcome_finalize;
}

static void
pf_planning_outcome_init (PfPlanningOutcome *)
{
}

PfPlanningOutcome *
pf_planning_outcome_new (PfBookingResult *result, const PfPlanningChoice *choice)
{
  PfPlanningOutcome *self = g_object_new (PF_TYPE_PLANNING_OUTCOME, NULL);

  self->result = g_object_ref (result);
  if (choice != NULL) {
    self->child_name = choice->child_name;
    self->slot_name = choice->slot_name;
    self->date = choice->date;
  }
  return self;
}
