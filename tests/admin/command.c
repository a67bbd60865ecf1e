/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * portail-famille-admin as it is typed.
 */
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/wait.h>

#include "server/store/account-tokens.h"
#include "server/store/accounts.h"
#include "server/store/journal.h"
#include "server/store/town.h"

typedef struct
{
  char *folder;
  char *file; /* of a password */
  char *output, *errors;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("pf-admin-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->file = g_build_filename (fixture->folder, "password", NULL);
  g_assert_true (g_file_set_contents (fixture->file, "cheval correct pile\n", -1, NULL));
}

static void
remove_file (Fixture *fixture, const char *name)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

  g_remove (path);
}

static void
tear_down (Fixture *fixture, gconstpointer)
{
  remove_file (fixture, "password");
  remove_file (fixture, "portal.db");
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->folder);
  g_free (fixture->file);
  g_free (fixture->output);
  g_free (fixture->errors);
}

/* Runs the program, on the fixture's folder. */
static int
run (Fixture *fixture, const char *line)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *command = g_strdup_printf (PF_TEST_ADMIN " %s --data=%s", line, fixture->folder);
  int status;

  g_clear_pointer (&fixture->output, g_free);
  g_clear_pointer (&fixture->errors, g_free);
  g_spawn_command_line_sync (command, &fixture->output, &fixture->errors, &status, &error);
  g_assert_no_error (error);
  g_assert_true (WIFEXITED (status));
  return WEXITSTATUS (status);
}

static PfDb *
open_db (Fixture *fixture)
{
  g_autofree char *path = g_build_filename (fixture->folder, "portal.db", NULL);
  g_autoptr (GError) error = NULL;
  PfDb *db = pf_db_open (&pf_sqlite_driver, path, PF_DB_WRITER, &error);

  g_assert_no_error (error);
  return db;
}

static void
test_demo_and_check (Fixture *fixture, gconstpointer)
{
  g_autoptr (PfDb) db = NULL;

  g_assert_cmpint (run (fixture, "demo --families 12 --seed 3 --today 2026-11-24 --json"), ==, 0);
  g_assert_cmpstr (fixture->errors, ==, "");
  g_assert_true (g_str_has_prefix (
      fixture->output, "{\"accounts\":[\n{\"kind\":\"parent\",\"persona\":\"Camille Berger"));
  g_assert_nonnull (strstr (fixture->output, "\"password\":null,\"role\":\"family\""));
  g_assert_cmpint (run (fixture, "check"), ==, 0);
  g_assert_cmpstr (fixture->output, ==, "The database is sound.\n");

  db = open_db (fixture);
  g_assert_true (pf_town_get_portal (pf_store_get_town (db, NULL))->demonstration);
  g_assert_true (pf_db_run (db, "UPDATE place_pool SET taken = taken + 1 WHERE id = 5", NULL));
  g_assert_cmpint (run (fixture, "check"), ==, 1);
  g_assert_true (g_str_has_prefix (fixture->errors, "place pool 5 counts "));
  g_assert_cmpint (run (fixture, "demo --families 12"), ==, 1);
  g_assert_cmpstr (fixture->errors, ==, "The database has a town already\n");
}

