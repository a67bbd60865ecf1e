/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/calendar.h"

#include "core/weekday.h"
#include "vectors.h"

static void
test_public_holidays (void)
{
  g_autoptr (JsonObject) root = vectors_load ("calendar.json");
  JsonObject *years = json_object_get_object_member (root, "public_holidays");
  g_autoptr (PfCalendar) calendar = vectors_new_calendar ('B');

  for (guint year = 2026; year <= 2027; year++) {
    g_autofree char *name = g_strdup_printf ("%u", year);
    JsonArray *days = json_object_get_array_member (years, name);
    guint n = 0;

    for (PfDate date = pf_date (year, 1, 1); date <= pf_date (year, 12, 31); date++) {
      if (pf_calendar_get_public_holiday (calendar, date) != NULL)
        g_assert_cmpuint (date, ==, vectors_date (json_array_get_string_element (days, n++)));
    }
    g_assert_cmpuint (n, ==, json_array_get_length (days));
  }
}

static void
test_alsace_moselle (void)
{
  g_autoptr (PfCalendar) calendar = pf_calendar_new ('B', TRUE);
  guint n = 0;

  for (PfDate date = pf_date (2026, 1, 1); date <= pf_date (2026, 12, 31); date++)
    n += pf_calendar_get_public_holiday (calendar, date) != NULL;
  g_assert_cmpuint (n, ==, 13);
  g_assert_cmpstr (
      pf_calendar_get_public_holiday (calendar, vectors_date ("2026-04-03")), ==, "good_friday");
  g_assert_cmpstr (
      pf_calendar_get_public_holiday (calendar, vectors_date ("2026-12-26")), ==, "saint_stephen");
}

/* Every day of every zone against the ranges of the file. */
static void
test_school_holidays (void)
{
  g_autoptr (JsonObject) root = vectors_load ("calendar.json");
  JsonArray *years = json_object_get_array_member (root, "years");

  for (const char *zone = "ABC"; *zone != '\0'; zone++) {
    g_autoptr (PfCalendar) calendar = vectors_new_calendar (*zone);

    for (guint i = 0; i < json_array_get_length (years); i++) {
      JsonObject *year = json_array_get_object_element (years, i);
      JsonArray *holidays = json_object_get_array_member (year, "holidays");
      PfDate last_day = vectors_date (vectors_get_text (year, "last_day"));
      PfDate date = vectors_date (vectors_get_text (year, "first_day"));

      for (; date <= last_day; date++) {
        const char *expected = NULL;
        PfHoliday holiday = { NULL, 0, 0 };

        for (guint j = 0; j < json_array_get_length (holidays); j++) {
          JsonObject *one = json_array_get_object_element (holidays, j);

          if (strchr (vectors_get_text (one, "zones"), *zone) != NULL &&
              date >= vectors_date (vectors_get_text (one, "from")) &&
              date <= vectors_date (vectors_get_text (one, "to")))
            expected = vectors_get_text (one, "name");
        }
        pf_calendar_find_holiday (calendar, date, &holiday);
        g_assert_cmpstr (holiday.name, ==, expected);
      }
    }
  }
}

static void
test_kinds (void)
{
  static const struct
  {
    const char *date;
    PfDayKind kind;
    const char *label;
    gboolean provisional;
  } cases[] = {
    { "2026-11-24", PF_DAY_KIND_SCHOOL, NULL, FALSE },
    { "2026-11-25", PF_DAY_KIND_WEDNESDAY, NULL, FALSE },
    { "2026-11-28", PF_DAY_KIND_WEEKEND, NULL, FALSE },
    { "2026-10-19", PF_DAY_KIND_HOLIDAY, "autumn", FALSE },
    { "2026-10-21", PF_DAY_KIND_HOLIDAY, "autumn", FALSE }, /* a Wednesday of holidays */
    { "2026-10-17", PF_DAY_KIND_WEEKEND, "autumn", FALSE },
    { "2026-11-11", PF_DAY_KIND_PUBLIC_HOLIDAY, "armistice", FALSE },  /* a Wednesday */
    { "2026-11-01", PF_DAY_KIND_PUBLIC_HOLIDAY, "all_saints", FALSE }, /* a Sunday of holidays */
    { "2026-05-15", PF_DAY_KIND_HOLIDAY, "ascension_bridge", FALSE },
    { "2026-07-03", PF_DAY_KIND_SCHOOL, NULL, FALSE },
    { "2026-07-06", PF_DAY_KIND_HOLIDAY, "summer", FALSE },
    { "2026-08-31", PF_DAY_KIND_HOLIDAY, "summer", FALSE },
    { "2026-09-01", PF_DAY_KIND_SCHOOL, NULL, FALSE },
    { "2027-08-31", PF_DAY_KIND_HOLIDAY, "summer", FALSE },
    { "2027-09-02", PF_DAY_KIND_SCHOOL, NULL, TRUE }, /* no such year in the file */
    { "2025-06-03", PF_DAY_KIND_SCHOOL, NULL, TRUE },
  };
  g_autoptr (PfCalendar) calendar = vectors_new_calendar ('B');

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (PfCalendarDay) day =
        pf_calendar_get_day (calendar, vectors_date (cases[i].date), NULL);

    g_test_message ("%s", cases[i].date);
    g_assert_cmpint (day->kind, ==, cases[i].kind);
    g_assert_cmpstr (day->label, ==, cases[i].label);
    g_assert_cmpint (day->provisional, ==, cases[i].provisional);
  }
}

