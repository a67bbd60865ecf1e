/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/model/cell-look.h"

G_DEFINE_ENUM_TYPE (PfCellLook,
                    pf_cell_look,
                    G_DEFINE_ENUM_VALUE (PF_CELL_LOOK_NONE, "none"),
                    G_DEFINE_ENUM_VALUE (PF_CELL_LOOK_OPEN, "open"),
                    G_DEFINE_ENUM_VALUE (PF_CELL_LOOK_FULL, "full"),
                    G_DEFINE_ENUM_VALUE (PF_CELL_LOOK_CHOSEN, "chosen"),
                    G_DEFINE_ENUM_VALUE (PF_CELL_LOOK_BOOKED, "booked"),
                    G_DEFINE_ENUM_VALUE (PF_CELL_LOOK_CANCELLING, "cancelling"),
                    G_DEFINE_ENUM_VALUE (PF_CELL_LOOK_HELD, "held"),
                    G_DEFINE_ENUM_VALUE (PF_CELL_LOOK_REQUESTED, "requested"),
                    G_DEFINE_ENUM_VALUE (PF_CELL_LOOK_WAITING, "waiting"),
                    G_DEFINE_ENUM_VALUE (PF_CELL_LOOK_OFFERED, "offered"),
                    G_DEFINE_ENUM_VALUE (PF_CELL_LOOK_LOCKED_BOOKED, "locked-booked"),
                    G_DEFINE_ENUM_VALUE (PF_CELL_LOOK_LOCKED_OPEN, "locked-open"),
                    G_DEFINE_ENUM_VALUE (PF_CELL_LOOK_CLOSED, "closed"),
                    G_DEFINE_ENUM_VALUE (PF_CELL_LOOK_OTHER, "other"),
                    G_DEFINE_ENUM_VALUE (PF_CELL_LOOK_ATTENDED, "attended"),
                    G_DEFINE_ENUM_VALUE (PF_CELL_LOOK_ABSENT, "absent"),
                    G_DEFINE_ENUM_VALUE (PF_CELL_LOOK_REFUSED, "refused"))

/* Which instant shuts a state to its usual action. */
typedef enum
{
  SHUT_NEVER,
  SHUT_BY_BOOK_UNTIL,
  SHUT_BY_CANCEL_UNTIL,
  SHUT_BY_OFFER_UNTIL,
} Shut;

#define STATE(STATE, LOOK, LOCKED, ACTION, SHUT)                                                   \
  [PF_PLANNING_STATE_##STATE] = {                                                                  \
    PF_CELL_LOOK_##LOOK, PF_CELL_LOOK_##LOCKED, PF_BOOKING_ACTION_##ACTION, SHUT_##SHUT            \
  }

/* Leaving a waiting list, a hold or a request is nobody's loss, so nothing shuts it. */
static const struct
{
  PfCellLook look, locked;
  PfBookingAction action;
  Shut shut;
} states[PF_PLANNING_N_STATES] = {
  // clang-format off
  STATE (NONE, NONE, NONE, NONE, NEVER),
  STATE (OPEN, OPEN, LOCKED_OPEN, BOOK, BY_BOOK_UNTIL),
  STATE (FULL, FULL, LOCKED_OPEN, BOOK, BY_BOOK_UNTIL),
  STATE (BOOKED, BOOKED, LOCKED_BOOKED, CANCEL, BY_CANCEL_UNTIL),
  STATE (HELD, HELD, HELD, CANCEL, NEVER),
  STATE (REQUESTED, REQUESTED, REQUESTED, CANCEL, NEVER),
  STATE (WAITING, WAITING, WAITING, CANCEL, NEVER),
  STATE (OFFERED, OFFERED, OFFERED, BOOK, BY_OFFER_UNTIL),
  STATE (CLOSED, CLOSED, CLOSED, NONE, NEVER),
  STATE (OTHER_HOUSEHOLD, OTHER, OTHER, NONE, NEVER),
  STATE (ABSENT_TOLD, ABSENT, ABSENT, NONE, NEVER),
  STATE (ATTENDED, ATTENDED, ATTENDED, NONE, NEVER),
  STATE (ATTENDED_UNBOOKED, ATTENDED, ATTENDED, NONE, NEVER),
  STATE (ABSENT_JUSTIFIED, ABSENT, ABSENT, NONE, NEVER),
  STATE (ABSENT_UNJUSTIFIED, ABSENT, ABSENT, NONE, NEVER),
  STATE (CANCELLED_LATE, ABSENT, ABSENT, NONE, NEVER),
  // clang-format on
};

