/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One row of the planning: a child, one enrolment, one slot, and what each day has for them.
 */
#pragma once

#include "server/ops/planning-writer.h"

G_BEGIN_DECLS

typedef struct
{
  const PfPlanningAsked *asked;
  const PfPlanningFamily *planning;
  PfFamily *family; /* the planning's */
  PfChild *child;
  PfHouseholdChild *link;
  PfEnrolment *enrolment;
  PfSlot *slot;
  GPtrArray *overlapping;     /* of PfSlot: the others that are for its hours */
  GPtrArray *bookings;        /* of PfPlanningBooking, the child's, by date */
  const guint *first_of_day;  /* of the bookings: one a day of the range, and one more */
  PfStripSession **sessions;  /* one a day of the range; NULL: none that day */
  PfSchoolYear *const *years; /* the same */
  int bookings_ahead;
} PfPlanningRowData;

/* Appends the row to a list under construction; FALSE, and nothing, where no day of it has a
 * session.
 */
gboolean pf_planning_row_write (const PfPlanningRowData *self, GString *out);

G_END_DECLS
