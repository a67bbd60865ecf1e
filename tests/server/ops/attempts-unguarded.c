/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Control of attempts.c: the same counts, but for the owner's own. Who guesses from many addresses
 * locks them out for as long as it pleases them.
 */
#include "server/ops/known-addresses.h"

static gboolean
knows_none (PfKnownAddresses *, const char *, const char *)
{
  return FALSE;
}

#define pf_known_addresses_has knows_none
#include "../../../src/server/ops/attempts.c"
#undef pf_known_addresses_has

#include "siege.h"

static void
test_owner (void)
{
  PfSiege siege = { .n_addresses = 1000, .span = G_TIME_SPAN_SECOND, .owner_is_known = TRUE };

  pf_siege_run (&siege, 24);
  g_assert_cmpuint (siege.n_owner_refused, ==, 23);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/attempts-unguarded/owner", test_owner);
  return g_test_run ();
}
