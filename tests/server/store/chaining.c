/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Two servers chain one journal at the same time: one after the other.
 */
#include "chainers.h"

static void
test_at_once (void)
{
  if (!pf_demo_has_postgres ()) {
    g_test_skip ("no PF_TEST_POSTGRES");
    return;
  }
  g_assert_true (chain_at_once ());
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/chaining/at-once", test_at_once);
  return g_test_run ();
}
