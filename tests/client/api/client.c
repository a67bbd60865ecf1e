/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The client against a server that does what no portal of ours would.
 */
#include "client/api/client.h"

#include <libsoup/soup.h>

#include "client/api/error.h"
#include "core/account.h"
#include "core/booking-order.h"
#include "core/sign-in.h"

#define ME "{\"account\":null,\"households\":[]}"

typedef struct
{
  SoupServer *server;
  PfApiClient *client;
  GPtrArray *keys; /* the Idempotency-Key of each request */
  guint n_requests;
  guint n_to_break; /* so many requests are cut off instead of answered */
  guint status;
  const char *type;
  const char *body;
  gsize size; /* of the body, when it is longer than @body */
  const char *header;
  const char *value;
  char *seen; /* the headers that the last request came with */
} Fixture;

static void
note_header_cb (const char *name, const char *value, gpointer seen)
{
  g_string_append_printf (seen, "%s: %s\n", name, value);
}

static void
note_request (Fixture *fixture, SoupServerMessage *message)
{
  SoupMessageHeaders *headers = soup_server_message_get_request_headers (message);
  GString *seen = g_string_new (NULL);

  fixture->n_requests++;
  g_ptr_array_add (fixture->keys,
                   g_strdup (soup_message_headers_get_one (headers, "Idempotency-Key")));
  soup_message_headers_foreach (headers, note_header_cb, seen);
  g_free (fixture->seen);
  fixture->seen = g_string_free (seen, FALSE);
}

static void
break_connection (SoupServerMessage *message)
{
  g_autoptr (GIOStream) stream = soup_server_message_steal_connection (message);

  g_io_stream_close (stream, NULL, NULL);
}

static void
handle_cb (SoupServer *, SoupServerMessage *message, const char *, GHashTable *, gpointer user_data)
{
  Fixture *fixture = user_data;
  gsize size = MAX (fixture->size, strlen (fixture->body));
  char *body = g_strnfill (size, ' ');

  note_request (fixture, message);
  memcpy (body, fixture->body, strlen (fixture->body));
  soup_server_message_set_status (message, fixture->status, NULL);
  if (fixture->header != NULL)
    soup_message_headers_append (
        soup_server_message_get_response_headers (message), fixture->header, fixture->value);
  soup_server_message_set_response (message, fixture->type, SOUP_MEMORY_TAKE, body, size);
  if (fixture->n_to_break > 0) {
    fixture->n_to_break--;
    break_connection (message);
  }
}

static void
set_up (Fixture *fixture, gconstpointer)
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
  fixture->keys = g_ptr_array_new_with_free_func (g_free);
  fixture->status = 200;
  fixture->type = "application/json";
  fixture->body = ME;
}

static void
tear_down (Fixture *fixture, gconstpointer)
{
  g_assert_finalize_object (fixture->client);
  soup_server_disconnect (fixture->server);
  g_object_unref (fixture->server);
  g_ptr_array_unref (fixture->keys);
  g_free (fixture->seen);
}

static void
done_cb (GObject *, GAsyncResult *result, gpointer user_data)
{
  g_set_object ((GAsyncResult **) user_data, result);
}

static GAsyncResult *
wait_for_call (Fixture *fixture, PfOperationId id, const PfApiArguments *arguments)
{
  GAsyncResult *result = NULL;

  pf_api_client_call_async (fixture->client, id, arguments, NULL, done_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return result;
}

static PfAnswer *
get_me (Fixture *fixture, GError **error)
{
  g_autoptr (GAsyncResult) result = wait_for_call (fixture, PF_OPERATION_GET_ME, NULL);

  return pf_api_client_call_finish (fixture->client, result, error);
}

static void
assert_fails (Fixture *fixture, GQuark domain, int code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (get_me (fixture, &error));
  g_assert_error (error, domain, code);
}

static void
test_headers (Fixture *fixture, gconstpointer)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PfAnswer) answer = get_me (fixture, &error);

  g_assert_no_error (error);
  g_assert_nonnull (strstr (fixture->seen, "Authorization: Bearer secret\n"));
  g_assert_nonnull (strstr (fixture->seen, "User-Agent: portail-famille/" PF_VERSION "\n"));
  g_assert_nonnull (strstr (fixture->seen, "Accept-Language: "));
  pf_api_client_set_token (fixture->client, NULL);
  g_clear_pointer (&answer, pf_answer_free);
  answer = get_me (fixture, &error);
  g_assert_null (strstr (fixture->seen, "Authorization"));
}

