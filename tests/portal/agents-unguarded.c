/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Control of agents.c: the same server, which does not count administrators. The last one steps
 * down, and nobody can make another.
 */
#include "server/store/agents.h"

static gboolean
is_never_last (PfDb *, const char *, gboolean *ret_last, GError **)
{
  *ret_last = FALSE;
  return TRUE;
}

#define pf_store_is_last_administrator is_never_last
#include "../../src/server/ops/agents.c"
#undef pf_store_is_last_administrator

#include "staffed-portal.h"

static void
test_none_left (PfStaffed *self, gconstpointer)
{
  g_autofree char *token = NULL;

  pf_staffed_forget_factor (self, ZOE);
  token = pf_staffed_sign_in (self, "zoe", NULL);
  pf_demo_run (self->demo, "UPDATE account SET second_factor = 'codes' WHERE id = 6");
  g_assert_cmpuint (
      pf_staffed_ask (
          self, "PATCH", "/v1/staff/agents/0000000000006", token, "{\"roles\":[\"billing\"]}"),
      ==,
      200);
  g_assert_cmpint (pf_staffed_count (self, "account WHERE roles LIKE '%administrator%'"), ==, 0);
}

int
main (int argc, char **argv)
{
  const PfStaffedVariant *variants;

  g_test_init (&argc, &argv, NULL);
  variants = pf_staffed_list_variants (FALSE);
  for (guint i = 0; variants[i].driver != NULL; i++) {
    g_autofree char *path = g_strdup_printf ("/agents-unguarded/%s", variants[i].driver->name);

    g_test_add (
        path, PfStaffed, &variants[i], pf_staffed_set_up, test_none_left, pf_staffed_tear_down);
  }
  return g_test_run ();
}
