/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/model/visit.h"

/* @years: their ids, the newest first; each begins on 1 September of the year in its id. */
static PfMe *
build_me (const char *const *years)
{
  PfMe *me = g_object_new (PF_TYPE_ME, NULL);

  for (gsize i = 0; years[i] != NULL; i++) {
    guint first = (guint) g_ascii_strtoull (years[i], NULL, 10);
    g_autofree char *name = g_strdup_printf ("%u-%u", first, first + 1);
    g_autoptr (PfSchoolYear) year = g_object_new (PF_TYPE_SCHOOL_YEAR,
                                                  "id",
                                                  years[i],
                                                  "name",
                                                  name,
                                                  "first-day",
                                                  pf_date (first, 9, 1),
                                                  NULL);

    g_list_store_append (me->school_years, year);
  }
  return me;
}

static void
count_cb (guint *n)
{
  ++*n;
}

/* The newest by itself; what the person chose stays for as long as it is not over. */
static void
test_school_year (void)
{
  static const char *const two[] = { "2027", "2026", NULL };
  static const char *const older[] = { "2026", NULL };
  static const char *const newer[] = { "2027", NULL };
  static const char *const none[] = { NULL };
  g_autoptr (PfMe) first = build_me (older);
  g_autoptr (PfMe) opened = build_me (two);
  g_autoptr (PfMe) turned = build_me (newer);
  g_autoptr (PfMe) unknown = build_me (none);
  g_autoptr (PfVisit) visit = pf_visit_new ("Valbourg", first);
  g_autoptr (PfVisit) later = pf_visit_new ("Valbourg", opened);
  guint n = 0;

  g_signal_connect_swapped (visit, "notify::school-year", G_CALLBACK (count_cb), &n);
  g_assert_cmpstr (pf_visit_get_school_year_name (visit), ==, "2026-2027");
  g_assert_cmpint (pf_visit_get_coming_first_day (visit), ==, 0);
  g_assert_cmpstr (pf_visit_get_school_year (later), ==, "2027");
  g_assert_cmpint (pf_visit_get_coming_first_day (later), ==, pf_date (2027, 9, 1));
  pf_visit_set_me (visit, opened);
  g_assert_cmpstr (pf_visit_get_school_year (visit), ==, "2026");
  g_assert_cmpuint (n, ==, 0);
  g_object_set (visit, "school-year", "2027", NULL);
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpstr (pf_visit_get_school_year_name (visit), ==, "2027-2028");
  g_object_set (visit, "school-year", "2026", NULL);
  pf_visit_set_me (visit, turned);
  g_assert_cmpstr (pf_visit_get_school_year (visit), ==, "2027");
  g_assert_cmpint (pf_visit_get_coming_first_day (visit), ==, 0);
  pf_visit_set_me (visit, unknown);
  g_assert_null (pf_visit_get_school_year (visit));
  g_assert_null (pf_visit_get_school_year_name (visit));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/visit/school-year", test_school_year);
  return g_test_run ();
}
