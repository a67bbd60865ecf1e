/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the choices of one day do to one another: two that are for the same hours, one that goes
 * with another. The portal says it of what is booked; of what is only chosen, it cannot know.
 */
#pragma once

#include "client/model/planning-line.h"

G_BEGIN_DECLS

/* Tells the items of @lines (of PfPlanningLine), whose choices are up to date. */
void pf_planning_days_weigh (GListModel *lines, PfInstant now);

G_END_DECLS
