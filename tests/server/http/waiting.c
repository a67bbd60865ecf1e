/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What families wait for: a writer that is slow, full or stuck, and a server that ends.
 */
#include "server/http/server.h"

#include <string.h>

#include "demo.h"
#include "raw.h"

#define AS_ONE "Authorization: Bearer one\r\n"

typedef struct
{
  PfDemo *demo;
  PfServer *server;
  PfRaw *raw;

  GMutex mutex;
  GCond changed;
  gboolean open; /* the gate at which the writer waits */
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer answer_seconds)
{
  g_autoptr (GTimeZone) paris = g_time_zone_new_identifier ("Europe/Paris");
  const PfServerOptions options = { .listen = "127.0.0.1:0",
                                    .zone = paris,
                                    .n_threads = 2,
                                    .answer_seconds = GPOINTER_TO_UINT (answer_seconds) };
  g_autoptr (GError) error = NULL;

  g_mutex_init (&fixture->mutex);
  g_cond_init (&fixture->changed);
  fixture->demo = pf_demo_new ();
  /* In use, so that no call has a session to prolong. */
  pf_demo_run (fixture->demo, "UPDATE account_session SET last_used_at = 4000000000000000");
  fixture->server = pf_server_start (fixture->demo->store, &options, &error);
  g_assert_no_error (error);
  fixture->raw = pf_raw_open (pf_server_get_port (fixture->server));
  g_assert_nonnull (fixture->raw);
}

static void
tear_down (Fixture *fixture, gconstpointer)
{
  pf_raw_close (fixture->raw);
  if (fixture->server != NULL)
    pf_server_stop (fixture->server, 10);
  pf_demo_free (fixture->demo);
  g_mutex_clear (&fixture->mutex);
  g_cond_clear (&fixture->changed);
}

static void
assert_header (const PfRawAnswer *answer, const char *name, const char *value)
{
  g_autofree char *found = pf_raw_answer_get (answer, name);

  g_assert_cmpstr (found, ==, value);
}

static guint
ask (Fixture *fixture, const char *path)
{
  g_auto (PfRawAnswer) answer = { 0 };

  pf_raw_ask (fixture->raw, "GET", path, "", NULL, &answer);
  return answer.status;
}

static gboolean
wait_at_the_gate (PfDb *, gpointer data)
{
  Fixture *fixture = data;

  g_mutex_lock (&fixture->mutex);
  while (!fixture->open)
    g_cond_wait (&fixture->changed, &fixture->mutex);
  g_mutex_unlock (&fixture->mutex);
  return TRUE;
}

static void
ignore_cb (gpointer, const GError *)
{
}

static void
close_gate (Fixture *fixture)
{
  PfWriter *writer = pf_store_get_writer (fixture->demo->store);

  g_assert_true (pf_writer_push (writer, wait_at_the_gate, ignore_cb, fixture));
  while (pf_writer_get_n_waiting (writer) > 0)
    g_thread_yield ();
}

static void
open_gate (Fixture *fixture)
{
  g_mutex_lock (&fixture->mutex);
  fixture->open = TRUE;
  g_cond_broadcast (&fixture->changed);
  g_mutex_unlock (&fixture->mutex);
}

static void
send_change (PfRaw *raw)
{
  static const char edit[] = "PATCH /v1/children/" DEMO_1 " HTTP/1.1\r\nHost: t\r\n" AS_ONE
                             "If-Match: \"1\"\r\nContent-Type: application/json\r\n"
                             "Content-Length: 21\r\n\r\n{\"birth_place\":\"Ana\"}";

  g_assert_true (pf_raw_send (raw, edit, strlen (edit)));
}

/* Until the change sent has reached the writer's queue. */
static void
wait_for_change (Fixture *fixture)
{
  while (pf_writer_get_n_waiting (pf_store_get_writer (fixture->demo->store)) == 0)
    g_thread_yield ();
}

