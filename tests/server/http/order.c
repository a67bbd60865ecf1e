/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Who asked first is served first, whichever thread reads faster.
 */
#include <string.h>

#include "core/value.h"
#include "demo.h"
#include "raw.h"
#include "server/http/server.h"

#define N_ROUNDS 40
#define N_READERS 2 /* of the demo's store */
#define PATIENCE (50 * 1000)

#define FAR "4000000000000000"

typedef struct
{
  PfDemo *demo;
  PfServer *server;
  guint n_together; /* rounds in which both waited at once */
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (GError) error = NULL;

  fixture->demo = pf_demo_new ();
  fixture->server =
      pf_server_start (fixture->demo->store,
                       &(PfServerOptions){ .listen = "127.0.0.1:0", .zone = utc, .n_threads = 2 },
                       &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture, gconstpointer)
{
  pf_server_stop (fixture->server, 10);
  pf_demo_free (fixture->demo);
}

/* The request that ends a new session: whoever comes first finds it, the other does not. */
static char *
build_request (Fixture *fixture, guint round)
{
  g_autofree char *sql =
      g_strdup_printf ("INSERT INTO account_session (account, signed_in_at, last_used_at,"
                       " expires_at, token_hash) VALUES (1, 1, 1, " FAR ", 'round %u')",
                       round);
  PfId id;

  pf_demo_run (fixture->demo, sql);
  pf_id_from_number (id, pf_demo_ask (fixture->demo, "SELECT max(id) FROM account_session"));
  return g_strdup_printf (
      "DELETE /v1/sessions/%s HTTP/1.1\r\nHost: t\r\nAuthorization: Bearer one\r\n\r\n", id);
}

/* Both are numbered, and wait for a connection to the database that nobody gives them yet. They may
 * have come to the same thread: then the second is not read.
 */
static void
wait_for_both (Fixture *fixture)
{
  PfWriter *writer = pf_store_get_writer (fixture->demo->store);
  gint64 deadline = g_get_monotonic_time () + PATIENCE;

  while (pf_writer_get_n_waiting (writer) < 2 && g_get_monotonic_time () < deadline)
    g_thread_yield ();
  fixture->n_together += pf_writer_get_n_waiting (writer) == 2;
}

static guint64
get_number (const PfRawAnswer *answer)
{
  g_autofree char *number = pf_raw_answer_get (answer, "X-Request-Id");

  return g_ascii_strtoull (number, NULL, 10);
}

static void
race (Fixture *fixture, guint round)
{
  guint16 port = pf_server_get_port (fixture->server);
  g_autofree char *request = build_request (fixture, round);
  g_autoptr (PfRaw) a = pf_raw_open (port);
  g_autoptr (PfRaw) b = pf_raw_open (port);
  g_auto (PfRawAnswer) of_a = { 0 };
  g_auto (PfRawAnswer) of_b = { 0 };
  PfDb *readers[N_READERS];

  for (guint i = 0; i < N_READERS; i++)
    readers[i] = pf_store_borrow (fixture->demo->store);
  pf_raw_send (a, request, strlen (request));
  pf_raw_send (b, request, strlen (request));
  wait_for_both (fixture);
  for (guint i = 0; i < N_READERS; i++)
    pf_store_give_back (fixture->demo->store, readers[i]);
  pf_raw_receive (a, TRUE, &of_a);
  pf_raw_receive (b, TRUE, &of_b);
  g_assert_cmpuint (of_a.status + of_b.status, ==, 204 + 404);
  g_assert_true ((of_a.status == 204) == (get_number (&of_a) < get_number (&of_b)));
}

static void
test_order (Fixture *fixture, gconstpointer)
{
  for (guint round = 0; round < N_ROUNDS; round++)
    race (fixture, round);
  g_test_message ("%u of %u rounds met on two threads", fixture->n_together, N_ROUNDS);
  g_assert_cmpuint (fixture->n_together, >, N_ROUNDS / 8);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/order/order", Fixture, NULL, set_up, test_order, tear_down);
  return g_test_run ();
}
