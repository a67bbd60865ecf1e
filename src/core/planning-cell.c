/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/planning-cell.h"

G_DEFINE_ENUM_TYPE (PfPlanningState,
                    pf_planning_state,
                    G_DEFINE_ENUM_VALUE (PF_PLANNING_STATE_NONE, ""),
                    G_DEFINE_ENUM_VALUE (PF_PLANNING_STATE_OPEN, "open"),
                    G_DEFINE_ENUM_VALUE (PF_PLANNING_STATE_FULL, "full"),
                    G_DEFINE_ENUM_VALUE (PF_PLANNING_STATE_BOOKED, "booked"),
                    G_DEFINE_ENUM_VALUE (PF_PLANNING_STATE_HELD, "held"),
                    G_DEFINE_ENUM_VALUE (PF_PLANNING_STATE_REQUESTED, "requested"),
                    G_DEFINE_ENUM_VALUE (PF_PLANNING_STATE_WAITING, "waiting"),
                    G_DEFINE_ENUM_VALUE (PF_PLANNING_STATE_OFFERED, "offered"),
                    G_DEFINE_ENUM_VALUE (PF_PLANNING_STATE_CLOSED, "closed"),
                    G_DEFINE_ENUM_VALUE (PF_PLANNING_STATE_OTHER_HOUSEHOLD, "other_household"),
                    G_DEFINE_ENUM_VALUE (PF_PLANNING_STATE_ABSENT_TOLD, "absent_told"),
                    G_DEFINE_ENUM_VALUE (PF_PLANNING_STATE_ATTENDED, "attended"),
                    G_DEFINE_ENUM_VALUE (PF_PLANNING_STATE_ATTENDED_UNBOOKED, "attended_unbooked"),
                    G_DEFINE_ENUM_VALUE (PF_PLANNING_STATE_ABSENT_JUSTIFIED, "absent_justified"),
                    G_DEFINE_ENUM_VALUE (PF_PLANNING_STATE_ABSENT_UNJUSTIFIED,
                                         "absent_unjustified"),
                    G_DEFINE_ENUM_VALUE (PF_PLANNING_STATE_CANCELLED_LATE, "cancelled_late"))

static const PfField reason_fields[] = {
  PF_ENUM (PfLockedReason, code, PfProblem, pf_problem),
  PF_TEXT (PfLockedReason, rule),
  PF_INSTANT (PfLockedReason, closes_at),
  PF_TEXT (PfLockedReason, detail),
  PF_TEXTS (PfLockedReason, may),
};

PF_DEFINE_RECORD (PfLockedReason, pf_locked_reason, "locked_reason", reason_fields, .sparse = true)

gboolean
pf_locked_reason_leaves (PfLockedReason *self, const char *what)
{
  return self != NULL && self->may != NULL &&
         g_strv_contains ((const char *const *) self->may, what);
}

static const PfField cell_fields[] = {
  PF_ID (PfPlanningCell, session),
  PF_ID (PfPlanningCell, booking),
  PF_ENUM (PfPlanningCell, state, PfPlanningState, pf_planning_state, .required = true),
  PF_INTEGER (PfPlanningCell, places_left),
  PF_INTEGER (PfPlanningCell, rank, .min = 1),
  PF_MONEY (PfPlanningCell, price_cents, .min = PF_LEAST_CENTS),
  PF_MONEY (PfPlanningCell, late_cents, .min = PF_LEAST_CENTS),
  PF_INSTANT (PfPlanningCell, book_from),
  PF_INSTANT (PfPlanningCell, book_until),
  PF_INSTANT (PfPlanningCell, cancel_until),
  PF_INSTANT (PfPlanningCell, absence_until),
  PF_INSTANT (PfPlanningCell, late_until),
  PF_INSTANT (PfPlanningCell, held_until),
  PF_INSTANT (PfPlanningCell, offer_until),
  PF_ENUM (PfPlanningCell, last, PfBookingState, pf_booking_state),
  PF_OBJECT (PfPlanningCell, locked_reason, PfLockedReason, pf_locked_reason),
};

PF_DEFINE_RECORD (PfPlanningCell, pf_planning_cell, "planning_cell", cell_fields, .sparse = true)
