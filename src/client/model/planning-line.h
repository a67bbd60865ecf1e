/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One child's slot against the days of the planning: its row, with the nouns that the row names.
 *
 * Read its members straight from the struct; only the model writes them.
 */
#pragma once

#include "client/model/planning-choices.h"
#include "client/model/planning-item.h"

G_BEGIN_DECLS

#define PF_TYPE_PLANNING_LINE (pf_planning_line_get_type ())
G_DECLARE_FINAL_TYPE (PfPlanningLine, pf_planning_line, PF, PLANNING_LINE, GObject)

struct _PfPlanningLine
{
  GObject parent_instance;

  PfPlanningRow *row;
  PfPlanningChild *child;
  PfPlanningActivity *activity;
  PfPlanningSlot *slot;
  GPtrArray *items; /* PfPlanningItem, one a day of the planning */
};

/* NULL where @planning does not describe the child, the activity or the slot that @row names. */
PfPlanningLine *pf_planning_line_new (PfPlanning *planning, PfPlanningRow *row);

/* Whether @row is of the same child, slot and enrolment. */
gboolean pf_planning_line_is_of (PfPlanningLine *self, PfPlanningRow *row);

/* Takes a newer @row of the same in: its items stay, what they hold changes. */
void pf_planning_line_take (PfPlanningLine *self,
                            PfPlanning *planning,
                            PfPlanningRow *row,
                            PfPlanningChoices *choices,
                            PfInstant now);

/* Brings what its items show up to date with the choices and the clock. */
void pf_planning_line_refresh (PfPlanningLine *self, PfPlanningChoices *choices, PfInstant now);

/* The item of @date (transfer none), or NULL outside the planning. */
PfPlanningItem *pf_planning_line_get_item (PfPlanningLine *self, PfDate date);

G_END_DECLS
