/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The real client against the real server, in one process: from the row of the database to the
 * client and back.
 */
#include <libsoup/soup.h>

#include "client/api/client.h"
#include "core/booking-rules.h"
#include "core/household.h"
#include "core/me.h"
#include "demo.h"
#include "server/http/server.h"

typedef struct
{
  PfDemo *demo;
  PfServer *server;
  char *url;
  PfApiClient *family;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer)
{
  g_autoptr (GTimeZone) paris = g_time_zone_new_identifier ("Europe/Paris");
  g_autoptr (GError) error = NULL;

  fixture->demo = pf_demo_new ();
  fixture->server =
      pf_server_start (fixture->demo->store,
                       &(PfServerOptions){ .listen = "127.0.0.1:0", .zone = paris, .n_threads = 2 },
                       &error);
  g_assert_no_error (error);
  fixture->url = g_strdup_printf ("http://127.0.0.1:%u", pf_server_get_port (fixture->server));
  fixture->family = pf_api_client_new (fixture->url, "one");
}

static void
tear_down (Fixture *fixture, gconstpointer)
{
  g_assert_finalize_object (fixture->family);
  pf_server_stop (fixture->server, 10);
  pf_demo_free (fixture->demo);
  g_free (fixture->url);
}

static void
done_cb (GObject *, GAsyncResult *result, gpointer user_data)
{
  g_set_object ((GAsyncResult **) user_data, result);
}