static void
add_own (PfCalendar *calendar, const char *date, const char *site, PfDayKind kind)
{
  g_autoptr (PfCalendarDay) day = g_object_new (PF_TYPE_CALENDAR_DAY, NULL);

  day->date = vectors_date (date);
  day->kind = kind;
  day->label = g_strdup ("strike");
  g_strlcpy (day->site, site, PF_ID_SIZE);
  pf_calendar_add_day (calendar, day);
}

static void
test_own_days (void)
{
  g_autoptr (PfCalendar) calendar = vectors_new_calendar ('B');
  const PfDate date = vectors_date ("2026-11-24");
  const char *label;

  add_own (calendar, "2026-11-24", "a", PF_DAY_KIND_CLOSED);
  add_own (calendar, "2026-11-26", "", PF_DAY_KIND_CLOSED);
  add_own (calendar, "2026-11-26", "a", PF_DAY_KIND_SCHOOL);
  add_own (calendar, "2026-11-23", "", PF_DAY_KIND_HOLIDAY);

  g_assert_cmpint (pf_calendar_get_kind (calendar, date, "a", &label), ==, PF_DAY_KIND_CLOSED);
  g_assert_cmpstr (label, ==, "strike");
  g_assert_cmpint (pf_calendar_get_kind (calendar, date, "b", &label), ==, PF_DAY_KIND_SCHOOL);
  g_assert_null (label);
  g_assert_cmpint (pf_calendar_get_kind (calendar, date, NULL, NULL), ==, PF_DAY_KIND_SCHOOL);
  g_assert_cmpint (pf_calendar_get_kind (calendar, date + 2, "a", NULL), ==, PF_DAY_KIND_SCHOOL);
  g_assert_cmpint (pf_calendar_get_kind (calendar, date + 2, "b", NULL), ==, PF_DAY_KIND_CLOSED);
  g_assert_cmpuint (pf_calendar_get_traits (calendar, date + 2, "b"), ==, PF_DAY_TRAIT_CLOSURE);
  g_assert_cmpuint (
      pf_calendar_get_traits (calendar, date - 1, "a"), ==, PF_DAY_TRAIT_SCHOOL_HOLIDAY);
}

/* A closure within holidays is both, for who counts days. */
static void
test_traits (void)
{
  g_autoptr (PfCalendar) calendar = vectors_new_calendar ('B');

  add_own (calendar, "2026-12-24", "", PF_DAY_KIND_CLOSED);
  g_assert_cmpuint (pf_calendar_get_traits (calendar, vectors_date ("2026-12-24"), NULL),
                    ==,
                    PF_DAY_TRAIT_CLOSURE | PF_DAY_TRAIT_SCHOOL_HOLIDAY);
  g_assert_cmpuint (pf_calendar_get_traits (calendar, vectors_date ("2026-11-01"), NULL),
                    ==,
                    PF_DAY_TRAIT_PUBLIC_HOLIDAY | PF_DAY_TRAIT_SCHOOL_HOLIDAY |
                        PF_DAY_TRAIT_WEEKEND);
}

/* By golden number, epact and paschal moon instead (Knuth, The Art of Computer Programming,
 * 1.3.2, exercise 14).
 */
static PfDate
easter_by_epact (guint year)
{
  int golden = (int) year % 19;
  int century = (int) year / 100 + 1;
  int solar = 3 * century / 4 - 12;
  int lunar = (8 * century + 5) / 25 - 5;
  int sunday = 5 * (int) year / 4 - solar - 10;
  int epact = (11 * (golden + 1) + 20 + lunar - solar) % 30;
  int moon;

  if (epact < 0)
    epact += 30;
  if ((epact == 25 && golden + 1 > 11) || epact == 24)
    epact++;
  moon = 44 - epact;
  if (moon < 21)
    moon += 30;
  moon += 7 - (sunday + moon) % 7;
  return pf_date (year, 3, 1) + (PfDate) moon - 1;
}

static void
test_easter (void)
{
  for (guint year = 1900; year <= 2199; year++) {
    g_assert_cmpuint (pf_easter (year), ==, easter_by_epact (year));
    g_assert_cmpint (pf_date_get_weekday (pf_easter (year)), ==, PF_WEEKDAY_SUNDAY);
    g_assert_cmpuint (pf_easter (year), >=, pf_date (year, 3, 22));
    g_assert_cmpuint (pf_easter (year), <=, pf_date (year, 4, 25));
  }
  g_assert_cmpuint (pf_easter (2027), ==, vectors_date ("2027-03-28"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/calendar/public-holidays", test_public_holidays);
  g_test_add_func ("/calendar/alsace-moselle", test_alsace_moselle);
  g_test_add_func ("/calendar/school-holidays", test_school_holidays);
  g_test_add_func ("/calendar/kinds", test_kinds);
  g_test_add_func ("/calendar/own-days", test_own_days);
  g_test_add_func ("/calendar/traits", test_traits);
  g_test_add_func ("/calendar/easter", test_easter);
  return g_test_run ();
}
