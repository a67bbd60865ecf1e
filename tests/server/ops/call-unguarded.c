/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Control of access.c and of the portal's second-factor.c: the same calls, but for the two guards
 * of a session. An agent without a second factor works, and whoever finds a session does what is
 * dangerous.
 */
#include "core/account.h"

static gboolean
has_always (const PfAccount *)
{
  return TRUE;
}

#define pf_account_has_second_factor has_always
#undef PF_PROOF_SPAN
#define PF_PROOF_SPAN G_MAXINT64
#include "../../../src/server/ops/call.c"
#undef pf_account_has_second_factor

#include "demo.h"

static guint
ask (PfDemo *demo, const char *method, const char *path, const char *token)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PfDb) db = pf_db_open (demo->driver, demo->path, PF_DB_WRITER, &error);
  PfRequest *request = pf_request_new ();
  g_autoptr (PfCall) call = pf_call_new (request);
  PfServices services = { 0 };

  g_assert_no_error (error);
  request->method = g_strdup (method);
  request->path = g_strdup (path);
  request->token = g_strdup (token);
  request->now = g_get_real_time ();
  call->services = &services;
  if (pf_call_prepare (call, db))
    pf_call_run (call, db);
  return call->reply.status;
}

static void
test_unguarded (gconstpointer driver)
{
  PfDemo *demo = pf_demo_new_on (driver);

  pf_demo_run (demo, "UPDATE account SET second_factor = 'none' WHERE id = 3");
  g_assert_cmpuint (ask (demo, "GET", "/v1/me/journal", "agent"), ==, 200);
  g_assert_cmpuint (ask (demo, "DELETE", "/v1/me/totp", "one"), ==, 204);
  pf_demo_free (demo);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/call-unguarded/sqlite", &pf_sqlite_driver, test_unguarded);
  if (pf_demo_has_postgres ())
    g_test_add_data_func ("/call-unguarded/postgres", &pf_postgres_driver, test_unguarded);
  return g_test_run ();
}
