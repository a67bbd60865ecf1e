/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The rows in memory and what is done to them. Reading them is booking-batch-load.c, writing them
 * back booking-batch-save.c.
 */
#include "core/booking-rules.h"
#include "server/store/booking-batch-private.h"

void
pf_batch_booking_free (PfBatchBooking *self)
{
  g_object_unref (self->record);
  g_free (self);
}

static void
free_child (gpointer data)
{
  PfBatchChild *self = data;

  g_object_unref (self->record);
  g_ptr_array_unref (self->bookings);
  g_free (self);
}

static void
free_session (gpointer data)
{
  PfBatchSession *self = data;

  g_object_unref (self->record);
  g_ptr_array_unref (self->pools);
  g_free (self);
}

static void
free_pool (gpointer data)
{
  g_object_unref (((PfBatchPool *) data)->record);
  g_free (data);
}

static void
free_change (gpointer data)
{
  g_clear_object (&((PfBatchChange *) data)->before);
  g_free (data);
}

static GHashTable *
new_set (void)
{
  return g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
}

PfBookingBatch *
pf_booking_batch_new (PfTown *town)
{
  PfBookingBatch *self = g_new0 (PfBookingBatch, 1);

  self->town = town;
  self->accounts = new_set ();
  self->households = new_set ();
  self->children = new_set ();
  self->sessions = new_set ();
  self->members = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->family_by_id =
      g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) pf_family_free);
  self->child_by_id = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, free_child);
  self->session_by_id = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, free_session);
  self->pool_by_id = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, free_pool);
  self->changes = g_ptr_array_new_with_free_func (free_change);
  return self;
}

void
pf_booking_batch_free (PfBookingBatch *self)
{
  g_ptr_array_unref (self->changes);
  g_hash_table_unref (self->accounts);
  g_hash_table_unref (self->households);
  g_hash_table_unref (self->children);
  g_hash_table_unref (self->sessions);
  g_hash_table_unref (self->members);
  g_hash_table_unref (self->family_by_id);
  g_hash_table_unref (self->child_by_id);
  g_hash_table_unref (self->session_by_id);
  g_hash_table_unref (self->pool_by_id);
  g_free (self);
}

static void
want (GHashTable *set, const char *id)
{
  gint64 number = pf_id_to_number (id);

  g_hash_table_add (set, g_memdup2 (&number, sizeof number));
}

void
pf_booking_batch_want (PfBookingBatch *self, const char *account, PfBookingOrder *order)
{
  GListModel *changes = G_LIST_MODEL (order->changes);

  want (self->accounts, account);
  want (self->households, order->household);
  for (guint i = 0; i < g_list_model_get_n_items (changes); i++) {
    g_autoptr (PfBookingOrderChange) change = g_list_model_get_item (changes, i);

    want (self->children, change->child);
    want (self->sessions, change->session);
  }
}

PfFamily *
pf_booking_batch_find_family (PfBookingBatch *self, const char *account, const char *household)
{
  g_autofree char *member = g_strconcat (account, " ", household, NULL);

  return g_hash_table_contains (self->members, member)
             ? g_hash_table_lookup (self->family_by_id, household)
             : NULL;
}

PfBatchChild *
pf_booking_batch_find_child (PfBookingBatch *self, PfFamily *family, const char *child)
{
  return pf_family_find_child (family, child) != NULL
             ? g_hash_table_lookup (self->child_by_id, child)
             : NULL;
}

PfBatchSession *
pf_booking_batch_find_session (PfBookingBatch *self, const char *session)
{
  return g_hash_table_lookup (self->session_by_id, session);
}

PfBatchBooking *
pf_batch_child_find_booking (PfBatchChild *self, const char *session)
{
  for (guint i = 0; i < self->bookings->len; i++) {
    PfBatchBooking *booking = self->bookings->pdata[i];

    if (g_str_equal (booking->record->session, session) &&
        pf_booking_state_is_in_force (booking->record->state))
      return booking;
  }
  return NULL;
}

/* Keeps the counts of the session and its pools true to its bookings. */
static void
count (PfBatchSession *session, PfBookingState from, PfBookingState to)
{
  int places = pf_booking_state_takes_place (to) - pf_booking_state_takes_place (from);

  session->record->waiting += (to == PF_BOOKING_STATE_WAITING) - (from == PF_BOOKING_STATE_WAITING);
  for (guint i = 0; i < session->pools->len; i++)
    ((PfPlacePool *) session->pools->pdata[i])->taken += places;
}

static PfBatchBooking *
add_booking (PfFamily *family, PfBatchChild *child, PfBatchSession *session, PfInstant now)
{
  PfBatchBooking *booking = g_new0 (PfBatchBooking, 1);

  booking->slot = session->slot;
  booking->late = now >= session->record->book_until;
  booking->record = g_object_new (PF_TYPE_BOOKING, NULL);
  g_strlcpy (booking->record->household, family->id, PF_ID_SIZE);
  g_strlcpy (booking->record->child, child->record->id, PF_ID_SIZE);
  g_strlcpy (booking->record->session, session->record->id, PF_ID_SIZE);
  booking->record->date = session->record->date;
  booking->record->booked_at = now;
  g_ptr_array_add (child->bookings, booking);
  return booking;
}

PfBooking *
pf_booking_batch_change (PfBookingBatch *self,
                         PfFamily *family,
                         PfBatchChild *child,
                         PfBatchSession *session,
                         PfBatchBooking *booking,
                         PfBookingState to,
                         const PfBatchAct *act)
{
  PfBatchChange *change = g_new0 (PfBatchChange, 1);
  gboolean is_new = booking == NULL;

  if (is_new)
    booking = add_booking (family, child, session, act->now);
  change->before = is_new ? NULL : pf_record_copy (booking->record);
  change->child = child;
  change->session = session;
  change->booking = booking;
  change->from = booking->record->state;
  change->to = to;
  change->last_rank = session->record->last_rank;
  change->at = act->now;
  pf_id_from_number (change->request, act->request);
  g_strlcpy (change->by, act->account, PF_ID_SIZE);
  g_ptr_array_add (self->changes, change);

  booking->record->state = to;
  booking->record->offer_until = 0;
  booking->record->held_until = 0;
  booking->record->rank =
      to == PF_BOOKING_STATE_WAITING ? ++session->record->last_rank : PF_NO_INTEGER;
  count (session, change->from, to);
  return booking->record;
}

guint
pf_booking_batch_get_n_changes (PfBookingBatch *self)
{
  return self->changes->len;
}

static void
undo (PfBatchChange *change)
{
  count (change->session, change->to, change->from);
  change->session->record->last_rank = change->last_rank;
  if (change->before == NULL)
    g_ptr_array_remove (change->child->bookings, change->booking);
  else
    pf_record_assign (change->booking->record, change->before);
}

void
pf_booking_batch_roll_back (PfBookingBatch *self, guint n_changes)
{
  while (self->changes->len > n_changes) {
    undo (self->changes->pdata[self->changes->len - 1]);
    g_ptr_array_set_size (self->changes, (int) self->changes->len - 1);
  }
}