/* Whose turn does not come is told so, and the change is done all the same when it does. */
static void
test_overdue (Fixture *fixture, gconstpointer)
{
  g_auto (PfRawAnswer) answer = { 0 };
  gint64 started_at = g_get_monotonic_time ();

  close_gate (fixture);
  send_change (fixture->raw);
  pf_raw_receive (fixture->raw, TRUE, &answer);
  g_assert_cmpuint (answer.status, ==, 503);
  assert_header (&answer, "Retry-After", "1");
  g_assert_cmpint (g_get_monotonic_time () - started_at, >=, G_TIME_SPAN_SECOND);
  open_gate (fixture);
  while (pf_demo_ask (fixture->demo, "SELECT version FROM child WHERE id = 1") == 1)
    g_thread_yield ();
}

static void
test_queue_full (Fixture *fixture, gconstpointer)
{
  PfWriter *writer = pf_store_get_writer (fixture->demo->store);
  g_auto (PfRawAnswer) answer = { 0 };

  close_gate (fixture);
  while (pf_writer_push (writer, wait_at_the_gate, ignore_cb, fixture)) {
  }
  send_change (fixture->raw);
  pf_raw_receive (fixture->raw, TRUE, &answer);
  g_assert_cmpuint (answer.status, ==, 503);
  assert_header (&answer, "Retry-After", "1");
  g_assert_nonnull (strstr (answer.body, "urn:portail-famille:problem:overloaded"));
  g_assert_cmpuint (ask (fixture, "/readyz"), ==, 503);
  g_assert_cmpuint (ask (fixture, "/healthz"), ==, 200);
  open_gate (fixture);
}

static gpointer
stop_server (gpointer server)
{
  pf_server_stop (server, 10);
  return NULL;
}

/* The call under way is answered; whoever comes now is not let in. */
static void
test_graceful_stop (Fixture *fixture, gconstpointer)
{
  guint16 port = pf_server_get_port (fixture->server);
  g_auto (PfRawAnswer) answer = { 0 };
  PfRaw *late;
  GThread *stopping;

  close_gate (fixture);
  send_change (fixture->raw);
  wait_for_change (fixture);
  stopping = g_thread_new ("stop", stop_server, g_steal_pointer (&fixture->server));
  while ((late = pf_raw_open (port)) != NULL)
    pf_raw_close (late);
  open_gate (fixture);
  pf_raw_receive (fixture->raw, TRUE, &answer);
  g_thread_join (stopping);
  g_assert_cmpuint (answer.status, ==, 200);
  assert_header (&answer, "Connection", "close");
  g_assert_cmpint (pf_demo_ask (fixture->demo, "SELECT version FROM child WHERE id = 1"), ==, 2);
}

static gpointer
stop_server_at_once (gpointer server)
{
  pf_server_stop (server, 0);
  return NULL;
}

/* A writer that hangs does not hold the families: they are told when the time is over. */
static void
test_stop_in_time (Fixture *fixture, gconstpointer)
{
  g_auto (PfRawAnswer) answer = { 0 };
  GThread *stopping;

  close_gate (fixture);
  send_change (fixture->raw);
  wait_for_change (fixture);
  stopping = g_thread_new ("stop", stop_server_at_once, fixture->server);
  pf_raw_receive (fixture->raw, TRUE, &answer);
  g_assert_cmpuint (answer.status, ==, 503);
  open_gate (fixture);
  g_thread_join (stopping);
  fixture->server = NULL;
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, answer_seconds, function)                                                        \
  g_test_add (name, Fixture, GUINT_TO_POINTER (answer_seconds), set_up, function, tear_down)
  ADD ("/waiting/overdue", 1, test_overdue);
  ADD ("/waiting/queue-full", 30, test_queue_full);
  ADD ("/waiting/graceful-stop", 30, test_graceful_stop);
  ADD ("/waiting/stop-in-time", 30, test_stop_in_time);
  return g_test_run ();
}
