/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The server on real sockets: what strangers send, and how many come.
 */
#include "server/http/server.h"

#include <string.h>

#include "demo.h"
#include "raw.h"

#define AS_ONE "Authorization: Bearer one\r\n"
#define MIB (1024 * 1024)
#define N_IDLE 1000

typedef struct
{
  PfDemo *demo;
  PfServer *server;
  PfRaw *raw;
} Fixture;

static void
start (Fixture *fixture, PfServerOptions options)
{
  g_autoptr (GTimeZone) paris = g_time_zone_new_identifier ("Europe/Paris");
  g_autoptr (GError) error = NULL;

  options.listen = "127.0.0.1:0";
  options.zone = paris;
  options.n_threads = 2;
  fixture->demo = pf_demo_new ();
  fixture->server = pf_server_start (fixture->demo->store, &options, &error);
  g_assert_no_error (error);
  fixture->raw = pf_raw_open (pf_server_get_port (fixture->server));
  g_assert_nonnull (fixture->raw);
}

static void
set_up (Fixture *fixture, gconstpointer)
{
  start (fixture, (PfServerOptions){ 0 });
}

/* A second for what takes half a minute. */
static void
set_up_in_a_hurry (Fixture *fixture, gconstpointer)
{
  start (fixture, (PfServerOptions){ .idle_seconds = 1 });
}

static void
tear_down (Fixture *fixture, gconstpointer)
{
  pf_raw_close (fixture->raw);
  pf_server_stop (fixture->server, 10);
  pf_demo_free (fixture->demo);
}

static PfRaw *
connect_again (Fixture *fixture)
{
  PfRaw *raw = pf_raw_open (pf_server_get_port (fixture->server));

  g_assert_nonnull (raw);
  return raw;
}

static guint
ask (Fixture *fixture, const char *method, const char *path, const char *headers)
{
  g_auto (PfRawAnswer) answer = { 0 };

  pf_raw_ask (fixture->raw, method, path, headers, NULL, &answer);
  return answer.status;
}

static void
assert_header (const PfRawAnswer *answer, const char *name, const char *value)
{
  g_autofree char *found = pf_raw_answer_get (answer, name);

  g_assert_cmpstr (found, ==, value);
}

/* One connection serves many requests, each with a number above the one before. */
static void
test_keep_alive (Fixture *fixture, gconstpointer)
{
  g_auto (PfRawAnswer) answer = { 0 };
  guint64 last = 0;

  for (guint i = 0; i < 3; i++) {
    g_autofree char *number = NULL;
    g_autofree char *date = NULL;

    pf_raw_ask (fixture->raw, "GET", "/v1/me", AS_ONE, NULL, &answer);
    g_assert_cmpuint (answer.status, ==, 200);
    number = pf_raw_answer_get (&answer, "X-Request-Id");
    date = pf_raw_answer_get (&answer, "Date");
    g_assert_nonnull (date);
    g_assert_cmpuint (g_ascii_strtoull (number, NULL, 10), >, last);
    last = g_ascii_strtoull (number, NULL, 10);
    assert_header (&answer, "X-Content-Type-Options", "nosniff");
    assert_header (&answer, "Content-Type", "application/json");
    assert_header (&answer, "Cache-Control", "private, no-cache");
    assert_header (&answer, "Connection", NULL);
  }
}

static void
test_pipelined (Fixture *fixture, gconstpointer)
{
  static const char requests[] = "GET /healthz HTTP/1.1\r\nHost: t\r\n\r\n"
                                 "GET /v1/nothing HTTP/1.1\r\nHost: t\r\n\r\n"
                                 "GET /v1/me HTTP/1.1\r\nHost: t\r\n\r\n";
  static const guint statuses[] = { 200, 404, 401 };

  g_assert_true (pf_raw_send (fixture->raw, requests, strlen (requests)));
  for (gsize i = 0; i < G_N_ELEMENTS (statuses); i++) {
    g_auto (PfRawAnswer) answer = { 0 };

    pf_raw_receive (fixture->raw, TRUE, &answer);
    g_assert_cmpuint (answer.status, ==, statuses[i]);
  }
}

