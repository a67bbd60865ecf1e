/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Control of trusted-computers.c: the same server, which does not ask whose computer it is. Who
 * trusts one of their own gets in to any account whose password they know.
 */
#include "server/store/trusts.h"

static gboolean
find_whose_ever (PfDb *, const char *, const char *, PfInstant now, PfInstant *ret_until, GError **)
{
  *ret_until = now + 1;
  return TRUE;
}

#define pf_store_find_trust find_whose_ever
#include "../../src/server/ops/trust.c"
#undef pf_store_find_trust

#include "staffed-portal.h"

static void
test_any (PfStaffed *self, gconstpointer)
{
  g_autofree char *token = pf_staffed_sign_in (self, "eve", NULL);
  g_auto (GStrv) codes = NULL;
  g_autofree char *secret = pf_staffed_set_app_up (self, token, &codes);

  g_assert_cmpuint (pf_staffed_ask (self,
                                    "POST",
                                    "/v1/sessions",
                                    NULL,
                                    "{\"email\":\"eve@example.org\",\"password\":"
                                    "\"" STAFFED_PASSWORD
                                    "\",\"device_name\":\"test\",\"computer\":\"unknown\"}"),
                    ==,
                    201);
}

int
main (int argc, char **argv)
{
  const PfStaffedVariant *variants;

  g_test_init (&argc, &argv, NULL);
  variants = pf_staffed_list_variants (FALSE);
  for (guint i = 0; variants[i].driver != NULL; i++) {
    g_autofree char *path =
        g_strdup_printf ("/trusted-computers-unguarded/%s", variants[i].driver->name);

    g_test_add (path, PfStaffed, &variants[i], pf_staffed_set_up, test_any, pf_staffed_tear_down);
  }
  return g_test_run ();
}
