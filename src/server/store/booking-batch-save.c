/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/booking-rules.h"
#include "server/store/booking-batch-private.h"
#include "server/store/rows.h"

static const char *
get_word (PfBookingState state)
{
  static GEnumClass *words;

  if (g_once_init_enter (&words))
    g_once_init_leave (&words, g_type_class_ref (PF_TYPE_BOOKING_STATE));
  return state != PF_BOOKING_STATE_NONE ? g_enum_get_value (words, (int) state)->value_nick : NULL;
}

/* A booking that changed twice in a batch is written once. */
static GPtrArray *
list_bookings (PfBookingBatch *self, gboolean is_new)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  GPtrArray *bookings = g_ptr_array_new ();

  for (guint i = 0; i < self->changes->len; i++) {
    PfBooking *booking = ((PfBatchChange *) self->changes->pdata[i])->booking->record;

    if ((booking->id[0] == '\0') == is_new && g_hash_table_add (seen, booking))
      g_ptr_array_add (bookings, booking);
  }
  return bookings;
}

static void
add_new_booking (PfRows *rows, PfBooking *booking)
{
  pf_rows_start (rows);
  pf_rows_add_id (rows, booking->id);
  pf_rows_add_id (rows, booking->household);
  pf_rows_add_id (rows, booking->child);
  pf_rows_add_id (rows, booking->session);
  pf_rows_add_date (rows, booking->date);
  pf_rows_add_text (rows, get_word (booking->state));
  pf_rows_add_integer (rows, booking->rank);
  pf_rows_add_money (rows, booking->price_cents);
  pf_rows_add_id (rows, booking->tariff);
  pf_rows_add_integer (rows, booking->tariff_version);
  pf_rows_add_texts (rows, (const char *const *) booking->explanation);
  pf_rows_add_instant (rows, booking->booked_at);
}

static gboolean
give_ids (GPtrArray *bookings, PfDb *db, GError **error)
{
  g_auto (PfQuery) query = pf_db_query (db, PF_STATEMENT_NEW_BOOKING_IDS);
  gboolean row = TRUE;

  pf_query_bind_integer (&query, bookings->len);
  for (guint i = 0; i < bookings->len; i++) {
    PfBooking *booking = bookings->pdata[i];

    if (!pf_query_step (&query, &row, error))
      return FALSE;
    g_return_val_if_fail (row, FALSE);
    pf_id_from_number (booking->id, pf_query_get_number (&query, 0));
  }
  return TRUE;
}

static gboolean
insert_bookings (GPtrArray *bookings, PfDb *db, GError **error)
{
  g_auto (PfRows) rows = PF_ROWS_INIT;

  if (bookings->len == 0)
    return TRUE;
  if (!give_ids (bookings, db, error))
    return FALSE;
  for (guint i = 0; i < bookings->len; i++)
    add_new_booking (&rows, bookings->pdata[i]);
  return pf_rows_run (&rows, db, PF_STATEMENT_INSERT_BOOKINGS, error);
}

static gboolean
update_bookings (GPtrArray *bookings, PfDb *db, GError **error)
{
  g_auto (PfRows) rows = PF_ROWS_INIT;

  for (guint i = 0; i < bookings->len; i++) {
    PfBooking *booking = bookings->pdata[i];

    pf_rows_start (&rows);
    pf_rows_add_id (&rows, booking->id);
    pf_rows_add_text (&rows, get_word (booking->state));
    pf_rows_add_integer (&rows, booking->rank);
    pf_rows_add_money (&rows, booking->price_cents);
    pf_rows_add_id (&rows, booking->tariff);
    pf_rows_add_integer (&rows, booking->tariff_version);
    pf_rows_add_texts (&rows, (const char *const *) booking->explanation);
  }
  return pf_rows_run (&rows, db, PF_STATEMENT_UPDATE_BOOKINGS, error);
}

static gboolean
insert_changes (PfBookingBatch *self, PfDb *db, GError **error)
{
  g_auto (PfRows) rows = PF_ROWS_INIT;

  for (guint i = 0; i < self->changes->len; i++) {
    PfBatchChange *change = self->changes->pdata[i];

    pf_rows_start (&rows);
    pf_rows_add_id (&rows, change->booking->record->id);
    pf_rows_add_text (&rows, get_word (change->from));
    pf_rows_add_text (&rows, get_word (change->to));
    pf_rows_add_instant (&rows, change->at);
    pf_rows_add_id (&rows, change->by);
    pf_rows_add_id (&rows, change->request);
  }
  return pf_rows_run (&rows, db, PF_STATEMENT_INSERT_BOOKING_CHANGES, error);
}

