/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the planning says in words: of a cell, of the choices, of what became of an order. All
 * texts are (transfer full) where nothing else is said.
 */
#pragma once

#include "client/model/planning-model.h"
#include "client/views/widgets/cell.h"

G_BEGIN_DECLS

/* "Canteen", or "Holidays · Morning" where the activity has several slots. */
char *pf_planning_say_line (PfPlanningLine *line);

/* "Léa, canteen, Thursday 3 December" */
char *pf_planning_say_item (PfPlanningItem *item);

/* Shows @item in @cell: its look, and all that is read aloud. */
void pf_planning_show_item (PfCell *cell, PfPlanningModel *model, PfPlanningItem *item);

/* The word of the item where it says more than that of its look (transfer none), or NULL. */
const char *pf_planning_get_word (PfPlanningItem *item);

/* What follows the word, "until tomorrow, Thursday 10 at 23:59", or NULL. */
char *pf_planning_say_detail (PfPlanningModel *model, PfPlanningItem *item);

/* When the item can no longer be booked, or no longer cancelled; NULL where nothing closes it. */
char *pf_planning_say_closing (PfPlanningModel *model, PfPlanningItem *item, gboolean cancel);

/* "until tomorrow, Thursday 10 at 23:59"; NULL for no instant. */
char *pf_planning_say_until (PfPlanningModel *model, PfInstant instant);

/* Why the cell is as it is: a sentence or two. */
char *pf_planning_say_why (PfPlanningModel *model, PfPlanningItem *item);

/* What can still be done about it, until when, at what price; "" where nothing can. */
char *pf_planning_say_what_is_left (PfPlanningModel *model, PfPlanningItem *item);

/* "3 to book, 1 to cancel. Nothing is recorded before you validate." */
char *pf_planning_say_sum (const PfPlanningSum *sum);

/* "Week of 14 December: may be changed until tomorrow, Thursday 10 at 23:59." */
char *pf_planning_say_deadline (PfPlanningModel *model, PfPlanningDeadline *deadline);

/* Why a change was refused, with what the family can do next (transfer none). */
const char *pf_planning_say_problem (PfProblem problem);

G_END_DECLS
