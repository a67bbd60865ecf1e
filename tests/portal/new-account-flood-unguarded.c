/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Control of new-account-flood.c: the same server, which does not count what waits. All is kept.
 */
#include "server/store/account-applications.h"

static gboolean
count_nothing (PfDb *, gint64 *ret_bytes, GError **)
{
  *ret_bytes = 0;
  return TRUE;
}

#define pf_store_sum_unconfirmed_bytes count_nothing
#include "../../src/server/ops/account-applications.c"
#undef pf_store_sum_unconfirmed_bytes

#include "portal/flood.h"

static void
test_unbounded (PfNewAccounts *self, gconstpointer)
{
  g_auto (PfRawAnswer) answer = { 0 };

  g_assert_cmpuint (flood (self, &answer), ==, 5);
}

int
main (int argc, char **argv)
{
  static const PfNewAccountsVariant variants[] = {
    { .driver = &pf_sqlite_driver, .unconfirmed_bytes = BOUND },
    { .driver = &pf_postgres_driver, .unconfirmed_bytes = BOUND },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < (pf_demo_has_postgres () ? 2 : 1); i++) {
    g_autofree char *path =
        g_strdup_printf ("/new-account-flood-unguarded/%s", variants[i].driver->name);

    g_test_add (path,
                PfNewAccounts,
                &variants[i],
                pf_new_accounts_set_up,
                test_unbounded,
                pf_new_accounts_tear_down);
  }
  return g_test_run ();
}
