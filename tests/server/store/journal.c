/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The journal: chained soon, by one at a time, and whoever alters it is seen.
 */
#include "server/store/journal.h"

#include "demo.h"
#include "server/jobs/journal-chain.h"

#define NOW G_GINT64_CONSTANT (2000000000000000)
#define MAX_CHAINING (2 * G_TIME_SPAN_SECOND)
#define N_BACKLOG 4000

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
  fixture->demo = pf_demo_new_on (driver);
  fixture->db = open_db (fixture->demo);
}

static void
tear_down (Fixture *fixture, gconstpointer)
{
  pf_db_close (fixture->db);
  pf_demo_free (fixture->demo);
}

static void
write_entries (PfDb *db, guint n)
{
  for (guint i = 0; i < n; i++) {
    g_autoptr (PfJournalEntry) entry = g_object_new (PF_TYPE_JOURNAL_ENTRY,
                                                     "at",
                                                     NOW + i,
                                                     "action",
                                                     PF_JOURNAL_ACTION_SIGNED_IN,
                                                     "device",
                                                     "Poste de l’accueil",
                                                     NULL);

    pf_id_from_number (entry->account, 1);
    g_assert_true (pf_store_insert_journal_entry (db, entry, NULL));
  }
}

static void
chain (PfDb *db)
{
  g_autoptr (GError) error = NULL;

  pf_db_command (db, PF_COMMAND_BEGIN, &error);
  pf_store_chain_journal (db, &error);
  pf_db_command (db, PF_COMMAND_COMMIT, &error);
  g_assert_no_error (error);
}

static PfJournalReport
verify (Fixture *fixture)
{
  PfJournalReport report = { 0 };
  g_autoptr (GError) error = NULL;

  pf_store_verify_journal (fixture->db, &report, &error);
  g_assert_no_error (error);
  return report;
}

static void
test_chain (Fixture *fixture, gconstpointer)
{
  g_auto (PfJournalReport) empty = verify (fixture);
  g_auto (PfJournalReport) first = { 0 };
  g_auto (PfJournalReport) second = { 0 };

  g_assert_cmpint (empty.n_chained, ==, 0);
  write_entries (fixture->db, 3);
  chain (fixture->db);
  first = verify (fixture);
  g_assert_cmpint (first.n_chained, ==, 3);
  g_assert_cmpint (first.n_unchained, ==, 0);
  g_assert_cmpint (first.bad_position, ==, 0);

  write_entries (fixture->db, 600);
  chain (fixture->db);
  write_entries (fixture->db, 1);
  second = verify (fixture);
  g_assert_cmpint (second.n_chained, ==, 503);
  g_assert_cmpint (second.n_unchained, ==, 101);
  g_assert_cmpint (second.bad_position, ==, 0);
  g_assert_cmpstr (second.hash, !=, first.hash);
}

