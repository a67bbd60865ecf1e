/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "server/store/household-changes.h"

#include "server/store/families.h"
#include "server/store/household-search.h"
#include "server/store/queue.h"
#include "server/store/record-row.h"

/* Behind the columns of a change: its name, its instant and, of one in the queue, the household
 * whose documents belong to it and whether its new value is in its place.
 */
enum
{
  ASKED_BY,
  ASKED_AT,
  PROVED_BY,
  IN_PLACE
};

static PfHouseholdChange *
read_change (PfQuery *query, GError **error)
{
  g_autoptr (PfHouseholdChange) change = g_object_new (PF_TYPE_HOUSEHOLD_CHANGE, NULL);
  int next = pf_record_count_columns (change);

  if (!pf_query_read (query, change, error))
    return NULL;
  change->asked_by = g_strdup (pf_query_get_text (query, next + ASKED_BY));
  change->asked_at = pf_query_get_number (query, next + ASKED_AT);
  return g_steal_pointer (&change);
}

gboolean
pf_store_fill_pending_changes (PfDb *db, PfHousehold *household, GError **error)
{
  g_auto (PfQuery) query = pf_db_query (db, PF_STATEMENT_LIST_PENDING_CHANGES);
  gboolean row;

  pf_query_bind_id (&query, household->id);
  while (pf_query_step (&query, &row, error)) {
    g_autoptr (PfHouseholdChange) change = row ? read_change (&query, error) : NULL;

    if (!row)
      return TRUE;
    if (change == NULL)
      return FALSE;
    change->state = PF_QUEUE_STATE_WAITING;
    g_list_store_append (household->pending_changes, change);
  }
  return FALSE;
}

static gboolean
find_queued (PfDb *db, PfQueueItem *item, PfId ret_proved_by, GError **error)
{
  g_auto (PfQuery) query = pf_db_query (db, PF_STATEMENT_FIND_QUEUED_CHANGE);
  gboolean found;
  int next;

  pf_query_bind_id (&query, item->id);
  if (!pf_query_step (&query, &found, error))
    return FALSE;
  if (!found)
    return pf_problem_set (error, PF_PROBLEM_FAILED);
  item->change = read_change (&query, error);
  if (item->change == NULL)
    return FALSE;
  next = pf_record_count_columns (item->change);
  item->change->state = item->state;
  pf_id_from_number (ret_proved_by, pf_query_get_number (&query, next + PROVED_BY));
  if (item->state == PF_QUEUE_STATE_ACCEPTED && pf_query_get_number (&query, next + IN_PLACE) == 0)
    item->undo_until = 0;
  return TRUE;
}

gboolean
pf_store_fill_queued_change (PfDb *db, PfQueueItem *item, GError **error)
{
  PfId proved_by;

  return find_queued (db, item, proved_by, error) &&
         pf_store_fill_queued_documents (db, proved_by, item->documents, error);
}

/* ---- asking */

static gboolean
insert_item (PfDb *db,
             const PfQueueItem *item,
             const PfQueueStep *step,
             PfId ret_id,
             GError **error)
{
  g_auto (PfQuery) query = pf_db_query (db, PF_STATEMENT_INSERT_CHANGE_QUEUE_ITEM);

  pf_query_bind_id (&query, item->account->id);
  pf_query_bind_id (&query, step->household);
  pf_query_bind_integer (&query, item->submitted_at);
  return pf_query_take_id (&query, ret_id, error);
}

static gboolean
insert_change (PfDb *db, PfHouseholdChange *change, GError **error)
{
  g_auto (PfQuery) query = pf_db_query (db, PF_STATEMENT_INSERT_HOUSEHOLD_CHANGE);

  pf_query_bind_record (&query, change);
  return pf_query_take_id (&query, change->id, error);
}

/* @change: (nullable): nothing differs */
static gboolean
ask (PfDb *db,
     PfHouseholdChange *change,
     const PfQueueItem *item,
     const PfQueueStep *step,
     GError **error)
{
  if (change == NULL)
    return TRUE;
  g_strlcpy (change->step, step->id, PF_ID_SIZE);
  return insert_item (db, item, step, change->item, error) && insert_change (db, change, error);
}

static PfPersonName *
new_name (const char *first_name, const char *last_name)
{
  return g_object_new (PF_TYPE_PERSON_NAME, "first-name", first_name, "last-name", last_name, NULL);
}