/* HEAD tells the length and sends nothing: the next answer is read right after. */
static void
test_head (Fixture *fixture, gconstpointer)
{
  g_auto (PfRawAnswer) answer = { 0 };
  g_autofree char *length = NULL;

  pf_raw_ask (fixture->raw, "HEAD", "/v1/openapi.json", "", NULL, &answer);
  g_assert_cmpuint (answer.status, ==, 200);
  length = pf_raw_answer_get (&answer, "Content-Length");
  g_assert_cmpuint (g_ascii_strtoull (length, NULL, 10), >, 1000);
  g_assert_cmpuint (ask (fixture, "GET", "/healthz", ""), ==, 200);
}

static void
test_methods (Fixture *fixture, gconstpointer)
{
  static const char *const unknown[] = { "PUT", "DELETE", "TRACE", "BREW" };
  g_auto (PfRawAnswer) answer = { 0 };

  for (gsize i = 0; i < G_N_ELEMENTS (unknown); i++) {
    pf_raw_ask (fixture->raw, unknown[i], "/v1/children/" DEMO_1, AS_ONE, NULL, &answer);
    g_assert_cmpuint (answer.status, ==, 405);
    assert_header (&answer, "Allow", "GET, HEAD, PATCH");
    assert_header (&answer, "Content-Type", "application/problem+json");
  }
  pf_raw_ask (fixture->raw, "OPTIONS", "/v1/children/" DEMO_1, "", NULL, &answer);
  g_assert_cmpuint (answer.status, ==, 204);
  assert_header (&answer, "Allow", "GET, HEAD, PATCH");
  g_assert_cmpuint (ask (fixture, "OPTIONS", "/v1/nothing", ""), ==, 404);
  g_assert_cmpuint (ask (fixture, "POST", "/healthz", ""), ==, 405);
}

static void
test_unreadable (Fixture *fixture, gconstpointer)
{
  static const char headers[] = AS_ONE "Idempotency-Key: k\r\n";
  g_autofree char *deep = g_strnfill (100 * 1000, '[');
  g_autofree char *long_header = g_strnfill (64 * 1024, 'a');
  g_autofree char *header = g_strdup_printf ("X-Long: %s\r\n", long_header);
  g_auto (PfRawAnswer) answer = { 0 };

  pf_raw_ask (fixture->raw, "POST", "/v1/bookings", headers, "{", &answer);
  g_assert_cmpuint (answer.status, ==, 400);
  g_assert_nonnull (strstr (answer.body, "urn:portail-famille:problem:bad-json"));
  pf_raw_ask (fixture->raw, "POST", "/v1/bookings", headers, deep, &answer);
  g_assert_cmpuint (answer.status, ==, 400);
  pf_raw_ask (fixture->raw, "GET", "/healthz", header, NULL, &answer);
  g_assert_cmpuint (answer.status, ==, 431);
}

static void
test_sizes (Fixture *fixture, gconstpointer)
{
  static const char headers[] = AS_ONE "Idempotency-Key: k\r\n";
  static const char huge[] =
      "POST /v1/bookings HTTP/1.1\r\nHost: t\r\n" AS_ONE "Content-Length: 99999999999\r\n\r\n";
  g_autofree char *body = g_strnfill (MIB + 1, ' ');
  g_auto (PfRawAnswer) answer = { 0 };

  pf_raw_ask (fixture->raw, "POST", "/v1/bookings", headers, body + 1, &answer);
  g_assert_cmpuint (answer.status, ==, 400);
  pf_raw_ask (fixture->raw, "POST", "/v1/bookings", headers, body, &answer);
  g_assert_cmpuint (answer.status, ==, 413);
  g_assert_cmpuint (ask (fixture, "GET", "/healthz", ""), ==, 200);

  /* Told before it is sent; the connection serves nothing more. */
  pf_raw_send (fixture->raw, huge, strlen (huge));
  pf_raw_receive (fixture->raw, TRUE, &answer);
  g_assert_cmpuint (answer.status, ==, 413);
  g_assert_cmpuint (ask (fixture, "GET", "/healthz", ""), ==, 0);
}

