/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The town's schools: which there are, whose streets they take, which school years are live.
 */
#include "server/ops/handlers.h"
#include "server/store/school-enrolments.h"
#include "server/store/town.h"

static GPtrArray *
copy_list (GPtrArray *records)
{
  return g_ptr_array_copy (records, (GCopyFunc) (void (*) (void)) g_object_ref, NULL);
}

static void
answer_list (PfCall *call, GPtrArray *records)
{
  call->answer->items = copy_list (records);
  g_ptr_array_set_free_func (call->answer->items, g_object_unref);
}

gboolean
pf_handle_list_school_years (PfCall *call, GError **error)
{
  PfTown *town = pf_store_get_town (call->db, error);
  g_autoptr (GPtrArray) years = NULL;

  if (town == NULL)
    return FALSE;
  years = pf_town_list_live_school_years (town, call->request->today);
  answer_list (call, years);
  return TRUE;
}

gboolean
pf_handle_list_schools (PfCall *call, GError **error)
{
  PfTown *town = pf_store_get_town (call->db, error);

  if (town == NULL)
    return FALSE;
  answer_list (call, pf_town_get_schools (town));
  return TRUE;
}

/* In the town's order, each school once. */
gboolean
pf_handle_list_sectors (PfCall *call, GError **error)
{
  const PfSectorQuery *asked = call->query;
  g_autoptr (GPtrArray) sectors = pf_store_list_sectors (call->db, asked->postal_code, error);
  PfTown *town = sectors != NULL ? pf_store_get_town (call->db, error) : NULL;

  if (town == NULL)
    return FALSE;
  call->answer->items = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < sectors->len; i++) {
    const PfSector *sector = sectors->pdata[i];
    PfSchool *school = pf_town_find_school (town, sector->school);

    if (school != NULL && pf_sector_takes (sector, asked->line1, asked->postal_code) &&
        !g_ptr_array_find (call->answer->items, school, NULL))
      g_ptr_array_add (call->answer->items, g_object_ref (school));
  }
  return TRUE;
}
