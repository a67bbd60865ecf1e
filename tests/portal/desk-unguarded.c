/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Control of desk.c: the same server, but for its look at the version that was seen. Of two agents
 * who correct one address, the second undoes the first unseen.
 */
#include "portal/queue-town.h"
#include "server/ops/match.h"

#define CORRECTIONS "staff/adults/" DEMO_1 "/email-corrections"

gboolean
pf_call_check_match (PfCall *, int, GError **)
{
  return TRUE;
}

static void
correct (PfPortal *portal, const char *token, const char *email)
{
  g_autofree char *body =
      g_strdup_printf ("{\"email\":\"%s\",\"identity_check\":\"known_to_desk\"}", email);
  g_auto (PfQueueAnswer) answer = { 0 };

  pf_queue_ask (portal, token, "POST", CORRECTIONS, "If-Match: \"1\"\r\n", body, &answer);
  g_assert_cmpuint (answer.raw.status, ==, 200);
}

static void
test_pair (PfPortal *portal, gconstpointer)
{
  correct (portal, "nina", "eva@example.org");
  correct (portal, "omar", "evi@example.org");
  g_assert_cmpint (
      pf_portal_count (portal, "SELECT count(*) FROM mail WHERE kind = 'email_changed'"), ==, 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/desk-unguarded/sqlite",
              PfPortal,
              &pf_sqlite_driver,
              pf_queue_set_up,
              test_pair,
              pf_portal_tear_down);
  if (pf_demo_has_postgres ())
    g_test_add ("/desk-unguarded/postgres",
                PfPortal,
                &pf_postgres_driver,
                pf_queue_set_up,
                test_pair,
                pf_portal_tear_down);
  return g_test_run ();
}
