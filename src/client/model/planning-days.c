/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/model/planning-days.h"

/* What the other cells of the day, one after the other, have said so far. */
typedef struct
{
  gboolean is_taken;       /* by a choice */
  gboolean is_filled;      /* by what is booked, and stays */
  gboolean is_given_up;    /* what filled it is chosen to be cancelled */
  gboolean is_accompanied; /* what it goes with is chosen */
} Weight;

static gboolean
is_chosen (PfPlanningItem *item, PfBookingAction action)
{
  return item->choice.action == action;
}

/* Joining a waiting list fills no hours. */
static gboolean
is_chosen_to_come (PfPlanningItem *item)
{
  return is_chosen (item, PF_BOOKING_ACTION_BOOK) && item->cell->state != PF_PLANNING_STATE_FULL;
}

static gboolean
fills_hours (PfPlanningState state)
{
  return state == PF_PLANNING_STATE_BOOKED || state == PF_PLANNING_STATE_HELD ||
         state == PF_PLANNING_STATE_REQUESTED || state == PF_PLANNING_STATE_OFFERED;
}

static void
weigh_overlapping (PfPlanningItem *other, Weight *weight)
{
  if (is_chosen_to_come (other))
    weight->is_taken = TRUE;
  else if (fills_hours (other->cell->state) && is_chosen (other, PF_BOOKING_ACTION_CANCEL))
    weight->is_given_up = TRUE;
  else if (fills_hours (other->cell->state))
    weight->is_filled = TRUE;
}

/* The same slot at two sites is for the same hours too. */
static gboolean
overlaps (PfPlanningLine *line, PfPlanningLine *other)
{
  if (g_str_equal (line->slot->id, other->slot->id))
    return TRUE;
  return line->slot->overlaps != NULL &&
         g_strv_contains ((const char *const *) line->slot->overlaps, other->slot->id);
}

static PfCellDay
conclude (PfPlanningItem *item, const Weight *weight)
{
  PfLockedReason *reason = item->cell->locked_reason;
  PfProblem told = reason != NULL ? reason->code : PF_PROBLEM_NONE;

  if (weight->is_taken)
    return PF_CELL_DAY_TAKEN;
  if (told == PF_PROBLEM_OVERLAPPING_BOOKING && weight->is_given_up && !weight->is_filled)
    return PF_CELL_DAY_FREED;
  if (told == PF_PROBLEM_SLOT_RULE && weight->is_accompanied)
    return PF_CELL_DAY_FREED;
  return PF_CELL_DAY_AS_TOLD;
}

static void
weigh_item (GPtrArray *others, GPtrArray *companions, PfPlanningItem *item, PfInstant now)
{
  Weight weight = { 0 };

  for (guint i = 0; i < others->len; i++) {
    PfPlanningItem *other = pf_planning_line_get_item (others->pdata[i], item->date);

    if (other != NULL)
      weigh_overlapping (other, &weight);
  }
  for (guint i = 0; i < companions->len; i++) {
    PfPlanningItem *companion = pf_planning_line_get_item (companions->pdata[i], item->date);

    weight.is_accompanied |= companion != NULL && is_chosen_to_come (companion);
  }
  pf_planning_item_set_day (item, conclude (item, &weight), now);
}

static void
weigh_line (GListModel *lines, PfPlanningLine *line, PfInstant now)
{
  g_autoptr (GPtrArray) others = g_ptr_array_new ();
  g_autoptr (GPtrArray) companions = g_ptr_array_new ();

  for (guint i = 0; i < g_list_model_get_n_items (lines); i++) {
    g_autoptr (PfPlanningLine) other = g_list_model_get_item (lines, i); /* the list holds it */

    if (other == line || !g_str_equal (other->child->id, line->child->id))
      continue;
    if (overlaps (line, other))
      g_ptr_array_add (others, other);
    if (g_str_equal (other->slot->id, line->slot->needs))
      g_ptr_array_add (companions, other);
  }
  if (others->len == 0 && companions->len == 0)
    return;
  for (guint i = 0; i < line->items->len; i++)
    weigh_item (others, companions, line->items->pdata[i], now);
}

void
pf_planning_days_weigh (GListModel *lines, PfInstant now)
{
  for (guint i = 0; i < g_list_model_get_n_items (lines); i++) {
    g_autoptr (PfPlanningLine) line = g_list_model_get_item (lines, i);

    weigh_line (lines, line, now);
  }
}
