/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/school-year.h"

static void
test_days (void)
{
  static const struct
  {
    guint year, month, day, first;
  } cases[] = {
    { 2026, 9, 1, 2026 }, { 2026, 8, 31, 2025 }, { 2026, 12, 31, 2026 }, { 2027, 1, 1, 2026 },
    { 2027, 7, 4, 2026 }, { 2027, 8, 31, 2026 }, { 2028, 2, 29, 2027 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    PfDate date = pf_date (cases[i].year, cases[i].month, cases[i].day);

    g_assert_cmpint (pf_school_year_find_start (date), ==, pf_date (cases[i].first, 9, 1));
    g_assert_cmpint (pf_school_year_find_end (date), ==, pf_date (cases[i].first + 1, 8, 31));
  }
}

/* From the day on which its enrolments open, or its first of September, to its 31 August. */
static void
test_live (void)
{
  g_autoptr (PfSchoolYear) year = g_object_new (PF_TYPE_SCHOOL_YEAR,
                                                "first-day",
                                                pf_date (2026, 9, 2),
                                                "last-day",
                                                pf_date (2027, 7, 3),
                                                NULL);

  g_assert_false (pf_school_year_is_live (year, pf_date (2026, 8, 31)));
  g_assert_true (pf_school_year_is_live (year, pf_date (2026, 9, 1)));
  g_assert_true (pf_school_year_is_live (year, pf_date (2027, 8, 31)));
  g_assert_false (pf_school_year_is_live (year, pf_date (2027, 9, 1)));
  g_object_set (year, "enrolments-open-on", pf_date (2026, 5, 15), NULL);
  g_assert_false (pf_school_year_is_live (year, pf_date (2026, 5, 14)));
  g_assert_true (pf_school_year_is_live (year, pf_date (2026, 5, 15)));
  g_assert_false (pf_school_year_is_live (year, pf_date (2027, 9, 1)));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/school-year/days", test_days);
  g_test_add_func ("/school-year/live", test_live);
  return g_test_run ();
}
