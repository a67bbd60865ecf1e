/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One child, one slot, one day of the planning: what stands there and until when it may be changed.
 */
#pragma once

#include "core/booking.h"
#include "core/problem.h"

G_BEGIN_DECLS

typedef enum
{
  PF_PLANNING_STATE_NONE, /* no session that day, or a word that only a newer server knows */
  PF_PLANNING_STATE_OPEN,
  PF_PLANNING_STATE_FULL,
  PF_PLANNING_STATE_BOOKED,
  PF_PLANNING_STATE_HELD, /* kept until paid */
  PF_PLANNING_STATE_REQUESTED,
  PF_PLANNING_STATE_WAITING,
  PF_PLANNING_STATE_OFFERED, /* a place kept until the family answers */
  PF_PLANNING_STATE_CLOSED,
  PF_PLANNING_STATE_OTHER_HOUSEHOLD,
  PF_PLANNING_STATE_ABSENT_TOLD,
  PF_PLANNING_STATE_ATTENDED,
  PF_PLANNING_STATE_ATTENDED_UNBOOKED,
  PF_PLANNING_STATE_ABSENT_JUSTIFIED,
  PF_PLANNING_STATE_ABSENT_UNJUSTIFIED,
  PF_PLANNING_STATE_CANCELLED_LATE,
} PfPlanningState;

#define PF_PLANNING_N_STATES (PF_PLANNING_STATE_CANCELLED_LATE + 1)

#define PF_TYPE_PLANNING_STATE (pf_planning_state_get_type ())
GType pf_planning_state_get_type (void);

#define PF_TYPE_LOCKED_REASON (pf_locked_reason_get_type ())
G_DECLARE_FINAL_TYPE (PfLockedReason, pf_locked_reason, PF, LOCKED_REASON, PfRecord)

/* Of the act that is closed, or will be. */
struct _PfLockedReason
{
  PfRecord parent_instance;

  PfProblem code;
  char *rule; /* the deadline's, in words of the contract: "weekday" */
  PfInstant closes_at;
  char *detail; /* a sentence of the town's, in the language asked for */
  GStrv may; /* what is left: "absent", "message", "late_add"; "request": then an agent answers */
};

/* Whether the reason leaves the family the act @what. NULL for @self leaves nothing. */
gboolean pf_locked_reason_leaves (PfLockedReason *self, const char *what);

#define PF_TYPE_PLANNING_CELL (pf_planning_cell_get_type ())
G_DECLARE_FINAL_TYPE (PfPlanningCell, pf_planning_cell, PF, PLANNING_CELL, PfRecord)

/* An empty record is a day without a session. What is absent is not written at all. */
struct _PfPlanningCell
{
  PfRecord parent_instance;

  PfId session;
  PfId booking;
  PfPlanningState state;
  int places_left;     /* where they are few */
  int rank;            /* on the waiting list, from 1 */
  PfMoney price_cents; /* for this child and household, that day */
  PfMoney late_cents;  /* still owed when it is cancelled late; the price of one booked late */
  PfInstant book_from; /* the opening of the bookings */
  PfInstant book_until;
  PfInstant cancel_until;
  PfInstant absence_until;
  PfInstant late_until; /* once too late, it may still be booked or cancelled late until then */
  PfInstant held_until;
  PfInstant offer_until;
  PfBookingState last; /* refused or cancelled, of a cell that shows as open or full */
  PfLockedReason *locked_reason;
};

G_END_DECLS
