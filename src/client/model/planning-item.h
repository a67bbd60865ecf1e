/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One place of the planning's grid: a line, a day, and the cell that stands there now. It outlives
 * the answers of the server: a refresh or another month changes what it holds, so that a widget
 * bound to it keeps its focus. It says "changed" after each such change.
 *
 * Read its members straight from the struct; only the model writes them.
 */
#pragma once

#include "client/model/cell-look.h"

G_BEGIN_DECLS

typedef struct _PfPlanningLine PfPlanningLine;

#define PF_TYPE_PLANNING_ITEM (pf_planning_item_get_type ())
G_DECLARE_FINAL_TYPE (PfPlanningItem, pf_planning_item, PF, PLANNING_ITEM, GObject)

struct _PfPlanningItem
{
  GObject parent_instance;

  PfPlanningLine *line; /* which holds this item; NULL once it is gone */
  PfDate date;
  PfPlanningCell *cell; /* never NULL: an empty one where there is no session */
  PfCellChoice choice;
  PfCellDay day;
  PfProblem problem;
  PfCellLook look;
};

PfPlanningItem *pf_planning_item_new (PfPlanningLine *line);

/* Gives it what stands at its place now; says so where anything is different. */
void pf_planning_item_set (PfPlanningItem *self,
                           PfDate date,
                           PfPlanningCell *cell,
                           const PfCellChoice *choice,
                           PfProblem problem,
                           PfInstant now);

/* What the other choices of its day do to it; says so where its look is different by it. */
void pf_planning_item_set_day (PfPlanningItem *self, PfCellDay day, PfInstant now);

/* What decides the item's look at @now. */
PfCellMoment pf_planning_item_get_moment (PfPlanningItem *self, PfInstant now);

G_END_DECLS