/* A password says who it is: the token of somebody else must not go with it, nor a key. */
static void
test_signing_in_is_bare (Fixture *fixture, gconstpointer)
{
  g_autoptr (PfSignIn) body =
      g_object_new (PF_TYPE_SIGN_IN, "email", "a@b.fr", "password", "secret", NULL);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (PfAnswer) answer = NULL;

  fixture->status = 201;
  fixture->body = "{\"token\":\"t\",\"expires_at\":\"2026-12-01T00:00:00Z\",\"account\":null}";
  fixture->n_to_break = 1;
  result = wait_for_call (fixture, PF_OPERATION_SIGN_IN, &(PfApiArguments){ .body = body });
  answer = pf_api_client_call_finish (fixture->client, result, NULL);
  g_assert_null (answer);
  g_assert_cmpuint (fixture->n_requests, ==, 1);
  g_assert_null (strstr (fixture->seen, "Authorization"));
  g_assert_null (strstr (fixture->seen, "Idempotency-Key"));
}

static void
test_one_retry (Fixture *fixture, gconstpointer)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PfAnswer) answer = NULL;

  fixture->n_to_break = 1;
  answer = get_me (fixture, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (fixture->n_requests, ==, 2);
  /* libsoup adds a try of its own where the connection was an old one. */
  fixture->n_to_break = 100;
  assert_fails (fixture, PF_API_ERROR, PF_API_ERROR_UNREACHABLE);
  g_assert_cmpuint (fixture->n_requests, <=, 5);
}

/* What changes something is sent again as the same thing. */
static void
test_retry_with_the_same_key (Fixture *fixture, gconstpointer)
{
  g_autoptr (PfBookingOrder) order = g_object_new (PF_TYPE_BOOKING_ORDER, NULL);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (PfAnswer) answer = NULL;

  fixture->n_to_break = 1;
  fixture->body = "{\"results\":[]}";
  result = wait_for_call (
      fixture, PF_OPERATION_CHANGE_BOOKINGS, &(PfApiArguments){ .body = order, .key = "k" });
  answer = pf_api_client_call_finish (fixture->client, result, NULL);
  g_assert_nonnull (answer);
  g_assert_cmpuint (fixture->keys->len, ==, 2);
  g_assert_cmpstr (fixture->keys->pdata[0], ==, "k");
  g_assert_cmpstr (fixture->keys->pdata[1], ==, "k");
}

static void
test_unchanged (Fixture *fixture, gconstpointer)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (PfAnswer) answer = NULL;

  fixture->status = 304;
  fixture->body = "";
  fixture->header = "ETag";
  fixture->value = "\"7\"";
  result =
      wait_for_call (fixture, PF_OPERATION_GET_ME, &(PfApiArguments){ .if_none_match = "\"7\"" });
  answer = pf_api_client_call_finish (fixture->client, result, &error);
  g_assert_no_error (error);
  g_assert_null (answer->record);
  g_assert_cmpstr (answer->etag, ==, "\"7\"");
  g_assert_true (pf_api_call_is_unchanged (result));
  g_assert_nonnull (strstr (fixture->seen, "If-None-Match: \"7\"\n"));
}

static void
test_bytes (Fixture *fixture, gconstpointer)
{
  g_autoptr (GAsyncResult) result = wait_for_call (fixture, PF_OPERATION_GET_ME, NULL);
  g_autoptr (PfAnswer) answer = pf_api_client_call_finish (fixture->client, result, NULL);
  GBytes *body = pf_api_call_get_body (result);

  g_assert_cmpmem (g_bytes_get_data (body, NULL), g_bytes_get_size (body), ME, strlen (ME));
  g_assert_false (pf_api_call_is_unchanged (result));
}