/* Who was added with the account bears its name. */
static PfHouseholdChange *
compare_names (GListModel *adults, const PfQueuePerson *person, const char *linked)
{
  for (guint i = 0; i < g_list_model_get_n_items (adults); i++) {
    g_autoptr (PfAdult) adult = g_list_model_get_item (adults, i);
    g_autoptr (PfPersonName) before = new_name (adult->first_name, adult->last_name);
    g_autoptr (PfPersonName) after = new_name (person->first_name, person->last_name);

    if (g_str_equal (adult->id, linked))
      return pf_household_change_new_name (linked, before, after);
  }
  return NULL;
}

gboolean
pf_store_ask_household_changes (PfDb *db,
                                const PfQueueItem *item,
                                const PfQueueStep *step,
                                GError **error)
{
  const PfScope every_household = { .account = "", .is_staff = TRUE };
  g_autoptr (PfHousehold) household =
      pf_store_find_household (db, step->household, &every_household, error);
  g_autoptr (PfHouseholdChange) address = NULL;
  g_autoptr (PfHouseholdChange) name = NULL;

  if (household == NULL)
    return FALSE;
  address = pf_household_change_new_address (household->address, item->household->address);
  name = compare_names (G_LIST_MODEL (household->adults), item->account, step->adult);
  return ask (db, address, item, step, error) && ask (db, name, item, step, error);
}

static gboolean
delete_items (PfDb *db, GArray *items, GError **error)
{
  g_auto (PfQuery) query = pf_db_query (db, PF_STATEMENT_DELETE_QUEUE_ITEMS);

  pf_query_bind_integers (&query, (const gint64 *) items->data, items->len);
  return pf_query_run (&query, error);
}

gboolean
pf_store_drop_household_changes (PfDb *db, const PfQueueStep *step, GError **error)
{
  g_auto (PfQuery) query = pf_db_query (db, PF_STATEMENT_DELETE_HOUSEHOLD_CHANGES);
  g_autoptr (GArray) items = g_array_new (FALSE, FALSE, sizeof (gint64));
  gboolean row;

  pf_query_bind_id (&query, step->id);
  while (pf_query_step (&query, &row, error)) {
    gint64 item;

    if (!row)
      return delete_items (db, items, error);
    item = pf_query_get_number (&query, 0);
    g_array_append_val (items, item);
  }
  return FALSE;
}

/* ---- deciding */

typedef struct
{
  PfStatementId keep, apply, restore;
} Writing;

static const Writing writings[] = {
  [PF_CHANGED_ADDRESS] = { PF_STATEMENT_KEEP_ADDRESS,
                           PF_STATEMENT_APPLY_ADDRESS,
                           PF_STATEMENT_RESTORE_ADDRESS },
  [PF_CHANGED_NAME] = { PF_STATEMENT_KEEP_NAME,
                        PF_STATEMENT_APPLY_NAME,
                        PF_STATEMENT_RESTORE_NAME },
};

static gboolean
run (PfDb *db, PfStatementId statement, const char *id, GError **error)
{
  g_auto (PfQuery) query = pf_db_query (db, statement);

  pf_query_bind_id (&query, id);
  return pf_query_run (&query, error);
}

/* Touched first: whoever changes the household too waits for this. */
static gboolean
touch (PfDb *db, const PfQueueItem *item, GError **error)
{
  return run (db, PF_STATEMENT_TOUCH_HOUSEHOLD, item->household->id, error);
}

/* What a resident pays is other than what others do. */
static gboolean
finish (PfDb *db, const PfQueueItem *item, gboolean resident, GError **error)
{
  g_auto (PfQuery) query = pf_db_query (db, PF_STATEMENT_SET_RESIDENT);

  pf_query_bind_id (&query, item->household->id);
  pf_query_bind_integer (&query, resident ? 1 : 0);
  return pf_query_run (&query, error) && pf_store_index_household (db, item->household->id, error);
}

gboolean
pf_store_apply_household_change (PfDb *db,
                                 const PfQueueItem *item,
                                 gboolean resident,
                                 GError **error)
{
  const Writing *writing = &writings[item->change->changed];

  return touch (db, item, error) && run (db, writing->keep, item->id, error) &&
         run (db, writing->apply, item->id, error) && finish (db, item, resident, error);
}

gboolean
pf_store_restore_household_change (PfDb *db,
                                   const PfQueueItem *item,
                                   gboolean resident,
                                   GError **error)
{
  return touch (db, item, error) &&
         run (db, writings[item->change->changed].restore, item->id, error) &&
         finish (db, item, resident, error);
}
