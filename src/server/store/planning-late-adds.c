/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "server/store/planning.h"

static gboolean
read_late_adds (PfPlanningFamily *self, PfQuery *query, GError **error)
{
  gboolean row;

  self->late_adds = g_array_new (FALSE, FALSE, sizeof (PfPlanningLateAdd));
  while (pf_query_step (query, &row, error)) {
    PfPlanningLateAdd late_add;

    if (!row)
      return TRUE;
    late_add.child = pf_query_get_number (query, 0);
    late_add.activity = pf_query_get_number (query, 1);
    pf_date_parse (pf_query_get_text (query, 2), &late_add.date);
    g_array_append_val (self->late_adds, late_add);
  }
  return FALSE;
}

gboolean
pf_store_fill_late_adds (PfDb *db,
                         PfTown *town,
                         PfPlanningFamily *self,
                         PfDate from,
                         PfDate to,
                         GError **error)
{
  g_auto (PfQuery) query = pf_db_query (db, PF_STATEMENT_LIST_LATE_ADDS);

  if (!pf_town_limits_late_adds (town))
    return TRUE;
  pf_town_widen_to_school_years (&from, &to);
  pf_query_bind_id (&query, self->family->id);
  pf_query_bind_date (&query, from);
  pf_query_bind_date (&query, to);
  return read_late_adds (self, &query, error);
}

int
pf_planning_family_count_late_adds (const PfPlanningFamily *self,
                                    PfTown *town,
                                    const char *child,
                                    const char *activity,
                                    PfSchoolYear *year)
{
  gint64 child_number = pf_id_to_number (child);
  gint64 activity_number = pf_id_to_number (activity);
  int n = 0;

  for (guint i = 0; self->late_adds != NULL && i < self->late_adds->len; i++) {
    const PfPlanningLateAdd *late_add = &g_array_index (self->late_adds, PfPlanningLateAdd, i);

    n += late_add->child == child_number && late_add->activity == activity_number &&
         pf_town_find_school_year (town, late_add->date) == year;
  }
  return n;
}