/* Where a proxy may see another end of the body than we do, nothing is done: the library breaks
 * off, or newer ones answer that the request is bad.
 */
static void
test_ambiguous (Fixture *fixture, gconstpointer)
{
  static const char *const headers[] = {
    AS_ONE "Content-Length: 5\r\nContent-Length: 6\r\n",
    AS_ONE "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (headers); i++) {
    g_autoptr (PfRaw) raw = connect_again (fixture);
    g_auto (PfRawAnswer) answer = { 0 };

    pf_raw_ask (raw, "POST", "/v1/bookings", headers[i], NULL, &answer);
    g_assert_true (answer.status == 0 || answer.status == 400);
  }
}

/* A body of unknown length is broken off where it cannot end well. */
static void
test_endless (Fixture *fixture, gconstpointer)
{
  static const char head[] =
      "POST /v1/bookings HTTP/1.1\r\nHost: t\r\n" AS_ONE "Transfer-Encoding: chunked\r\n\r\n";
  g_autofree char *piece = g_strnfill (MIB, ' ');
  gboolean taken = pf_raw_send (fixture->raw, head, strlen (head));
  guint n_sent = 0;

  while (taken && n_sent < 64) {
    taken = pf_raw_send (fixture->raw, "100000\r\n", 8) && pf_raw_send (fixture->raw, piece, MIB) &&
            pf_raw_send (fixture->raw, "\r\n", 2);
    n_sent++;
  }
  g_assert_false (taken);
}

static void
test_idle (Fixture *fixture, gconstpointer)
{
  g_auto (PfRawAnswer) answer = { 0 };

  g_assert_true (pf_raw_send (fixture->raw, "GET /healthz HT", 15));
  pf_raw_receive (fixture->raw, TRUE, &answer);
  g_assert_cmpuint (answer.status, !=, 200);
}

/* A byte now and then keeps a connection busy, but not for ever. */
static void
test_slow (Fixture *fixture, gconstpointer)
{
  static const char head[] =
      "POST /v1/bookings HTTP/1.1\r\nHost: t\r\n" AS_ONE "Content-Length: 10000\r\n\r\n";
  gint64 started_at = g_get_monotonic_time ();
  gint64 span = 0;
  gboolean taken = pf_raw_send (fixture->raw, head, strlen (head));

  while (taken && span < 10 * G_TIME_SPAN_SECOND) {
    taken = pf_raw_send (fixture->raw, " ", 1);
    g_usleep (G_TIME_SPAN_SECOND / 10);
    span = g_get_monotonic_time () - started_at;
  }
  g_assert_false (taken);
  g_assert_cmpint (span, >, 2 * G_TIME_SPAN_SECOND);
}

static void
test_idle_thousand (Fixture *fixture, gconstpointer)
{
  g_autoptr (GPtrArray) idle = g_ptr_array_new_with_free_func ((GDestroyNotify) pf_raw_close);
  g_auto (PfRawAnswer) answer = { 0 };
  const char *figure;

  for (guint i = 0; i < N_IDLE; i++)
    g_ptr_array_add (idle, connect_again (fixture));
  g_assert_cmpuint (ask (fixture, "GET", "/v1/me", AS_ONE), ==, 200);
  pf_raw_ask (fixture->raw, "GET", "/metrics", "", NULL, &answer);
  figure = strstr (answer.body, "\nportail_famille_connections ");
  g_assert_nonnull (figure);
  g_assert_cmpuint (
      g_ascii_strtoull (figure + strlen ("\nportail_famille_connections "), NULL, 10), >=, N_IDLE);
}

static void
set_up_narrow (Fixture *fixture, gconstpointer)
{
  start (fixture, (PfServerOptions){ .max_connections = 4 });
}

