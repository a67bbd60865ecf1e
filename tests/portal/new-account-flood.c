/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What strangers send is bounded until they confirm their address: the disk is the families'.
 */
#include <string.h>

#include "portal/flood.h"

static void
test_bounded (PfNewAccounts *self, gconstpointer)
{
  g_auto (PfRawAnswer) answer = { 0 };
  g_autofree char *retry = NULL;

  g_assert_cmpuint (flood (self, &answer), ==, 3);
  pf_new_accounts_assert_problem (&answer, 503, "overloaded");
  retry = pf_raw_answer_get (&answer, "Retry-After");
  g_assert_cmpstr (retry, ==, "600");
  g_assert_cmpint (pf_new_accounts_count (self, "SELECT count(*) FROM account_application"), ==, 3);
  g_assert_cmpint (pf_new_accounts_count (self, "SELECT count(*) FROM document"), ==, 3);

  /* What is erased, or is a family's by now, makes room. */
  pf_demo_run (self->demo,
               "DELETE FROM mail; DELETE FROM account_application WHERE id = 1;"
               "DELETE FROM document WHERE id = 1");
  g_assert_cmpuint (flood (self, &answer), ==, 1);
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
    g_autofree char *path = g_strdup_printf ("/new-account-flood/%s", variants[i].driver->name);

    g_test_add (path,
                PfNewAccounts,
                &variants[i],
                pf_new_accounts_set_up,
                test_bounded,
                pf_new_accounts_tear_down);
  }
  return g_test_run ();
}
