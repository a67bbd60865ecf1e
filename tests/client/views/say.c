/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Days, hours, sums and delays in the source language; po/ has the others.
 */
#include "client/views/say.h"

#define NOW ((PfInstant) 1796838480 * G_USEC_PER_SEC) /* Wednesday 2026-12-09 18:48 in Paris */
#define MINUTES(n) ((n) *G_TIME_SPAN_MINUTE)

/* Takes @said (transfer full). */
static void
assert_said (char *said, const char *expected)
{
  g_assert_cmpstr (said, ==, expected);
  g_free (said);
}

static void
test_days (void)
{
  assert_said (pf_say_day (pf_date (2026, 12, 3)), "Thursday 3 December");
  assert_said (pf_say_short_day (pf_date (2026, 8, 1)), "1 August");
  assert_said (pf_say_weekday_letter (pf_date (2026, 12, 9)), "W");
  assert_said (pf_say_month (pf_date (2027, 1, 31)), "January 2027");
  assert_said (pf_say_range (pf_date (2026, 12, 14), pf_date (2026, 12, 18)), "14 – 18 December");
  assert_said (pf_say_range (pf_date (2026, 11, 30), pf_date (2026, 12, 4)),
               "30 November – 4 December");
}

static void
test_hours (void)
{
  assert_said (pf_say_hours ("07:30", "08:00"), "7:30 – 8:00");
  assert_said (pf_say_hours (NULL, "08:00"), "");
}

static void
test_money (void)
{
  static const struct
  {
    PfMoney cents;
    const char *said;
  } table[] = {
    { 0, "€0.00" },       { 5, "€0.05" },          { 1840, "€18.40" },      { -368, "−€3.68" },
    { 99999, "€999.99" }, { 123456, "€1,234.56" }, { 100000, "€1,000.00" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    assert_said (pf_say_money (table[i].cents), table[i].said);
}

static void
test_delays (void)
{
  assert_said (pf_say_delay (NOW, NOW + MINUTES (1752)), "1 d 5 h 12 min");
  assert_said (pf_say_delay (NOW, NOW + MINUTES (61)), "1 h 1 min");
  assert_said (pf_say_delay (NOW, NOW + MINUTES (1) - 1), "0 min");
  assert_said (pf_say_delay (NOW, NOW - MINUTES (5)), "0 min");
}

/* Midnight ends the day before; the summer hour counts. */
static void
test_moments (void)
{
  g_autoptr (GTimeZone) paris = g_time_zone_new_identifier ("Europe/Paris");
  PfInstant midnight = NOW + MINUTES (29 * 60 + 12);
  PfInstant summer;

  g_assert_true (pf_instant_parse ("2027-06-30T22:00:00Z", &summer));
  assert_said (pf_say_deadline (midnight, NOW, paris), "tomorrow, Thursday 10 at 23:59");
  assert_said (pf_say_moment (midnight, NOW, paris), "Friday 11 December at 0:00");
  assert_said (pf_say_moment (NOW - MINUTES (24 * 60), NOW, paris),
               "yesterday, Tuesday 8 at 18:48");
  assert_said (pf_say_time (NOW, paris), "18:48");
  assert_said (pf_say_deadline (summer, NOW, paris), "Wednesday 30 June at 23:59");
}

static void
test_dates (void)
{
  PfDate day = pf_date (2018, 5, 3);

  assert_said (pf_say_date (day), "3 May 2018");
  assert_said (pf_say_full_day (day), "Thursday 3 May 2018");
  assert_said (pf_say_short_weekday (day), "Thu");
  assert_said (pf_say_day_number (day), "3");
  assert_said (pf_say_clock ("16:30"), "16:30");
}

static void
test_decimals (void)
{
  assert_said (pf_say_decimal ("1124.50"), "1,124.50");
  assert_said (pf_say_decimal ("742"), "742");
}

static void
test_first_small (void)
{
  assert_said (pf_say_first_small ("Élève"), "élève");
  assert_said (pf_say_first_small ("CE2"), "CE2");
  assert_said (pf_say_first_small (""), "");
}

static void
test_first_large (void)
{
  assert_said (pf_say_first_large ("élève"), "Élève");
  assert_said (pf_say_first_large (""), "");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/say/days", test_days);
  g_test_add_func ("/say/dates", test_dates);
  g_test_add_func ("/say/decimals", test_decimals);
  g_test_add_func ("/say/first-small", test_first_small);
  g_test_add_func ("/say/hours", test_hours);
  g_test_add_func ("/say/money", test_money);
  g_test_add_func ("/say/delays", test_delays);
  g_test_add_func ("/say/moments", test_moments);
  g_test_add_func ("/say/first-large", test_first_large);
  return g_test_run ();
}
