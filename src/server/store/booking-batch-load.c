/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/booking-rules.h"
#include "server/store/booking-batch-private.h"

/* The numbers of a set, as an array to bind. */
static void
bind_set (PfQuery *query, GHashTable *set)
{
  g_autofree gint64 *numbers = g_new (gint64, g_hash_table_size (set));
  GHashTableIter iter;
  gpointer key;
  guint n = 0;

  g_hash_table_iter_init (&iter, set);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    numbers[n++] = *(gint64 *) key;
  pf_query_bind_integers (query, numbers, n);
}

static GPtrArray *
list_records (PfDb *db, PfStatementId statement, GHashTable *ids, GType type, GError **error)
{
  g_auto (PfQuery) query = pf_db_query (db, statement);

  bind_set (&query, ids);
  return pf_query_list (&query, type, error);
}

static gboolean
load_households (PfBookingBatch *self, PfDb *db, GError **error)
{
  g_auto (PfQuery) query = pf_db_query (db, PF_STATEMENT_BATCH_HOUSEHOLDS);
  gboolean row;

  bind_set (&query, self->accounts);
  bind_set (&query, self->households);
  while (pf_query_step (&query, &row, error)) {
    PfFamily *family;
    PfId account, household;

    if (!row)
      return TRUE;
    pf_id_from_number (account, pf_query_get_number (&query, 0));
    pf_id_from_number (household, pf_query_get_number (&query, 1));
    family = g_hash_table_lookup (self->family_by_id, household);
    if (family == NULL) {
      family = pf_family_new (household);
      g_hash_table_insert (self->family_by_id, family->id, family);
    }
    family->resident = pf_query_get_number (&query, 2) != 0;
    g_hash_table_add (self->members, g_strconcat (account, " ", household, NULL));
  }
  return FALSE;
}

static gboolean
load_children (PfBookingBatch *self, PfDb *db, GError **error)
{
  g_autoptr (GPtrArray) children =
      list_records (db, PF_STATEMENT_BATCH_CHILDREN, self->children, PF_TYPE_CHILD, error);

  for (guint i = 0; children != NULL && i < children->len; i++) {
    PfBatchChild *child = g_new0 (PfBatchChild, 1);

    child->record = g_object_ref (children->pdata[i]);
    child->bookings = g_ptr_array_new_with_free_func ((GDestroyNotify) pf_batch_booking_free);
    g_hash_table_insert (self->child_by_id, child->record->id, child);
  }
  return children != NULL;
}

static gboolean
load_sessions (PfBookingBatch *self, PfDb *db, GError **error)
{
  g_autoptr (GPtrArray) sessions =
      list_records (db, PF_STATEMENT_BATCH_SESSIONS, self->sessions, PF_TYPE_SESSION, error);

  for (guint i = 0; sessions != NULL && i < sessions->len; i++) {
    PfBatchSession *session = g_new0 (PfBatchSession, 1);
    PfDate date;

    session->record = g_object_ref (sessions->pdata[i]);
    session->slot = pf_town_find_slot (self->town, session->record->slot);
    session->activity = pf_town_find_activity (self->town, session->slot->activity);
    session->pools = g_ptr_array_new ();
    session->had_waiting = session->record->waiting > 0;
    g_hash_table_insert (self->session_by_id, session->record->id, session);
    date = session->record->date;
    self->first = self->first == 0 ? date : MIN (self->first, date);
    self->last = MAX (self->last, date);
  }
  return sessions != NULL;
}

static gboolean
load_pools (PfBookingBatch *self, PfDb *db, GError **error)
{
  g_autoptr (GPtrArray) pools =
      list_records (db, PF_STATEMENT_BATCH_POOLS, self->sessions, PF_TYPE_PLACE_POOL, error);

  for (guint i = 0; pools != NULL && i < pools->len; i++) {
    PfBatchPool *pool = g_new0 (PfBatchPool, 1);

    pool->record = g_object_ref (pools->pdata[i]);
    pool->shown = pf_places_to_show (pf_place_pools_get_left (&pool->record, 1));
    g_hash_table_insert (self->pool_by_id, pool->record->id, pool);
  }
  return pools != NULL;
}

static gboolean
link_pools (PfBookingBatch *self, PfDb *db, GError **error)
{
  g_auto (PfQuery) query = pf_db_query (db, PF_STATEMENT_BATCH_SESSION_POOLS);
  gboolean row;

  bind_set (&query, self->sessions);
  while (pf_query_step (&query, &row, error)) {
    PfId session_id, pool_id;
    PfBatchSession *session;
    PfBatchPool *pool;

    if (!row)
      return TRUE;
    pf_id_from_number (session_id, pf_query_get_number (&query, 0));
    pf_id_from_number (pool_id, pf_query_get_number (&query, 1));
    session = g_hash_table_lookup (self->session_by_id, session_id);
    pool = g_hash_table_lookup (self->pool_by_id, pool_id);
    if (session != NULL && pool != NULL)
      g_ptr_array_add (session->pools, pool->record);
  }
  return FALSE;
}

/* The row's columns, and after them its session's slot and deadline. */
static gboolean
read_booking (PfBookingBatch *self, PfQuery *query, GError **error)
{
  g_autoptr (PfBooking) record = g_object_new (PF_TYPE_BOOKING, NULL);
  PfBatchChild *child;
  PfBatchBooking *booking;
  PfId slot;
  int n_columns;

  if (!pf_query_read (query, record, error))
    return FALSE;
  child = g_hash_table_lookup (self->child_by_id, record->child);
  if (child == NULL)
    return TRUE;
  n_columns = (int) PF_RECORD_GET_CLASS (record)->table->n_fields;
  pf_id_from_number (slot, pf_query_get_number (query, n_columns));
  booking = g_new0 (PfBatchBooking, 1);
  booking->late = record->booked_at >= pf_query_get_number (query, n_columns + 1);
  booking->slot = pf_town_find_slot (self->town, slot);
  booking->record = g_steal_pointer (&record);
  g_ptr_array_add (child->bookings, booking);
  return TRUE;
}

static gboolean
load_bookings (PfBookingBatch *self, PfDb *db, GError **error)
{
  g_auto (PfQuery) query = pf_db_query (db, PF_STATEMENT_BATCH_BOOKINGS);
  PfDate first = self->first;
  PfDate last = self->last;
  gboolean row;

  if (first == 0)
    return TRUE;
  if (pf_town_limits_late_adds (self->town))
    pf_town_widen_to_school_years (&first, &last);
  bind_set (&query, self->children);
  pf_query_bind_date (&query, first);
  pf_query_bind_date (&query, last);
  while (pf_query_step (&query, &row, error)) {
    if (!row)
      return TRUE;
    if (!read_booking (self, &query, error))
      return FALSE;
  }
  return FALSE;
}

/* Locks in the order that statements.c promises: children, sessions, pools. */
gboolean
pf_booking_batch_load (PfBookingBatch *self, PfDb *db, GError **error)
{
  return load_households (self, db, error) && load_children (self, db, error) &&
         load_sessions (self, db, error) && load_pools (self, db, error) &&
         link_pools (self, db, error) && pf_store_fill_families (db, self->family_by_id, error) &&
         load_bookings (self, db, error);
}
