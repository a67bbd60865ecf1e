/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The heads of a month: weeks with their holidays, days with today in the accent. They stand in a
 * grid of their own, whose columns are as wide as those of the cells below.
 */
#pragma once

#include <adwaita.h>

#include "client/views/family/planning-weeks.h"
#include "client/views/widgets/cell-matrix.h"

G_BEGIN_DECLS

#define PF_TYPE_PLANNING_HEADS (pf_planning_heads_get_type ())
G_DECLARE_FINAL_TYPE (PfPlanningHeads, pf_planning_heads, PF, PLANNING_HEADS, AdwBin)

/* Ties the columns to those of @matrix; once. */
void pf_planning_heads_tie (PfPlanningHeads *self, PfCellMatrix *matrix);

/* Makes the head of @column, of 7 a week, as wide as @cell. */
void pf_planning_heads_add_cell (PfPlanningHeads *self, guint column, GtkWidget *cell);

/* Makes @name as wide as the column of the names. */
void pf_planning_heads_add_name (PfPlanningHeads *self, GtkWidget *name);

void pf_planning_heads_show (PfPlanningHeads *self,
                             PfPlanningModel *model,
                             const PfPlanningWeeks *weeks);

G_END_DECLS
