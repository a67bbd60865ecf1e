/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One of the days ahead that Home shows, with what is booked or waited for.
 *
 * Read the members straight from the structs; only the model writes them.
 */
#pragma once

#include "client/model/planning-model.h"

G_BEGIN_DECLS

#define PF_TYPE_HOME_ENTRY (pf_home_entry_get_type ())
G_DECLARE_FINAL_TYPE (PfHomeEntry, pf_home_entry, PF, HOME_ENTRY, GObject)

/* What one child has that day in one state. */
struct _PfHomeEntry
{
  GObject parent_instance;

  PfPlanningChild *child;
  PfCellLook look;
  int rank;         /* of PF_CELL_LOOK_WAITING */
  GPtrArray *lines; /* of PfPlanningLine: the activities */
};

#define PF_TYPE_HOME_DAY (pf_home_day_get_type ())
G_DECLARE_FINAL_TYPE (PfHomeDay, pf_home_day, PF, HOME_DAY, GObject)

struct _PfHomeDay
{
  GObject parent_instance;

  PfDate date;
  GListStore *entries; /* of PfHomeEntry, child by child */
};

/* The day as @planning has it; without entries where nothing is booked or waited for. */
PfHomeDay *pf_home_day_new (PfPlanningModel *planning, PfDate date);

G_END_DECLS
