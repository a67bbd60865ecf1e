/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Control of erasures.c: the same server, but for its look at what stands in the way. Bookings to
 * come are left to nobody.
 */
#include "core/erasure.h"
#include "portal/queue-town.h"
#include "server/jobs/eraser.h"

PfProblem
pf_erasure_find_hindrance (PfRoles, GListModel *)
{
  return PF_PROBLEM_NONE;
}

static void
test_left (PfPortal *portal, gconstpointer)
{
  g_auto (PfQueueAnswer) answer = { 0 };
  g_autoptr (PfEraser) eraser = NULL;

  pf_portal_prove (portal);
  pf_demo_run (portal->demo,
               "DELETE FROM adult WHERE id = 3; DELETE FROM booking_change; DELETE FROM booking;"
               "INSERT INTO booking (household, child, session, date, state, price_cents,"
               " booked_at) VALUES (1, 1, 1, '2099-01-02', 'booked', 350, 1)");
  pf_queue_ask (portal, "one", "DELETE", "me", NULL, NULL, &answer);
  g_assert_cmpuint (answer.raw.status, ==, 202);
  pf_queue_decide (portal, "nina", 4, "{\"decision\":\"accept\"}", &answer);
  g_assert_cmpuint (answer.raw.status, ==, 200);
  pf_demo_run (portal->demo, "UPDATE erasure_request SET erase_at = 2");
  eraser = pf_eraser_start (portal->demo->store, NULL);
  while (pf_portal_count (portal, "SELECT count(*) FROM erasure_request WHERE state = 'waiting'"))
    g_thread_yield ();
  g_assert_cmpint (pf_portal_count (portal,
                                    "SELECT count(*) FROM booking b WHERE b.date = '2099-01-02'"
                                    " AND NOT EXISTS (SELECT 1 FROM adult a"
                                    " WHERE a.household = b.household AND a.account IS NOT NULL)"),
                   ==,
                   1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/erasures-unguarded/sqlite",
              PfPortal,
              &pf_sqlite_driver,
              pf_queue_set_up,
              test_left,
              pf_portal_tear_down);
  if (pf_demo_has_postgres ())
    g_test_add ("/erasures-unguarded/postgres",
                PfPortal,
                &pf_postgres_driver,
                pf_queue_set_up,
                test_left,
                pf_portal_tear_down);
  return g_test_run ();
}
