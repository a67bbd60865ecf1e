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

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/erasure/last-day", test_last_day);
  return g_test_run ();
}
