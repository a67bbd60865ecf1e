/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Control of gate.c: the same way out, but that nothing wipes what is cached. It stays on the disk.
 */
int guarded_main (int argc, char **argv);

#define main guarded_main
#include "gate.c"
#undef main

void __wrap_pf_cache_wipe (PfCache *cache);

void
__wrap_pf_cache_wipe (PfCache *)
{
}

static void
test_unguarded (Fixture *fixture, gconstpointer)
{
  const guint n_before = count_cached ();

  stay (fixture);
  pf_gate_sign_out (fixture->gate);
  close_gate (fixture);
  g_assert_cmpuint (count_cached (), ==, n_before + 1);
  open_gate (fixture);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/gate/unguarded", test_unguarded);
  return g_test_run ();
}