static gboolean
update_sessions (PfBookingBatch *self, PfDb *db, GError **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  g_auto (PfRows) rows = PF_ROWS_INIT;

  for (guint i = 0; i < self->changes->len; i++) {
    PfBatchChange *change = self->changes->pdata[i];
    PfSession *session = change->session->record;

    if ((change->from != PF_BOOKING_STATE_WAITING && change->to != PF_BOOKING_STATE_WAITING) ||
        !g_hash_table_add (seen, session))
      continue;
    pf_rows_start (&rows);
    pf_rows_add_id (&rows, session->id);
    pf_rows_add_integer (&rows, session->waiting);
    pf_rows_add_integer (&rows, session->last_rank);
  }
  return pf_rows_run (&rows, db, PF_STATEMENT_UPDATE_SESSIONS, error);
}

/* The pools that changes touched, each once. */
static GPtrArray *
list_pools (PfBookingBatch *self)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  GPtrArray *pools = g_ptr_array_new ();

  for (guint i = 0; i < self->changes->len; i++) {
    GPtrArray *of_session = ((PfBatchChange *) self->changes->pdata[i])->session->pools;

    for (guint p = 0; p < of_session->len; p++) {
      PfPlacePool *pool = of_session->pdata[p];

      if (g_hash_table_add (seen, pool))
        g_ptr_array_add (pools, g_hash_table_lookup (self->pool_by_id, pool->id));
    }
  }
  return pools;
}

static gboolean
update_pools (GPtrArray *pools, PfDb *db, GError **error)
{
  g_auto (PfRows) rows = PF_ROWS_INIT;

  for (guint i = 0; i < pools->len; i++) {
    PfBatchPool *pool = pools->pdata[i];

    pf_rows_start (&rows);
    pf_rows_add_id (&rows, pool->record->id);
    pf_rows_add_integer (&rows, pool->record->taken);
  }
  return pf_rows_run (&rows, db, PF_STATEMENT_UPDATE_POOLS, error);
}

static void
add_number (GArray *numbers, const char *id)
{
  gint64 number = pf_id_to_number (id);

  g_array_append_val (numbers, number);
}

/* Pools of which what families see has changed: the places told of, or that some wait for one. */
static GArray *
list_shown (PfBookingBatch *self, GPtrArray *pools)
{
  GArray *shown = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < pools->len; i++) {
    PfBatchPool *pool = pools->pdata[i];

    if (pf_places_to_show (pf_place_pools_get_left (&pool->record, 1)) != pool->shown)
      add_number (shown, pool->record->id);
  }
  for (guint i = 0; i < self->changes->len; i++) {
    PfBatchSession *session = ((PfBatchChange *) self->changes->pdata[i])->session;
    gboolean has_waiting = session->record->waiting > 0;

    for (guint p = 0; has_waiting != session->had_waiting && p < session->pools->len; p++)
      add_number (shown, pf_record_get_id (session->pools->pdata[p]));
  }
  return shown;
}

static gboolean
touch_months (PfBookingBatch *self, GPtrArray *pools, PfDb *db, GError **error)
{
  g_autoptr (GArray) shown = list_shown (self, pools);
  g_auto (PfQuery) query = pf_db_query (db, PF_STATEMENT_TOUCH_MONTHS);

  if (shown->len == 0)
    return TRUE;
  pf_query_bind_integers (&query, (const gint64 *) shown->data, shown->len);
  return pf_query_run (&query, error);
}

/* Of all households of the children: what one of them books fills hours that the other sees. */
static gboolean
touch_households (PfBookingBatch *self, PfDb *db, GError **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (GArray) numbers =
      g_array_sized_new (FALSE, FALSE, sizeof (gint64), self->changes->len + 1);
  g_auto (PfQuery) query = pf_db_query (db, PF_STATEMENT_TOUCH_HOUSEHOLD_PLANNINGS);

  for (guint i = 0; i < self->changes->len; i++) {
    PfBatchChange *change = self->changes->pdata[i];
    gint64 number = pf_id_to_number (change->booking->record->child);

    g_array_append_val (numbers, number);
    if (!g_hash_table_add (seen, &g_array_index (numbers, gint64, numbers->len - 1)))
      g_array_set_size (numbers, numbers->len - 1);
  }
  if (numbers->len == 0)
    return TRUE;
  pf_query_bind_integers (&query, (const gint64 *) numbers->data, numbers->len);
  return pf_query_run (&query, error);
}

gboolean
pf_booking_batch_save (PfBookingBatch *self, PfDb *db, GError **error)
{
  g_autoptr (GPtrArray) new_bookings = list_bookings (self, TRUE);
  g_autoptr (GPtrArray) old_bookings = list_bookings (self, FALSE);
  g_autoptr (GPtrArray) pools = list_pools (self);

  /* What is given up makes room, in booking_in_force too, for what is booked anew. */
  return update_bookings (old_bookings, db, error) && insert_bookings (new_bookings, db, error) &&
         insert_changes (self, db, error) && update_sessions (self, db, error) &&
         update_pools (pools, db, error) && touch_months (self, pools, db, error) &&
         touch_households (self, db, error);
}
