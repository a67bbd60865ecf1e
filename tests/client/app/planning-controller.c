/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The planning against a portal that answers, breaks off and comes back. Its clock says that it is
 * the sample's day, whatever this computer's says.
 */
#include "client/app/planning-controller.h"

#include <libsoup/soup.h>
#include <string.h>

#include "planning-sample.h"
#include "window.h"

#define ETAG "\"planning-1\""
#define SESSION "s0049" /* Léa's canteen on Friday 18 December, still open */

typedef struct
{
  SoupServer *server;
  PfApiClient *client;
  PfVisit *visit;
  PfPlanningModel *model;
  PfPlanningController *controller;
  PfTestWindow *window;
  GtkWidget *page;

  char *planning;
  GPtrArray *keys;   /* the Idempotency-Key of each order */
  guint n_loads;     /* answered whole */
  guint n_unchanged; /* answered 304 */
  guint n_to_break;  /* so many orders are cut off instead of answered */
  guint status;      /* of loads */
} Fixture;

static void
tell_time (SoupServerMessage *message)
{
  soup_message_headers_replace (
      soup_server_message_get_response_headers (message), "Date", "Wed, 09 Dec 2026 17:48:00 GMT");
}

static void
break_connection (SoupServerMessage *message)
{
  g_autoptr (GIOStream) stream = soup_server_message_steal_connection (message);

  g_io_stream_close (stream, NULL, NULL);
}

static void
answer_order (Fixture *fixture, SoupServerMessage *message)
{
  static const char results[] =
      "{\"results\":[{\"child\":\"lea\",\"session\":\"" SESSION "\",\"outcome\":\"booked\","
      "\"booking\":\"b9\",\"rank\":null,\"price_cents\":368,\"problem\":null}],"
      "\"planning_etag\":\"e2\"}";
  SoupMessageHeaders *headers = soup_server_message_get_request_headers (message);

  g_ptr_array_add (fixture->keys,
                   g_strdup (soup_message_headers_get_one (headers, "Idempotency-Key")));
  soup_server_message_set_status (message, 200, NULL);
  soup_server_message_set_response (
      message, "application/json", SOUP_MEMORY_STATIC, results, strlen (results));
  if (fixture->n_to_break > 0) {
    fixture->n_to_break--;
    break_connection (message);
  }
}

static void
answer_load (Fixture *fixture, SoupServerMessage *message)
{
  SoupMessageHeaders *headers = soup_server_message_get_request_headers (message);

  soup_message_headers_append (soup_server_message_get_response_headers (message), "ETag", ETAG);
  if (g_strcmp0 (soup_message_headers_get_one (headers, "If-None-Match"), ETAG) == 0) {
    fixture->n_unchanged++;
    soup_server_message_set_status (message, 304, NULL);
    return;
  }
  fixture->n_loads++;
  soup_server_message_set_status (message, fixture->status, NULL);
  soup_server_message_set_response (
      message, "application/json", SOUP_MEMORY_COPY, fixture->planning, strlen (fixture->planning));
}

static void
handle_cb (SoupServer *, SoupServerMessage *message, const char *path, GHashTable *, gpointer data)
{
  tell_time (message);
  if (g_str_equal (path, "/v1/bookings"))
    answer_order (data, message);
  else
    answer_load (data, message);
}

static void
start_server (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *url = NULL;
  GSList *uris;

  fixture->server = g_object_new (SOUP_TYPE_SERVER, NULL);
  soup_server_add_handler (fixture->server, NULL, handle_cb, fixture, NULL);
  soup_server_listen_local (fixture->server, 0, SOUP_SERVER_LISTEN_IPV4_ONLY, &error);
  g_assert_no_error (error);
  uris = soup_server_get_uris (fixture->server);
  url = g_strdup_printf ("http://127.0.0.1:%d", g_uri_get_port (uris->data));
  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);
  fixture->client = pf_api_client_new (url, "secret");
}

static PfVisit *
new_visit (void)
{
  g_autoptr (PfMe) me = g_object_new (PF_TYPE_ME, NULL);
  g_autoptr (PfHouseholdSummary) household =
      g_object_new (PF_TYPE_HOUSEHOLD_SUMMARY, "id", "h1", "name", "Berger", NULL);

  g_list_store_append (me->households, household);
  return pf_visit_new ("Valbourg", me);
}