#undef STATE

static PfInstant
get_shutting (PfPlanningCell *cell, const PfCellMoment *moment)
{
  switch (states[cell->state].shut) {
  case SHUT_NEVER:
    return 0;
  case SHUT_BY_BOOK_UNTIL:
    return moment->book_until;
  case SHUT_BY_CANCEL_UNTIL:
    return moment->cancel_until;
  case SHUT_BY_OFFER_UNTIL:
    return cell->offer_until != 0 ? cell->offer_until : moment->book_until;
  }
  g_return_val_if_reached (0);
}

static gboolean
is_past (PfInstant instant, PfInstant now)
{
  return instant != 0 && now >= instant;
}

/* A reason without an instant holds already: a health sheet to confirm, an unpaid bill. */
static gboolean
is_held_back (PfPlanningCell *cell, const PfCellMoment *moment)
{
  PfLockedReason *reason = cell->locked_reason;

  if (moment->day == PF_CELL_DAY_TAKEN)
    return TRUE;
  return reason != NULL && moment->day != PF_CELL_DAY_FREED &&
         (reason->closes_at == 0 || moment->now >= reason->closes_at);
}

static gboolean
is_early (PfPlanningCell *cell, const PfCellMoment *moment)
{
  return states[cell->state].shut == SHUT_BY_BOOK_UNTIL && moment->now < cell->book_from;
}

static gboolean
is_shut (PfPlanningCell *cell, const PfCellMoment *moment)
{
  if (states[cell->state].shut == SHUT_NEVER)
    return FALSE;
  return is_past (get_shutting (cell, moment), moment->now) || is_held_back (cell, moment) ||
         is_early (cell, moment);
}

/* After the deadline, as long as the town lets one go on all the same. */
static gboolean
is_late (PfPlanningCell *cell, const PfCellMoment *moment)
{
  return is_past (get_shutting (cell, moment), moment->now) && moment->now < cell->late_until;
}

/* What stands in the way whatever the time is, and before the deadline is looked at. */
static PfProblem
get_standing_problem (PfPlanningCell *cell, const PfCellMoment *moment)
{
  PfLockedReason *reason = cell->locked_reason;

  if (moment->day == PF_CELL_DAY_TAKEN)
    return PF_PROBLEM_OVERLAPPING_BOOKING;
  if (reason == NULL || reason->closes_at != 0 || !is_held_back (cell, moment) ||
      reason->code == PF_PROBLEM_SESSION_FULL || reason->code == PF_PROBLEM_NO_BRACKET)
    return PF_PROBLEM_NONE;
  return reason->code;
}

static PfProblem
find_problem (PfPlanningCell *cell, const PfCellMoment *moment)
{
  PfProblem standing = get_standing_problem (cell, moment);

  if (standing != PF_PROBLEM_NONE)
    return standing;
  if (is_early (cell, moment))
    return PF_PROBLEM_NOT_YET_OPEN;
  if (is_past (get_shutting (cell, moment), moment->now) && !is_late (cell, moment))
    return PF_PROBLEM_DEADLINE_PASSED;
  return is_held_back (cell, moment) ? cell->locked_reason->code : PF_PROBLEM_DEADLINE_PASSED;
}

PfProblem
pf_planning_cell_get_problem (PfPlanningCell *cell, const PfCellMoment *moment)
{
  if (cell->state == PF_PLANNING_STATE_CLOSED)
    return PF_PROBLEM_SESSION_CLOSED;
  if (cell->state == PF_PLANNING_STATE_OTHER_HOUSEHOLD)
    return PF_PROBLEM_OTHER_HOUSEHOLDS_DAY;
  return is_shut (cell, moment) ? find_problem (cell, moment) : PF_PROBLEM_NONE;
}

static gboolean
may_be_refused (PfPlanningCell *cell)
{
  return cell->state == PF_PLANNING_STATE_OPEN || cell->state == PF_PLANNING_STATE_FULL;
}