static void
test_strangers (Fixture *fixture, gconstpointer)
{
  static const struct
  {
    guint status;
    const char *type;
    const char *body;
    PfApiError error;
  } cases[] = {
    { 200, "text/html", "<p>Welcome to our hotel", PF_API_ERROR_WRONG_ADDRESS },
    { 200, "application/json", "{\"hello\":1", PF_API_ERROR_WRONG_ADDRESS },
    { 200, "application/json", "[1]", PF_API_ERROR_WRONG_ADDRESS },
    { 302, "text/html", "", PF_API_ERROR_WRONG_ADDRESS },
    { 404, "text/html", "<p>Not here", PF_API_ERROR_WRONG_ADDRESS },
    { 502, "text/html", "<p>Bad gateway", PF_API_ERROR_UNREACHABLE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    fixture->status = cases[i].status;
    fixture->type = cases[i].type;
    fixture->body = cases[i].body;
    assert_fails (fixture, PF_API_ERROR, (int) cases[i].error);
  }
}

static void
test_redirection_is_not_followed (Fixture *fixture, gconstpointer)
{
  fixture->status = 302;
  fixture->header = "Location";
  fixture->value = "/elsewhere";
  assert_fails (fixture, PF_API_ERROR, PF_API_ERROR_WRONG_ADDRESS);
  g_assert_cmpuint (fixture->n_requests, ==, 1);
}

static void
test_retry_seconds (Fixture *fixture, gconstpointer)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  fixture->status = 429;
  fixture->type = "application/problem+json";
  fixture->body = "{\"type\":\"urn:portail-famille:problem:too-many-requests\",\"title\":\"t\"}";
  fixture->header = "Retry-After";
  fixture->value = "12";
  result = wait_for_call (fixture, PF_OPERATION_GET_ME, NULL);
  g_assert_null (pf_api_client_call_finish (fixture->client, result, &error));
  g_assert_error (error, PF_PROBLEM, PF_PROBLEM_TOO_MANY_REQUESTS);
  g_assert_cmpuint (pf_api_call_get_retry_seconds (result), ==, 12);
}

static void
test_too_large (Fixture *fixture, gconstpointer)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PfAnswer) answer = NULL;

  fixture->size = 11 * 1024 * 1024;
  answer = get_me (fixture, &error);
  g_assert_no_error (error);
  fixture->size++;
  assert_fails (fixture, PF_API_ERROR, PF_API_ERROR_TOO_LARGE);
}

static void
test_nobody_there (Fixture *fixture, gconstpointer)
{
  soup_server_disconnect (fixture->server);
  assert_fails (fixture, PF_API_ERROR, PF_API_ERROR_UNREACHABLE);
}

static void
test_clock (Fixture *fixture, gconstpointer)
{
  g_autoptr (PfAnswer) answer = NULL;

  g_assert_cmpint (pf_api_client_get_clock_offset (fixture->client), ==, 0);
  answer = get_me (fixture, NULL);
  g_assert_cmpint (
      ABS (pf_api_client_get_clock_offset (fixture->client)), <, 2 * G_TIME_SPAN_SECOND);
  pf_api_client_set_base_url (fixture->client, "http://127.0.0.1:1");
  g_assert_cmpint (pf_api_client_get_clock_offset (fixture->client), ==, 0);
}

/* Calls under way when the page goes: each ends once, cancelled. */
static void
test_cancelled (Fixture *fixture, gconstpointer)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  pf_api_client_call_async (
      fixture->client, PF_OPERATION_GET_ME, NULL, cancellable, done_cb, &result);
  while (fixture->n_requests == 0)
    g_main_context_iteration (NULL, TRUE);
  g_cancellable_cancel (cancellable);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_null (pf_api_client_call_finish (fixture->client, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function) g_test_add (name, Fixture, NULL, set_up, function, tear_down)
  ADD ("/client/headers", test_headers);
  ADD ("/client/signing-in-is-bare", test_signing_in_is_bare);
  ADD ("/client/one-retry", test_one_retry);
  ADD ("/client/retry-with-the-same-key", test_retry_with_the_same_key);
  ADD ("/client/unchanged", test_unchanged);
  ADD ("/client/bytes", test_bytes);
  ADD ("/client/strangers", test_strangers);
  ADD ("/client/redirection", test_redirection_is_not_followed);
  ADD ("/client/retry-seconds", test_retry_seconds);
  ADD ("/client/too-large", test_too_large);
  ADD ("/client/nobody-there", test_nobody_there);
  ADD ("/client/clock", test_clock);
  ADD ("/client/cancelled", test_cancelled);
  return g_test_run ();
}
