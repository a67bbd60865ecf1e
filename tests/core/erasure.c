/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/erasure.h"

/* A month is the calendar's, and ends where it has no such day. */
static void
test_last_day (void)
{
  static const struct
  {
    guint from[3], to[3];
  } cases[] = {
    { { 2026, 11, 28 }, { 2026, 12, 28 } }, { { 2026, 12, 31 }, { 2027, 1, 31 } },
    { { 2027, 1, 31 }, { 2027, 2, 28 } },   { { 2028, 1, 30 }, { 2028, 2, 29 } },
    { { 2028, 2, 29 }, { 2028, 3, 29 } },   { { 2026, 5, 31 }, { 2026, 6, 30 } },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    const guint *from = cases[i].from;
    const guint *to = cases[i].to;

    g_assert_cmpuint (pf_erasure_get_last_day (pf_date (from[0], from[1], from[2])),
                      ==,
                      pf_date (to[0], to[1], to[2]));
  }
}

static void
add (GListStore *households, gboolean only_guardian, int n_to_come)
{
  g_autoptr (PfErasureHousehold) household = g_object_new (
      PF_TYPE_ERASURE_HOUSEHOLD, "only-guardian", only_guardian, "n-to-come", n_to_come, NULL);

  g_list_store_append (households, household);
}

/* One household that would be left alone with its bookings is enough. */
static void
test_hindrance (void)
{
  static const struct
  {
    PfRoles roles;
    gboolean only_guardian;
    int n_to_come;
    PfProblem hindrance;
  } cases[] = {
    { PF_ROLE_FAMILY, TRUE, 0, PF_PROBLEM_NONE },
    { PF_ROLE_FAMILY, FALSE, 3, PF_PROBLEM_NONE },
    { PF_ROLE_FAMILY, TRUE, 1, PF_PROBLEM_BOOKINGS_TO_COME },
    { PF_ROLE_FAMILY | PF_ROLE_BILLING, FALSE, 0, PF_PROBLEM_AGENTS_ADDRESS },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GListStore) households = g_list_store_new (PF_TYPE_ERASURE_HOUSEHOLD);

    add (households, FALSE, 2);
    add (households, cases[i].only_guardian, cases[i].n_to_come);
    g_assert_cmpint (pf_erasure_find_hindrance (cases[i].roles, G_LIST_MODEL (households)),
                     ==,
                     cases[i].hindrance);
  }
}

static void
test_delay (void)
{
  PfDate last = pf_date (2026, 12, 28);

  g_assert_cmpint (pf_erasure_get_delay (last, last - 8), ==, PF_ERASURE_DELAY_FAR);
  g_assert_cmpint (pf_erasure_get_delay (last, last - 7), ==, PF_ERASURE_DELAY_NEAR);
  g_assert_cmpint (pf_erasure_get_delay (last, last), ==, PF_ERASURE_DELAY_NEAR);
  g_assert_cmpint (pf_erasure_get_delay (last, last + 1), ==, PF_ERASURE_DELAY_PAST);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/erasure/last-day", test_last_day);
  g_test_add_func ("/erasure/hindrance", test_hindrance);
  g_test_add_func ("/erasure/delay", test_delay);
  return g_test_run ();
}
