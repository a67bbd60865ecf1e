/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a booking cell shows: worked out from what the planning says of it, from the family's choice
 * and from the server's clock. A padlock is no state of the contract: it is this function's answer
 * once a deadline has passed.
 */
#pragma once

#include "core/booking-order.h"
#include "core/planning.h"

G_BEGIN_DECLS

/* The nicks are the classes of the style sheet. */
typedef enum
{
  PF_CELL_LOOK_NONE, /* no session that day */
  PF_CELL_LOOK_OPEN,
  PF_CELL_LOOK_FULL,
  PF_CELL_LOOK_CHOSEN,
  PF_CELL_LOOK_BOOKED,
  PF_CELL_LOOK_CANCELLING, /* chosen to be cancelled, declined or told absent */
  PF_CELL_LOOK_HELD,
  PF_CELL_LOOK_REQUESTED,
  PF_CELL_LOOK_WAITING,
  PF_CELL_LOOK_OFFERED,
  PF_CELL_LOOK_LOCKED_BOOKED,
  PF_CELL_LOOK_LOCKED_OPEN,
  PF_CELL_LOOK_CLOSED,
  PF_CELL_LOOK_OTHER,
  PF_CELL_LOOK_ATTENDED,
  PF_CELL_LOOK_ABSENT,
  PF_CELL_LOOK_REFUSED,
} PfCellLook;

#define PF_CELL_N_LOOKS (PF_CELL_LOOK_REFUSED + 1)

#define PF_TYPE_CELL_LOOK (pf_cell_look_get_type ())
GType pf_cell_look_get_type (void);

/* What the family has chosen for a cell and not yet validated. */
typedef struct
{
  PfBookingAction action; /* PF_BOOKING_ACTION_NONE: nothing */
  gboolean late;          /* to book or cancel past the deadline, knowing what it may cost */
} PfCellChoice;

/* What the family's other choices of the day do to a cell that it has not booked. */
typedef enum
{
  PF_CELL_DAY_AS_TOLD, /* nothing: the portal's own reason holds, where it gave one */
  PF_CELL_DAY_TAKEN,   /* another choice is for the same hours */
  PF_CELL_DAY_FREED, /* what stood in its way is chosen to be cancelled, or to be booked with it */
} PfCellDay;

/* All that decides a look besides the cell itself. */
typedef struct
{
  PfInstant book_until; /* of the cell, or of its row's closings */
  PfInstant cancel_until;
  PfCellChoice choice;
  PfCellDay day;
  PfProblem problem; /* why the last order refused this cell, until something else is chosen */
  PfInstant now;     /* by the server's clock */
} PfCellMoment;

PfCellLook pf_planning_cell_get_look (PfPlanningCell *cell, const PfCellMoment *moment);

/* Why the usual action of the cell is not to be had now, as the server would say; NONE where it is,
 * and where there never was one.
 */
PfProblem pf_planning_cell_get_problem (PfPlanningCell *cell, const PfCellMoment *moment);

/* What choosing the cell asks for, or PF_BOOKING_ACTION_NONE where it is locked or never to be
 * chosen. An offer is accepted so: it is declined by its own action.
 */
PfBookingAction pf_planning_cell_get_action (PfPlanningCell *cell, const PfCellMoment *moment);

/* Whether @choice may be made now: not the usual action alone, also to decline an offer, to tell an
 * absence, to cancel late or to book late where the planning says that one may.
 */
gboolean pf_planning_cell_may_choose (PfPlanningCell *cell,
                                      const PfCellMoment *moment,
                                      const PfCellChoice *choice);

/* The next instant after now at which the look may change by itself, or 0. */
PfInstant pf_planning_cell_get_next_change (PfPlanningCell *cell, const PfCellMoment *moment);

/* What @choice adds to the family's bills, in cents: less than 0 where it takes off. Joining a
 * waiting list costs nothing yet; a late cancellation takes off what is not still owed.
 */
PfMoney pf_planning_cell_get_cents (PfPlanningCell *cell, const PfCellChoice *choice);

G_END_DECLS
