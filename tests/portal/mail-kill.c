/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The real program, killed while it sends mails: every mail comes, and one that comes twice is seen
 * to be the same. The control forgets the message id it gave (forgetful-mailer.c).
 */
#include <signal.h>
#include <string.h>

#include "outbox.h"
#include "server-process.h"

#define MAILS_PER_KILL 12
#define N_KILLS (g_test_slow () ? 100 : 10)

typedef struct
{
  PfDemo *demo;
  PfSink *sink;
  int victim;    /* atomic: a process; 0: not known yet */
  int countdown; /* atomic: messages before it is killed with its mail just delivered */
} Fixture;

static const char *
answer (PfSinkStage stage, const char *, gpointer data)
{
  Fixture *fixture = data;

  if (stage != PF_SINK_AT_MESSAGE)
    return NULL;
  g_usleep (3000);
  if (!g_atomic_int_dec_and_test (&fixture->countdown))
    return NULL;
  while (g_atomic_int_get (&fixture->victim) == 0) /* it sends before it is known that it runs */
    g_usleep (500);
  kill (g_atomic_int_get (&fixture->victim), SIGKILL);
  return NULL;
}

static void
set_up (Fixture *fixture, gconstpointer driver)
{
  fixture->demo = pf_demo_new_on (driver);
  fixture->sink = pf_sink_new (answer, fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer)
{
  pf_sink_free (fixture->sink);
  pf_demo_free (fixture->demo);
}

static PfProcess *
start (Fixture *fixture, const char *program)
{
  const char *options[] = { "--mail-server",
                            pf_sink_get_url (fixture->sink),
                            "--mail-from",
                            OUTBOX_FROM,
                            "--log-level",
                            "debug",
                            NULL };
  PfProcess *process = pf_process_start (fixture->demo, program, options);

  g_atomic_int_set (&fixture->victim, pf_process_get_pid (process));
  return process;
}

/* As if five minutes had gone by. */
static void
end_leases (Fixture *fixture)
{
  pf_demo_run (fixture->demo, "UPDATE mail SET send_at = 1 WHERE state IN ('sending', 'waiting')");
}

/* Anywhere between two mails, once @n have come in all. */
static void
kill_sometime (Fixture *fixture, PfProcess *process, guint n)
{
  while (pf_sink_get_n_mails (fixture->sink) < n)
    g_usleep (500);
  g_usleep ((gulong) g_test_rand_int_range (0, 5000));
  pf_process_end (process, SIGKILL, NULL);
}

static void
kill_once (Fixture *fixture, const char *program, guint number)
{
  int after = g_test_rand_int_range (1, MAILS_PER_KILL - 2);
  guint n_before = pf_sink_get_n_mails (fixture->sink);
  PfProcess *process;

  pf_outbox_fill (fixture->demo, number * MAILS_PER_KILL, MAILS_PER_KILL);
  g_atomic_int_set (&fixture->victim, 0);
  g_atomic_int_set (&fixture->countdown, number % 2 == 0 ? after : G_MAXINT);
  process = start (fixture, program);
  if (number % 2 == 0)
    pf_process_end (process, 0, NULL); /* the mail server kills it */
  else
    kill_sometime (fixture, process, n_before + (guint) after);
  end_leases (fixture);
}

/* Kills @program again and again, and lets it send what is left. */
static void
kill_all (Fixture *fixture, const char *program, guint n_kills, guint *ret_n_differing)
{
  guint n_mails = n_kills * MAILS_PER_KILL;
  PfProcess *process;
  guint n_twice;

  for (guint i = 0; i < n_kills; i++)
    kill_once (fixture, program, i);
  g_usleep (200000); /* the database may be at what a dead server asked last */
  end_leases (fixture);
  g_atomic_int_set (&fixture->countdown, G_MAXINT);
  process = start (fixture, program);
  pf_outbox_wait_until_empty (fixture->demo);
  pf_process_end (process, SIGTERM, NULL);
  pf_outbox_count_twice (fixture->sink, &n_twice, ret_n_differing);
  g_test_message ("%u kills, %u mails, %u came twice, %u of them with another id",
                  n_kills,
                  n_mails,
                  n_twice,
                  *ret_n_differing);
  g_assert_cmpuint (pf_outbox_count (fixture->demo, "sent"), ==, n_mails);
  g_assert_cmpuint (pf_sink_get_n_mails (fixture->sink) - n_twice, ==, n_mails);
  g_assert_cmpuint (n_twice, <=, n_kills);
  g_assert_cmpuint (n_twice, >=, n_kills / 2);
}

static void
test_kill (Fixture *fixture, gconstpointer)
{
  guint n_differing;

  kill_all (fixture, PF_TEST_SERVER, (guint) N_KILLS, &n_differing);
  g_assert_cmpuint (n_differing, ==, 0);
}

static void
test_forgetful (Fixture *fixture, gconstpointer)
{
  guint n_differing;

  kill_all (fixture, PF_TEST_FORGETFUL_SERVER, 4, &n_differing);
  g_assert_cmpuint (n_differing, >, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD_ON(driver, name, function)                                                             \
  g_test_add ("/mail-kill/" name, Fixture, driver, set_up, function, tear_down)
#define ADD(name, function)                                                                        \
  ADD_ON (&pf_sqlite_driver, "sqlite/" name, function);                                            \
  if (pf_demo_has_postgres ())                                                                     \
  ADD_ON (&pf_postgres_driver, "postgres/" name, function)
  ADD ("kill", test_kill);
  ADD ("forgetful", test_forgetful);
  return g_test_run ();
}
