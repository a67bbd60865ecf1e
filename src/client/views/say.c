/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/views/say.h"

#include <glib/gi18n.h>
#include <stdlib.h>
#include <string.h>

#include "core/text.h"

static const char *const weekdays[] = {
  N_ ("Monday"), N_ ("Tuesday"),  N_ ("Wednesday"), N_ ("Thursday"),
  N_ ("Friday"), N_ ("Saturday"), N_ ("Sunday"),
};

static const char *const short_weekdays[] = {
  N_ ("Mon"), N_ ("Tue"), N_ ("Wed"), N_ ("Thu"), N_ ("Fri"), N_ ("Sat"), N_ ("Sun"),
};

static const char *const months[] = {
  N_ ("January"),   N_ ("February"), N_ ("March"),    N_ ("April"),
  N_ ("May"),       N_ ("June"),     N_ ("July"),     N_ ("August"),
  N_ ("September"), N_ ("October"),  N_ ("November"), N_ ("December"),
};

const char *
pf_say_weekday_name (PfWeekday weekday)
{
  return weekday != PF_WEEKDAY_NONE ? _ (weekdays[weekday - PF_WEEKDAY_MONDAY]) : "";
}

static GDate
to_date (PfDate day)
{
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_julian (&date, day);
  return date;
}

static const char *
get_weekday (PfDate day)
{
  GDate date = to_date (day);

  return _ (weekdays[g_date_get_weekday (&date) - 1]);
}

static const char *
get_month (PfDate day)
{
  GDate date = to_date (day);

  return _ (months[g_date_get_month (&date) - 1]);
}

/* French has an ordinal for the first of a month, and for no other day. */
char *
pf_say_day_number (PfDate day)
{
  GDate date = to_date (day);
  guint number = g_date_get_day (&date);

  return number == 1 ? g_strdup (C_ ("day of the month", "1")) : g_strdup_printf ("%u", number);
}

char *
pf_say_weekday (PfDate day)
{
  return g_strdup (get_weekday (day));
}

char *
pf_say_short_weekday (PfDate day)
{
  GDate date = to_date (day);

  return g_strdup (_ (short_weekdays[g_date_get_weekday (&date) - 1]));
}

char *
pf_say_weekday_letter (PfDate day)
{
  g_autofree char *large = pf_say_first_large (get_weekday (day));

  return g_utf8_substring (large, 0, 1);
}

char *
pf_say_day (PfDate day)
{
  g_autofree char *number = pf_say_day_number (day);

  return g_strdup_printf (
      C_ ("weekday, day, month", "%s %s %s"), get_weekday (day), number, get_month (day));
}

char *
pf_say_short_day (PfDate day)
{
  g_autofree char *number = pf_say_day_number (day);

  return g_strdup_printf (C_ ("day, month", "%s %s"), number, get_month (day));
}

static char *
add_year (const char *words, PfDate day)
{
  GDate date = to_date (day);

  return g_strdup_printf (
      C_ ("day and month, year", "%s %u"), words, (guint) g_date_get_year (&date));
}

char *
pf_say_full_day (PfDate day)
{
  g_autofree char *words = pf_say_day (day);

  return add_year (words, day);
}

char *
pf_say_date (PfDate day)
{
  g_autofree char *words = pf_say_short_day (day);

  return add_year (words, day);
}

char *
pf_say_month (PfDate day)
{
  GDate date = to_date (day);
  g_autofree char *words = g_strdup_printf (
      C_ ("month, year", "%s %u"), get_month (day), (guint) g_date_get_year (&date));

  return pf_say_first_large (words);
}

char *
pf_say_range (PfDate from, PfDate to)
{
  GDate first = to_date (from);
  GDate last = to_date (to);
  g_autofree char *start = g_date_get_month (&first) == g_date_get_month (&last)
                               ? pf_say_day_number (from)
                               : pf_say_short_day (from);
  g_autofree char *end = pf_say_short_day (to);

  return g_strdup_printf (C_ ("range", "%s – %s"), start, end);
}

static char *
say_clock (guint hour, guint minute)
{
  if (minute == 0)
    return g_strdup_printf (C_ ("full hour", "%u:00"), hour);
  return g_strdup_printf (C_ ("hour, minutes", "%u:%02u"), hour, minute);
}

static GDateTime *
to_local (PfInstant instant, GTimeZone *zone)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (instant / G_TIME_SPAN_SECOND);

  return g_date_time_to_timezone (utc, zone);
}

char *
pf_say_time (PfInstant instant, GTimeZone *zone)
{
  g_autoptr (GDateTime) local = to_local (instant, zone);

  return say_clock ((guint) g_date_time_get_hour (local), (guint) g_date_time_get_minute (local));
}

char *
pf_say_clock (const char *text)
{
  return say_clock ((guint) strtoul (text, NULL, 10), (guint) strtoul (text + 3, NULL, 10));
}

char *
pf_say_hours (const char *starts, const char *ends)
{
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;

  if (starts == NULL || ends == NULL)
    return g_strdup ("");
  from = pf_say_clock (starts);
  to = pf_say_clock (ends);
  return g_strdup_printf (C_ ("range", "%s – %s"), from, to);
}

