/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "benchmarks/orders.h"

#include <string.h>

#include "benchmarks/bench.h"
#include "benchmarks/town.h"

#define FIRST_NUMBER G_GINT64_CONSTANT (1900000000000001)
#define HOT_SLOT 1
#define SPREAD_SLOT 0

typedef struct
{
  PfWriter *writer;
  GPtrArray *orders;
  GArray *spans;
  gint n_taken; /* atomic: orders asked for */
  guint n_done; /* of the mutex */
  GMutex mutex;
  GCond changed;
} Crowd;

/* One order under way. */
typedef struct
{
  Crowd *crowd;
  PfCall *call;
  gint64 asked_at;
} Ask;

static PfCall *
prepare (PfDemo *demo, guint child, gint64 session, guint set)
{
  PfRequest *request = pf_request_new ();
  PfCall *call = pf_call_new (request);
  PfDb *reader = pf_store_borrow (demo->store);
  g_autofree char *body = pf_bench_order (child, session);

  request->method = g_strdup ("POST");
  request->path = g_strdup ("/v1/bookings");
  request->token = g_strdup_printf ("family-%u", child / 3);
  request->content_type = g_strdup ("application/json");
  request->idempotency_key = g_strdup_printf ("%u-%u", set, child);
  g_byte_array_append (request->body, (const guint8 *) body, (guint) strlen (body));
  request->number = FIRST_NUMBER + set * PF_BENCH_N_CHILDREN + child;
  request->now = g_get_real_time ();
  request->today = pf_date (2036, 9, 1);
  if (!pf_call_prepare (call, reader))
    g_error ("Not prepared: %s", call->reply.body->str);
  pf_store_give_back (demo->store, reader);
  return call;
}

GPtrArray *
pf_bench_orders_new (PfDemo *demo, PfBenchPlaces places, guint set, guint n)
{
  GPtrArray *orders = g_ptr_array_new_with_free_func ((GDestroyNotify) pf_call_free);

  g_assert_cmpuint (n, <=, PF_BENCH_N_CHILDREN);
  for (guint child = 0; child < n; child++) {
    gint64 session = places == PF_BENCH_HOT
                         ? PF_BENCH_SESSION (set % PF_BENCH_FREE_DAYS, HOT_SLOT)
                         : PF_BENCH_SESSION ((set + child) % PF_BENCH_FREE_DAYS, SPREAD_SLOT);

    g_ptr_array_add (orders, prepare (demo, child, session, set));
  }
  return orders;
}

void
pf_bench_orders_check (GPtrArray *orders)
{
  for (guint i = 0; i < orders->len; i++) {
    PfCall *call = orders->pdata[i];

    if (call->reply.status != 200 || strstr (call->reply.body->str, "\"booked\"") == NULL)
      g_error ("Not booked: %s", call->reply.body->str);
  }
}

static PfCall *
take_order (Crowd *self)
{
  guint n = (guint) g_atomic_int_add (&self->n_taken, 1);

  return n < self->orders->len ? self->orders->pdata[n] : NULL;
}

static gboolean
run_group (PfDb *db, gpointer const *data, guint n, GError **error)
{
  g_autofree PfCall **calls = g_new (PfCall *, n);

  for (guint i = 0; i < n; i++)
    calls[i] = ((Ask *) data[i])->call;
  return pf_bookings_run (db, calls, n, error);
}

static void done_cb (gpointer data, const GError *error);

static void
ask (Crowd *self)
{
  Ask *next = g_new (Ask, 1);

  *next = (Ask){ self, take_order (self), g_get_monotonic_time () };
  if (next->call == NULL) {
    g_free (next);
    return;
  }
  pf_writer_fill_place_in_group (
      self->writer, pf_writer_take_place (self->writer), run_group, done_cb, next);
}

static void
done_cb (gpointer data, const GError *error)
{
  g_autofree Ask *asked = data;
  Crowd *self = asked->crowd;
  gint64 span = g_get_monotonic_time () - asked->asked_at;

  g_assert_no_error (error);
  if (self->spans != NULL)
    g_array_append_val (self->spans, span);
  ask (self);
  g_mutex_lock (&self->mutex);
  self->n_done++;
  g_cond_signal (&self->changed);
  g_mutex_unlock (&self->mutex);
}

static double
get_rate (guint n, gint64 start)
{
  return n * (double) G_USEC_PER_SEC / (double) (g_get_monotonic_time () - start);
}

double
pf_bench_orders_write (PfWriter *writer, GPtrArray *orders, guint n_requesters, GArray *spans)
{
  Crowd self = { .writer = writer, .orders = orders, .spans = spans };
  gint64 start = g_get_monotonic_time ();

  g_mutex_init (&self.mutex);
  g_cond_init (&self.changed);
  for (guint i = 0; i < n_requesters; i++)
    ask (&self);
  g_mutex_lock (&self.mutex);
  while (self.n_done < orders->len)
    g_cond_wait (&self.changed, &self.mutex);
  g_mutex_unlock (&self.mutex);
  g_mutex_clear (&self.mutex);
  g_cond_clear (&self.changed);
  return get_rate (orders->len, start);
}

typedef struct
{
  Crowd *crowd;
  PfDb *db;
} Apart;

static gpointer
write_apart (gpointer data)
{
  Apart *self = data;
  PfCall *call;

  while ((call = take_order (self->crowd)) != NULL) {
    g_autoptr (GError) error = NULL;

    pf_db_command (self->db, PF_COMMAND_BEGIN, &error);
    g_assert_no_error (error);
    pf_bookings_run (self->db, &call, 1, &error);
    g_assert_no_error (error);
    pf_db_command (self->db, PF_COMMAND_COMMIT, &error);
    g_assert_no_error (error);
  }
  return NULL;
}

double
pf_bench_orders_write_apart (GPtrArray *orders, PfDb *const *connections, guint n)
{
  Crowd crowd = { .orders = orders };
  g_autofree Apart *aparts = g_new (Apart, n);
  g_autofree GThread **threads = g_new (GThread *, n);
  gint64 start = g_get_monotonic_time ();

  for (guint i = 0; i < n; i++) {
    aparts[i] = (Apart){ &crowd, connections[i] };
    threads[i] = g_thread_new ("apart", write_apart, &aparts[i]);
  }
  for (guint i = 0; i < n; i++)
    g_thread_join (threads[i]);
  return get_rate (orders->len, start);
}
