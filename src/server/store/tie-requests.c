/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "server/store/tie-requests.h"

#include "core/household.h"
#include "server/store/household-search.h"
#include "server/store/invitations.h"

/* "" where no row is found. */
static gboolean
find_id (PfQuery *query, PfId ret_id, GError **error)
{
  gboolean found;

  *ret_id = '\0';
  if (!pf_query_step (query, &found, error))
    return FALSE;
  if (found)
    pf_id_from_number (ret_id, pf_query_get_number (query, 0));
  return TRUE;
}

gboolean
pf_store_find_guardians_household (PfDb *db,
                                   const char *account,
                                   PfId ret_household,
                                   GError **error)
{
  g_auto (PfQuery) query = pf_db_query (db, PF_STATEMENT_FIND_GUARDIANS_HOUSEHOLD);

  pf_query_bind_id (&query, account);
  return find_id (&query, ret_household, error);
}

static gboolean
insert_household (PfDb *db,
                  const PfAccount *account,
                  PfAddress *address,
                  PfId ret_household,
                  GError **error)
{
  g_auto (PfQuery) query = pf_db_query (db, PF_STATEMENT_INSERT_PROVISIONAL_HOUSEHOLD);
  g_autoptr (PfHousehold) household = g_object_new (PF_TYPE_HOUSEHOLD,
                                                    "name",
                                                    account->last_name,
                                                    "address",
                                                    address,
                                                    "resident",
                                                    FALSE,
                                                    "version",
                                                    1,
                                                    NULL);

  pf_query_bind_record (&query, household);
  return pf_query_take_id (&query, ret_household, error);
}

static gboolean
open_household (PfDb *db,
                const PfAccount *account,
                PfAddress *address,
                PfId ret_household,
                GError **error)
{
  return insert_household (db, account, address, ret_household, error) &&
         pf_store_add_guardian (db, ret_household, account, error) &&
         pf_store_index_household (db, ret_household, error);
}

static gboolean
insert_tie (PfDb *db, const PfInvitation *invitation, const char *item, GError **error)
{
  g_auto (PfQuery) query = pf_db_query (db, PF_STATEMENT_INSERT_TIE);

  pf_query_bind_id (&query, item);
  pf_query_bind_id (&query, invitation->household);
  pf_query_bind_id (&query, invitation->invited_by);
  pf_query_bind_integer (&query, invitation->asked_at);
  return pf_query_run (&query, error);
}

static gboolean
enqueue (PfDb *db,
         const PfInvitation *invitation,
         const PfAccount *account,
         const char *household,
         PfInstant now,
         PfId ret_item,
         GError **error)
{
  g_auto (PfQuery) query = pf_db_query (db, PF_STATEMENT_INSERT_TIE_QUEUE_ITEM);

  pf_query_bind_id (&query, account->id);
  pf_query_bind_id (&query, household);
  pf_query_bind_integer (&query, now);
  return pf_query_take_id (&query, ret_item, error) && insert_tie (db, invitation, ret_item, error);
}

static gboolean
find_open_tie (PfDb *db,
               const PfInvitation *invitation,
               const PfAccount *account,
               PfId ret_item,
               GError **error)
{
  g_auto (PfQuery) query = pf_db_query (db, PF_STATEMENT_FIND_OPEN_TIE);

  pf_query_bind_id (&query, account->id);
  pf_query_bind_id (&query, invitation->household);
  return find_id (&query, ret_item, error);
}

static gboolean
touch (PfDb *db, const char *item, PfInstant now, GError **error)
{
  g_auto (PfQuery) query = pf_db_query (db, PF_STATEMENT_TOUCH_TIE);

  pf_query_bind_id (&query, item);
  pf_query_bind_integer (&query, now);
  return pf_query_run (&query, error);
}

static gboolean
add_children (PfDb *db, const PfInvitation *invitation, const char *item, GError **error)
{
  g_auto (PfQuery) query = pf_db_query (db, PF_STATEMENT_ADD_TIE_CHILDREN);
  guint n = g_strv_length (invitation->children);
  g_autofree gint64 *ids = g_new (gint64, n);

  for (guint i = 0; i < n; i++)
    ids[i] = pf_id_to_number (invitation->children[i]);
  pf_query_bind_id (&query, item);
  pf_query_bind_integers (&query, ids, n);
  return pf_query_run (&query, error);
}

gboolean
pf_store_ask_tie (PfDb *db,
                  const PfInvitation *invitation,
                  const PfAccount *account,
                  PfAddress *address,
                  PfInstant now,
                  GError **error)
{
  PfId household;
  PfId item;

  if (!find_open_tie (db, invitation, account, item, error))
    return FALSE;
  if (*item != '\0')
    return add_children (db, invitation, item, error) && touch (db, item, now, error);
  return pf_store_find_guardians_household (db, account->id, household, error) &&
         (*household != '\0' || open_household (db, account, address, household, error)) &&
         enqueue (db, invitation, account, household, now, item, error) &&
         add_children (db, invitation, item, error);
}

gboolean
pf_store_move_ties (PfDb *db, const char *account, const char *from, const char *to, GError **error)
{
  g_auto (PfQuery) query = pf_db_query (db, PF_STATEMENT_MOVE_TIES);

  pf_query_bind_id (&query, account);
  pf_query_bind_id (&query, from);
  pf_query_bind_id (&query, to);
  return pf_query_run (&query, error);
}
