/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A schema is of one version or of the one before, never between the two; and never newer than the
 * program that touches it.
 */
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include "demo.h"

static PfDb *
open_db (const PfDriver *driver, PfDemo *demo)
{
  g_autoptr (GError) error = NULL;
  PfDb *db = pf_db_open (driver, demo->path, PF_DB_WRITER, &error);

  g_assert_no_error (error);
  return db;
}

static void
test_again (gconstpointer driver)
{
  PfDemo *demo = pf_demo_new_on (driver);
  g_autoptr (GError) error = NULL;
  g_autoptr (PfDb) db = open_db (driver, demo);
  gint64 version = pf_demo_ask (demo, "SELECT max(version) FROM schema_version");

  pf_db_migrate (db, &error);
  g_assert_no_error (error);
  g_assert_cmpint (pf_demo_ask (demo, "SELECT max(version) FROM schema_version"), ==, version);
  g_assert_cmpint (pf_demo_ask (demo, "SELECT count(*) FROM household"), ==, 2);
  g_clear_pointer (&db, pf_db_close);
  pf_demo_free (demo);
}

static void
test_newer (gconstpointer driver)
{
  PfDemo *demo = pf_demo_new_on (driver);
  g_autoptr (GError) error = NULL;
  g_autoptr (PfDb) db = NULL;

  pf_demo_run (demo, "INSERT INTO schema_version VALUES (9999)");
  db = open_db (driver, demo);
  g_assert_false (pf_db_migrate (db, &error));
  g_assert_error (error, PF_PROBLEM, PF_PROBLEM_FAILED);
  g_assert_nonnull (g_strstr_len (error->message, -1, "9999"));
  g_assert_cmpint (pf_demo_ask (demo, "SELECT count(*) FROM household"), ==, 2);
  g_clear_pointer (&db, pf_db_close);
  pf_demo_free (demo);
}

/* A database that is not what its version says is told when the portal starts, not when a family is
 * the first to need what is missing.
 */
static void
test_damaged (gconstpointer driver)
{
  PfDemo *demo = pf_demo_new_on (driver);
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&demo->store, pf_store_close);
  pf_demo_run (demo, "ALTER TABLE mail RENAME TO lost");
  demo->store = pf_store_open (driver, demo->path, 1, &error);
  g_assert_null (demo->store);
  g_assert_error (error, PF_PROBLEM, PF_PROBLEM_FAILED);
  g_assert_true (g_str_has_prefix (error->message, "“"));
  g_assert_nonnull (strstr (error->message, "mail"));
  g_clear_error (&error);
  pf_demo_run (demo, "ALTER TABLE lost RENAME TO mail");
  demo->store = pf_store_open (driver, demo->path, 1, &error);
  g_assert_no_error (error);
  pf_demo_free (demo);
}

/* In a process of its own, which dies between two statements of a migration. */
static void
die_half_way (const PfDriver *driver, PfDemo *demo)
{
  pid_t child = fork ();
  int status = 0;

  if (child == 0) {
    PfDb *db = pf_db_open (driver, demo->path, PF_DB_WRITER, NULL);

    if (db != NULL && pf_db_command (db, PF_COMMAND_BEGIN, NULL) &&
        pf_db_run (db,
                   "CREATE TABLE half (id INTEGER); ALTER TABLE household ADD COLUMN half TEXT;"
                   "INSERT INTO schema_version VALUES (2)",
                   NULL))
      kill (getpid (), SIGKILL);
    _exit (1);
  }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFSIGNALED (status));
}

static void
test_killed (gconstpointer driver)
{
  PfDemo *demo = pf_demo_new_on (driver);
  g_autoptr (GError) error = NULL;
  g_autoptr (PfDb) db = NULL;
  gint64 version = pf_demo_ask (demo, "SELECT max(version) FROM schema_version");

  die_half_way (driver, demo);
  g_assert_cmpint (pf_demo_ask (demo, "SELECT max(version) FROM schema_version"), ==, version);
  db = open_db (driver, demo);
  pf_db_migrate (db, &error);
  g_assert_no_error (error);
  pf_db_run (db, "SELECT half FROM household", &error);
  g_assert_error (error, PF_PROBLEM, PF_PROBLEM_FAILED);
  g_clear_pointer (&db, pf_db_close);
  pf_demo_free (demo);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function)                                                                        \
  g_test_add_data_func ("/db-migrate/sqlite/" name, &pf_sqlite_driver, function);                  \
  if (pf_demo_has_postgres ())                                                                     \
  g_test_add_data_func ("/db-migrate/postgres/" name, &pf_postgres_driver, function)
  ADD ("again", test_again);
  ADD ("newer", test_newer);
  ADD ("damaged", test_damaged);
  ADD ("killed", test_killed);
  return g_test_run ();
}
