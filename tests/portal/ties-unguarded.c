/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Control of ties.c: the same server, but for its look at how many households a child has. Noé, who
 * is of both already, gets a third.
 */
#include "core/guardian-tie.h"
#include "portal/queue-town.h"
#include "server/store/token-hash.h"

gboolean
pf_tie_may_link (gboolean, guint)
{
  return TRUE;
}

static void
test_third (PfPortal *portal, gconstpointer)
{
  g_autofree char *hash = pf_token_hash ("link");
  g_autofree char *sql =
      g_strdup_printf ("INSERT INTO guardian_invitation (household, email, first_name, last_name,"
                       " state, asked_at, expires_at, invited_by, token_hash, lives_elsewhere,"
                       " children) VALUES (1, 'paul@example.org', 'Paul', 'Martin', 'waiting', 1,"
                       " 4000000000000000, 1, '%s', 1, '[\"" DEMO_4 "\"]')",
                       hash);
  g_auto (PfQueueAnswer) answer = { 0 };

  pf_demo_run (portal->demo, sql);
  pf_queue_ask (portal, "paul", "POST", "invitations/link/acceptance", NULL, NULL, &answer);
  g_assert_cmpuint (answer.raw.status, ==, 204);
  pf_queue_decide (portal, "nina", 1, "{\"decision\":\"accept\"}", &answer);
  pf_queue_decide (portal, "nina", 4, "{\"decision\":\"accept\"}", &answer);
  g_assert_cmpuint (answer.raw.status, ==, 200);
  g_assert_cmpint (
      pf_portal_count (portal, "SELECT count(*) FROM household_child WHERE child = 4"), ==, 3);
}

int
main (int argc, char **argv)
{
  static const PfPortalTest tests[] = { { "third", test_third }, { NULL, NULL } };

  return pf_portal_run (argc, argv, "ties-unguarded", pf_queue_set_up, tests);
}
