/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/model/planning-results.h"

#include <string.h>

/* The cell's state once the portal has answered so; PF_PLANNING_STATE_NONE leaves it as it was. */
static const PfPlanningState states[PF_BOOKING_N_STATES] = {
  [PF_BOOKING_STATE_BOOKED] = PF_PLANNING_STATE_BOOKED,
  [PF_BOOKING_STATE_HELD] = PF_PLANNING_STATE_HELD,
  [PF_BOOKING_STATE_REQUESTED] = PF_PLANNING_STATE_REQUESTED,
  [PF_BOOKING_STATE_WAITING] = PF_PLANNING_STATE_WAITING,
  [PF_BOOKING_STATE_CANCELLED] = PF_PLANNING_STATE_OPEN,
  [PF_BOOKING_STATE_CANCELLED_LATE] = PF_PLANNING_STATE_CANCELLED_LATE,
  [PF_BOOKING_STATE_ABSENT_TOLD] = PF_PLANNING_STATE_ABSENT_TOLD,
};

static void
change_cell (PfPlanningCell *cell, PfBookingResult *result)
{
  if (states[result->outcome] != PF_PLANNING_STATE_NONE)
    cell->state = states[result->outcome];
  if (result->problem == PF_PROBLEM_SESSION_FULL)
    cell->state = PF_PLANNING_STATE_FULL;
  cell->rank = result->outcome == PF_BOOKING_STATE_WAITING ? result->rank : PF_NO_INTEGER;
  memcpy (cell->booking, result->booking, sizeof cell->booking);
  if (result->price_cents != PF_NO_MONEY)
    cell->price_cents = result->price_cents;
}

/* The cell may be shared with the answer it came in, so a copy is changed and put in its place. */
static void
change_item (PfPlanningItem *item, PfBookingResult *result)
{
  g_autoptr (PfPlanningCell) cell = pf_record_copy (item->cell);

  change_cell (cell, result);
  g_set_object (&item->cell, cell);
  g_signal_emit_by_name (item, "changed");
}

static PfPlanningOutcome *
apply_one (PfPlanningModel *model, PfPlanningChoices *choices, PfBookingResult *result)
{
  PfPlanningItem *item = pf_planning_model_find (model, result->child, result->session);
  PfPlanningOutcome *outcome = pf_planning_outcome_new (
      result, pf_planning_choices_find (choices, result->child, result->session));

  pf_planning_choices_remove (choices, result->child, result->session);
  if (result->outcome == PF_BOOKING_STATE_REFUSED)
    pf_planning_choices_set_problem (
        choices, result->child, result->session, MAX (result->problem, PF_PROBLEM_FAILED));
  if (item != NULL &&
      (result->outcome != PF_BOOKING_STATE_REFUSED || result->problem == PF_PROBLEM_SESSION_FULL))
    change_item (item, result);
  return outcome;
}

GPtrArray *
pf_planning_results_apply (PfPlanningModel *model,
                           PfPlanningChoices *choices,
                           PfBookingResults *results)
{
  GListModel *list = G_LIST_MODEL (results->results);
  GPtrArray *outcomes = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (list); i++) {
    g_autoptr (PfBookingResult) result = g_list_model_get_item (list, i);

    g_ptr_array_add (outcomes, apply_one (model, choices, result));
  }
  return outcomes;
}
