/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What may be booked is for the rules to say (core/booking-rules.h), what it costs for the tariffs;
 * this file only brings them the rows, in the order of the queue, and keeps what they decide.
 */
#include "server/ops/bookings.h"

#include "server/ops/booking-facts.h"
#include "server/ops/handlers.h"
#include "server/ops/prices.h"
#include "server/ops/replay.h"
#include "server/store/booking-batch.h"

/* One order under way; what it answers points at bookings until their ids are known. */
typedef struct
{
  PfCall *call;
  PfTown *town;
  PfBookingBatch *batch;
  PfFamily *family;
  PfBookingResults *results;
  GPtrArray *bookings; /* of PfBooking, one a result; NULL: refused */
} Order;

/* What the place will cost, while a booking is made; one that is there keeps its price. */
static gboolean
put_price (Order *order, PfBatchSession *session, PfBooking *booking, gboolean late, GError **error)
{
  g_autoptr (GError) problem = NULL;
  PfPrice price;

  if (pf_price_of_place (
          order->town, order->family, booking->child, session->record, late, &price, &problem)) {
    booking->price_cents = price.cents;
    g_strlcpy (booking->tariff, price.pricing->tariff, PF_ID_SIZE);
    booking->tariff_version = price.pricing->edition;
    booking->explanation = pf_price_explain (&price);
  }
  if (problem == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

/* The booking as @change leaves it (transfer none), or NULL with the problem that refuses it. */
static PfBooking *
apply (Order *order, PfBookingOrderChange *change, GError **error)
{
  const PfRequest *request = order->call->request;
  const PfBatchAct act = { order->call->caller->id, request->now, (gint64) request->number };
  PfBatchChild *child = pf_booking_batch_find_child (order->batch, order->family, change->child);
  PfBatchSession *session = pf_booking_batch_find_session (order->batch, change->session);
  PfBatchBooking *booking;
  PfBooking *changed;
  PfBookingFacts facts;
  PfBookingState to;
  guint n_before = pf_booking_batch_get_n_changes (order->batch);

  if (child == NULL || session == NULL)
    return pf_problem_set (error, PF_PROBLEM_NOT_FOUND), NULL;
  booking = pf_batch_child_find_booking (child, change->session);
  facts = pf_booking_facts (order->town, order->family, child, session, booking);
  facts.account_active = order->call->caller->state == PF_ACCOUNT_STATE_ACTIVE;
  to = pf_booking_decide (&facts, change->action, change->accept_waiting, request->now, error);
  if (to == PF_BOOKING_STATE_NONE)
    return NULL;
  changed =
      pf_booking_batch_change (order->batch, order->family, child, session, booking, to, &act);
  if (to == PF_BOOKING_STATE_CANCELLED_LATE)
    changed->price_cents = pf_price_given_up_late (
        pf_town_find_rule (order->town, PF_DEADLINE_ACT_REMOVE, session->record),
        changed->price_cents);
  if (booking != NULL ||
      put_price (order, session, changed, pf_booking_is_late (&facts, request->now), error))
    return changed;
  pf_booking_batch_roll_back (order->batch, n_before);
  return NULL;
}

/* Does @change and notes what became of it; a refusal is the change's own, not the call's. */
static PfProblem
try_change (Order *order, PfBookingOrderChange *change, PfBookingResult *result, guint position)
{
  g_autoptr (GError) problem = NULL;
  PfBooking *booking = apply (order, change, &problem);

  order->bookings->pdata[position] = booking;
  g_strlcpy (result->child, change->child, PF_ID_SIZE);
  g_strlcpy (result->session, change->session, PF_ID_SIZE);
  result->outcome = booking != NULL ? booking->state : PF_BOOKING_STATE_REFUSED;
  result->problem = booking != NULL ? PF_PROBLEM_NONE : pf_problem_from_error (problem);
  if (booking != NULL) {
    result->rank = booking->rank;
    result->price_cents = booking->price_cents;
  }
  return result->problem;
}

static void
try_again (Order *order, guint position)
{
  GListModel *changes = G_LIST_MODEL (((PfBookingOrder *) order->call->body)->changes);
  g_autoptr (PfBookingOrderChange) change = g_list_model_get_item (changes, position);
  g_autoptr (PfBookingResult) result =
      g_list_model_get_item (G_LIST_MODEL (order->results->results), position);

  try_change (order, change, result, position);
}

/* A slot that needs another one may stand before it in the order: such changes come last. */
static void
try_changes (Order *order)
{
  GListModel *changes = G_LIST_MODEL (((PfBookingOrder *) order->call->body)->changes);
  guint n_changes = g_list_model_get_n_items (changes);
  g_autoptr (GArray) later = g_array_new (FALSE, FALSE, sizeof (guint));

  g_ptr_array_set_size (order->bookings, (int) n_changes);
  for (guint i = 0; i < n_changes; i++) {
    g_autoptr (PfBookingOrderChange) change = g_list_model_get_item (changes, i);
    g_autoptr (PfBookingResult) result = g_object_new (PF_TYPE_BOOKING_RESULT, NULL);

    if (try_change (order, change, result, i) == PF_PROBLEM_SLOT_RULE)
      g_array_append_val (later, i);
    g_list_store_append (order->results->results, result);
  }
  for (guint i = 0; i < later->len; i++)
    try_again (order, g_array_index (later, guint, i));
}

static gboolean
has_refusal (Order *order)
{
  for (guint i = 0; i < order->bookings->len; i++) {
    if (order->bookings->pdata[i] == NULL)
      return TRUE;
  }
  return FALSE;
}

/* Nothing of an order that wanted all is kept when one of its changes is refused: none may then be
 * told that it is booked. Only those that were in the way name a problem.
 */
static void
refuse_all (Order *order)
{
  for (guint i = 0; i < order->bookings->len; i++) {
    g_autoptr (PfBookingResult) result =
        g_list_model_get_item (G_LIST_MODEL (order->results->results), i);

    result->outcome = PF_BOOKING_STATE_REFUSED;
    result->rank = PF_NO_INTEGER;
    result->price_cents = PF_NO_MONEY;
  }
  g_ptr_array_set_size (order->bookings, 0);
}

static void
decide (Order *order)
{
  PfBookingOrder *asked = order->call->body;
  guint n_before = pf_booking_batch_get_n_changes (order->batch);

  order->family =
      pf_booking_batch_find_family (order->batch, order->call->caller->id, asked->household);
  if (order->family == NULL)
    return;
  order->results = g_object_new (PF_TYPE_BOOKING_RESULTS, NULL);
  try_changes (order);
  if (asked->all_or_nothing && has_refusal (order)) {
    order->call->undo = TRUE;
    pf_booking_batch_roll_back (order->batch, n_before);
    refuse_all (order);
  }
}

/* The ids that bookings were given when they were saved. */
static void
name_bookings (Order *order)
{
  for (guint i = 0; i < order->bookings->len; i++) {
    PfBooking *booking = order->bookings->pdata[i];
    g_autoptr (PfBookingResult) result =
        g_list_model_get_item (G_LIST_MODEL (order->results->results), i);

    if (booking != NULL)
      g_strlcpy (result->booking, booking->id, PF_ID_SIZE);
  }
}

/* A second call with the key of one before it in the batch is answered as that one was. */
static void
reply (Order *order, PfReplays *replays)
{
  if (pf_replays_reply (replays, order->call))
    return;
  if (order->family == NULL) {
    pf_call_refuse (order->call, PF_PROBLEM_NOT_FOUND);
    return;
  }
  name_bookings (order);
  pf_call_answer (order->call, order->results);
  pf_call_reply (order->call);
  if (!order->call->undo)
    pf_replays_note (replays, order->call);
}

static void
clear_order (gpointer data)
{
  Order *order = data;

  g_clear_object (&order->results);
  g_ptr_array_unref (order->bookings);
}

static char *
build_name (const PfCall *call)
{
  return g_strconcat (call->caller->id, " ", call->request->idempotency_key, NULL);
}

static GArray *
list_orders (PfDb *db, PfCall *const *calls, guint n_calls, PfBookingBatch *batch, PfTown *town)
{
  GArray *orders = g_array_new (FALSE, TRUE, sizeof (Order));

  g_array_set_clear_func (orders, clear_order);
  for (guint i = 0; i < n_calls; i++) {
    Order order = { .call = calls[i], .town = town, .batch = batch };

    pf_call_start (calls[i], db);
    order.bookings = g_ptr_array_new ();
    g_array_append_val (orders, order);
    pf_booking_batch_want (batch, calls[i]->caller->id, calls[i]->body);
  }
  return orders;
}

/* An order whose key was replied to, or is that of one before it, is not decided again; but a
 * refusal changed nothing, so its key is still free.
 */
static void
decide_all (GArray *orders, PfReplays *replays)
{
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < orders->len; i++) {
    Order *order = &g_array_index (orders, Order, i);
    g_autofree char *name = build_name (order->call);

    if (g_hash_table_contains (names, name) || pf_replays_reply (replays, order->call))
      continue;
    decide (order);
    if (order->family != NULL && !order->call->undo)
      g_hash_table_add (names, g_steal_pointer (&name));
  }
}

/* The keys are looked for when all is locked: another server may have had the same call, and its
 * answer is there once its locks are gone.
 */
gboolean
pf_bookings_run (PfDb *db, PfCall *const *calls, guint n_calls, GError **error)
{
  PfTown *town = pf_store_get_town (db, error);
  g_autoptr (PfBookingBatch) batch = town != NULL ? pf_booking_batch_new (town) : NULL;
  g_autoptr (PfReplays) replays = NULL;
  g_autoptr (GArray) orders = NULL;

  if (batch == NULL)
    return FALSE;
  orders = list_orders (db, calls, n_calls, batch, town);
  if (!pf_booking_batch_load (batch, db, error))
    return FALSE;
  replays = pf_replays_find (db, calls, n_calls, error);
  if (replays == NULL)
    return FALSE;
  decide_all (orders, replays);
  if (!pf_booking_batch_save (batch, db, error))
    return FALSE;
  for (guint i = 0; i < orders->len; i++)
    reply (&g_array_index (orders, Order, i), replays);
  return pf_replays_save (replays, db, calls[0]->request->now, error);
}

gboolean
pf_handle_change_bookings (PfCall *call, GError **error)
{
  return pf_bookings_run (call->db, &call, 1, error);
}
