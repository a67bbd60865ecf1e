/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Two servers on one PostgreSQL, and families who do not know which of them has their order: each
 * sends it to both, with the same key. They are one portal: no place is given twice, and both say
 * the same.
 */
#include <string.h>

#include "crowd.h"
#include "raw.h"
#include "server/http/server.h"

#define N_SERVERS 2
#define N_LANES 8

typedef struct
{
  PfDemo *demo;
  PfStore *other; /* the second server's */
  PfServer *servers[N_SERVERS];
  gint n_unlike; /* atomic: families who were told two things */
} Fixture;

typedef struct
{
  Fixture *fixture;
  guint number;
} Lane;

static void
set_up (Fixture *fixture, gconstpointer)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  const PfServerOptions options = { .listen = "127.0.0.1:0", .zone = utc, .n_threads = 2 };
  g_autoptr (GError) error = NULL;

  fixture->demo = pf_demo_new_on (&pf_postgres_driver);
  pf_crowd_add (fixture->demo, 1);
  fixture->other = pf_store_open (&pf_postgres_driver, fixture->demo->path, 2, &error);
  g_assert_no_error (error);
  fixture->servers[0] = pf_server_start (fixture->demo->store, &options, &error);
  g_assert_no_error (error);
  fixture->servers[1] = pf_server_start (fixture->other, &options, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture, gconstpointer)
{
  for (guint i = 0; i < N_SERVERS; i++)
    pf_server_stop (fixture->servers[i], 10);
  pf_store_close (fixture->other);
  pf_demo_free (fixture->demo);
}

static void
ask_both (Lane *lane, PfRaw *const *raws, guint family)
{
  g_autofree char *request = pf_crowd_build_request (family, 0);
  g_auto (PfRawAnswer) a = { 0 };
  g_auto (PfRawAnswer) b = { 0 };

  for (guint i = 0; i < N_SERVERS; i++)
    pf_raw_send (raws[(family + i) % N_SERVERS], request, strlen (request));
  pf_raw_receive (raws[0], TRUE, &a);
  pf_raw_receive (raws[1], TRUE, &b);
  g_assert_cmpuint (a.status, ==, 200);
  g_assert_cmpuint (b.status, ==, 200);
  if (!g_str_equal (a.body, b.body)) {
    g_test_message ("%s\n%s", a.body, b.body);
    g_atomic_int_inc (&lane->fixture->n_unlike);
  }
}

static gpointer
run_lane (gpointer data)
{
  Lane *lane = data;
  PfRaw *raws[N_SERVERS];

  for (guint i = 0; i < N_SERVERS; i++)
    raws[i] = pf_raw_open (pf_server_get_port (lane->fixture->servers[i]));
  for (guint family = lane->number; family < PF_CROWD_FAMILIES; family += N_LANES)
    ask_both (lane, raws, family);
  for (guint i = 0; i < N_SERVERS; i++)
    pf_raw_close (raws[i]);
  return NULL;
}

static void
assert_number (Fixture *fixture, const char *sql, gint64 number)
{
  g_test_message ("%s", sql);
  g_assert_cmpint (pf_demo_ask (fixture->demo, sql), ==, number);
}

static void
test_one_portal (Fixture *fixture, gconstpointer)
{
  Lane lanes[N_LANES];
  GThread *threads[N_LANES];

  for (guint i = 0; i < N_LANES; i++) {
    lanes[i] = (Lane){ fixture, i };
    threads[i] = g_thread_new ("lane", run_lane, &lanes[i]);
  }
  for (guint i = 0; i < N_LANES; i++)
    g_thread_join (threads[i]);
  g_assert_cmpint (fixture->n_unlike, ==, 0);
  assert_number (fixture, "SELECT count(*) FROM booking", PF_CROWD_FAMILIES);
  assert_number (fixture, "SELECT count(*) FROM booking_change", PF_CROWD_FAMILIES);
  assert_number (fixture, "SELECT taken FROM place_pool WHERE id = 1001", PF_CROWD_PLACES);
  assert_number (fixture, "SELECT count(*) FROM booking WHERE state = 'booked'", PF_CROWD_PLACES);
  assert_number (fixture,
                 "SELECT count(DISTINCT rank) FROM booking WHERE rank BETWEEN 1 AND 470",
                 PF_CROWD_FAMILIES - PF_CROWD_PLACES);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  if (pf_demo_has_postgres ())
    g_test_add ("/two-servers/one-portal", Fixture, NULL, set_up, test_one_portal, tear_down);
  return g_test_run ();
}