static void
set_up (Fixture *fixture, gconstpointer)
{
  start_server (fixture);
  g_assert_true (
      g_file_get_contents (PF_TEST_DATA "/planning.json", &fixture->planning, NULL, NULL));
  fixture->keys = g_ptr_array_new_with_free_func (g_free);
  fixture->status = 200;
  fixture->visit = new_visit ();
  fixture->model = pf_planning_model_new ();
  fixture->page = pf_planning_page_new (fixture->model);
  fixture->window = pf_test_window_new (fixture->page, 1200, 700);
  fixture->controller = pf_planning_controller_new (
      fixture->client, fixture->visit, PF_PLANNING_PAGE (fixture->page), NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer)
{
  pf_test_window_free (fixture->window);
  g_object_run_dispose (G_OBJECT (fixture->controller));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (fixture->controller);
  g_assert_finalize_object (fixture->model);
  g_object_unref (fixture->visit);
  g_assert_finalize_object (fixture->client);
  soup_server_disconnect (fixture->server);
  g_object_unref (fixture->server);
  g_ptr_array_unref (fixture->keys);
  g_free (fixture->planning);
}

static void
wait_for (Fixture *fixture, PfPlanningSituation situation)
{
  while (pf_planning_model_get_situation (fixture->model) != situation)
    g_main_context_iteration (NULL, TRUE);
}

static PfPlanningItem *
get_item (Fixture *fixture)
{
  PfPlanningItem *item = pf_planning_model_find (fixture->model, "lea", SESSION);

  g_assert_nonnull (item);
  return item;
}

static void
activate (Fixture *fixture, const char *action)
{
  g_action_group_activate_action (
      pf_planning_controller_get_actions (fixture->controller), action, NULL);
}

static gboolean
is_enabled (Fixture *fixture, const char *action)
{
  return g_action_group_get_action_enabled (
      pf_planning_controller_get_actions (fixture->controller), action);
}

/* The first answer brings the portal's clock, and so its month. */
static void
wait_for_december (Fixture *fixture)
{
  wait_for (fixture, PF_PLANNING_SITUATION_FRESH);
  while (fixture->n_loads + fixture->n_unchanged < 2)
    g_main_context_iteration (NULL, TRUE);
  wait_for (fixture, PF_PLANNING_SITUATION_FRESH);
}

static void
test_load (Fixture *fixture, gconstpointer)
{
  wait_for_december (fixture);
  g_assert_cmpuint (
      pf_planning_page_get_date (PF_PLANNING_PAGE (fixture->page)), ==, pf_date (2026, 12, 9));
  g_assert_cmpint (get_item (fixture)->look, ==, PF_CELL_LOOK_OPEN);
  g_assert_false (is_enabled (fixture, "validate"));

  fixture->n_unchanged = 0;
  pf_planning_controller_refresh (fixture->controller);
  while (fixture->n_unchanged == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (get_item (fixture)->look, ==, PF_CELL_LOOK_OPEN);
}

static void
test_send (Fixture *fixture, gconstpointer)
{
  wait_for_december (fixture);
  pf_planning_model_toggle (fixture->model, get_item (fixture));
  g_assert_true (is_enabled (fixture, "validate"));
  activate (fixture, "validate");
  g_assert_cmpint (
      pf_planning_model_get_situation (fixture->model), ==, PF_PLANNING_SITUATION_SENDING);
  g_assert_false (is_enabled (fixture, "validate"));
  wait_for (fixture, PF_PLANNING_SITUATION_RESULTS);
  g_assert_cmpint (get_item (fixture)->look, ==, PF_CELL_LOOK_BOOKED);
  g_assert_cmpuint (fixture->keys->len, ==, 1);
}

/* The client itself sends once more, so two are cut off before the family is told, and tries again.
 */
static void
lose_answer (Fixture *fixture)
{
  wait_for_december (fixture);
  pf_planning_model_toggle (fixture->model, get_item (fixture));
  fixture->n_to_break = 2;
  activate (fixture, "validate");
  wait_for (fixture, PF_PLANNING_SITUATION_UNANSWERED);
  g_assert_cmpint (get_item (fixture)->look, ==, PF_CELL_LOOK_CHOSEN);

  activate (fixture, "retry");
  wait_for (fixture, PF_PLANNING_SITUATION_RESULTS);
  g_assert_cmpuint (fixture->keys->len, ==, 3);
}

static void
test_lost_answer (Fixture *fixture, gconstpointer)
{
  lose_answer (fixture);
  g_assert_cmpstr (fixture->keys->pdata[2], ==, fixture->keys->pdata[0]);
  g_assert_cmpint (get_item (fixture)->look, ==, PF_CELL_LOOK_BOOKED);
}

/* Another choice is another order. */
static void
test_other_order (Fixture *fixture, gconstpointer)
{
  wait_for_december (fixture);
  pf_planning_model_toggle (fixture->model, get_item (fixture));
  fixture->n_to_break = 2;
  activate (fixture, "validate");
  wait_for (fixture, PF_PLANNING_SITUATION_UNANSWERED);
  pf_planning_model_toggle (fixture->model,
                            pf_planning_model_find (fixture->model, "tom", "s0204"));
  activate (fixture, "validate");
  wait_for (fixture, PF_PLANNING_SITUATION_RESULTS);
  g_assert_cmpstr (fixture->keys->pdata[2], !=, fixture->keys->pdata[0]);
}

static void
test_offline (Fixture *fixture, gconstpointer)
{
  wait_for_december (fixture);
  soup_server_disconnect (fixture->server);
  pf_planning_controller_refresh (fixture->controller);
  wait_for (fixture, PF_PLANNING_SITUATION_OFFLINE);
  g_assert_nonnull (pf_planning_model_get_planning (fixture->model));
  g_assert_true (is_enabled (fixture, "retry"));
}

/* What is on its way when the page goes is cancelled; nothing answers into the void. */
static void
test_gone_meanwhile (Fixture *fixture, gconstpointer)
{
  g_assert_cmpint (
      pf_planning_model_get_situation (fixture->model), ==, PF_PLANNING_SITUATION_LOADING);
}

#define ADD(name, function)                                                                        \
  g_test_add ("/planning-controller/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  if (!pf_test_window_init (&argc, &argv))
    return 0;
  ADD ("load", test_load);
  ADD ("send", test_send);
  ADD ("lost-answer", test_lost_answer);
  ADD ("other-order", test_other_order);
  ADD ("offline", test_offline);
  ADD ("gone-meanwhile", test_gone_meanwhile);
  return g_test_run ();
}