/* "tomorrow, Thursday 10"; a day further away is named with its month. */
static char *
say_near_day (PfDate day, PfDate today)
{
  static const char *const near[] = { N_ ("yesterday"), N_ ("today"), N_ ("tomorrow") };
  int distance = (int) day - (int) today;
  g_autofree char *number = NULL;

  if (abs (distance) > 1)
    return pf_say_day (day);
  number = pf_say_day_number (day);
  return g_strdup_printf (C_ ("tomorrow, weekday, day", "%s, %s %s"),
                          _ (near[distance + 1]),
                          get_weekday (day),
                          number);
}

char *
pf_say_moment (PfInstant instant, PfInstant now, GTimeZone *zone)
{
  g_autofree char *day =
      say_near_day (pf_instant_get_date (instant, zone), pf_instant_get_date (now, zone));
  g_autofree char *time = pf_say_time (instant, zone);

  return g_strdup_printf (C_ ("day, time", "%s at %s"), day, time);
}

char *
pf_say_deadline (PfInstant instant, PfInstant now, GTimeZone *zone)
{
  g_autoptr (GDateTime) local = to_local (instant, zone);

  if (g_date_time_get_hour (local) == 0 && g_date_time_get_minute (local) == 0)
    instant -= G_TIME_SPAN_MINUTE;
  return pf_say_moment (instant, now, zone);
}

char *
pf_say_delay (PfInstant from, PfInstant to)
{
  gint64 minutes = MAX (to - from, 0) / G_TIME_SPAN_MINUTE;
  int days = (int) (minutes / 1440);
  int hours = (int) (minutes / 60 % 24);

  if (days > 0)
    return g_strdup_printf (
        C_ ("days, hours, minutes", "%d d %d h %d min"), days, hours, (int) (minutes % 60));
  if (hours > 0)
    return g_strdup_printf (C_ ("hours, minutes", "%d h %d min"), hours, (int) (minutes % 60));
  return g_strdup_printf (C_ ("minutes", "%d min"), (int) minutes);
}

/* Thousands are set apart by what the language uses. */
static char *
say_euros (guint64 euros)
{
  if (euros < 1000)
    return g_strdup_printf ("%" G_GUINT64_FORMAT, euros);
  return g_strdup_printf ("%" G_GUINT64_FORMAT "%s%03" G_GUINT64_FORMAT,
                          euros / 1000,
                          C_ ("thousands separator", ","),
                          euros % 1000);
}

char *
pf_say_money (PfMoney cents)
{
  g_autofree char *euros = say_euros ((guint64) ABS (cents) / 100);

  return g_strdup_printf (C_ ("minus, euros, cents", "%s€%s.%02d"),
                          cents < 0 ? "−" : "",
                          euros,
                          (int) (ABS (cents) % 100));
}

char *
pf_say_first_large (const char *text)
{
  g_autofree char *first = g_utf8_substring (text, 0, MIN (g_utf8_strlen (text, -1), 1));
  g_autofree char *large = g_utf8_strup (first, -1);

  return g_strconcat (large, text + strlen (first), NULL);
}

char *
pf_say_first_small (const char *text)
{
  const char *second = *text != '\0' ? g_utf8_next_char (text) : text;
  g_autofree char *first = NULL;

  if (*second == '\0' || !g_unichar_islower (g_utf8_get_char (second)))
    return g_strdup (text);
  first = g_utf8_strdown (text, second - text);
  return g_strconcat (first, second, NULL);
}

const char *
pf_say_level (PfLevel level)
{
  static const char *const levels[] = {
    [PF_LEVEL_NONE] = NULL,
    [PF_LEVEL_TPS] = N_ ("Toddler class (TPS)"),
    [PF_LEVEL_PS] = N_ ("First nursery class (PS)"),
    [PF_LEVEL_MS] = N_ ("Middle nursery class (MS)"),
    [PF_LEVEL_GS] = N_ ("Last nursery class (GS)"),
    [PF_LEVEL_CP] = "CP",
    [PF_LEVEL_CE1] = "CE1",
    [PF_LEVEL_CE2] = "CE2",
    [PF_LEVEL_CM1] = "CM1",
    [PF_LEVEL_CM2] = "CM2",
  };

  return levels[level] != NULL ? _ (levels[level]) : NULL;
}

char *
pf_say_decimal (const char *decimal)
{
  const char *point = strchr (decimal, '.');
  g_autofree char *whole = say_euros (g_ascii_strtoull (decimal, NULL, 10));

  if (point == NULL)
    return g_steal_pointer (&whole);
  return g_strconcat (whole, C_ ("decimal point", "."), point + 1, NULL);
}

#define KILOBYTE 1000
#define MEGABYTE (1000 * KILOBYTE)

char *
pf_say_size (gsize bytes)
{
  gsize tenths = (bytes + MEGABYTE / 20) / (MEGABYTE / 10);
  g_autofree char *number =
      tenths % 10 == 0
          ? g_strdup_printf ("%" G_GSIZE_FORMAT, tenths / 10)
          : g_strdup_printf ("%" G_GSIZE_FORMAT ".%" G_GSIZE_FORMAT, tenths / 10, tenths % 10);
  g_autofree char *megabytes = pf_say_decimal (number);

  if (bytes < MEGABYTE) {
    /* Translators: a file's size */
    return g_strdup_printf (_ ("%u KB"), MAX ((guint) (bytes / KILOBYTE), 1));
  }
  /* Translators: a file's size */
  return g_strdup_printf (_ ("%s MB"), megabytes);
}

char *
pf_say_phone (const char *phone)
{
  return pf_text_phone (phone);
}