/* Each on a journal of five: what is done to it, and where it shows. */
static void
test_altered (Fixture *fixture, gconstpointer)
{
  static const struct
  {
    const char *sql;
    gint64 position;
  } cases[] = {
    { "UPDATE journal_entry SET device = 'another' WHERE position = 2", 2 },
    { "UPDATE journal_entry SET address = '' WHERE position = 4", 4 },
    { "UPDATE journal_entry SET at = at + 1 WHERE position = 1", 1 },
    { "DELETE FROM journal_entry WHERE position = 3", 3 },
    { "DELETE FROM journal_entry WHERE position = 5", 5 },
    { "UPDATE journal_entry SET position = -1 WHERE position = 2;"
      "UPDATE journal_entry SET position = 2 WHERE position = 3;"
      "UPDATE journal_entry SET position = 3 WHERE position = -1",
      2 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_auto (PfJournalReport) report = { 0 };

    pf_demo_run (fixture->demo,
                 "DELETE FROM journal_entry; UPDATE journal_head SET position = 0, hash = ''");
    write_entries (fixture->db, 5);
    chain (fixture->db);
    pf_demo_run (fixture->demo, cases[i].sql);
    report = verify (fixture);
    g_test_message ("%s", cases[i].sql);
    g_assert_cmpint (report.bad_position, ==, cases[i].position);
  }
}

/* Two servers chain what two writers write, while they write it. */
static void
test_job (Fixture *fixture, gconstpointer)
{
  g_autoptr (PfPeriodic) one = pf_journal_chain_start (fixture->demo->store);
  g_autoptr (PfStore) store = NULL;
  g_autoptr (PfPeriodic) two = NULL;
  g_auto (PfJournalReport) report = { 0 };
  gint64 deadline;

  if (fixture->demo->driver == &pf_postgres_driver) {
    store = pf_store_open (fixture->demo->driver, fixture->demo->path, 1, NULL);
    two = pf_journal_chain_start (store);
  }
  for (guint i = 0; i < 50; i++)
    write_entries (fixture->db, 4);
  deadline = g_get_monotonic_time () + MAX_CHAINING;
  while (pf_demo_ask (fixture->demo, "SELECT count(*) FROM journal_entry WHERE position IS NULL") >
             0 &&
         g_get_monotonic_time () < deadline)
    g_usleep (10000);
  report = verify (fixture);
  g_assert_cmpint (report.n_chained, ==, 200);
  g_assert_cmpint (report.bad_position, ==, 0);
}

static guint
count_chained (Fixture *fixture)
{
  return (guint) pf_demo_ask (fixture->demo,
                              "SELECT count(*) FROM journal_entry WHERE position IS NOT NULL");
}

/* What waits when a server starts, or after a rush, is chained in one go. */
static void
test_backlog (Fixture *fixture, gconstpointer)
{
  g_autoptr (PfPeriodic) job = NULL;
  g_auto (PfJournalReport) report = { 0 };
  gint64 started_at;

  pf_db_command (fixture->db, PF_COMMAND_BEGIN, NULL);
  write_entries (fixture->db, N_BACKLOG);
  g_assert_true (pf_db_command (fixture->db, PF_COMMAND_COMMIT, NULL));
  report = verify (fixture);
  g_assert_cmpint (report.n_unchained, ==, N_BACKLOG);
  g_assert_cmpint (report.last_unchained - report.first_unchained, ==, N_BACKLOG - 1);
  g_assert_cmpint (report.unchained_since, ==, NOW);

  job = pf_journal_chain_start (fixture->demo->store);
  started_at = g_get_monotonic_time ();
  while (count_chained (fixture) < N_BACKLOG)
    g_assert_cmpint (g_get_monotonic_time () - started_at, <, MAX_CHAINING);
  pf_journal_report_clear (&report);
  report = verify (fixture);
  g_assert_cmpint (report.n_chained, ==, N_BACKLOG);
  g_assert_cmpint (report.n_unchained, ==, 0);
  g_assert_cmpint (report.first_unchained, ==, 0);
  g_assert_cmpint (report.bad_position, ==, 0);
}

static void
test_own (Fixture *fixture, gconstpointer)
{
  g_autoptr (GPtrArray) mine = NULL;
  g_autoptr (GPtrArray) others = NULL;
  PfId account;

  write_entries (fixture->db, 3);
  pf_id_from_number (account, 1);
  mine = pf_store_list_journal (fixture->db, account, 2, NULL);
  g_assert_cmpuint (mine->len, ==, 2);
  g_assert_cmpint (((PfOwnJournalEntry *) mine->pdata[0])->at, ==, NOW + 2);
  pf_id_from_number (account, 2);
  others = pf_store_list_journal (fixture->db, account, 2, NULL);
  g_assert_cmpuint (others->len, ==, 0);
}

static void
add_tests (const char *database, const PfDriver *driver)
{
  static const struct
  {
    const char *name;
    void (*test) (Fixture *, gconstpointer);
  } tests[] = { { "chain", test_chain },
                { "altered", test_altered },
                { "job", test_job },
                { "backlog", test_backlog },
                { "own", test_own } };

  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++) {
    g_autofree char *path = g_strdup_printf ("/journal/%s/%s", database, tests[i].name);

    g_test_add (path, Fixture, driver, set_up, tests[i].test, tear_down);
  }
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
  if (pf_demo_has_postgres ())
    add_tests ("postgres", &pf_postgres_driver);
  else
    g_test_add_func ("/journal/postgres", skip_postgres);
  return g_test_run ();
}
