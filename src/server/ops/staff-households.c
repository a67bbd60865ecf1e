/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Households for the family desk: found by what a caller remembers, with who of them gets in.
 */
#include "server/ops/staff-households.h"

#include "server/ops/handlers.h"
#include "server/ops/known-adults.h"
#include "server/ops/match.h"
#include "server/ops/queue.h"
#include "server/store/staff-households.h"

#define DEFAULT_LIMIT 20

/* One person may be an adult of two households, by the same address: that is no sharing. */
static gboolean
is_same_person (const PfStaffAdult *adult, const PfAddressSharer *sharer)
{
  return !sharer->opens_account &&
         pf_names_are_alike (
             adult->first_name, adult->last_name, sharer->first_name, sharer->last_name);
}

static void
leave_out_same_person (PfStaffHousehold *household)
{
  GListModel *adults = G_LIST_MODEL (household->adults);

  for (guint i = 0; i < g_list_model_get_n_items (adults); i++) {
    g_autoptr (PfStaffAdult) adult = g_list_model_get_item (adults, i);
    GListModel *sharers = G_LIST_MODEL (adult->shared_with);

    for (guint j = g_list_model_get_n_items (sharers); j > 0; j--) {
      g_autoptr (PfAddressSharer) sharer = g_list_model_get_item (sharers, j - 1);

      if (is_same_person (adult, sharer))
        g_list_store_remove (adult->shared_with, j - 1);
    }
  }
}

/* One more is asked for than is answered: it tells whether there is another page. */
gboolean
pf_handle_list_staff_households (PfCall *call, GError **error)
{
  const PfHouseholdSearch *asked = call->query;
  const PfQueueViewer viewer = pf_call_get_queue_viewer (call);
  guint limit = asked->limit != PF_NO_INTEGER ? (guint) asked->limit : DEFAULT_LIMIT;
  g_autoptr (GPtrArray) items =
      pf_store_list_staff_households (call->db, asked, &viewer, limit + 1, error);

  if (items == NULL)
    return FALSE;
  if (items->len > limit) {
    g_ptr_array_set_size (items, (int) limit);
    call->answer->next = g_strdup (pf_record_get_id (items->pdata[limit - 1]));
  }
  for (guint i = 0; i < items->len; i++)
    leave_out_same_person (items->pdata[i]);
  call->answer->items = g_steal_pointer (&items);
  return TRUE;
}

gboolean
pf_call_answer_household (PfCall *call, const char *household, GError **error)
{
  const PfQueueViewer viewer = pf_call_get_queue_viewer (call);
  g_autoptr (PfStaffHousehold) found =
      pf_store_find_staff_household (call->db, household, &viewer, error);

  if (found == NULL)
    return FALSE;
  leave_out_same_person (found);
  return pf_call_answer (call, found);
}

gboolean
pf_handle_get_staff_household (PfCall *call, GError **error)
{
  return pf_call_answer_household (call, call->parameters[0], error);
}

PfStaffHousehold *
pf_call_find_adult (PfCall *call, PfStaffAdult **ret_adult, GError **error)
{
  const PfQueueViewer viewer = pf_call_get_queue_viewer (call);
  g_autoptr (PfStaffHousehold) household =
      pf_store_find_household_of_adult (call->db, call->parameters[0], &viewer, error);

  if (household == NULL)
    return NULL;
  leave_out_same_person (household);
  *ret_adult = pf_staff_household_find_adult (household, call->parameters[0]);
  g_return_val_if_fail (*ret_adult != NULL, NULL);
  return g_steal_pointer (&household);
}

PfStaffHousehold *
pf_call_lock_adult (PfCall *call, PfStaffAdult **ret_adult, GError **error)
{
  g_autoptr (PfStaffHousehold) household =
      pf_store_lock_household_of_adult (call->db, call->parameters[0], error)
          ? pf_call_find_adult (call, ret_adult, error)
          : NULL;

  if (household == NULL || !pf_call_check_match (call, household->version, error))
    return NULL;
  return g_steal_pointer (&household);
}