static void
test_add_agent (Fixture *fixture, gconstpointer)
{
  g_autofree char *line = g_strdup_printf (
      "agent add --email=Ada@Example.org --role=billing --first-name=Ada --last-name=Roy"
      " --password-file=%s",
      fixture->file);
  g_autoptr (PfDb) db = NULL;
  g_autoptr (PfAccount) account = NULL;
  g_autofree char *hash = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (run (fixture, line), ==, 0);
  db = open_db (fixture);
  account = pf_store_find_account_by_email (db, "ada@example.org", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (account->last_name, ==, "Roy");
  g_assert_cmpstr (account->roles[0], ==, "billing");
  g_assert_null (account->roles[1]);
  g_assert_true (pf_store_find_password (db, "ada@example.org", &hash, NULL));
  g_assert_true (g_str_has_prefix (hash, "$argon2id$v=19$m=19456,t=2,p=1$"));
  g_assert_null (strstr (hash, "cheval"));

  g_assert_cmpint (run (fixture, line), ==, 2);
  g_assert_cmpstr (fixture->errors, ==, "ada@example.org has an account already\n");
}

/* The account that the link in the last output opens. */
static void
assert_link_opens (Fixture *fixture, const char *email)
{
  g_autoptr (PfDb) db = open_db (fixture);
  g_autoptr (PfAccountToken) token = NULL;
  g_autofree char *link = NULL;
  const char *at = strstr (fixture->output, "https://portail.example.org/activate/");

  g_assert_nonnull (at);
  at += strlen ("https://portail.example.org/activate/");
  link = g_strndup (at, strcspn (at, "\n"));
  token = pf_store_look_at_account_token (db, link, NULL);
  g_assert_nonnull (token);
  g_assert_cmpstr (token->account->email, ==, email);
  g_assert_true (token->has_no_password);
  g_assert_cmpint (token->used_at, ==, 0);
}

static gint64
count (Fixture *fixture, const char *table_and_condition)
{
  g_autofree char *path = g_build_filename (fixture->folder, "portal.db", NULL);
  g_autofree char *sql = g_strconcat ("SELECT count(*) FROM ", table_and_condition, NULL);
  g_autoptr (GError) error = NULL;
  gpointer connection = pf_sqlite_driver.open (path, PF_DB_WRITER, &error);
  gpointer statement = pf_sqlite_driver.prepare (connection, sql, &error);
  gint64 number = 0;
  gboolean row;

  g_assert_no_error (error);
  g_assert_true (pf_sqlite_driver.step (statement, &row, NULL) && row);
  pf_sqlite_driver.get_integer (statement, 0, &number);
  pf_sqlite_driver.finalize (statement);
  pf_sqlite_driver.close (connection);
  return number;
}

#define INVITE "agent invite --email=Zoe@Example.org --role=administrator --role=billing"

static void
test_invite_agent (Fixture *fixture, gconstpointer)
{
  g_assert_cmpint (run (fixture, "migrate"), ==, 0);
  g_assert_cmpint (run (fixture, INVITE " --first-name=Zoé --last-name=Vert"), ==, 0);
  g_assert_cmpstr (fixture->output, ==, "zoe@example.org is sent a link, once the server runs.\n");
  g_assert_cmpint (count (fixture,
                          "mail WHERE kind = 'agent_invitation' AND state = 'waiting'"
                          " AND recipient = 'zoe@example.org' AND language = 'fr'"),
                   ==,
                   1);
  g_assert_cmpint (count (fixture,
                          "journal_entry WHERE action = 'agent_invited'"
                          " AND device = 'portail-famille-admin'"
                          " AND detail = 'administrator billing'"),
                   ==,
                   1);
  g_assert_cmpint (run (fixture, INVITE), ==, 2);
  g_assert_nonnull (strstr (fixture->errors, "take another address"));
  g_assert_cmpint (run (fixture, "agent list"), ==, 0);
  g_assert_cmpstr (fixture->output,
                   ==,
                   "zoe@example.org  Zoé Vert  administrator,billing  invited"
                   "  second factor: none\n");
}

/* The only administrator lost the telephone, and no mail goes out. */
static void
test_reset_agent (Fixture *fixture, gconstpointer)
{
  g_autofree char *add = g_strdup_printf (
      "agent add --email=zoe@example.org --role=administrator --password-file=%s", fixture->file);

  g_assert_cmpint (run (fixture, add), ==, 0);
  {
    g_autoptr (PfDb) db = open_db (fixture);

    g_assert_true (pf_db_run (db,
                              "UPDATE account SET second_factor = 'codes';"
                              "INSERT INTO account_code VALUES (1, 1, 's', 'h', NULL);"
                              "INSERT INTO account_session (account, signed_in_at, last_used_at,"
                              " expires_at, token_hash) VALUES (1, 1, 1, 9, 'x')",
                              NULL));
  }
  g_assert_cmpint (run (fixture,
                        "agent reset --email=zoe@example.org --print-link"
                        " --public-url=https://portail.example.org"),
                   ==,
                   0);
  assert_link_opens (fixture, "zoe@example.org");
  g_assert_cmpint (count (fixture, "account WHERE second_factor = 'none'"), ==, 1);
  g_assert_cmpint (count (fixture, "account_code"), ==, 0);
  g_assert_cmpint (count (fixture, "account_session"), ==, 0);
  g_assert_cmpint (count (fixture, "account_password"), ==, 0);
  g_assert_cmpint (count (fixture, "mail"), ==, 0);
  g_assert_cmpint (count (fixture, "journal_entry WHERE action = 'agent_reset'"), ==, 1);

  g_assert_cmpint (run (fixture, "agent reset --email=zoe@example.org"), ==, 0);
  g_assert_cmpint (count (fixture, "mail WHERE kind = 'reset_asked'"), ==, 1);
  g_assert_cmpint (count (fixture, "account_token WHERE used_at IS NULL"), ==, 0);
  g_assert_cmpint (run (fixture, "agent reset --email=nobody@example.org"), ==, 2);
  g_assert_cmpint (run (fixture, "account reset --email=zoe@example.org"), ==, 2);
  g_assert_nonnull (strstr (fixture->errors, "No family"));
}

/* A parent who lost the telephone and the recovery codes. */
static void
test_reset_account (Fixture *fixture, gconstpointer)
{
  g_assert_cmpint (run (fixture, "migrate"), ==, 0);
  {
    g_autoptr (PfDb) db = open_db (fixture);

    g_assert_true (pf_db_run (db,
                              "INSERT INTO account (email, first_name, last_name, state, roles,"
                              " second_factor, version) VALUES ('eve@example.org', 'Ève', 'Roux',"
                              " 'active', '[\"family\"]', 'totp', 1)",
                              NULL));
  }
  g_assert_cmpint (run (fixture, "agent reset --email=eve@example.org"), ==, 2);
  g_assert_cmpint (count (fixture, "account WHERE second_factor = 'totp'"), ==, 1);
  g_assert_cmpint (run (fixture, "account reset --email=Eve@example.org"), ==, 0);
  g_assert_cmpint (count (fixture, "account WHERE second_factor = 'none'"), ==, 1);
  g_assert_cmpint (count (fixture, "mail WHERE recipient = 'eve@example.org'"), ==, 1);
  g_assert_cmpint (count (fixture, "journal_entry WHERE action = 'account_reset'"), ==, 1);
  g_assert_cmpint (count (fixture, "journal_concern WHERE concern = 'account'"), ==, 1);
}

/* An entry of the journal, written @seconds ago. */
static void
write_entry (PfDb *db, gint64 seconds)
{
  g_autoptr (PfJournalEntry) entry =
      g_object_new (PF_TYPE_JOURNAL_ENTRY, "action", PF_JOURNAL_ACTION_SIGNED_IN, NULL);

  entry->at = g_get_real_time () - seconds * G_TIME_SPAN_SECOND;
  g_assert_true (pf_store_insert_journal_entry (db, entry, NULL));
}

/* What is not chained is named: a server that runs does not leave it so. */
static void
test_verify_journal (Fixture *fixture, gconstpointer)
{
  g_autoptr (PfDb) db = NULL;

  g_assert_cmpint (run (fixture, "migrate"), ==, 0);
  g_assert_cmpint (run (fixture, "journal verify"), ==, 0);
  g_assert_cmpstr (fixture->output, ==, "The journal holds: 0 entries, last hash none\n");

  db = open_db (fixture);
  for (guint i = 0; i < 3; i++)
    write_entry (db, 0);
  g_assert_true (pf_store_chain_journal (db, NULL));
  write_entry (db, 1);
  write_entry (db, 0);
  g_assert_cmpint (run (fixture, "journal verify"), ==, 0);
  g_assert_nonnull (strstr (fixture->output, "The journal holds: 3 entries, last hash "));
  g_assert_nonnull (strstr (fixture->output, "2 entries are not chained yet: 4 to 5, the oldest"));
  g_assert_nonnull (strstr (fixture->output, "within seconds.\n"));
  g_assert_null (strstr (fixture->output, "would have"));

  write_entry (db, 3 * 60 * 60);
  g_assert_cmpint (run (fixture, "journal verify"), ==, 0);
  g_assert_nonnull (strstr (fixture->output, "3 entries are not chained yet: 4 to 6, the oldest"));
  g_assert_nonnull (strstr (fixture->output, "written 3 hours ago. A server would have done so"));

  g_assert_true (pf_db_run (db, "UPDATE journal_entry SET device = 'x' WHERE id = 2", NULL));
  g_assert_cmpint (run (fixture, "journal verify"), ==, 1);
  g_assert_nonnull (strstr (fixture->errors, "The journal was altered: entry 2"));
  g_assert_nonnull (strstr (fixture->output, "3 entries are not chained yet"));
}

/* The town as another program that stands beside sees it. */
static void
assert_proofs (Fixture *fixture, PfDb *db, const char *words)
{
  g_autofree char *lines = g_strdup (words);
  g_autofree char *held =
      g_strjoinv (" ", pf_town_get_portal (pf_store_get_town (db, NULL))->proofs_of_address);

  g_assert_cmpstr (held, ==, words);
  g_assert_cmpint (run (fixture, "proofs-of-address"), ==, 0);
  g_strdelimit (g_strchomp (fixture->output), "\n", ' ');
  g_assert_cmpstr (fixture->output, ==, lines);
}

static void
test_proofs_of_address (Fixture *fixture, gconstpointer)
{
  static const char entries[] = "journal_entry WHERE action = 'proofs_chosen'"
                                " AND device = 'portail-famille-admin'";
  g_autoptr (PfDb) db = NULL;

  g_assert_cmpint (run (fixture, "migrate"), ==, 0);
  g_assert_cmpint (run (fixture, "proofs-of-address lease"), ==, 1);
  g_assert_nonnull (strstr (fixture->errors, "no town yet"));
  g_assert_cmpint (run (fixture, "demo --families 12 --seed 3 --today 2026-11-24"), ==, 0);
  db = open_db (fixture);
  assert_proofs (fixture, db, "proof_of_address lodging_certificate lease statement_on_honour");
  g_assert_cmpint (run (fixture, "proofs-of-address statement_on_honour lease lease"), ==, 0);
  g_assert_cmpstr (fixture->output, ==, "lease\nstatement_on_honour\n");
  assert_proofs (fixture, db, "lease statement_on_honour");
  g_assert_cmpint (run (fixture, "proofs-of-address lease insurance"), ==, 2);
  g_assert_cmpstr (fixture->errors,
                   ==,
                   "“insurance” is no proof of address. There are: proof_of_address, "
                   "lodging_certificate, lease, statement_on_honour\n");
  assert_proofs (fixture, db, "lease statement_on_honour");
  g_assert_cmpint (
      count (fixture, "journal_entry WHERE detail = 'lease statement_on_honour'"), ==, 1);
  g_assert_cmpint (count (fixture, entries), ==, 1);
}

static void
test_refusals (Fixture *fixture, gconstpointer)
{
  static const struct
  {
    const char *line;
    int status;
    const char *says;
  } cases[] = {
    { "", 2, "--help" },
    { "dance", 2, "--help" },
    { "check", 2, "there is no such file" },
    { "check now", 2, "“now” is no option" },
    { "check --threads=many", 2, "threads" },
    { "demo --families=3", 2, "from 10 to 20000" },
    { "demo --today=2026-02-30", 2, "2026-02-30" },
    { "agent add --role=billing", 2, "--email" },
    { "agent add --email=a@example.org --role=family", 2, "--role" },
    { "agent invite --role=billing", 2, "--email" },
    { "agent reset", 2, "--email" },
    { "agent reset --email=a@example.org", 2, "there is no such file" },
    { "proofs-of-address", 2, "there is no such file" },
    { "proofs-of-address passport", 2, "“passport” is no proof" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_test_message ("%s", cases[i].line);
    g_assert_cmpint (run (fixture, cases[i].line), ==, cases[i].status);
    g_assert_cmpstr (fixture->output, ==, "");
    g_assert_nonnull (strstr (fixture->errors, cases[i].says));
  }
}

static void
test_short_password (Fixture *fixture, gconstpointer)
{
  g_autofree char *line = g_strdup_printf (
      "agent add --email=a@example.org --role=billing --password-file=%s", fixture->file);

  g_assert_true (g_file_set_contents (fixture->file, "elevenchars\n", -1, NULL));
  g_assert_cmpint (run (fixture, line), ==, 2);
  g_assert_nonnull (strstr (fixture->errors, "12 characters"));
}

static void
test_migrate_and_version (Fixture *fixture, gconstpointer)
{
  g_assert_cmpint (run (fixture, "migrate"), ==, 0);
  g_assert_cmpint (run (fixture, "migrate"), ==, 0);
  g_assert_cmpint (run (fixture, "check"), ==, 0);
  g_assert_cmpint (run (fixture, "--version"), ==, 0);
  g_assert_cmpstr (fixture->output, ==, "portail-famille-admin " PF_VERSION "\n");
  g_assert_cmpint (run (fixture, "--help"), ==, 0);
  g_assert_true (g_str_has_prefix (fixture->output, "Usage: portail-famille-admin"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)
  ADD ("/admin/command/demo-and-check", test_demo_and_check);
  ADD ("/admin/command/agent-add", test_add_agent);
  ADD ("/admin/command/agent-invite", test_invite_agent);
  ADD ("/admin/command/agent-reset", test_reset_agent);
  ADD ("/admin/command/account-reset", test_reset_account);
  ADD ("/admin/command/journal-verify", test_verify_journal);
  ADD ("/admin/command/proofs-of-address", test_proofs_of_address);
  ADD ("/admin/command/refusals", test_refusals);
  ADD ("/admin/command/short-password", test_short_password);
  ADD ("/admin/command/migrate-and-version", test_migrate_and_version);
#undef ADD
  return g_test_run ();
}
