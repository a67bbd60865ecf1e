/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "race-day.h"

#include <pthread.h>
#include <string.h>

#include "crowd.h"
#include "raw.h"
#include "server/http/server.h"

#define N_LANES 4
#define LANE (PF_CROWD_FAMILIES / N_LANES)

struct _PfRace
{
  PfDemo *demo;
  PfServer *server;
  PfRaw *families[PF_CROWD_FAMILIES];
  guint order[PF_CROWD_FAMILIES]; /* at the start line: lane after lane */
  gint64 told;                    /* of all answers, as digest() has each */
  GMutex mutex;                   /* of told */
  pthread_barrier_t start_line;
};

typedef struct
{
  PfRace *race;
  guint first;
  guint day;
} Lane;

PfRace *
pf_race_new (const PfDriver *driver, guint n_days)
{
  PfRace *self = g_new0 (PfRace, 1);
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (GError) error = NULL;

  g_mutex_init (&self->mutex);
  pthread_barrier_init (&self->start_line, NULL, N_LANES);
  self->demo = pf_demo_new_on (driver);
  pf_crowd_add (self->demo, n_days);
  self->server = pf_server_start (
      self->demo->store,
      &(PfServerOptions){ .listen = "127.0.0.1:0", .zone = utc, .n_threads = N_LANES },
      &error);
  g_assert_no_error (error);
  for (guint i = 0; i < PF_CROWD_FAMILIES; i++) {
    self->families[i] = pf_raw_open (pf_server_get_port (self->server));
    self->order[i] = i;
    g_assert_nonnull (self->families[i]);
  }
  return self;
}

void
pf_race_free (PfRace *self)
{
  for (guint i = 0; i < PF_CROWD_FAMILIES; i++)
    pf_raw_close (self->families[i]);
  pf_server_stop (self->server, 10);
  pf_demo_free (self->demo);
  pthread_barrier_destroy (&self->start_line);
  g_mutex_clear (&self->mutex);
  g_free (self);
}

static void
shuffle (PfRace *self)
{
  for (guint i = PF_CROWD_FAMILIES - 1; i > 0; i--) {
    guint other = (guint) g_test_rand_int_range (0, (gint32) i + 1);
    guint family = self->order[i];

    self->order[i] = self->order[other];
    self->order[other] = family;
  }
}

/* Sums of it are equal where numbers and ranks go together. */
static gint64
digest (gint64 number, gint64 rank)
{
  return number % 1000003 * (rank + 1);
}

static void
note_answer (PfRace *self, const PfRawAnswer *answer)
{
  g_autofree char *number = pf_raw_answer_get (answer, "X-Request-Id");
  const char *rank;

  g_assert_cmpuint (answer->status, ==, 200);
  rank = strstr (answer->body, "\"rank\":") + strlen ("\"rank\":");
  g_mutex_lock (&self->mutex);
  self->told +=
      digest (g_ascii_strtoll (number, NULL, 10), g_ascii_strtoll (rank, NULL, 10)); /* null: 0 */
  g_mutex_unlock (&self->mutex);
}

static gpointer
run_lane (gpointer data)
{
  Lane *lane = data;
  PfRace *race = lane->race;
  const guint *families = race->order + lane->first;
  char *requests[LANE];

  for (guint i = 0; i < LANE; i++) {
    requests[i] = pf_crowd_build_request (families[i], lane->day);
    pf_raw_send (race->families[families[i]], requests[i], strlen (requests[i]) - 1);
  }
  pthread_barrier_wait (&race->start_line);
  for (guint i = 0; i < LANE; i++) {
    pf_raw_send (race->families[families[i]], requests[i] + strlen (requests[i]) - 1, 1);
    g_free (requests[i]);
  }
  for (guint i = 0; i < LANE; i++) {
    g_auto (PfRawAnswer) answer = { 0 };

    pf_raw_receive (race->families[families[i]], TRUE, &answer);
    note_answer (race, &answer);
  }
  return NULL;
}

/* @sql: of one number; $id stands for that of the day's session, and of its pool */
static gint64
ask (PfRace *self, guint day, const char *sql)
{
  g_autoptr (GString) text = g_string_new (sql);
  g_autofree char *id = g_strdup_printf ("%u", PF_CROWD_FIRST + day);

  g_string_replace (text, "$id", id, 0);
  return pf_demo_ask (self->demo, text->str);
}

#define CHANGES "FROM booking b JOIN booking_change c ON c.booking = b.id WHERE b.session = $id"

static void
look (PfRace *self, guint day, PfRaceOutcome *outcome)
{
  outcome->n_booked = (guint) ask (
      self, day, "SELECT count(*) FROM booking WHERE session = $id AND state = 'booked'");
  outcome->n_waiting = (guint) ask (self, day, "SELECT waiting FROM session WHERE id = $id");
  outcome->n_ranks = (guint) ask (self,
                                  day,
                                  "SELECT count(DISTINCT rank) FROM booking WHERE session = $id"
                                  " AND state = 'waiting' AND rank BETWEEN 1 AND 470");
  outcome->n_taken = (guint) ask (self, day, "SELECT taken FROM place_pool WHERE id = $id");
  outcome->n_inversions = (guint) ask (
      self,
      day,
      "SELECT count(*) FROM (SELECT coalesce(b.rank, 0) AS rank,"
      " lag(coalesce(b.rank, 0)) OVER (ORDER BY c.request) AS before " CHANGES ") AS asked"
      " WHERE rank < before");
  outcome->as_told =
      ask (self, day, "SELECT sum(c.request % 1000003 * (coalesce(b.rank, 0) + 1)) " CHANGES) ==
      self->told;
}

void
pf_race_run (PfRace *self, guint day, PfRaceOutcome *ret_outcome)
{
  Lane lanes[N_LANES];
  GThread *threads[N_LANES];

  shuffle (self);
  self->told = 0;
  for (guint i = 0; i < N_LANES; i++) {
    lanes[i] = (Lane){ self, i * LANE, day };
    threads[i] = g_thread_new ("lane", run_lane, &lanes[i]);
  }
  for (guint i = 0; i < N_LANES; i++)
    g_thread_join (threads[i]);
  look (self, day, ret_outcome);
  g_test_message ("%u booked, %u waiting, %u taken, %u inversions",
                  ret_outcome->n_booked,
                  ret_outcome->n_waiting,
                  ret_outcome->n_taken,
                  ret_outcome->n_inversions);
}

const PfDriver *const *
pf_race_list_drivers (void)
{
  static const PfDriver *drivers[] = { &pf_sqlite_driver, NULL, NULL };

  if (pf_demo_has_postgres ())
    drivers[1] = &pf_postgres_driver;
  return drivers;
}
