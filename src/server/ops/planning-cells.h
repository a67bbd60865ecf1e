/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One cell of the planning, with all by which the client knows, at any time, what the server would
 * refuse.
 */
#pragma once

#include "core/price.h"
#include "server/ops/planning-row.h"

G_BEGIN_DECLS

/* Prices that stay the same until something of the family does, the tariff, or the late rule. */
typedef struct
{
  const PfPricing *pricing;
  const PfDeadlineRule *late_rule;
  PfDate until;                     /* the day on which the family changes */
  gboolean is_known, is_late_known; /* FALSE: the tariff does not say */
  char members[80];                 /* as they are written */
} PfPlanningLastPrice;

/* The cell of that day, which has a session. */
void pf_planning_cell_write (const PfPlanningRowData *row,
                             guint day,
                             PfPlanningLastPrice *last_price,
                             GString *out);

G_END_DECLS
