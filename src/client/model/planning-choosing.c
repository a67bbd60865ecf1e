/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The choices on a planning: from the first click to what the portal answered.
 */
#include <string.h>

#include "client/model/planning-model-private.h"
#include "client/model/planning-results.h"

/* ---- choosing */

static PfInstant
get_choice_end (PfPlanningItem *item, const PfCellMoment *moment, const PfCellChoice *choice)
{
  PfPlanningCell *cell = item->cell;

  if (choice->late)
    return cell->late_until;
  if (choice->action == PF_BOOKING_ACTION_ABSENT)
    return cell->absence_until;
  if (choice->action == PF_BOOKING_ACTION_CANCEL)
    return cell->state == PF_PLANNING_STATE_BOOKED ? moment->cancel_until : 0;
  return cell->offer_until != 0 ? cell->offer_until : moment->book_until;
}

gboolean
pf_planning_model_may_choose (PfPlanningModel *self,
                              PfPlanningItem *item,
                              const PfCellChoice *choice)
{
  const PfCellMoment moment = pf_planning_item_get_moment (item, self->now);

  return self->situation != PF_PLANNING_SITUATION_SENDING &&
         pf_planning_cell_may_choose (item->cell, &moment, choice);
}

static void
mark_step (PfPlanningModel *self)
{
  if (!self->in_step)
    pf_planning_choices_mark (self->choices);
}

gboolean
pf_planning_model_choose (PfPlanningModel *self, PfPlanningItem *item, const PfCellChoice *choice)
{
  const PfCellMoment moment = pf_planning_item_get_moment (item, self->now);
  PfPlanningLine *line = item->line;
  PfPlanningChoice whole = {
    .choice = *choice,
    .state = item->cell->state,
    .cents = pf_planning_cell_get_cents (item->cell, choice),
    .shuts_at = get_choice_end (item, &moment, choice),
    .date = item->date,
    .child_name = g_intern_string (line->child->first_name),
    .slot_name = g_intern_string (line->slot->name),
  };

  if (!pf_planning_model_may_choose (self, item, choice))
    return FALSE;
  memcpy (whole.child, line->child->id, sizeof whole.child);
  memcpy (whole.session, item->cell->session, sizeof whole.session);
  mark_step (self);
  if (!pf_planning_choices_set (self->choices, &whole))
    return FALSE;
  pf_planning_choices_set_problem (self->choices, whole.child, whole.session, PF_PROBLEM_NONE);
  pf_planning_model_forget_news (self);
  pf_planning_model_drop_impossible (self);
  pf_planning_model_refresh (self);
  pf_planning_model_say_choices_changed (self);
  return TRUE;
}

/* The choice that a click on the item makes; none where it only takes one away, or may do nothing.
 */
static PfCellChoice
get_usual_choice (PfPlanningModel *self, PfPlanningItem *item)
{
  const PfCellMoment moment = pf_planning_item_get_moment (item, self->now);
  PfCellChoice choice = { 0 };

  if (item->choice.action == PF_BOOKING_ACTION_NONE)
    choice.action = pf_planning_cell_get_action (item->cell, &moment);
  return choice;
}

gboolean
pf_planning_model_may_toggle (PfPlanningModel *self, PfPlanningItem *item)
{
  const PfCellChoice choice = get_usual_choice (self, item);

  return self->situation != PF_PLANNING_SITUATION_SENDING &&
         (item->choice.action != PF_BOOKING_ACTION_NONE ||
          (choice.action != PF_BOOKING_ACTION_NONE && item->problem == PF_PROBLEM_NONE));
}

gboolean
pf_planning_model_toggle (PfPlanningModel *self, PfPlanningItem *item)
{
  const PfCellChoice choice = get_usual_choice (self, item);

  return pf_planning_model_may_toggle (self, item) &&
         pf_planning_model_choose (self, item, &choice);
}

void
pf_planning_model_begin_step (PfPlanningModel *self)
{
  mark_step (self);
  self->in_step = TRUE;
}

void
pf_planning_model_end_step (PfPlanningModel *self)
{
  self->in_step = FALSE;
}

void
pf_planning_model_clear (PfPlanningModel *self)
{
  if (pf_planning_choices_get_sum (self->choices).n == 0 ||
      self->situation == PF_PLANNING_SITUATION_SENDING)
    return;
  pf_planning_choices_mark (self->choices);
  pf_planning_choices_clear (self->choices);
  pf_planning_model_forget_news (self);
  pf_planning_model_refresh (self);
  pf_planning_model_say_choices_changed (self);
}

gboolean
pf_planning_model_undo (PfPlanningModel *self)
{
  if (self->situation == PF_PLANNING_SITUATION_SENDING || !pf_planning_choices_undo (self->choices))
    return FALSE;
  pf_planning_model_forget_news (self);
  pf_planning_model_drop_impossible (self);
  pf_planning_model_refresh (self);
  pf_planning_model_say_choices_changed (self);
  return TRUE;
}

PfPlanningSum
pf_planning_model_get_sum (PfPlanningModel *self)
{
  return pf_planning_choices_get_sum (self->choices);
}

/* ---- sending */

/* The first of the households that were asked for, whose planning this is. */
static char *
dup_household (PfPlanning *planning)
{
  return g_strndup (planning->household, strcspn (planning->household, ","));
}

PfBookingOrder *
pf_planning_model_get_order (PfPlanningModel *self, const char **ret_key)
{
  if (self->order == NULL && self->planning != NULL &&
      pf_planning_choices_get_sum (self->choices).n > 0) {
    g_autofree char *household = dup_household (self->planning);

    self->order = pf_planning_choices_to_order (self->choices, household);
    self->key = g_uuid_string_random ();
  }
  *ret_key = self->key;
  return self->order;
}

void
pf_planning_model_apply (PfPlanningModel *self, PfBookingResults *results, PfInstant now)
{
  g_autoptr (GPtrArray) outcomes = NULL;

  self->now = now;
  pf_planning_choices_clear_problems (self->choices);
  outcomes = pf_planning_results_apply (self, self->choices, results);
  pf_planning_choices_forget_marks (self->choices);
  pf_planning_model_forget_news (self);
  g_list_store_splice (self->outcomes,
                       0,
                       g_list_model_get_n_items (G_LIST_MODEL (self->outcomes)),
                       outcomes->pdata,
                       outcomes->len);
  pf_planning_model_refresh (self);
  pf_planning_model_say_choices_changed (self);
  pf_planning_model_set_situation (self, PF_PLANNING_SITUATION_RESULTS, now);
}
