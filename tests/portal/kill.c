/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The real program, killed while families book: what it answered is there when it starts again,
 * once, and who asks again with the same key is told the same. The control is killed likewise, but
 * answers before it commits (hasty-writer.c).
 */
#include <signal.h>
#include <string.h>

#include "crowd.h"
#include "raw.h"

#define N_CLIENTS 16
#define DAYS_PER_KILL 4
#define N_ORDERS (DAYS_PER_KILL * PF_CROWD_FAMILIES)
#define N_KILLS (g_test_slow () ? 50 : 3)

typedef struct
{
  char *request;
  char *first; /* what it was answered before the kill; NULL: nothing */
  char *again;
} Order;

typedef struct
{
  PfDemo *demo;
  GSubprocess *process;
  guint16 port;
  guint first_day; /* of the kill at hand */
  Order orders[N_ORDERS];
  gboolean again; /* the orders are sent after the kill */
  GMutex mutex;   /* of all below */
  GCond changed;
  guint n_answered;
} Fixture;

typedef struct
{
  Fixture *fixture;
  guint number;
} Client;

static void
set_up (Fixture *fixture, gconstpointer driver)
{
  fixture->demo = pf_demo_new_on (driver);
  pf_crowd_add (fixture->demo, N_KILLS * DAYS_PER_KILL);
  pf_demo_leave (fixture->demo);
  g_mutex_init (&fixture->mutex);
  g_cond_init (&fixture->changed);
}

static void
clear_orders (Fixture *fixture)
{
  for (guint i = 0; i < N_ORDERS; i++) {
    g_clear_pointer (&fixture->orders[i].request, g_free);
    g_clear_pointer (&fixture->orders[i].first, g_free);
    g_clear_pointer (&fixture->orders[i].again, g_free);
  }
}

static void
tear_down (Fixture *fixture, gconstpointer)
{
  clear_orders (fixture);
  pf_demo_free (fixture->demo);
  g_mutex_clear (&fixture->mutex);
  g_cond_clear (&fixture->changed);
}

static guint16
read_port (GSubprocess *process)
{
  g_autoptr (GDataInputStream) log =
      g_data_input_stream_new (g_subprocess_get_stderr_pipe (process));
  char *line;

  g_filter_input_stream_set_close_base_stream (G_FILTER_INPUT_STREAM (log), FALSE);
  while ((line = g_data_input_stream_read_line (log, NULL, NULL, NULL)) != NULL) {
    g_autofree char *owned = line;
    const char *port = strstr (line, "Listening on port ");

    if (port != NULL)
      return (guint16) g_ascii_strtoull (port + strlen ("Listening on port "), NULL, 10);
    g_test_message ("%s", line);
  }
  g_assert_not_reached ();
}

/* The program takes a PostgreSQL by its address alone: "host=… user=…" is made into one. */
static char *
build_address (PfDemo *demo)
{
  g_auto (GStrv) words = g_strsplit (g_getenv ("PF_TEST_POSTGRES"), " ", -1);
  g_autofree char *query = g_strjoinv ("&", words);

  return g_strdup_printf ("postgresql:///?%s&options=-csearch_path%%3D%s", query, demo->schema);
}

static void
start (Fixture *fixture, const char *program)
{
  g_autoptr (GError) error = NULL;
  PfDemo *demo = fixture->demo;
  g_autofree char *address = demo->folder == NULL ? build_address (demo) : NULL;

  fixture->process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDERR_PIPE,
                                       &error,
                                       program,
                                       "--listen",
                                       "127.0.0.1:0",
                                       address != NULL ? "--database" : "--data",
                                       address != NULL ? address : demo->folder,
                                       NULL);
  g_assert_no_error (error);
  fixture->port = read_port (fixture->process);
}

static void
end (Fixture *fixture, int signal)
{
  g_subprocess_send_signal (fixture->process, signal);
  g_subprocess_wait (fixture->process, NULL, NULL);
  g_clear_object (&fixture->process);
}

static void
note_answer (Fixture *fixture, Order *order, PfRawAnswer *answer)
{
  g_assert_cmpuint (answer->status, ==, 200);
  *(fixture->again ? &order->again : &order->first) = g_steal_pointer (&answer->body);
  g_mutex_lock (&fixture->mutex);
  fixture->n_answered++;
  g_cond_signal (&fixture->changed);
  g_mutex_unlock (&fixture->mutex);
}

/* Sends its share of the orders, one when the one before is answered, for as long as the server
 * lives.
 */
static gpointer
send_orders (gpointer data)
{
  Client *client = data;
  Fixture *fixture = client->fixture;
  g_autoptr (PfRaw) raw = pf_raw_open (fixture->port);
  gboolean alive = raw != NULL;

  for (guint i = client->number; alive && i < N_ORDERS; i += N_CLIENTS) {
    g_auto (PfRawAnswer) answer = { 0 };
    Order *order = &fixture->orders[i];

    alive = pf_raw_send (raw, order->request, strlen (order->request));
    if (alive)
      pf_raw_receive (raw, TRUE, &answer);
    alive = answer.status > 0;
    if (alive)
      note_answer (fixture, order, &answer);
  }
  return NULL;
}

static void
wait_for_answers (Fixture *fixture, guint n_answers)
{
  g_mutex_lock (&fixture->mutex);
  while (fixture->n_answered < n_answers)
    g_cond_wait (&fixture->changed, &fixture->mutex);
  g_mutex_unlock (&fixture->mutex);
}

/* Returns when all clients are done. @kill_at: answers after which the server is killed; 0: never
 */
