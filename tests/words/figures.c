/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "words/figures.h"

#define NNBSP "\u202f"
#define NBSP "\u00a0"

static void
assert_words (char *words, const char *expected)
{
  g_autofree char *said = words;

  g_assert_cmpstr (said, ==, expected);
}

static void
test_day (void)
{
  assert_words (pf_words_day (PF_LANGUAGE_FRENCH, pf_date (2026, 12, 10)), "jeudi 10 décembre");
  assert_words (pf_words_day (PF_LANGUAGE_ENGLISH, pf_date (2026, 12, 10)), "Thursday 10 December");
  assert_words (pf_words_day (PF_LANGUAGE_FRENCH, pf_date (2028, 2, 29)), "mardi 29 février");
  assert_words (pf_words_day (PF_LANGUAGE_FRENCH, pf_date (2026, 10, 1)), "jeudi 1er octobre");
  assert_words (pf_words_day (PF_LANGUAGE_ENGLISH, pf_date (2026, 10, 1)), "Thursday 1 October");
}

static void
test_time (void)
{
  assert_words (pf_words_time (PF_LANGUAGE_FRENCH, 23, 59), "23" NBSP "h" NBSP "59");
  assert_words (pf_words_time (PF_LANGUAGE_FRENCH, 7, 5), "7" NBSP "h" NBSP "05");
  assert_words (pf_words_time (PF_LANGUAGE_FRENCH, 8, 0), "8" NBSP "h");
  assert_words (pf_words_time (PF_LANGUAGE_ENGLISH, 23, 59), "23:59");
  assert_words (pf_words_time (PF_LANGUAGE_ENGLISH, 8, 0), "8:00");
}

/* The end of 10 December in Paris is 23:00 UTC; in summer it is 22:00. */
static void
test_deadline (void)
{
  g_autoptr (GTimeZone) paris = g_time_zone_new_identifier ("Europe/Paris");
  PfInstant winter, summer, noon;

  g_assert_true (pf_instant_parse ("2026-12-10T23:00:00Z", &winter));
  g_assert_true (pf_instant_parse ("2026-07-09T22:00:00Z", &summer));
  g_assert_true (pf_instant_parse ("2026-12-10T11:00:00Z", &noon));
  assert_words (pf_words_deadline (PF_LANGUAGE_FRENCH, winter, paris),
                "jeudi 10 décembre à 23" NBSP "h" NBSP "59");
  assert_words (pf_words_deadline (PF_LANGUAGE_ENGLISH, summer, paris), "Thursday 9 July at 23:59");
  assert_words (pf_words_deadline (PF_LANGUAGE_FRENCH, noon, paris),
                "jeudi 10 décembre à 12" NBSP "h");
  assert_words (pf_words_moment (PF_LANGUAGE_ENGLISH, winter, paris), "Friday 11 December at 0:00");
}

static void
test_money (void)
{
  assert_words (pf_words_money (PF_LANGUAGE_FRENCH, 1840), "18,40" NBSP "€");
  assert_words (pf_words_money (PF_LANGUAGE_ENGLISH, 1840), "€18.40");
  assert_words (pf_words_money (PF_LANGUAGE_FRENCH, 0), "0,00" NBSP "€");
  assert_words (pf_words_money (PF_LANGUAGE_FRENCH, 5), "0,05" NBSP "€");
  assert_words (pf_words_money (PF_LANGUAGE_FRENCH, -1840), "−18,40" NBSP "€");
  assert_words (pf_words_money (PF_LANGUAGE_FRENCH, 123456789),
                "1" NNBSP "234" NNBSP "567,89" NBSP "€");
  assert_words (pf_words_money (PF_LANGUAGE_ENGLISH, 100000), "€1,000.00");
  assert_words (pf_words_money (PF_LANGUAGE_ENGLISH, G_MININT64), "−€92,233,720,368,547,758.08");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/figures/day", test_day);
  g_test_add_func ("/figures/time", test_time);
  g_test_add_func ("/figures/deadline", test_deadline);
  g_test_add_func ("/figures/money", test_money);
  return g_test_run ();
}
