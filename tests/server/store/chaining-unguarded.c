/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Control of chaining.c: nobody waits for anybody. The second to chain goes on from where the chain
 * ended before the first, and fails.
 */
#include "server/store/statements.h"

#define PF_STATEMENT_LOCK_CHAIN PF_STATEMENT_FIND_JOURNAL_HEAD
#include "chainers.h"
#undef PF_STATEMENT_LOCK_CHAIN

static void
test_at_once (void)
{
  if (!pf_demo_has_postgres ()) {
    g_test_skip ("no PF_TEST_POSTGRES");
    return;
  }
  g_assert_false (chain_at_once ());
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/chaining-unguarded/at-once", test_at_once);
  return g_test_run ();
}
