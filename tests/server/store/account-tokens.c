/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A link opens an account once, whichever server it comes to.
 */
#include "server/store/account-tokens.h"

#include "core/password-reset.h"
#include "demo.h"

#define NOW G_GINT64_CONSTANT (2000000000000000)

typedef struct
{
  PfDemo *demo;
  PfDb *db;
} Fixture;

static PfDb *
open_db (PfDemo *demo)
{
  g_autoptr (GError) error = NULL;
  PfDb *db = pf_db_open (demo->driver, demo->path, PF_DB_WRITER, &error);

  g_assert_no_error (error);
  return db;
}

static void
set_up (Fixture *fixture, gconstpointer driver)
{
  g_autoptr (PfAccount) eve = g_object_new (PF_TYPE_ACCOUNT, "email", "eve@example.org", NULL);

  fixture->demo = pf_demo_new_on (driver);
  fixture->db = open_db (fixture->demo);
  pf_id_from_number (eve->id, 1);
  g_assert_true (
      pf_store_insert_account_token (fixture->db, eve, "token", NOW, NOW + PF_RESET_SPAN, NULL));
}

static void
tear_down (Fixture *fixture, gconstpointer)
{
  pf_db_close (fixture->db);
  pf_demo_free (fixture->demo);
}

static void
test_find (Fixture *fixture, gconstpointer)
{
  g_autoptr (PfAccountToken) by_link = pf_store_find_account_token (fixture->db, "token", NULL);
  g_autoptr (PfAccountToken) by_code = NULL;
  g_autoptr (GError) error = NULL;
  char code[PF_CODE_SIZE];

  pf_code_from_token (code, "token");
  by_code = pf_store_find_account_token_by_code (fixture->db, "eve@example.org", code, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (by_code->account->id, ==, by_link->account->id);
  g_assert_cmpint (by_link->expires_at, ==, NOW + PF_RESET_SPAN);
  g_assert_cmpint (by_link->used_at, ==, 0);
  g_assert_true (by_link->has_no_password);
  /* Another's code does not open it, were it the same. */
  g_assert_null (
      pf_store_find_account_token_by_code (fixture->db, "ada@example.org", code, &error));
  g_assert_error (error, PF_PROBLEM, PF_PROBLEM_NOT_FOUND);
}

static void
test_change (Fixture *fixture, gconstpointer)
{
  g_autoptr (PfAccountToken) token = NULL;
  PfId eve;

  pf_id_from_number (eve, 1);
  g_assert_true (pf_store_change_password (fixture->db, eve, "", "first", NOW, NULL));
  g_assert_true (pf_store_change_password (fixture->db, eve, "", "second", NOW + 1, NULL));
  g_assert_cmpint (pf_demo_ask (fixture->demo,
                                "SELECT count(*) FROM account_password WHERE account = 1"
                                " AND hash = 'second'"),
                   ==,
                   1);
  g_assert_cmpint (
      pf_demo_ask (fixture->demo, "SELECT count(*) FROM account_session WHERE account = 1"), ==, 0);
  token = pf_store_find_account_token (fixture->db, "token", NULL);
  g_assert_cmpint (token->used_at, ==, NOW);
  g_assert_false (token->has_no_password);
}

typedef struct
{
  PfDb *db;
  gint done; /* atomic */
  PfInstant used_at;
} Second;

static gpointer
find_too (gpointer data)
{
  Second *second = data;
  g_autoptr (PfAccountToken) token = NULL;

  pf_db_command (second->db, PF_COMMAND_BEGIN, NULL);
  token = pf_store_find_account_token (second->db, "token", NULL);
  second->used_at = token->used_at;
  pf_db_command (second->db, PF_COMMAND_COMMIT, NULL);
  g_atomic_int_set (&second->done, TRUE);
  return NULL;
}

/* Who looks at a link while another uses it waits, and finds it used. */
static void
test_two_servers (Fixture *fixture, gconstpointer)
{
  g_autoptr (PfDb) other = open_db (fixture->demo);
  Second second = { .db = other };
  g_autoptr (PfAccountToken) token = NULL;
  GThread *thread;

  pf_db_command (fixture->db, PF_COMMAND_BEGIN, NULL);
  token = pf_store_find_account_token (fixture->db, "token", NULL);
  thread = g_thread_new ("second", find_too, &second);
  while (!g_atomic_int_get (&second.done) &&
         pf_demo_ask (fixture->demo, "SELECT count(*) FROM pg_locks WHERE NOT granted") == 0)
    g_thread_yield ();
  g_assert_true (pf_store_change_password (fixture->db, token->account->id, "", "hash", NOW, NULL));
  pf_db_command (fixture->db, PF_COMMAND_COMMIT, NULL);
  g_thread_join (thread);
  g_assert_cmpint (second.used_at, ==, NOW);
}

static void
add_tests (const char *database, const PfDriver *driver)
{
  g_autofree char *find = g_strdup_printf ("/account-tokens/%s/find", database);
  g_autofree char *change = g_strdup_printf ("/account-tokens/%s/change", database);

  g_test_add (find, Fixture, driver, set_up, test_find, tear_down);
  g_test_add (change, Fixture, driver, set_up, test_change, tear_down);
}

static void
skip_postgres (void)
{
  g_test_skip ("no PF_TEST_POSTGRES");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add_tests ("sqlite", &pf_sqlite_driver);
  if (pf_demo_has_postgres ()) {
    add_tests ("postgres", &pf_postgres_driver);
    g_test_add ("/account-tokens/postgres/two-servers",
                Fixture,
                &pf_postgres_driver,
                set_up,
                test_two_servers,
                tear_down);
  } else {
    g_test_add_func ("/account-tokens/postgres", skip_postgres);
  }
  return g_test_run ();
}
