/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/local-time.h"

static void
test_instants (void)
{
  static const struct
  {
    const char *zone, *day;
    guint minute;
    const char *instant;
  } cases[] = {
    { "Europe/Paris", "2026-11-24", 600, "2026-11-24T09:00:00Z" },
    { "Europe/Paris", "2026-07-01", 600, "2026-07-01T08:00:00Z" },
    { "Europe/Paris", "2026-11-24", 1440, "2026-11-24T23:00:00Z" },
    { "Europe/Paris", "2026-03-29", 119, "2026-03-29T00:59:00Z" },
    { "Europe/Paris", "2026-03-29", 120, "2026-03-29T01:00:00Z" }, /* 02:00 to 03:00 is skipped */
    { "Europe/Paris", "2026-03-29", 150, "2026-03-29T01:00:00Z" },
    { "Europe/Paris", "2026-03-29", 179, "2026-03-29T01:00:00Z" },
    { "Europe/Paris", "2026-03-29", 180, "2026-03-29T01:00:00Z" },
    { "Europe/Paris", "2026-10-25", 119, "2026-10-24T23:59:00Z" },
    { "Europe/Paris", "2026-10-25", 120, "2026-10-25T01:00:00Z" }, /* 02:00 to 03:00 is twice */
    { "Europe/Paris", "2026-10-25", 150, "2026-10-25T01:30:00Z" },
    { "Europe/Paris", "2026-10-25", 180, "2026-10-25T02:00:00Z" },
    { "Europe/Paris", "2026-10-25", 1440, "2026-10-25T23:00:00Z" },
    { "Indian/Reunion", "2026-03-29", 150, "2026-03-28T22:30:00Z" },
    { "Indian/Reunion", "2026-03-29", 1440, "2026-03-29T20:00:00Z" },
    { "America/Martinique", "2026-10-25", 150, "2026-10-25T06:30:00Z" },
    { "America/Martinique", "2026-10-25", 1440, "2026-10-26T04:00:00Z" },
    { "Australia/Lord_Howe", "2026-10-04", 135, "2026-10-03T15:30:00Z" }, /* a gap of 30 min */
    { "Australia/Lord_Howe", "2026-04-05", 105, "2026-04-04T15:15:00Z" },
    { "Europe/Dublin", "2026-10-25", 90, "2026-10-25T01:30:00Z" }, /* winter is its "summer" */
    { "Pacific/Apia", "2011-12-30", 720, "2011-12-30T10:00:00Z" }, /* a whole day skipped */
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GTimeZone) zone = g_time_zone_new_identifier (cases[i].zone);
    char text[PF_INSTANT_SIZE];
    PfDate day;

    g_assert_nonnull (zone);
    g_assert_true (pf_date_parse (cases[i].day, &day));
    pf_instant_write (pf_local_instant (day, cases[i].minute, zone), text);
    g_test_message ("%s %s %u", cases[i].zone, cases[i].day, cases[i].minute);
    g_assert_cmpstr (text, ==, cases[i].instant);
  }
}

/* What clocks in @zone show at that instant, in minutes since @day began. */
static gint64
read_clock (PfInstant instant, PfDate day, GTimeZone *zone)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (instant / G_TIME_SPAN_SECOND);
  g_autoptr (GDateTime) local = g_date_time_to_timezone (utc, zone);

  return ((gint64) pf_instant_get_date (instant, zone) - day) * PF_MINUTES_PER_DAY +
         g_date_time_get_hour (local) * 60 + g_date_time_get_minute (local);
}

/* Either clocks show that time then, and not again later; or they skip it right then. */
static void
test_random (void)
{
  static const char *const names[] = {
    "Europe/Paris",  "Indian/Reunion",      "America/Martinique", "America/Miquelon",
    "Europe/Dublin", "Australia/Lord_Howe", "Africa/Casablanca",
  };

  for (guint n = 0; n < 6000; n++) {
    g_autoptr (GTimeZone) zone =
        g_time_zone_new_identifier (names[g_test_rand_int_range (0, G_N_ELEMENTS (names))]);
    PfDate day = pf_date (2020, 1, 1) + (PfDate) g_test_rand_int_range (0, 6000);
    gint64 minute = g_test_rand_int_range (0, PF_MINUTES_PER_DAY + 1);
    PfInstant instant = pf_local_instant (day, (guint) minute, zone);
    gint64 shown = read_clock (instant, day, zone);

    if (shown == minute) {
      for (gint64 later = 30; later <= 120; later += 30)
        g_assert_cmpint (read_clock (instant + later * G_TIME_SPAN_MINUTE, day, zone), >, minute);
    } else {
      g_assert_cmpint (shown, >, minute);
      g_assert_cmpint (read_clock (instant - 1, day, zone), <, minute);
    }
  }
}

static void
test_day_times (void)
{
  static const char *const wrong[] = { "", "9:00", "09:60", "24:01", "0900", "09:00 ", "ab:cd" };

  g_assert_cmpint (pf_day_time_parse ("00:00"), ==, 0);
  g_assert_cmpint (pf_day_time_parse ("09:05"), ==, 545);
  g_assert_cmpint (pf_day_time_parse ("23:59"), ==, 1439);
  g_assert_cmpint (pf_day_time_parse ("24:00"), ==, 1440);
  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    g_assert_cmpint (pf_day_time_parse (wrong[i]), ==, -1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/local-time/instants", test_instants);
  g_test_add_func ("/local-time/random", test_random);
  g_test_add_func ("/local-time/day-times", test_day_times);
  return g_test_run ();
}
