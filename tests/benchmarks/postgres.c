/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The writer on PostgreSQL, 64 requesters: one hot session, whose row all want, against sessions
 * spread over weeks; and, as the control, a connection and a transaction for each. One item that
 * breaks the transaction it is in must harm nobody else.
 */
#include <stdlib.h>

#include "benchmarks/bench.h"
#include "benchmarks/orders.h"
#include "benchmarks/town.h"
#include "server/store/town.h"

#define N_REQUESTERS 64
#define N_TOGETHER 1200 /* orders */
#define N_APART 600
#define POISON_PERIOD (20 * 1000)

#define MIN_HOT 8.0
#define MIN_EVEN 0.8

typedef struct
{
  PfDemo *demo;
  PfDb *connections[N_REQUESTERS];
  guint set;
} Bench;

static void
connect_all (Bench *self)
{
  for (guint i = 0; i < N_REQUESTERS; i++) {
    g_autoptr (GError) error = NULL;

    self->connections[i] = pf_db_open (self->demo->driver, self->demo->path, PF_DB_WRITER, &error);
    g_assert_no_error (error);
    pf_store_get_town (self->connections[i], &error); /* each reads the town once */
    g_assert_no_error (error);
  }
}

static void
disconnect_all (Bench *self)
{
  for (guint i = 0; i < N_REQUESTERS; i++)
    pf_db_close (self->connections[i]);
}

static double
measure_together (Bench *self, PfBenchPlaces places)
{
  PfWriter *writer = pf_store_get_writer (self->demo->store);
  g_autoptr (GPtrArray) orders = pf_bench_orders_new (self->demo, places, self->set++, N_TOGETHER);
  double rate = pf_bench_orders_write (writer, orders, N_REQUESTERS, NULL);

  pf_bench_orders_check (orders);
  return rate;
}

static double
measure_apart (Bench *self)
{
  g_autoptr (GPtrArray) orders =
      pf_bench_orders_new (self->demo, PF_BENCH_HOT, self->set++, N_APART);
  double rate = pf_bench_orders_write_apart (orders, self->connections, N_REQUESTERS);

  pf_bench_orders_check (orders);
  return rate;
}

/* Every savepoint after this fails, and so does the commit. */
static gboolean
poison (PfDb *db, gpointer)
{
  pf_db_run (db, "SELECT 1 / 0", NULL);
  return TRUE;
}

typedef struct
{
  PfWriter *writer;
  gint stopped;    /* atomic */
  gint n_poisoned; /* atomic: asked for */
  gint n_failed;   /* atomic: told that they failed */
} Poisoner;

static void
poisoned_cb (gpointer data, const GError *error)
{
  Poisoner *self = data;

  if (error != NULL)
    g_atomic_int_inc (&self->n_failed);
}

static gpointer
poison_now_and_then (gpointer data)
{
  Poisoner *self = data;

  while (!g_atomic_int_get (&self->stopped)) {
    g_atomic_int_inc (&self->n_poisoned);
    pf_writer_push (self->writer, poison, poisoned_cb, self);
    g_usleep (POISON_PERIOD);
  }
  return NULL;
}

/* Orders among which every now and then comes one that breaks its batch. Each other one must be
 * booked, which measure_together() checks, and each of those be told.
 */
static double
measure_poisoned (Bench *self)
{
  Poisoner poisoner = { .writer = pf_store_get_writer (self->demo->store) };
  GThread *thread = g_thread_new ("poisoner", poison_now_and_then, &poisoner);
  double rate = measure_together (self, PF_BENCH_HOT);

  g_atomic_int_set (&poisoner.stopped, TRUE);
  g_thread_join (thread);
  measure_together (self, PF_BENCH_HOT); /* behind the last of them */
  if (poisoner.n_failed != poisoner.n_poisoned)
    g_error ("%d poisoned, %d told so", poisoner.n_poisoned, poisoner.n_failed);
  return rate;
}

static gboolean
measure (Bench *self)
{
  PfBenchRounds apart, hot, spread, poisoned;
  gboolean fast;

  measure_together (self, PF_BENCH_HOT); /* once to warm up */
  for (guint round = 0; round < PF_BENCH_ROUNDS; round++) {
    apart[round] = measure_apart (self);
    hot[round] = measure_together (self, PF_BENCH_HOT);
    spread[round] = measure_together (self, PF_BENCH_SPREAD);
    poisoned[round] = measure_poisoned (self);
  }
  pf_bench_print ("PostgreSQL, hot session, a transaction per order", apart, "/s");
  pf_bench_print ("PostgreSQL, hot session, 64 requesters", hot, "/s");
  pf_bench_print ("PostgreSQL, spread sessions, 64 requesters", spread, "/s");
  pf_bench_print ("PostgreSQL, hot session, one item in 20 ms poisoned", poisoned, "/s");
  fast = pf_bench_at_least (
      "  64 requesters to a transaction per order", pf_bench_ratio (hot, apart), MIN_HOT);
  return pf_bench_at_least ("  hot to spread", pf_bench_ratio (hot, spread), MIN_EVEN) && fast;
}

int
main (void)
{
  Bench bench = { 0 };
  gboolean fast;

  if (!pf_demo_has_postgres ()) {
    g_printerr ("No PostgreSQL: name one in PF_TEST_POSTGRES\n");
    return EXIT_FAILURE;
  }
  pf_bench_calibrate (g_get_tmp_dir ());
  bench.demo = pf_demo_new_on (&pf_postgres_driver);
  pf_bench_fill_town (bench.demo);
  connect_all (&bench);
  fast = measure (&bench);
  disconnect_all (&bench);
  pf_demo_free (bench.demo);
  return fast ? EXIT_SUCCESS : EXIT_FAILURE;
}
