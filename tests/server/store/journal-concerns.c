/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whom entries of the journal concern: with the chain, which says nothing of it; in what a person
 * takes along; and of entries that are older than that was noted. What is shown to whom is tested
 * in tests/portal/journal.c.
 */
#include "server/store/journal-concerns.h"

#include "core/own-journal-entry.h"
#include "demo.h"
#include "server/store/dialect.h"
#include "server/store/exports.h"
#include "server/store/journal.h"

typedef struct
{
  PfDemo *demo;
  PfDb *db;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer driver)
{
  g_autoptr (GError) error = NULL;

  fixture->demo = pf_demo_new_on (driver);
  pf_demo_run (fixture->demo,
               "INSERT INTO account (id, email, first_name, last_name, state, roles, version)"
               " VALUES (40, 'max@example.org', 'Max', 'Roy', 'active', '[\"family\"]', 1);"
               "INSERT INTO adult (id, household, account, role, first_name, last_name)"
               " VALUES (60, 1, 40, 'guardian', 'Max', 'Roy')");
  fixture->db = pf_db_open (driver, fixture->demo->path, PF_DB_WRITER, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture, gconstpointer)
{
  pf_db_close (fixture->db);
  pf_demo_free (fixture->demo);
}

/* By account 3, who is an agent. @subject, @detail: numbers of rows; 0: none */
static void
write_entry (PfDb *db, PfJournalAction action, gint64 subject, gint64 detail)
{
  g_autoptr (PfJournalEntry) entry = g_object_new (PF_TYPE_JOURNAL_ENTRY,
                                                   "action",
                                                   action,
                                                   "device",
                                                   "Poste de l’accueil",
                                                   "address",
                                                   "192.0.2.7",
                                                   NULL);
  g_autoptr (GError) error = NULL;
  PfId id;

  entry->at = 1;
  pf_id_from_number (entry->account, 3);
  pf_id_from_number (id, subject);
  entry->subject = subject != 0 ? g_strdup (id) : NULL;
  pf_id_from_number (id, detail);
  entry->detail = detail != 0 ? g_strdup (id) : NULL;
  pf_store_insert_journal_entry (db, entry, &error);
  g_assert_no_error (error);
}

static void
assert_count (Fixture *fixture, const char *condition, gint64 n)
{
  g_autofree char *sql =
      g_strconcat ("SELECT count(*) FROM journal_concern WHERE ", condition, NULL);

  g_assert_cmpint (pf_demo_ask (fixture->demo, sql), ==, n);
}

static gint64
find_bad_position (Fixture *fixture)
{
  g_auto (PfJournalReport) report = { 0 };
  g_autoptr (GError) error = NULL;

  pf_store_verify_journal (fixture->db, &report, &error);
  g_assert_no_error (error);
  g_assert_cmpint (report.n_unchained, ==, 0);
  return report.bad_position;
}

/* What is erased with an account breaks no link; an entry that is altered does. */
static void
test_chain (Fixture *fixture, gconstpointer)
{
  g_autoptr (GError) error = NULL;

  write_entry (fixture->db, PF_JOURNAL_ACTION_ACCESS_MAIL_SENT, 1, 0);
  write_entry (fixture->db, PF_JOURNAL_ACTION_SIGNED_IN, 0, 0);
  assert_count (fixture, "account = 1 AND concern = 'account'", 1);
  assert_count (fixture, "true", 1);
  pf_db_command (fixture->db, PF_COMMAND_BEGIN, &error);
  pf_store_chain_journal (fixture->db, &error);
  pf_db_command (fixture->db, PF_COMMAND_COMMIT, &error);
  g_assert_no_error (error);
  pf_demo_run (fixture->demo, "DELETE FROM journal_concern");
  g_assert_cmpint (find_bad_position (fixture), ==, 0);
  pf_demo_run (fixture->demo, "UPDATE journal_entry SET subject = NULL WHERE account = 3");
  g_assert_cmpint (find_bad_position (fixture), ==, 1);
}

static gboolean
visit_cb (gpointer record, gpointer text, GError **)
{
  const PfOwnJournalEntry *entry = record;

  g_string_append_printf (text,
                          "%d %d %s;",
                          (int) entry->action,
                          (int) entry->concern,
                          entry->device != NULL ? entry->device : "-");
  return TRUE;
}

/* In the order in which it happened, and nothing of who else acted. */
static void
test_export (Fixture *fixture, gconstpointer)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *expected = g_strdup_printf ("%d %d -;%d %d Portable;",
                                               PF_JOURNAL_ACTION_ACCESS_MAIL_SENT,
                                               PF_JOURNAL_CONCERN_ACCOUNT,
                                               PF_JOURNAL_ACTION_SIGNED_IN,
                                               PF_JOURNAL_CONCERN_NONE);
  g_autoptr (GError) error = NULL;

  write_entry (fixture->db, PF_JOURNAL_ACTION_ACCESS_MAIL_SENT, 1, 0);
  write_entry (fixture->db, PF_JOURNAL_ACTION_ACCESS_MAIL_SENT, 2, 0);
  pf_demo_run (fixture->demo,
               "INSERT INTO journal_entry (at, action, account, device)"
               " VALUES (2, 'signed_in', 1, 'Portable')");
  pf_store_visit_export (fixture->db, PF_EXPORT_JOURNAL, DEMO_1, visit_cb, text, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (text->str, ==, expected);
}

/* Who is left in a household is told once, be it of two. */
static void
test_households (Fixture *fixture, gconstpointer)
{
  static const char *const households[] = { DEMO_1, DEMO_2, NULL };
  g_autoptr (PfJournalEntry) entry =
      g_object_new (PF_TYPE_JOURNAL_ENTRY, "action", PF_JOURNAL_ACTION_ACCOUNT_ERASED, NULL);
  g_autoptr (GError) error = NULL;

  pf_demo_run (fixture->demo,
               "INSERT INTO adult (id, household, account, role, first_name, last_name)"
               " VALUES (61, 2, 40, 'guardian', 'Max', 'Roy')");
  entry->at = 1;
  pf_id_from_number (entry->account, 3);
  pf_store_insert_journal_entry (fixture->db, entry, &error);
  pf_store_insert_household_concerns (fixture->db, entry, households, &error);
  g_assert_no_error (error);
  assert_count (fixture, "account = 40 AND concern = 'household'", 1);
  assert_count (fixture, "account IN (1, 2)", 2);
}

/* The journal as it was before, and the migration that goes through it. */
static void
migrate_again (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) migration =
      g_resources_lookup_data ("/org/portailfamille/PortailFamille/migrations/"
                               "013-journal-concerns.sql",
                               G_RESOURCE_LOOKUP_FLAGS_NONE,
                               &error);
  g_autofree char *sql = NULL;

  g_assert_no_error (error);
  sql =
      pf_dialect_expand (fixture->demo->driver, g_bytes_get_data (migration, NULL), G_TYPE_INVALID);
  pf_demo_run (fixture->demo, "DROP TABLE journal_concern");
  pf_demo_run (fixture->demo, sql);
}

