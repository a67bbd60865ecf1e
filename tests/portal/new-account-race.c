/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One link used by several at once, at two servers where the database has room for them: there is
 * one account, and who comes late is told that it was used.
 */
#include "portal/new-accounts.h"

#define ANA "ana@example.org"
#define ACCOUNTS "SELECT count(*) FROM account WHERE email = '" ANA "'"
#define N_RACERS 6

typedef struct
{
  PfServer *server;
  const char *body;
} Racer;

static gpointer
race (gpointer data)
{
  const Racer *racer = data;
  g_autoptr (PfRaw) raw = pf_raw_open (pf_server_get_port (racer->server));
  g_auto (PfRawAnswer) answer = { 0 };

  pf_raw_ask (raw, "POST", "/v1/email-verifications/confirm", "", racer->body, &answer);
  return GUINT_TO_POINTER (answer.status);
}

/* Whoever comes second waits until the first is done: opening an account takes its time. */
static void
slow_down (PfNewAccounts *self)
{
  if (self->demo->schema != NULL)
    pf_demo_run (self->demo,
                 "CREATE FUNCTION wait () RETURNS trigger AS $$ BEGIN PERFORM pg_sleep (2);"
                 " RETURN NEW; END $$ LANGUAGE plpgsql;"
                 "CREATE TRIGGER wait BEFORE INSERT ON account FOR EACH ROW"
                 " EXECUTE FUNCTION wait ()");
}

/* How many of those who confirm at once, at both servers, are told that they have. */
static guint
run_race (PfNewAccounts *self, guint *ret_n_used)
{
  g_autofree char *token = NULL;
  g_autofree char *body = NULL;
  Racer racers[N_RACERS];
  GThread *threads[N_RACERS];
  guint n_done = 0;

  pf_new_accounts_ask (self, ANA, NEW_PASSWORD);
  pf_new_accounts_send_mails (self);
  token = pf_new_accounts_get_token (self, 0);
  body = g_strdup_printf ("{\"token\":\"%s\"}", token);
  slow_down (self);
  *ret_n_used = 0;
  for (guint i = 0; i < N_RACERS; i++) {
    racers[i].server = self->servers[self->servers[1] != NULL ? i % 2 : 0];
    racers[i].body = body;
    threads[i] = g_thread_new ("racer", race, &racers[i]);
  }
  for (guint i = 0; i < N_RACERS; i++) {
    guint status = GPOINTER_TO_UINT (g_thread_join (threads[i]));

    n_done += status == 204;
    *ret_n_used += status == 410;
  }
  return n_done;
}

static void
test_race (PfNewAccounts *self, gconstpointer)
{
  guint n_used;

  g_assert_cmpuint (run_race (self, &n_used), ==, 1);
  g_assert_cmpuint (n_used, ==, N_RACERS - 1);
  g_assert_cmpint (pf_new_accounts_count (self, ACCOUNTS), ==, 1);
  g_assert_cmpint (pf_new_accounts_count (self, "SELECT count(*) FROM queue_item"), ==, 1);
}

/* Control: without the lock on what was asked for, and two accounts allowed to one address. */
static void
test_unguarded_race (PfNewAccounts *self, gconstpointer)
{
  guint n_used;

  pf_demo_run (self->demo, "ALTER TABLE account DROP CONSTRAINT account_email_key");
  pf_demo_run (self->demo,
               "ALTER TABLE account_token DROP CONSTRAINT account_token_token_hash_key");
  g_assert_cmpuint (run_race (self, &n_used), ==, 2);
  g_assert_cmpint (pf_new_accounts_count (self, ACCOUNTS), ==, 2);
}

static void
add (const char *name,
     const PfNewAccountsVariant *variant,
     void (*test) (PfNewAccounts *, gconstpointer))
{
  g_autofree char *path = g_strdup_printf ("/new-account-race/%s/%s", variant->driver->name, name);

  g_test_add (
      path, PfNewAccounts, variant, pf_new_accounts_set_up, test, pf_new_accounts_tear_down);
}

static void
skip_postgres (void)
{
  g_test_skip ("no PF_TEST_POSTGRES");
}

int
main (int argc, char **argv)
{
  static const PfNewAccountsVariant sqlite = { .driver = &pf_sqlite_driver, .with_limits = FALSE };
  static const PfNewAccountsVariant postgres = { .driver = &pf_postgres_driver,
                                                 .with_limits = FALSE };
  static PfDriver lockless;
  static const PfNewAccountsVariant unguarded = { .driver = &lockless, .with_limits = FALSE };

  g_test_init (&argc, &argv, NULL);
  add ("once", &sqlite, test_race);
  if (pf_demo_has_postgres ()) {
    lockless = pf_postgres_driver;
    lockless.for_update = "";
    add ("once", &postgres, test_race);
    add ("without-locks", &unguarded, test_unguarded_race);
  } else {
    g_test_add_func ("/new-account-race/postgres", skip_postgres);
  }
  return g_test_run ();
}
