/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Control of second-factor.c: the same server, which does not note which figures were used. Who
 * looks over a shoulder gets in too.
 */
#include "server/store/second-factors.h"

static gboolean
use_without_noting (PfDb *db, const char *account, gint64 step, gboolean *ret_fresh, GError **error)
{
  gboolean fresh;

  *ret_fresh = TRUE;
  return pf_store_use_totp_step (db, account, step, &fresh, error);
}

#define pf_store_use_totp_step use_without_noting
#include "../../src/server/ops/second-factor.c"
#undef pf_store_use_totp_step

#include "staffed-portal.h"

static void
test_used_twice (PfStaffed *self, gconstpointer)
{
  g_autofree char *token = pf_staffed_sign_in (self, "eve", NULL);
  g_auto (GStrv) codes = NULL;
  g_autofree char *secret = pf_staffed_set_app_up (self, token, &codes);
  g_autofree char *figures = pf_staffed_show (secret, 1);

  g_assert_cmpuint (pf_staffed_try_sign_in (self, "eve", figures), ==, 201);
  g_assert_cmpuint (pf_staffed_try_sign_in (self, "eve", figures), ==, 201);
}

int
main (int argc, char **argv)
{
  const PfStaffedVariant *variants;

  g_test_init (&argc, &argv, NULL);
  variants = pf_staffed_list_variants (FALSE);
  for (guint i = 0; variants[i].driver != NULL; i++) {
    g_autofree char *path =
        g_strdup_printf ("/second-factor-unguarded/%s", variants[i].driver->name);

    g_test_add (
        path, PfStaffed, &variants[i], pf_staffed_set_up, test_used_twice, pf_staffed_tear_down);
  }
  return g_test_run ();
}