/* Who finds no room waits until somebody leaves. */
static void
test_connection_limit (Fixture *fixture, gconstpointer)
{
  static const char request[] = "GET /metrics HTTP/1.1\r\nHost: t\r\n\r\n";
  PfRaw *others[4];
  g_auto (PfRawAnswer) answer = { 0 };

  g_assert_cmpuint (ask (fixture, "GET", "/healthz", ""), ==, 200);
  for (gsize i = 0; i < G_N_ELEMENTS (others); i++) {
    others[i] = connect_again (fixture);
    pf_raw_send (others[i], request, strlen (request));
  }
  for (gsize i = 0; i < G_N_ELEMENTS (others); i++) {
    pf_raw_receive (others[i], TRUE, &answer);
    g_assert_cmpuint (answer.status, ==, 200);
    g_assert_null (strstr (answer.body, "\nportail_famille_connections 5\n"));
    pf_raw_close (others[i]);
  }
}

static void
test_probes (Fixture *fixture, gconstpointer)
{
  g_auto (PfRawAnswer) answer = { 0 };

  g_assert_cmpuint (ask (fixture, "GET", "/v1/me", AS_ONE), ==, 200);
  g_assert_cmpuint (ask (fixture, "GET", "/healthz", ""), ==, 200);
  pf_raw_ask (fixture->raw, "GET", "/readyz", "", NULL, &answer);
  g_assert_cmpuint (answer.status, ==, 200);
  g_assert_cmpstr (answer.body, ==, "database ok\ndisk ok\nwriter ok\nqueue ok\nrunning ok\n");
  pf_raw_ask (fixture->raw, "GET", "/metrics", "", NULL, &answer);
  g_assert_nonnull (
      strstr (answer.body, "requests_total{operation=\"get_me\",status=\"200\"} 1\n"));
  g_assert_nonnull (strstr (answer.body, "request_seconds_count{operation=\"get_me\"} 1\n"));
  /* What a proxy hands on comes from elsewhere. */
  g_assert_cmpuint (ask (fixture, "GET", "/metrics", "X-Forwarded-For: 203.0.113.7\r\n"), ==, 404);
}

static void
test_listen (Fixture *fixture, gconstpointer)
{
  static const char *const wrong[] = { "",           "8080",           "127.0.0.1",    "::1:8080",
                                       "[::1]",      "[127.0.0.1]:80", "localhost:80", "1.2.3.4:x",
                                       "1.2.3.4:-1", "1.2.3.4:65536" };
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autofree char *taken = g_strdup_printf ("127.0.0.1:%u", pf_server_get_port (fixture->server));
  g_autoptr (GError) error = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++) {
    g_autoptr (GError) fault = NULL;
    const PfServerOptions options = { .listen = wrong[i], .zone = utc };

    g_assert_null (pf_server_start (fixture->demo->store, &options, &fault));
    g_assert_error (fault, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT);
  }
  g_assert_null (pf_server_start (
      fixture->demo->store, &(PfServerOptions){ .listen = taken, .zone = utc }, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_ADDRESS_IN_USE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, set_up, function) g_test_add (name, Fixture, NULL, set_up, function, tear_down)
  ADD ("/server/keep-alive", set_up, test_keep_alive);
  ADD ("/server/pipelined", set_up, test_pipelined);
  ADD ("/server/head", set_up, test_head);
  ADD ("/server/methods", set_up, test_methods);
  ADD ("/server/unreadable", set_up, test_unreadable);
  ADD ("/server/sizes", set_up, test_sizes);
  ADD ("/server/ambiguous", set_up, test_ambiguous);
  ADD ("/server/endless", set_up, test_endless);
  ADD ("/server/idle", set_up_in_a_hurry, test_idle);
  ADD ("/server/slow", set_up_in_a_hurry, test_slow);
  ADD ("/server/idle-thousand", set_up, test_idle_thousand);
  ADD ("/server/connection-limit", set_up_narrow, test_connection_limit);
  ADD ("/server/probes", set_up, test_probes);
  ADD ("/server/listen", set_up, test_listen);
  return g_test_run ();
}
