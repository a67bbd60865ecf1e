/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Control of household-changes.c: the same server, but for its look at the version that was seen.
 * What one agent refuses another accepts without knowing, and the household has moved.
 */
#include "portal/queue-town.h"
#include "server/ops/match.h"

#define CHANGE "staff/queue/" DEMO_4 "/decision"

gboolean
pf_call_check_match (PfCall *, int, GError **)
{
  return TRUE;
}

static void
test_pair (PfPortal *portal, gconstpointer)
{
  static const char seen[] = "If-Match: \"1\"\r\n";
  g_auto (PfQueueAnswer) answer = { 0 };

  pf_demo_run (portal->demo, "UPDATE household SET address_line1 = '12 rue Neuve' WHERE id = 22");
  pf_queue_decide (
      portal, "nina", 2, "{\"decision\":\"accept\",\"household\":\"" DEMO_2 "\"}", &answer);
  pf_queue_ask (
      portal, "nina", "POST", CHANGE, seen, "{\"decision\":\"refuse\",\"reason\":\"a\"}", &answer);
  g_assert_cmpuint (answer.raw.status, ==, 200);
  pf_queue_ask (portal, "omar", "POST", CHANGE, seen, "{\"decision\":\"accept\"}", &answer);
  g_assert_cmpuint (answer.raw.status, ==, 200);
  g_assert_cmpint (pf_portal_count (portal,
                                    "SELECT count(*) FROM household WHERE id = 2"
                                    " AND address_line1 = '12 rue Neuve'"),
                   ==,
                   1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/household-changes-unguarded/sqlite",
              PfPortal,
              &pf_sqlite_driver,
              pf_queue_set_up,
              test_pair,
              pf_portal_tear_down);
  if (pf_demo_has_postgres ())
    g_test_add ("/household-changes-unguarded/postgres",
                PfPortal,
                &pf_postgres_driver,
                pf_queue_set_up,
                test_pair,
                pf_portal_tear_down);
  return g_test_run ();
}
