/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whether an activity is for a child: the last gate of enrolling. The client lists an activity with
 * the reasons that keep a child from it, the server refuses an enrolment for the first of them.
 */
#pragma once

#include "core/activity.h"
#include "core/child.h"
#include "core/place-pool.h"
#include "core/problem.h"

G_BEGIN_DECLS

/* Whole months of life on @date, which is not before @birth_date: one more on the day of the month
 * of birth, or on the first of the next where the month has no such day.
 */
int pf_age_in_months (PfDate birth_date, PfDate date);

/* What is known of the child's household and school when it is asked for. */
typedef struct
{
  gboolean resident;       /* of the town */
  const char *school_site; /* (nullable): where the child's school is */
  const char *site; /* (nullable): where the activity is wanted; of a school's, its pupils alone */
  gboolean site_is_school; /* that site takes the children of its own school only */
} PfEligibilityFacts;

/* The reasons (transfer full; of PfProblem) that keep @child from @activity on @date, in the order
 * in which they are judged: age, level, school, residence. Empty: the activity is for it. A child
 * whose birth is only expected is of no age yet.
 */
GArray *pf_activity_list_obstacles (PfActivity *activity,
                                    PfChild *child,
                                    const PfEligibilityFacts *facts,
                                    PfDate date);

/* Whether a group of age takes the child on @date. */
gboolean pf_group_takes (PfGroup *self, PfChild *child, PfDate date);

G_END_DECLS