static PfAnswer *
call (PfApiClient *client, PfOperationId id, const PfApiArguments *arguments, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  pf_api_client_call_async (client, id, arguments, NULL, done_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return pf_api_client_call_finish (client, result, error);
}

static PfBookingOrder *
new_order (const char *household)
{
  return g_object_new (PF_TYPE_BOOKING_ORDER, "household", household, NULL);
}

static void
add_change (PfBookingOrder *order, const char *child, const char *session, PfBookingAction action)
{
  g_autoptr (PfBookingOrderChange) change = g_object_new (PF_TYPE_BOOKING_ORDER_CHANGE,
                                                          "child",
                                                          child,
                                                          "session",
                                                          session,
                                                          "action",
                                                          action,
                                                          "accept-waiting",
                                                          TRUE,
                                                          NULL);

  g_list_store_append (order->changes, change);
}

static PfBookingResult *
get_result (PfAnswer *answer, guint n)
{
  return g_list_model_get_item (G_LIST_MODEL (PF_BOOKING_RESULTS (answer->record)->results), n);
}

static PfAnswer *
send (PfApiClient *client, PfBookingOrder *order)
{
  g_autoptr (GError) error = NULL;
  PfAnswer *answer =
      call (client, PF_OPERATION_CHANGE_BOOKINGS, &(PfApiArguments){ .body = order }, &error);

  g_assert_no_error (error);
  return answer;
}

static void
test_book (Fixture *fixture, gconstpointer)
{
  g_autoptr (PfBookingOrder) order = new_order (DEMO_1);
  g_autoptr (PfAnswer) answer = NULL;
  g_autoptr (PfBookingResult) first = NULL;
  g_autoptr (PfBookingResult) second = NULL;
  g_autoptr (PfBookingResult) late = NULL;

  add_change (order, DEMO_1, DEMO_1, PF_BOOKING_ACTION_BOOK);
  add_change (order, DEMO_2, DEMO_1, PF_BOOKING_ACTION_BOOK);
  add_change (order, DEMO_1, DEMO_3, PF_BOOKING_ACTION_BOOK);
  answer = send (fixture->family, order);
  first = get_result (answer, 0);
  second = get_result (answer, 1);
  late = get_result (answer, 2);
  g_assert_cmpint (first->outcome, ==, PF_BOOKING_STATE_BOOKED);
  g_assert_cmpint (first->price_cents, ==, 350);
  g_assert_cmpint (second->outcome, ==, PF_BOOKING_STATE_WAITING);
  g_assert_cmpint (second->rank, ==, 1);
  g_assert_cmpint (late->outcome, ==, PF_BOOKING_STATE_REFUSED);
  g_assert_cmpint (late->problem, ==, PF_PROBLEM_DEADLINE_PASSED);
}

/* What a rule refuses comes to the client by the rule's own name. */
static void
test_refusal_by_name (Fixture *fixture, gconstpointer)
{
  g_autoptr (PfSession) session = g_object_new (PF_TYPE_SESSION, NULL);
  const PfBookingFacts facts = { .session = session };
  g_autoptr (PfBookingOrder) order = new_order (DEMO_1);
  g_autoptr (PfAnswer) answer = NULL;
  g_autoptr (PfBookingResult) result = NULL;
  g_autoptr (GError) error = NULL;

  add_change (order, DEMO_1, DEMO_2, PF_BOOKING_ACTION_CANCEL);
  pf_booking_decide (&facts, PF_BOOKING_ACTION_CANCEL, FALSE, g_get_real_time (), &error);
  answer = send (fixture->family, order);
  result = get_result (answer, 0);
  g_assert_error (error, PF_PROBLEM, (int) result->problem);
}

static void
test_edit_child (Fixture *fixture, gconstpointer)
{
  PfApiArguments arguments = { .parameters = { DEMO_1 } };
  g_autoptr (GError) error = NULL;
  g_autoptr (PfAnswer) shown = call (fixture->family, PF_OPERATION_GET_CHILD, &arguments, &error);
  g_autoptr (PfChild) edited = NULL;
  g_autoptr (PfAnswer) saved = NULL;

  g_assert_no_error (error);
  edited = pf_record_copy (shown->record);
  g_object_set (edited, "birth-place", "Brest", NULL);
  arguments.before = shown->record;
  arguments.body = edited;
  arguments.if_match = shown->etag;
  saved = call (fixture->family, PF_OPERATION_EDIT_CHILD, &arguments, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (PF_CHILD (saved->record)->birth_place, ==, "Brest");
  g_assert_cmpstr (saved->etag, !=, shown->etag);

  g_assert_null (call (fixture->family, PF_OPERATION_EDIT_CHILD, &arguments, &error));
  g_assert_error (error, PF_PROBLEM, PF_PROBLEM_CHANGED_MEANWHILE);
}

static void
test_other_answers (Fixture *fixture, gconstpointer)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PfAnswer) contract = call (fixture->family, PF_OPERATION_GET_OPENAPI, NULL, &error);
  g_autoptr (PfAnswer) me = call (fixture->family, PF_OPERATION_GET_ME, NULL, &error);
  g_autoptr (PfAnswer) nothing = call (fixture->family, PF_OPERATION_SIGN_OUT, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (g_bytes_get_size (contract->raw), >, 1000);
  g_assert_cmpstr (PF_ME (me->record)->account->roles[0], ==, "family");
  g_assert_null (nothing->record);
  g_assert_null (call (fixture->family, PF_OPERATION_GET_ME, NULL, &error));
  g_assert_error (error, PF_PROBLEM, PF_PROBLEM_NOT_SIGNED_IN);
}

static void
test_cancelled_call (Fixture *fixture, gconstpointer)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  pf_api_client_call_async (
      fixture->family, PF_OPERATION_GET_ME, NULL, cancellable, done_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_null (pf_api_client_call_finish (fixture->family, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* What only a stranger would send: no client of ours can. */
static guint
send_raw (Fixture *fixture, const char *method, const char *type, gsize size)
{
  g_autoptr (SoupSession) session = soup_session_new ();
  g_autofree char *url = g_strconcat (fixture->url, "/v1/bookings", NULL);
  g_autofree char *body = g_strnfill (size, ' ');
  g_autoptr (GBytes) bytes = g_bytes_new (body, size);
  g_autoptr (SoupMessage) message = soup_message_new (method, url);
  g_autoptr (GBytes) answer = NULL;
  SoupMessageHeaders *headers = soup_message_get_request_headers (message);

  soup_message_headers_append (headers, "Authorization", "Bearer one");
  soup_message_headers_append (headers, "Idempotency-Key", "k");
  soup_message_set_request_body_from_bytes (message, type, bytes);
  answer = soup_session_send_and_read (session, message, NULL, NULL);
  return soup_message_get_status (message);
}

static void
test_limits (Fixture *fixture, gconstpointer)
{
  g_assert_cmpuint (send_raw (fixture, "POST", "application/json", 1024 * 1024), ==, 400);
  g_assert_cmpuint (send_raw (fixture, "POST", "application/json", 1024 * 1024 + 1), ==, 413);
  g_assert_cmpuint (send_raw (fixture, "POST", "text/plain", 10), ==, 415);
  g_assert_cmpuint (send_raw (fixture, "PUT", "application/json", 10), ==, 405);
}

#define N_CALLS 60

/* The same is asked sixty times at once: it is done once, and no count goes wrong. */
static void
test_asked_at_once (Fixture *fixture, gconstpointer)
{
  g_autoptr (PfBookingOrder) order = new_order (DEMO_1);
  GAsyncResult *results[N_CALLS] = { NULL };

  add_change (order, DEMO_1, DEMO_1, PF_BOOKING_ACTION_BOOK);
  for (guint i = 0; i < N_CALLS; i++)
    pf_api_client_call_async (fixture->family,
                              PF_OPERATION_CHANGE_BOOKINGS,
                              &(PfApiArguments){ .body = order },
                              NULL,
                              done_cb,
                              &results[i]);
  for (guint i = 0; i < N_CALLS; i++) {
    g_autoptr (PfAnswer) answer = NULL;

    while (results[i] == NULL)
      g_main_context_iteration (NULL, TRUE);
    answer = pf_api_client_call_finish (fixture->family, results[i], NULL);
    g_assert_nonnull (answer);
    g_object_unref (results[i]);
  }
  g_assert_cmpint (pf_demo_ask (fixture->demo, "SELECT count(*) FROM booking"), ==, 1);
  g_assert_cmpint (pf_demo_ask (fixture->demo, "SELECT taken FROM place_pool WHERE id = 1"), ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function) g_test_add (name, Fixture, NULL, set_up, function, tear_down)
  ADD ("/portal/book", test_book);
  ADD ("/portal/refusal-by-name", test_refusal_by_name);
  ADD ("/portal/edit-child", test_edit_child);
  ADD ("/portal/other-answers", test_other_answers);
  ADD ("/portal/cancelled-call", test_cancelled_call);
  ADD ("/portal/limits", test_limits);
  ADD ("/portal/asked-at-once", test_asked_at_once);
  return g_test_run ();
}
