/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Control of access.c: the same matrix, but that the roles of an operation keep nobody out who is
 * signed in.
 */
#include "core/problem.h"

#define pf_problem_set(error, problem)                                                             \
  ((problem) == PF_PROBLEM_NOT_ALLOWED || (pf_problem_set) ((error), (problem)))
#include "../../../src/server/ops/call.c"
#undef pf_problem_set

#include "server/ops/access-walk.h"

/* Half of the operations, by most of those who are signed in. */
static void
test_unguarded (PfAccess *fixture, gconstpointer)
{
  g_assert_cmpuint (pf_access_try_all (fixture), >=, 300);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/access-roles-unguarded",
              PfAccess,
              &pf_sqlite_driver,
              pf_access_set_up,
              test_unguarded,
              pf_access_tear_down);
  return g_test_run ();
}
