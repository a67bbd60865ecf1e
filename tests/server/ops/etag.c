/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "server/ops/etag.h"

static void
test_named (void)
{
  static const char *const named[] = {
    "\"7\"", "W/\"7\"", "*", " \"7\" ", "\"6\", \"7\"", "\"6\",W/\"7\",\"8\"", "\"a,b\", \"7\"",
  };
  static const char *const others[] = {
    "", "7", "\"77\"", "\"7", "\"6\"", "W/7", "w/\"7\"", "\"6\", 7", "\", \"7\"", ",,,", "W/", "**",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (named); i++) {
    g_test_message ("%s", named[i]);
    g_assert_true (pf_etag_is_named (named[i], "\"7\""));
  }
  for (gsize i = 0; i < G_N_ELEMENTS (others); i++) {
    g_test_message ("%s", others[i]);
    g_assert_false (pf_etag_is_named (others[i], "\"7\""));
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/etag/named", test_named);
  return g_test_run ();
}
