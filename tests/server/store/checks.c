/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A sound database has no fault; each damage is found and named.
 */
#include "server/store/checks.h"

#include <string.h>

#include "demo.h"

typedef struct
{
  const char *name;
  const char *damage;
  const char *fault; /* the only one */
} Case;

#define BOOK                                                                                       \
  "INSERT INTO booking (household, child, session, date, state, rank, booked_at) VALUES"           \
  " (1, 1, 2, '2036-11-25', 'booked', NULL, 1), (1, 2, 2, '2036-11-25', 'waiting', 1, 1);"         \
  "INSERT INTO booking_change (booking, \"to\", at) VALUES (1, 'booked', 1), (2, 'waiting', 1);"   \
  "UPDATE place_pool SET taken = 1 WHERE id = 2;"                                                  \
  "UPDATE session SET waiting = 1, last_rank = 1 WHERE id = 2;"

static const Case cases[] = {
  { "taken",
    "UPDATE place_pool SET taken = 2 WHERE id = 2",
    "place pool 2 counts 2 taken places, its bookings 1" },
  { "taken-without-bookings",
    "UPDATE place_pool SET taken = 1 WHERE id = 3",
    "place pool 3 counts 1 taken places, its bookings 0" },
  { "waiting",
    "UPDATE session SET waiting = 0 WHERE id = 2",
    "session 2 counts 0 who wait, its bookings 1" },
  { "ranks",
    "UPDATE session SET last_rank = 0 WHERE id = 2",
    "session 2 gave 0 ranks, booking 2 has rank 1" },
  { "date",
    "UPDATE booking SET date = '2036-11-26' WHERE id = 1",
    "booking 1 is on 2036-11-26, its session on 2036-11-25" },
  { "unchanged",
    "UPDATE booking SET state = 'attended' WHERE id = 1",
    "booking 1 is attended, its last change says booked" },
  { "never-changed",
    "DELETE FROM booking_change WHERE booking = 1",
    "booking 1 is booked, its last change says nothing" },
};

/* Foreign keys bind who asks for them: whoever damages a database does not. */
static const Case sqlite_cases[] = {
  { "foreign-key",
    "PRAGMA foreign_keys = OFF; DELETE FROM site WHERE id = 1; DELETE FROM session_pool;"
    "DELETE FROM session; DELETE FROM place_pool; DELETE FROM enrolment WHERE id > 1;"
    "DELETE FROM booking; DELETE FROM booking_change",
    "table enrolment, row 1: no such site" },
};

static void
check_sound (PfDb *db)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) faults = pf_store_check (db, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (faults->len, ==, 0);
}

static void
check_case (const PfDriver *driver, const Case *c)
{
  PfDemo *demo = pf_demo_new_on (driver);
  g_autoptr (GError) error = NULL;
  g_autoptr (PfDb) db = pf_db_open (driver, demo->path, PF_DB_READER, &error);
  g_autoptr (GPtrArray) faults = NULL;

  g_assert_no_error (error);
  pf_demo_run (demo, BOOK);
  check_sound (db);
  pf_demo_run (demo, c->damage);
  faults = pf_store_check (db, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (faults->len, ==, 1);
  g_assert_cmpstr (faults->pdata[0], ==, c->fault);
  g_clear_pointer (&db, pf_db_close);
  pf_demo_free (demo);
}

static void
test_sqlite (gconstpointer data)
{
  check_case (&pf_sqlite_driver, data);
}

static void
test_postgres (gconstpointer data)
{
  if (!pf_demo_has_postgres ())
    g_test_skip ("PF_TEST_POSTGRES names no database");
  else
    check_case (&pf_postgres_driver, data);
}

/* An older schema is not looked into: what is asked may not be there. */
static void
test_old_schema (void)
{
  PfDemo *demo = pf_demo_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (PfDb) db = pf_db_open (demo->driver, demo->path, PF_DB_READER, &error);
  g_autoptr (GPtrArray) faults = NULL;

  g_assert_no_error (error);
  pf_demo_run (demo, "UPDATE schema_version SET version = version - 1");
  faults = pf_store_check (db, &error);
  g_assert_null (faults);
  g_assert_error (error, PF_PROBLEM, PF_PROBLEM_FAILED);
  g_assert_nonnull (strstr (error->message, "migrate it first"));
  g_clear_pointer (&db, pf_db_close);
  pf_demo_free (demo);
}

static void
add_cases (const Case *list, gsize n_cases, gboolean postgres)
{
  for (gsize i = 0; i < n_cases; i++) {
    g_autofree char *sqlite_path = g_strconcat ("/store/checks/sqlite/", list[i].name, NULL);
    g_autofree char *postgres_path = g_strconcat ("/store/checks/postgres/", list[i].name, NULL);

    g_test_add_data_func (sqlite_path, &list[i], test_sqlite);
    if (postgres)
      g_test_add_data_func (postgres_path, &list[i], test_postgres);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add_cases (cases, G_N_ELEMENTS (cases), TRUE);
  add_cases (sqlite_cases, G_N_ELEMENTS (sqlite_cases), FALSE);
  g_test_add_func ("/store/checks/old-schema", test_old_schema);
  return g_test_run ();
}
