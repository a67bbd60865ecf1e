/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a request costs the server's own process, on both databases: a planning of three children,
 * five slots and 31 days; the same where the family has it already; a booking, whole, among those
 * of other families; and, as the measure of the rest, an answer that is empty.
 */
#include <stdlib.h>
#include <string.h>

#include "benchmarks/server.h"
#include "benchmarks/town.h"

/* Enough that the server does not sleep between two: waking up would count with the cheaper ones.
 */
#define N_READERS 16
#define N_WRITERS 64
#define N_EMPTY 8000
#define N_KNOWN 4000
#define N_PLANNINGS 1000
#define N_BOOKINGS 2000

/* Of an answer without a body to an empty one. */
#define MAX_KNOWN_RATIO 5.0

typedef struct
{
  PfBenchServer *server;
  char *etags[PF_BENCH_N_FAMILIES];
  guint n_bookings; /* asked for so far: no place is asked for twice */
  PfBenchRounds empty, known, planning, booking;
} Bench;

static void
ask_empty (guint, gpointer, GString *out)
{
  g_string_append (out, "OPTIONS /v1/planning HTTP/1.1\r\nHost: bench\r\n\r\n");
}

static void
write_planning (guint number, GString *out)
{
  guint family = number % PF_BENCH_N_FAMILIES;
  PfId household;

  pf_id_from_number (household, PF_BENCH_HOUSEHOLD (family));
  g_string_append_printf (out,
                          "GET /v1/planning?household=%s&from=2036-10-01&to=2036-10-31 HTTP/1.1\r\n"
                          "Host: bench\r\nAuthorization: Bearer family-%u\r\n",
                          household,
                          family);
}

static void
ask_planning (guint number, gpointer, GString *out)
{
  write_planning (number, out);
  g_string_append (out, "\r\n");
}

static void
ask_known (guint number, gpointer data, GString *out)
{
  Bench *self = data;

  write_planning (number, out);
  g_string_append_printf (
      out, "If-None-Match: %s\r\n\r\n", self->etags[number % PF_BENCH_N_FAMILIES]);
}

/* Each child in turn, each on other days than those before. */
static void
ask_booking (guint number, gpointer, GString *out)
{
  guint child = number % PF_BENCH_N_CHILDREN;
  guint place = number / PF_BENCH_N_CHILDREN + child;
  gint64 session =
      PF_BENCH_SESSION (place / PF_BENCH_N_SLOTS % PF_BENCH_FREE_DAYS, place % PF_BENCH_N_SLOTS);
  g_autofree char *body = pf_bench_order (child, session);

  g_string_append_printf (out,
                          "POST /v1/bookings HTTP/1.1\r\nHost: bench\r\n"
                          "Authorization: Bearer family-%u\r\nIdempotency-Key: booking-%u\r\n"
                          "Content-Type: application/json\r\nContent-Length: %u\r\n\r\n%s",
                          child / 3,
                          number,
                          (guint) strlen (body),
                          body);
}

/* Asks for each family's planning once, for its ETag. */
static void
learn_etags (Bench *self)
{
  for (guint i = 0; i < PF_BENCH_N_FAMILIES; i++) {
    const char *answer, *etag;

    pf_bench_server_load (self->server, 1, i, 1, 200, ask_planning, NULL);
    answer = pf_bench_server_get_last_answer (self->server);
    etag = strstr (answer, "\r\nETag: ") + strlen ("\r\nETag: ");
    self->etags[i] = g_strndup (etag, strcspn (etag, "\r"));
    if (i == 0)
      g_print ("a planning has %u bytes\n", (guint) strlen (answer));
  }
}

/* A place that is not free costs less to refuse: the last of each round must be booked. */
static void
check_booked (Bench *self)
{
  const char *answer = pf_bench_server_get_last_answer (self->server);

  if (strstr (answer, "\"outcome\":\"booked\"") == NULL)
    g_error ("Not booked: %s", answer);
}

/* Bookings come last: they change the versions that the ETags are made of. */
static void
measure_round (Bench *self, guint round)
{
  PfBenchServer *server = self->server;

  learn_etags (self);
  self->empty[round] = pf_bench_server_load (server, N_READERS, 0, N_EMPTY, 204, ask_empty, NULL);
  self->known[round] = pf_bench_server_load (server, N_READERS, 0, N_KNOWN, 304, ask_known, self);
  self->planning[round] =
      pf_bench_server_load (server, N_READERS, 0, N_PLANNINGS, 200, ask_planning, NULL);
  self->booking[round] = pf_bench_server_load (
      server, N_WRITERS, self->n_bookings, N_BOOKINGS, 200, ask_booking, NULL);
  self->n_bookings += N_BOOKINGS;
  check_booked (self);
  for (guint i = 0; i < PF_BENCH_N_FAMILIES; i++)
    g_clear_pointer (&self->etags[i], g_free);
}

static gboolean
measure (const PfDriver *driver)
{
  PfDemo *demo = pf_demo_new_on (driver);
  Bench self = { 0 };

  pf_bench_fill_town (demo);
  self.server = pf_bench_server_start (demo);
  g_print ("%s\n", driver->name);
  for (guint round = 0; round < PF_BENCH_ROUNDS; round++)
    measure_round (&self, round);
  pf_bench_server_stop (self.server);
  pf_demo_free (demo);

  pf_bench_print ("  CPU of an empty 204", self.empty, "us");
  pf_bench_print ("  CPU of a planning that the family has (304)", self.known, "us");
  pf_bench_print ("  CPU of a planning (aim 150)", self.planning, "us");
  pf_bench_print ("  CPU of a booking (aim 100)", self.booking, "us");
  return pf_bench_at_most (
      "  304 to 204", pf_bench_ratio (self.known, self.empty), MAX_KNOWN_RATIO);
}

int
main (void)
{
  gboolean fast;

  pf_bench_calibrate (g_get_tmp_dir ());
  fast = measure (&pf_sqlite_driver);
  if (pf_demo_has_postgres ())
    fast &= measure (&pf_postgres_driver);
  else
    g_print ("no PostgreSQL: name one in PF_TEST_POSTGRES\n");
  return fast ? EXIT_SUCCESS : EXIT_FAILURE;
}
