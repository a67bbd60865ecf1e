/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Control of own-household.c: the same server, but for its look at who is a guardian, and at which
 * children are there. Who only pays says that all is right, and a child is there twice.
 */
#include "core/new-child.h"
#include "portal/own-household.h"
#include "server/store/families.h"

gboolean
pf_store_check_guardian (PfDb *, const char *, const char *, GError **)
{
  return TRUE;
}

PfChild *
pf_new_child_find_same (const PfNewChild *, GListModel *)
{
  return NULL;
}

static void
test_payer (PfPortal *portal, gconstpointer)
{
  g_auto (PfQueueAnswer) answer = { 0 };

  pf_queue_ask (portal, "luke", "POST", OF_PAUL "/confirmations", NULL, CONFIRMATION, &answer);
  g_assert_cmpuint (answer.raw.status, ==, 200);
  pf_queue_ask (portal, "nour", "POST", OF_PAUL "/children", NULL, LEA, &answer);
  g_assert_cmpuint (answer.raw.status, ==, 201);
}

static void
test_twice (PfPortal *portal, gconstpointer)
{
  g_auto (PfQueueAnswer) answer = { 0 };

  for (guint i = 0; i < 2; i++)
    pf_queue_ask (portal, "paul", "POST", OF_PAUL "/children", NULL, LEA, &answer);
  g_assert_cmpuint (answer.raw.status, ==, 201);
  g_assert_cmpint (
      pf_portal_count (portal, "SELECT count(*) FROM household_child WHERE household = 21"), ==, 2);
}

int
main (int argc, char **argv)
{
  static const PfPortalTest tests[] = { { "payer", test_payer },
                                        { "twice", test_twice },
                                        { NULL, NULL } };

  return pf_portal_run (argc, argv, "own-household-unguarded", own_household_set_up, tests);
}
