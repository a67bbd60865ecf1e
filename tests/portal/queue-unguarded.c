/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Control of queue-agents.c: the same server, but for its look at the version that was seen. Both
 * agents decide, and the family has two mails.
 */
#include "portal/queue-town.h"
#include "server/ops/match.h"

gboolean
pf_call_check_match (PfCall *, int, GError **)
{
  return TRUE;
}

static void
test_pair (PfPortal *portal, gconstpointer)
{
  g_assert_cmpuint (pf_queue_ask_both (portal, 412), ==, 0);
  g_assert_cmpint (pf_portal_count (portal, "SELECT count(*) FROM mail"), ==, 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/queue-unguarded/sqlite",
              PfPortal,
              &pf_sqlite_driver,
              pf_queue_set_up,
              test_pair,
              pf_portal_tear_down);
  if (pf_demo_has_postgres ())
    g_test_add ("/queue-unguarded/postgres",
                PfPortal,
                &pf_postgres_driver,
                pf_queue_set_up,
                test_pair,
                pf_portal_tear_down);
  return g_test_run ();
}