PfCellLook
pf_planning_cell_get_look (PfPlanningCell *cell, const PfCellMoment *moment)
{
  if (moment->choice.action != PF_BOOKING_ACTION_NONE &&
      pf_planning_cell_may_choose (cell, moment, &moment->choice))
    return moment->choice.action == PF_BOOKING_ACTION_BOOK ? PF_CELL_LOOK_CHOSEN
                                                           : PF_CELL_LOOK_CANCELLING;
  if (moment->problem != PF_PROBLEM_NONE && may_be_refused (cell))
    return PF_CELL_LOOK_REFUSED;
  return is_shut (cell, moment) ? states[cell->state].locked : states[cell->state].look;
}

PfBookingAction
pf_planning_cell_get_action (PfPlanningCell *cell, const PfCellMoment *moment)
{
  return is_shut (cell, moment) ? PF_BOOKING_ACTION_NONE : states[cell->state].action;
}

static gboolean
may_book_late (PfPlanningCell *cell, const PfCellMoment *moment)
{
  return may_be_refused (cell) && is_late (cell, moment) && !is_early (cell, moment) &&
         moment->day != PF_CELL_DAY_TAKEN &&
         pf_locked_reason_leaves (cell->locked_reason, "late_add");
}

static gboolean
may_cancel (PfPlanningCell *cell, const PfCellMoment *moment, gboolean late)
{
  if (cell->state == PF_PLANNING_STATE_OFFERED)
    return !late;
  if (states[cell->state].action != PF_BOOKING_ACTION_CANCEL)
    return FALSE;
  return is_shut (cell, moment) ? late && is_late (cell, moment) : !late;
}

gboolean
pf_planning_cell_may_choose (PfPlanningCell *cell,
                             const PfCellMoment *moment,
                             const PfCellChoice *choice)
{
  switch (choice->action) {
  case PF_BOOKING_ACTION_NONE:
    return TRUE;
  case PF_BOOKING_ACTION_BOOK:
    return choice->late ? may_book_late (cell, moment)
                        : pf_planning_cell_get_action (cell, moment) == PF_BOOKING_ACTION_BOOK;
  case PF_BOOKING_ACTION_CANCEL:
    return may_cancel (cell, moment, choice->late);
  case PF_BOOKING_ACTION_ABSENT:
    return cell->state == PF_PLANNING_STATE_BOOKED && is_shut (cell, moment) &&
           pf_locked_reason_leaves (cell->locked_reason, "absent") &&
           !is_past (cell->absence_until, moment->now);
  }
  g_return_val_if_reached (FALSE);
}

PfInstant
pf_planning_cell_get_next_change (PfPlanningCell *cell, const PfCellMoment *moment)
{
  const PfInstant instants[] = {
    get_shutting (cell, moment),
    states[cell->state].shut == SHUT_BY_BOOK_UNTIL ? cell->book_from : 0,
    cell->locked_reason != NULL ? cell->locked_reason->closes_at : 0,
    cell->absence_until,
    cell->late_until,
  };
  PfInstant next = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (instants); i++) {
    if (instants[i] > moment->now && (next == 0 || instants[i] < next))
      next = instants[i];
  }
  return next;
}

static PfMoney
known (PfMoney cents)
{
  return cents != PF_NO_MONEY ? cents : 0;
}

/* An agent who is asked gives a place, or none; who waits has none. */
static gboolean
is_request (PfPlanningCell *cell, const PfCellChoice *choice)
{
  return choice->late && pf_locked_reason_leaves (cell->locked_reason, "request");
}

PfMoney
pf_planning_cell_get_cents (PfPlanningCell *cell, const PfCellChoice *choice)
{
  gboolean billed =
      cell->state == PF_PLANNING_STATE_BOOKED || cell->state == PF_PLANNING_STATE_HELD;

  switch (choice->action) {
  case PF_BOOKING_ACTION_NONE:
  case PF_BOOKING_ACTION_ABSENT:
    return 0;
  case PF_BOOKING_ACTION_BOOK:
    if (cell->state == PF_PLANNING_STATE_FULL && !is_request (cell, choice))
      return 0;
    return known (choice->late ? cell->late_cents : cell->price_cents);
  case PF_BOOKING_ACTION_CANCEL:
    if (!billed)
      return 0;
    return (choice->late ? known (cell->late_cents) : 0) - known (cell->price_cents);
  }
  g_return_val_if_reached (0);
}