static void
send_all (Fixture *fixture, guint kill_at)
{
  Client clients[N_CLIENTS];
  GThread *threads[N_CLIENTS];

  fixture->n_answered = 0;
  for (guint i = 0; i < N_CLIENTS; i++) {
    clients[i] = (Client){ fixture, i };
    threads[i] = g_thread_new ("client", send_orders, &clients[i]);
  }
  if (kill_at > 0) {
    wait_for_answers (fixture, kill_at);
    end (fixture, SIGKILL);
  }
  for (guint i = 0; i < N_CLIENTS; i++)
    g_thread_join (threads[i]);
}

/* Of all that was answered, what is not in the database as it was said. */
static guint
count_lost (Fixture *fixture)
{
  g_autoptr (GString) sql = g_string_new ("SELECT count(*) FROM booking WHERE state IN ('booked',"
                                          " 'waiting') AND (id, session) IN (VALUES (0, 0)");
  guint n_answered = 0;

  for (guint i = 0; i < N_ORDERS; i++) {
    const char *answer = fixture->orders[i].first;
    const char *name = answer != NULL ? strstr (answer, "\"booking\":\"") : NULL;
    PfId booking;

    if (name == NULL)
      continue;
    n_answered++;
    g_strlcpy (booking, name + strlen ("\"booking\":\""), strlen ("0000000000001") + 1);
    g_string_append_printf (sql,
                            ", (%" G_GINT64_FORMAT ", %u)",
                            pf_id_to_number (booking),
                            PF_CROWD_FIRST + fixture->first_day + i / PF_CROWD_FAMILIES);
  }
  g_string_append_c (sql, ')');
  return n_answered - (guint) pf_demo_ask (fixture->demo, sql->str);
}

/* Of all that was answered, what is answered otherwise now. */
static guint
count_changed (Fixture *fixture)
{
  guint n_changed = 0;

  for (guint i = 0; i < N_ORDERS; i++) {
    g_assert_nonnull (fixture->orders[i].again);
    n_changed += fixture->orders[i].first != NULL &&
                 !g_str_equal (fixture->orders[i].first, fixture->orders[i].again);
  }
  return n_changed;
}

static void
take_orders (Fixture *fixture, guint kill)
{
  clear_orders (fixture);
  fixture->first_day = kill * DAYS_PER_KILL;
  for (guint i = 0; i < N_ORDERS; i++)
    fixture->orders[i].request =
        pf_crowd_build_request (i % PF_CROWD_FAMILIES, fixture->first_day + i / PF_CROWD_FAMILIES);
}

/* Kills @program once under load, and has everybody ask the real one again. */
static void
kill_once (Fixture *fixture,
           const char *program,
           guint kill,
           guint *ret_n_lost,
           guint *ret_n_changed)
{
  guint kill_at = (guint) g_test_rand_int_range (50, N_ORDERS * 3 / 4);

  take_orders (fixture, kill);
  start (fixture, program);
  fixture->again = FALSE;
  send_all (fixture, kill_at);
  start (fixture, PF_TEST_SERVER);
  *ret_n_lost = count_lost (fixture);
  fixture->again = TRUE;
  send_all (fixture, 0);
  *ret_n_changed = count_changed (fixture);
  end (fixture, SIGTERM);
  g_test_message (
      "killed after %u answers: %u lost, %u changed", kill_at, *ret_n_lost, *ret_n_changed);
}

static void
assert_number (Fixture *fixture, const char *sql, gint64 number)
{
  g_test_message ("%s", sql);
  g_assert_cmpint (pf_demo_ask (fixture->demo, sql), ==, number);
}

static void
test_kill (Fixture *fixture, gconstpointer)
{
  guint n_kills = (guint) N_KILLS;

  for (guint i = 0; i < n_kills; i++) {
    guint n_lost, n_changed;

    kill_once (fixture, PF_TEST_SERVER, i, &n_lost, &n_changed);
    g_assert_cmpuint (n_lost, ==, 0);
    g_assert_cmpuint (n_changed, ==, 0);
  }
  assert_number (fixture, "SELECT count(*) FROM booking", n_kills * N_ORDERS);
  assert_number (fixture, "SELECT count(*) FROM booking_change", n_kills * N_ORDERS);
  assert_number (fixture,
                 "SELECT count(*) FROM place_pool WHERE id > 1000 AND taken = booking",
                 n_kills * DAYS_PER_KILL);
  assert_number (fixture,
                 "SELECT count(*) FROM session WHERE waiting = 470 AND last_rank = 470",
                 n_kills * DAYS_PER_KILL);
}

static void
test_hasty (Fixture *fixture, gconstpointer)
{
  guint n_lost_in_all = 0;

  for (guint i = 0; i < 3; i++) { /* one may come just after a commit */
    guint n_lost, n_changed;

    kill_once (fixture, PF_TEST_HASTY_SERVER, i, &n_lost, &n_changed);
    n_lost_in_all += n_lost;
  }
  g_assert_cmpuint (n_lost_in_all, >, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD_ON(driver, name, function)                                                             \
  g_test_add ("/kill/" name, Fixture, driver, set_up, function, tear_down)
#define ADD(name, function)                                                                        \
  ADD_ON (&pf_sqlite_driver, "sqlite/" name, function);                                            \
  if (pf_demo_has_postgres ())                                                                     \
  ADD_ON (&pf_postgres_driver, "postgres/" name, function)
  ADD ("kill", test_kill);
  ADD ("hasty", test_hasty);
  return g_test_run ();
}
