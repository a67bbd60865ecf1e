/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which weeks and weekdays of a planning stand side by side, and in which column of a grid.
 */
#pragma once

#include "client/model/planning-model.h"

G_BEGIN_DECLS

#define PF_MAX_WEEKS 6
#define PF_COMPACT_WEEKS 3

typedef struct
{
  PfDate from, to; /* of the planning */
  PfDate first_monday;
  guint n_weeks;
  guint first_shown; /* of the weeks */
  guint n_shown;
  int positions[7]; /* of each weekday in its week, or −1 where none has a session */
  int n_weekdays;
} PfPlanningWeeks;

/* All weeks, or, @compact, as many as fit with that of @anchor among them. */
PfPlanningWeeks pf_planning_weeks_new (PfPlanningModel *model, gboolean compact, PfDate anchor);

/* The day at (week, weekday), both from 0, or 0 outside the planning. */
PfDate pf_planning_weeks_get_date (const PfPlanningWeeks *self, guint week, guint weekday);

/* Its column, after that of the names, or −1 where it is not shown. Between weeks one column stays
 * free.
 */
int pf_planning_weeks_get_column (const PfPlanningWeeks *self, guint week, guint weekday);

/* The columns in all, that of the names included. */
int pf_planning_weeks_get_n_columns (const PfPlanningWeeks *self);

/* The Monday of the week of @day. */
PfDate pf_get_monday (PfDate day);

/* The first and the last day of the month of @day. */
PfDate pf_get_month_start (PfDate day);
PfDate pf_get_month_end (PfDate day);

G_END_DECLS
