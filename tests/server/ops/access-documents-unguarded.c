/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Control of access.c: the same matrix, but that a document is found whosever it is.
 */
#define pf_statements_of_documents pf_statements_of_open_documents
#include "server/store/statements-private.h"

/* The statement takes the account and the agent's mark, and looks at neither. */
#undef MAY_SEE
#define MAY_SEE(household) "($2 > CAST(0 AS bigint) AND $3 < 2)"
#include "../../../src/server/store/statements-documents.c"

/* Finds those statements in the place of the true ones. */
#include "../../../src/server/store/statements.c"

#include "server/ops/access-walk.h"

/* Families, and agents who see what is of the town alone, find what One and newcomers handed in. */
static void
test_unguarded (PfAccess *fixture, gconstpointer)
{
  g_assert_cmpuint (pf_access_try_all (fixture), >=, 20);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(driver, name)                                                                          \
  g_test_add ("/access-documents-unguarded/" name,                                                 \
              PfAccess,                                                                            \
              driver,                                                                              \
              pf_access_set_up,                                                                    \
              test_unguarded,                                                                      \
              pf_access_tear_down)
  ADD (&pf_sqlite_driver, "sqlite");
  if (pf_demo_has_postgres ())
    ADD (&pf_postgres_driver, "postgres");
  return g_test_run ();
}