static void
write_old_entries (Fixture *fixture)
{
  pf_demo_run (
      fixture->demo,
      "INSERT INTO document_key VALUES ('k', 1);"
      "INSERT INTO document (id, kind, household, name, content_type, size, state, uploaded_by,"
      " uploaded_at, body, key) VALUES (70, 'other', 1, 'a', 'b', 1, 'received', 1, 1, 'c', 'k');"
      "INSERT INTO queue_item (id, kind, state, account, household, submitted_at, version)"
      " VALUES (1000000, 'erasure', 'waiting', 2, 2, 1, 1)");
  write_entry (fixture->db, PF_JOURNAL_ACTION_AGENT_RESET, 1, 0);
  write_entry (fixture->db, PF_JOURNAL_ACTION_AGENT_CHANGED, 3, 0);
  write_entry (fixture->db, PF_JOURNAL_ACTION_EMAIL_CORRECTED, 60, 0);
  write_entry (fixture->db, PF_JOURNAL_ACTION_EMAIL_CORRECTED, 99, 0);
  write_entry (fixture->db, PF_JOURNAL_ACTION_QUEUE_DECIDED, 1000000, 0);
  write_entry (fixture->db, PF_JOURNAL_ACTION_PROOF_SEEN, 0, 70);
  write_entry (fixture->db, PF_JOURNAL_ACTION_SIGNED_IN, 0, 0);
}

/* Whom the subject names is told; whose household it was is not guessed, and nobody is told of what
 * they did themselves.
 */
static void
test_migration (Fixture *fixture, gconstpointer)
{
  write_old_entries (fixture);
  migrate_again (fixture);
  assert_count (fixture, "account = 1 AND concern = 'account'", 1);
  assert_count (fixture, "account = 1 AND concern = 'document'", 1);
  assert_count (fixture, "account = 40 AND concern = 'account'", 1);
  assert_count (fixture, "account = 2 AND concern = 'erasure'", 1);
  assert_count (fixture, "true", 4);
}

/* Nothing is noted of who was erased meanwhile. */
static void
test_migration_erased (Fixture *fixture, gconstpointer)
{
  write_old_entries (fixture);
  pf_demo_run (fixture->demo,
               "INSERT INTO erasure_request (account, state, asked_at) VALUES (2, 'done', 1)");
  migrate_again (fixture);
  assert_count (fixture, "account = 2", 0);
  assert_count (fixture, "true", 3);
}

/* Each kind of the queue is a word for how its item concerns who asked. */
static void
test_kinds (void)
{
  g_autoptr (GEnumClass) kinds = g_type_class_ref (PF_TYPE_QUEUE_KIND);
  g_autoptr (GEnumClass) concerns = g_type_class_ref (PF_TYPE_JOURNAL_CONCERN);

  for (guint i = 0; i < kinds->n_values; i++)
    g_assert_nonnull (g_enum_get_value_by_nick (concerns, kinds->values[i].value_nick));
}

static void
add_tests (const char *database, const PfDriver *driver)
{
  static const struct
  {
    const char *name;
    void (*test) (Fixture *, gconstpointer);
  } tests[] = { { "chain", test_chain },
                { "export", test_export },
                { "households", test_households },
                { "migration", test_migration },
                { "migration-erased", test_migration_erased } };

  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++) {
    g_autofree char *path = g_strdup_printf ("/journal-concerns/%s/%s", database, tests[i].name);

    g_test_add (path, Fixture, driver, set_up, tests[i].test, tear_down);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add_tests ("sqlite", &pf_sqlite_driver);
  if (pf_demo_has_postgres ())
    add_tests ("postgres", &pf_postgres_driver);
  g_test_add_func ("/journal-concerns/kinds", test_kinds);
  return g_test_run ();
}
