/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How long a session lasts that is used each hour. The control prolongs an agent's as a family's.
 */
#include "core/roles.h"

static const PfRoles staff = PF_ROLES_STAFF;

/* Whose sessions are not prolonged. */
static PfRoles unprolonged;

#undef PF_ROLES_STAFF
#define PF_ROLES_STAFF unprolonged
#include "../../../src/server/ops/sessions.c"

#include "demo.h"

#define BEGIN G_GINT64_CONSTANT (2000000000000000)

/* The small town's. */
#define ONE 1
#define AGENT 3

typedef struct
{
  PfDemo *demo;
  PfDb *db;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer driver)
{
  g_autoptr (GError) error = NULL;

  unprolonged = staff;
  fixture->demo = pf_demo_new_on (driver);
  fixture->db = pf_db_open (driver, fixture->demo->path, PF_DB_WRITER, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture, gconstpointer)
{
  pf_db_close (fixture->db);
  pf_demo_free (fixture->demo);
}

/* Whether the session is good for a call, whose use is noted before this returns. */
static gboolean
use (Fixture *fixture, const char *token, PfInstant now)
{
  PfWriter *writer = pf_store_get_writer (fixture->demo->store);
  PfServices services = { .writer = writer };
  PfRequest *request = pf_request_new ();
  g_autoptr (PfCall) call = pf_call_new (request);
  guint n_commits = pf_writer_get_n_commits (writer);

  request->method = g_strdup ("GET");
  request->path = g_strdup ("/v1/sessions");
  request->token = g_strdup (token);
  request->now = now;
  call->services = &services;
  if (!pf_call_prepare (call, fixture->db))
    return FALSE;
  while (pf_writer_get_n_commits (writer) == n_commits)
    g_thread_yield ();
  return TRUE;
}

/* The hours that a session of a whole day's work lasts. */
static guint
count_hours (Fixture *fixture, const char *token, guint account, gint64 span)
{
  g_autofree char *sql = g_strdup_printf (
      "UPDATE account_session SET signed_in_at = %" G_GINT64_FORMAT
      ", last_used_at = %" G_GINT64_FORMAT ", expires_at = %" G_GINT64_FORMAT " WHERE account = %u",
      BEGIN,
      BEGIN,
      BEGIN + span,
      account);
  guint n_hours = 1;

  pf_demo_run (fixture->demo, sql);
  while (n_hours <= 24 && use (fixture, token, BEGIN + n_hours * G_TIME_SPAN_HOUR))
    n_hours++;
  return n_hours;
}

static void
test_agent (Fixture *fixture, gconstpointer)
{
  g_assert_cmpuint (count_hours (fixture, "agent", AGENT, STAFF_SPAN), ==, 12);
}

/* Half a year from its last use. */
static void
test_family (Fixture *fixture, gconstpointer)
{
  const PfInstant used_at = BEGIN + 24 * G_TIME_SPAN_HOUR;

  g_assert_cmpuint (count_hours (fixture, "one", ONE, FAMILY_SPAN), >, 24);
  g_assert_true (use (fixture, "one", used_at + FAMILY_SPAN - 1));
  g_assert_false (use (fixture, "one", used_at + 2 * FAMILY_SPAN));
}

/* Control: an agent's is prolonged too, and outlasts the day. */
static void
test_unguarded (Fixture *fixture, gconstpointer)
{
  unprolonged = PF_ROLE_NONE;
  g_assert_cmpuint (count_hours (fixture, "agent", AGENT, STAFF_SPAN), >, 24);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD_ON(driver, name, function)                                                             \
  g_test_add ("/sessions/" name, Fixture, driver, set_up, function, tear_down)
#define ADD(name, function)                                                                        \
  ADD_ON (&pf_sqlite_driver, "sqlite/" name, function);                                            \
  if (pf_demo_has_postgres ())                                                                     \
  ADD_ON (&pf_postgres_driver, "postgres/" name, function)
  ADD ("agent", test_agent);
  ADD ("family", test_family);
  ADD ("unguarded", test_unguarded);
  return g_test_run ();
}
