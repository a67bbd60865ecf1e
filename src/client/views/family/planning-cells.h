/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Ties cells to the items of the planning's model: a cell shows its item, and what it becomes.
 */
#pragma once

#include "client/model/planning-model.h"
#include "client/views/widgets/cell.h"

G_BEGIN_DECLS

/* Shows @item in @cell from now on; NULL, or an item without session, hides it. */
void pf_planning_cells_bind (PfCell *cell, PfPlanningModel *model, PfPlanningItem *item);

/* What the cell shows (transfer none), or NULL. */
PfPlanningItem *pf_planning_cells_get_item (PfCell *cell);

G_END_DECLS
