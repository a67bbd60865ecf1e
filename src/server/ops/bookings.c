/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What may be booked is for the rules to say (core/booking-rules.h); this file only brings them the
 * session, the booking and the change, and keeps what they decide.
 */
#include "server/store/bookings.h"
#include "core/booking-rules.h"
#include "server/ops/handlers.h"
#include "server/store/families.h"

static gboolean
takes_place (PfBookingState state)
{
  return state == PF_BOOKING_STATE_BOOKED || state == PF_BOOKING_STATE_OFFERED;
}

/* Keeps the session's counts true to its bookings. */
static void
count (PfSession *session, PfBookingState before, PfBookingState after)
{
  session->taken += takes_place (after) - takes_place (before);
  session->waiting += (after == PF_BOOKING_STATE_WAITING) - (before == PF_BOOKING_STATE_WAITING);
}

static PfBooking *
new_booking (PfBookingOrderChange *change, PfSession *session, PfInstant now)
{
  PfBooking *booking = g_object_new (PF_TYPE_BOOKING, NULL);

  g_strlcpy (booking->child, change->child, PF_ID_SIZE);
  g_strlcpy (booking->session, change->session, PF_ID_SIZE);
  booking->date = session->date;
  booking->price_cents = session->price_cents;
  booking->booked_at = now;
  return booking;
}

/* Does @change and fills in @result; a problem is the change's own, not the call's. */
static gboolean
apply (PfCall *call, PfBookingOrderChange *change, PfBookingResult *result, GError **error)
{
  PfInstant now = call->request->now;
  g_autoptr (PfSession) session = pf_store_find_session (call->db, change->session, error);
  g_autoptr (PfBooking) booking = NULL;
  PfBookingState before, after;

  if (session == NULL ||
      !pf_store_find_booking (call->db, change->child, change->session, &booking, error))
    return FALSE;
  if (booking == NULL)
    booking = new_booking (change, session, now);
  before = booking->state;
  after = pf_booking_decide (session, before, change, now, error);
  if (after == PF_BOOKING_STATE_NONE)
    return FALSE;

  booking->state = after;
  if (after == PF_BOOKING_STATE_WAITING)
    booking->rank = ++session->last_rank;
  count (session, before, after);
  if (!pf_store_save_booking (call->db, booking, error) ||
      !pf_store_update_session (call->db, session, error))
    return FALSE;

  result->outcome = after;
  result->rank = booking->rank;
  result->price_cents = booking->price_cents;
  g_strlcpy (result->booking, booking->id, PF_ID_SIZE);
  return TRUE;
}

/* Whether @change was done or rightly refused; a fault of ours ends the whole call. */
static gboolean
try_change (PfCall *call,
            PfBookingOrder *order,
            PfBookingOrderChange *change,
            PfBookingResult *result,
            GError **error)
{
  const PfScope scope = pf_call_get_scope (call);
  g_autoptr (GError) problem = NULL;
  g_autoptr (PfChild) child = pf_store_find_child (call->db, change->child, &scope, &problem);

  g_strlcpy (result->child, change->child, PF_ID_SIZE);
  g_strlcpy (result->session, change->session, PF_ID_SIZE);
  if (child != NULL && !g_str_equal (child->household, order->household))
    pf_problem_set (&problem, PF_PROBLEM_NOT_FOUND);
  if (problem == NULL && apply (call, change, result, &problem))
    return TRUE;

  result->outcome = PF_BOOKING_STATE_REFUSED;
  result->problem = pf_problem_from_error (problem);
  if (result->problem != PF_PROBLEM_FAILED)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

gboolean
pf_handle_change_bookings (PfCall *call, GError **error)
{
  PfBookingOrder *order = call->body;
  const PfScope scope = pf_call_get_scope (call);
  g_autoptr (PfHousehold) household =
      pf_store_find_household (call->db, order->household, &scope, error);
  g_autoptr (PfBookingResults) results = g_object_new (PF_TYPE_BOOKING_RESULTS, NULL);
  GListModel *changes = G_LIST_MODEL (order->changes);
  guint n_refused = 0;

  if (household == NULL)
    return FALSE;
  for (guint i = 0; i < g_list_model_get_n_items (changes); i++) {
    g_autoptr (PfBookingOrderChange) change = g_list_model_get_item (changes, i);
    g_autoptr (PfBookingResult) result = g_object_new (PF_TYPE_BOOKING_RESULT, NULL);

    if (!try_change (call, order, change, result, error))
      return FALSE;
    n_refused += result->outcome == PF_BOOKING_STATE_REFUSED;
    g_list_store_append (results->results, result);
  }
  call->undo = order->all_or_nothing && n_refused > 0;
  return pf_call_answer (call, results);
}
