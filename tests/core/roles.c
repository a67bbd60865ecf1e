/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/roles.h"

static void
test_words (void)
{
  static const char *const words[] = { "billing", "mayor", "family", NULL };

  g_assert_cmpuint (pf_roles_from_words (words), ==, PF_ROLE_BILLING | PF_ROLE_FAMILY);
  g_assert_cmpuint (pf_roles_from_words (NULL), ==, PF_ROLE_NONE);
}

/* Each agent's window locks, by the most careful of the roles. */
static void
test_lock_minutes (void)
{
  for (guint role = PF_ROLE_FRONT_DESK; role <= PF_ROLE_ADMINISTRATOR; role <<= 1) {
    const int minutes = pf_roles_get_lock_minutes (role);

    g_assert_cmpint (minutes, >=, 2);
    g_assert_cmpint (minutes, <=, 30);
    for (guint other = PF_ROLE_FRONT_DESK; other <= PF_ROLE_ADMINISTRATOR; other <<= 1)
      g_assert_cmpint (pf_roles_get_lock_minutes (role | other),
                       ==,
                       MIN (minutes, pf_roles_get_lock_minutes (other)));
  }
  g_assert_cmpint (pf_roles_get_lock_minutes (PF_ROLE_FAMILY), ==, 0);
  g_assert_cmpint (pf_roles_get_lock_minutes (PF_ROLE_FAMILY | PF_ROLE_ATTENDANCE), ==, 30);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/roles/words", test_words);
  g_test_add_func ("/roles/lock-minutes", test_lock_minutes);
  return g_test_run ();
}
