/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/custody.h"

#include "core/local-time.h"
#include "vectors.h"

#define NOON 720
#define A PF_CUSTODY_SIDE_A
#define B PF_CUSTODY_SIDE_B

static PfCustody *
new_custody (PfCustodyPattern pattern, const char *anchor)
{
  PfCustody *custody = g_object_new (PF_TYPE_CUSTODY, NULL);

  custody->pattern = pattern;
  custody->anchor = anchor != NULL ? vectors_date (anchor) : 0;
  custody->side = A;
  return custody;
}

/* A letter for each day from @first on, at noon. */
static void
assert_days (PfCustody *custody, const char *first, const char *sides)
{
  g_autoptr (PfCalendar) calendar = vectors_new_calendar ('B');

  for (gsize i = 0; sides[i] != '\0'; i++) {
    PfDate day = vectors_date (first) + (PfDate) i;
    PfCustodySide side = pf_custody_side_on (custody, day, NOON, calendar, NULL, 0);

    g_test_message ("day %" G_GSIZE_FORMAT " from %s", i, first);
    g_assert_cmpint (side, ==, sides[i] == 'a' ? A : sides[i] == 'b' ? B : PF_CUSTODY_SIDE_NONE);
  }
}

/* 2026-11-02 is the Monday of ISO week 45. */
static void
test_patterns (void)
{
  static const struct
  {
    PfCustodyPattern pattern;
    const char *sides;
  } cases[] = {
    { PF_CUSTODY_PATTERN_FULL, "aaaaaaaaaaaaaaaaaaaaa" },
    { PF_CUSTODY_PATTERN_FORTNIGHT, "aaaaaaabbbbbbbaaaaaaa" },
    { PF_CUSTODY_PATTERN_ISO_EVEN, "bbbbbbbaaaaaaabbbbbbb" },
    { PF_CUSTODY_PATTERN_ISO_ODD, "aaaaaaabbbbbbbaaaaaaa" },
    { PF_CUSTODY_PATTERN_TWO_TWO_THREE, "aabbaaabbaabbbaabbaaa" },
    { PF_CUSTODY_PATTERN_TWO_TWO_FIVE_FIVE, "aabbaaaaabbbbbaabbaaa" },
    { PF_CUSTODY_PATTERN_DAYS, "abbabbbabbabbbabbabbb" },
    { PF_CUSTODY_PATTERN_FREE, "---------------------" },
  };
  static const char *const weekdays[] = { "MON", "THU", NULL };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (PfCustody) custody = new_custody (cases[i].pattern, "2026-11-02");

    custody->weekdays = g_strdupv ((char **) weekdays);
    assert_days (custody, "2026-11-02", cases[i].sides);
  }
}

/* Both weeks 53 of 2026 and 1 of 2027 are odd: the same side has a fortnight. */
static void
test_week_53 (void)
{
  g_autoptr (PfCustody) odd = new_custody (PF_CUSTODY_PATTERN_ISO_ODD, NULL);
  g_autoptr (PfCustody) fortnight = new_custody (PF_CUSTODY_PATTERN_FORTNIGHT, "2026-12-28");
  PfDate start = vectors_date ("2026-09-01");
  PfDate end = vectors_date ("2027-07-02");

  assert_days (odd,
               "2026-12-21",
               "bbbbbbb"
               "aaaaaaa"
               "aaaaaaa"
               "bbbbbbb");
  assert_days (fortnight,
               "2026-12-21",
               "bbbbbbb"
               "aaaaaaa"
               "bbbbbbb"
               "aaaaaaa");

  g_assert_cmpuint (pf_custody_find_repeat (odd, start, end), ==, vectors_date ("2027-01-04"));
  g_assert_cmpuint (pf_custody_find_repeat (odd, end, end + 365), ==, 0);
  g_assert_cmpuint (pf_custody_find_repeat (fortnight, start, end), ==, 0);
  odd->hand_over_weekday = PF_WEEKDAY_FRIDAY;
  g_assert_cmpuint (pf_custody_find_repeat (odd, start, end), ==, vectors_date ("2027-01-08"));
}

