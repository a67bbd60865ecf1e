/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Control of proofs-of-address.c: the same server, which does not look at the town's list. What the
 * town does not take is handed in, and asked for.
 */
#include "core/account-application.h"
#include "core/proof-of-address.h"
#include "portal/queue-town.h"

gboolean
pf_proof_is_accepted (GStrv, PfDocumentKind kind)
{
  return pf_proof_is_of_address (kind);
}

static void
test_refused (PfPortal *portal, gconstpointer)
{
  g_autofree char *id = NULL;
  g_auto (PfQueueAnswer) answer = { 0 };

  pf_demo_run (portal->demo,
               "UPDATE portal SET proofs_of_address = '[\"lease\"]', version = version + 1");
  id = pf_queue_hand_in (portal, "paul", PF_QUEUE_PAUL);
  g_assert_nonnull (id);
  pf_queue_decide (portal,
                   "nina",
                   1,
                   "{\"decision\":\"ask\",\"reason\":\"Illisible.\","
                   "\"documents\":[\"lodging_certificate\"]}",
                   &answer);
  g_assert_cmpuint (answer.raw.status, ==, 200);
}

int
main (int argc, char **argv)
{
  static const PfPortalTest tests[] = { { "refused", test_refused }, { NULL, NULL } };

  return pf_portal_run (argc, argv, "proofs-of-address-unguarded", pf_queue_set_up, tests);
}
