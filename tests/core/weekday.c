/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/weekday.h"

#define FIRST_DAY 600000 /* in 1643 */
#define LAST_DAY 800000  /* in 2191 */

/* GDate knows weekdays and years; the ISO week is what strftime calls %G-%V. */
static void
test_against_glib (void)
{
  for (PfDate date = FIRST_DAY; date < LAST_DAY; date += 11) {
    guint month, day, iso_year;
    guint year = pf_date_get_year (date, &month, &day);
    guint week = pf_date_get_iso_week (date, &iso_year);
    g_autoptr (GDateTime) glib = g_date_time_new_utc ((int) year, (int) month, (int) day, 0, 0, 0);

    g_assert_cmpuint (pf_date (year, month, day), ==, date);
    g_assert_cmpint (pf_date_get_weekday (date), ==, g_date_time_get_day_of_week (glib));
    g_assert_cmpuint (week, ==, g_date_time_get_week_of_year (glib));
    g_assert_cmpuint (iso_year, ==, g_date_time_get_week_numbering_year (glib));
    g_assert_cmpuint (week, <=, pf_year_get_iso_weeks (iso_year));
  }
}

static void
test_long_years (void)
{
  static const guint years[] = { 2004, 2009, 2015, 2020, 2026, 2032 };
  guint n = 0;

  for (guint year = 2001; year <= 2033; year++) {
    if (pf_year_get_iso_weeks (year) == 53)
      g_assert_cmpuint (year, ==, years[n++]);
  }
  g_assert_cmpuint (n, ==, G_N_ELEMENTS (years));
}

static void
test_back_to (void)
{
  for (PfDate date = FIRST_DAY; date < FIRST_DAY + 7; date++)
    for (PfWeekday weekday = PF_WEEKDAY_MONDAY; weekday <= PF_WEEKDAY_SUNDAY; weekday++) {
      PfDate back = pf_date_back_to (date, weekday);

      g_assert_cmpint (pf_date_get_weekday (back), ==, weekday);
      g_assert_cmpuint (back, <=, date);
      g_assert_cmpuint (date - back, <, 7);
    }
}

static void
test_words (void)
{
  static const char *const school[] = { "MON", "TUE", "THU", "FRI", NULL };
  static const char *const odd[] = { "SUN", "mon", "", NULL };

  g_assert_cmpuint (pf_weekdays_parse (school), ==, 0x36);
  g_assert_cmpuint (pf_weekdays_parse (odd), ==, 0x80);
  g_assert_cmpuint (pf_weekdays_parse (NULL), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/weekday/against-glib", test_against_glib);
  g_test_add_func ("/weekday/long-years", test_long_years);
  g_test_add_func ("/weekday/back-to", test_back_to);
  g_test_add_func ("/weekday/words", test_words);
  return g_test_run ();
}
