/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a job has done by the one writer, on both databases.
 */
#include "server/jobs/job-change.h"

#include "demo.h"

typedef struct
{
  PfDemo *demo;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer driver)
{
  fixture->demo = pf_demo_new_on (driver);
}

static void
tear_down (Fixture *fixture, gconstpointer)
{
  pf_demo_free (fixture->demo);
}

static gboolean
rename_first (PfDb *db, gpointer, GError **error)
{
  return pf_db_run (db, "UPDATE household SET name = 'New' WHERE id = 1", error);
}

static gboolean
rename_and_fail (PfDb *db, gpointer, GError **error)
{
  return rename_first (db, NULL, error) && pf_problem_set (error, PF_PROBLEM_NOT_FOUND);
}

static void
assert_renamed (Fixture *fixture, gint64 n)
{
  g_assert_cmpint (
      pf_demo_ask (fixture->demo, "SELECT count(*) FROM household WHERE name = 'New'"), ==, n);
}

static void
test_done (Fixture *fixture, gconstpointer)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (pf_job_change_run (fixture->demo->store, rename_first, NULL, &error));
  g_assert_no_error (error);
  g_assert_false (pf_job_change_has_failed (error));
  assert_renamed (fixture, 1);
}

/* Nothing of it is kept, and why is told. */
static void
test_undone (Fixture *fixture, gconstpointer)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (pf_job_change_run (fixture->demo->store, rename_and_fail, NULL, &error));
  g_assert_error (error, PF_PROBLEM, PF_PROBLEM_NOT_FOUND);
  g_assert_true (pf_job_change_has_failed (error));
  assert_renamed (fixture, 0);
}

static gboolean
hold (PfDb *, gpointer mutex)
{
  g_mutex_lock (mutex);
  g_mutex_unlock (mutex);
  return TRUE;
}

static gboolean
pass (PfDb *, gpointer)
{
  return TRUE;
}

static void
done (gpointer, const GError *)
{
}

/* A writer that has no room is no failure: there is another look to come. */
static void
test_full (Fixture *fixture, gconstpointer)
{
  PfWriter *writer = pf_store_get_writer (fixture->demo->store);
  g_autoptr (GError) error = NULL;
  GMutex mutex;

  g_mutex_init (&mutex);
  g_mutex_lock (&mutex);
  g_assert_true (pf_writer_push (writer, hold, done, &mutex));
  while (pf_writer_push (writer, pass, done, NULL)) {
  }
  g_assert_false (pf_job_change_run (fixture->demo->store, rename_first, NULL, &error));
  g_assert_error (error, PF_PROBLEM, PF_PROBLEM_OVERLOADED);
  g_assert_false (pf_job_change_has_failed (error));
  g_mutex_unlock (&mutex);
  g_clear_error (&error);
  while (!pf_job_change_run (fixture->demo->store, rename_first, NULL, &error))
    g_clear_error (&error);
  assert_renamed (fixture, 1);
  g_mutex_clear (&mutex);
}

static gboolean
is_something (PfDb *, PfInstant now, gboolean *ret_has, GError **)
{
  *ret_has = now > 0;
  return TRUE;
}

static gboolean
is_nothing (PfDb *, PfInstant, gboolean *ret_has, GError **)
{
  *ret_has = FALSE;
  return TRUE;
}

static gboolean
is_unknown (PfDb *, PfInstant, gboolean *ret_has, GError **error)
{
  *ret_has = TRUE;
  return pf_problem_set (error, PF_PROBLEM_NOT_FOUND);
}

static void
test_due (Fixture *fixture, gconstpointer)
{
  PfStore *store = fixture->demo->store;
  g_autoptr (GError) error = NULL;

  g_assert_true (pf_job_change_is_due (store, is_something, &error));
  g_assert_false (pf_job_change_is_due (store, is_nothing, &error));
  g_assert_no_error (error);
  g_assert_false (pf_job_change_is_due (store, is_unknown, &error));
  g_assert_error (error, PF_PROBLEM, PF_PROBLEM_NOT_FOUND);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(driver, name, function)                                                                \
  g_test_add ("/job-change/" name, Fixture, driver, set_up, function, tear_down)
#define ADD_ON_BOTH(name, function)                                                                \
  ADD (&pf_sqlite_driver, "sqlite/" name, function);                                               \
  if (pf_demo_has_postgres ())                                                                     \
  ADD (&pf_postgres_driver, "postgres/" name, function)
  ADD_ON_BOTH ("done", test_done);
  ADD_ON_BOTH ("undone", test_undone);
  ADD_ON_BOTH ("full", test_full);
  ADD_ON_BOTH ("due", test_due);
  return g_test_run ();
}