/* The week is that of the Friday on which it begins; a session before 16:30 is the other's. */
static void
test_hand_over (void)
{
  g_autoptr (PfCustody) even = new_custody (PF_CUSTODY_PATTERN_ISO_EVEN, NULL);
  g_autoptr (PfCustody) fortnight = new_custody (PF_CUSTODY_PATTERN_FORTNIGHT, "2026-11-11");
  const PfDate friday = vectors_date ("2026-11-13"); /* of ISO week 46 */

  even->hand_over_weekday = PF_WEEKDAY_FRIDAY;
  assert_days (even, "2026-11-11", "bbaaaaaaabbbbbbba");
  even->hand_over_time = g_strdup ("16:30");
  assert_days (even, "2026-11-11", "bbbaaaaaaabbbbbbba");
  g_assert_cmpint (pf_custody_side_on (even, friday, 989, NULL, NULL, 0), ==, B);
  g_assert_cmpint (pf_custody_side_on (even, friday, 990, NULL, NULL, 0), ==, A);
  g_assert_cmpint (pf_custody_side_on (even, friday + 7, 989, NULL, NULL, 0), ==, A);
  g_assert_cmpint (pf_custody_side_on (even, friday + 7, 990, NULL, NULL, 0), ==, B);

  /* The anchor is any day of the week that is A's. */
  fortnight->hand_over_weekday = PF_WEEKDAY_FRIDAY;
  assert_days (fortnight, "2026-11-04", "bbaaaaaaabbbbbbba");
}

static void
test_holidays (void)
{
  g_autoptr (PfCustody) halves = new_custody (PF_CUSTODY_PATTERN_FORTNIGHT, "2026-11-02");
  g_autoptr (PfCustody) weeks = new_custody (PF_CUSTODY_PATTERN_ISO_ODD, NULL);

  /* Autumn of 2026: 17 October to 1 November, the pattern being B's before and A's after. */
  halves->holidays = PF_CUSTODY_HOLIDAYS_HALVES;
  halves->even_years = A;
  assert_days (halves,
               "2026-10-16",
               "b"
               "aaaaaaaa"
               "bbbbbbbb"
               "a");
  halves->even_years = B;
  assert_days (halves,
               "2026-10-16",
               "b"
               "bbbbbbbb"
               "aaaaaaaa"
               "a");
  /* An odd year: winter of 2027, 20 February to 7 March. */
  assert_days (halves,
               "2027-02-20",
               "aaaaaaaa"
               "bbbbbbbb");
  /* Christmas of 2026 ends in 2027, and is of the year it began in. */
  assert_days (halves,
               "2026-12-19",
               "bbbbbbbb"
               "aaaaaaaa");

  /* Autumn of 2025, an odd year; two days at Ascension are too few to share. */
  weeks->holidays = PF_CUSTODY_HOLIDAYS_WEEKS;
  weeks->even_years = A;
  assert_days (weeks,
               "2025-10-18",
               "bbbbbbb"
               "aaaaaaa"
               "bb");
  assert_days (weeks, "2026-05-15", "bb");
}

static void
test_ranges (void)
{
  const PfDate day = vectors_date ("2026-11-02");
  const PfCustodyRange ranges[] = { { day, day + 9, B }, { day + 3, day + 3, A } };
  g_autoptr (PfCustody) free_pattern = new_custody (PF_CUSTODY_PATTERN_FREE, NULL);
  g_autoptr (PfCustody) full = new_custody (PF_CUSTODY_PATTERN_FULL, NULL);

#define SIDE(custody, after) pf_custody_side_on (custody, day + after, NOON, NULL, ranges, 2)
  g_assert_cmpint (SIDE (free_pattern, 0), ==, B);
  g_assert_cmpint (SIDE (free_pattern, 3), ==, A);
  g_assert_cmpint (SIDE (free_pattern, 9), ==, B);
  g_assert_cmpint (SIDE (free_pattern, 10), ==, PF_CUSTODY_SIDE_NONE);
  g_assert_cmpint (SIDE (full, 9), ==, B);
  g_assert_cmpint (SIDE (full, 10), ==, A);
}

static guint
count_errors (PfCustody *custody)
{
  g_autoptr (PfErrors) errors = pf_errors_new ();

  PF_RECORD_GET_CLASS (custody)->table->check (PF_RECORD (custody), errors);
  return pf_errors_get_n_errors (errors);
}

static void
test_check (void)
{
  static const PfCustodyPattern anchored[] = { PF_CUSTODY_PATTERN_FORTNIGHT,
                                               PF_CUSTODY_PATTERN_TWO_TWO_THREE,
                                               PF_CUSTODY_PATTERN_TWO_TWO_FIVE_FIVE };
  g_autoptr (PfCustody) days = new_custody (PF_CUSTODY_PATTERN_DAYS, NULL);
  g_autoptr (PfCustody) full = new_custody (PF_CUSTODY_PATTERN_FULL, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (anchored); i++) {
    g_autoptr (PfCustody) custody = new_custody (anchored[i], NULL);

    g_assert_cmpuint (count_errors (custody), ==, 1);
    custody->anchor = 1;
    g_assert_cmpuint (count_errors (custody), ==, 0);
    custody->side = PF_CUSTODY_SIDE_NONE;
    g_assert_cmpuint (count_errors (custody), ==, 1);
  }
  g_assert_cmpuint (count_errors (days), ==, 1);
  full->side = PF_CUSTODY_SIDE_NONE;
  g_assert_cmpuint (count_errors (full), ==, 0);
  full->holidays = PF_CUSTODY_HOLIDAYS_WEEKS;
  g_assert_cmpuint (count_errors (full), ==, 1);
}

static PfCustody *
new_random (void)
{
  static const char *const times[] = { NULL, "08:30", "16:30", "23:59" };
  static const char *const weekdays[] = { "MON", "THU", NULL };
  PfCustody *custody = g_object_new (PF_TYPE_CUSTODY, NULL);

  custody->pattern =
      (PfCustodyPattern) g_test_rand_int_range (PF_CUSTODY_PATTERN_FULL, PF_CUSTODY_PATTERN_FREE);
  custody->anchor = pf_date (2026, 1, 1) + (PfDate) g_test_rand_int_range (0, 600);
  custody->hand_over_weekday = (PfWeekday) g_test_rand_int_range (0, 8);
  custody->hand_over_time = g_strdup (times[g_test_rand_int_range (0, G_N_ELEMENTS (times))]);
  custody->weekdays = g_strdupv ((char **) weekdays);
  custody->holidays = (PfCustodyHolidays) g_test_rand_int_range (0, 3);
  custody->even_years = g_test_rand_int_range (0, 2) == 0 ? A : B;
  return custody;
}

/* Each moment is one side's; it changes within a day at the hour of the hand-over alone; and in
 * term an alternating pattern gives a fortnight's days in equal parts.
 */
static void
test_random (void)
{
  g_autoptr (PfCalendar) calendar = vectors_new_calendar ('C');

  for (guint i = 0; i < 5000; i++) {
    g_autoptr (PfCustody) custody = new_random ();
    PfDate day = pf_date (2025, 9, 1) + (PfDate) g_test_rand_int_range (0, 800);
    guint minute = (guint) g_test_rand_int_range (0, PF_MINUTES_PER_DAY);
    guint hand_over =
        custody->hand_over_time != NULL ? (guint) pf_day_time_parse (custody->hand_over_time) : 0;
    PfCustodySide side = pf_custody_side_on (custody, day, minute, calendar, NULL, 0);

    g_assert_true (side == A || side == B);
    g_assert_cmpint (
        side,
        ==,
        minute < hand_over
            ? pf_custody_side_on (custody, day - 1, PF_MINUTES_PER_DAY - 1, calendar, NULL, 0)
            : pf_custody_side_on (custody, day, hand_over, calendar, NULL, 0));
  }
}

static void
test_equal_parts (void)
{
  for (guint i = 0; i < 2000; i++) {
    g_autoptr (PfCustody) custody = new_random ();
    PfDate day = pf_date (2027, 2, 1) + (PfDate) g_test_rand_int_range (0, 300);
    guint n_a = 0;

    if (custody->pattern == PF_CUSTODY_PATTERN_FULL || custody->pattern == PF_CUSTODY_PATTERN_DAYS)
      continue;
    for (PfDate after = 0; after < 14; after++) {
      PfCustodySide side = pf_custody_side_on (custody, day + after, NOON, NULL, NULL, 0);
      PfCustodySide next = pf_custody_side_on (custody, day + after + 14, NOON, NULL, NULL, 0);

      n_a += side == A;
      g_assert_cmpint (side, ==, next);
      if (custody->pattern == PF_CUSTODY_PATTERN_FORTNIGHT)
        g_assert_cmpint (
            pf_custody_side_on (custody, day + after + 7, NOON, NULL, NULL, 0), !=, side);
    }
    g_assert_cmpuint (n_a, ==, 7);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/custody/patterns", test_patterns);
  g_test_add_func ("/custody/week-53", test_week_53);
  g_test_add_func ("/custody/hand-over", test_hand_over);
  g_test_add_func ("/custody/holidays", test_holidays);
  g_test_add_func ("/custody/ranges", test_ranges);
  g_test_add_func ("/custody/check", test_check);
  g_test_add_func ("/custody/random", test_random);
  g_test_add_func ("/custody/equal-parts", test_equal_parts);
  return g_test_run ();
}
