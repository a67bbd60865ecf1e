/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "words/figures.h"

#include <glib/gi18n.h>

#include "words/words.h"

static const char *const weekdays[] = {
  NULL,          N_ ("Monday"),   N_ ("Tuesday"), N_ ("Wednesday"), N_ ("Thursday"),
  N_ ("Friday"), N_ ("Saturday"), N_ ("Sunday")
};

static const char *const months[] = {
  NULL,           N_ ("January"),  N_ ("February"), N_ ("March"),  N_ ("April"),
  N_ ("May"),     N_ ("June"),     N_ ("July"),     N_ ("August"), N_ ("September"),
  N_ ("October"), N_ ("November"), N_ ("December")
};

char *
pf_words_day (PfLanguage language, PfDate day)
{
  g_autofree char *number = NULL;
  GDate date;

  g_return_val_if_fail (g_date_valid_julian (day), NULL);
  g_date_clear (&date, 1);
  g_date_set_julian (&date, day);
  /* Translators: the first day of a month, as in “1 January” */
  number = g_date_get_day (&date) == 1 ? g_strdup (pf_words (language, "1"))
                                       : g_strdup_printf ("%u", g_date_get_day (&date));
  /* Translators: weekday, number, month, as in “Thursday 10 December” */
  return g_strdup_printf (pf_words (language, "%1$s %2$s %3$s"),
                          pf_words (language, weekdays[g_date_get_weekday (&date)]),
                          number,
                          pf_words (language, months[g_date_get_month (&date)]));
}

char *
pf_words_time (PfLanguage language, guint hour, guint minute)
{
  if (minute == 0)
    /* Translators: a full hour */
    return g_strdup_printf (pf_words (language, "%u:00"), hour);
  /* Translators: hour and minute */
  return g_strdup_printf (pf_words (language, "%1$u:%2$02u"), hour, minute);
}

static GDateTime *
build_local_time (PfInstant instant, GTimeZone *zone)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (instant / G_TIME_SPAN_SECOND);

  return g_date_time_to_timezone (time, zone);
}

static char *
write_moment (PfLanguage language, GDateTime *moment)
{
  g_autofree char *day = pf_words_day (language,
                                       pf_date ((guint) g_date_time_get_year (moment),
                                                (guint) g_date_time_get_month (moment),
                                                (guint) g_date_time_get_day_of_month (moment)));
  g_autofree char *time = pf_words_time (
      language, (guint) g_date_time_get_hour (moment), (guint) g_date_time_get_minute (moment));

  /* Translators: day and time, as in “Thursday 10 December at 7:30” */
  return g_strdup_printf (pf_words (language, "%1$s at %2$s"), day, time);
}

char *
pf_words_moment (PfLanguage language, PfInstant instant, GTimeZone *zone)
{
  g_autoptr (GDateTime) moment = build_local_time (instant, zone);

  return write_moment (language, moment);
}

char *
pf_words_deadline (PfLanguage language, PfInstant instant, GTimeZone *zone)
{
  g_autoptr (GDateTime) moment = build_local_time (instant, zone);
  g_autoptr (GDateTime) before = g_date_time_add_minutes (moment, -1);
  gboolean midnight = g_date_time_get_hour (moment) == 0 && g_date_time_get_minute (moment) == 0;

  return write_moment (language, midnight ? before : moment);
}

/* Groups of three, from the right. */
static void
append_grouped (GString *text, guint64 number, const char *separator)
{
  g_autofree char *digits = g_strdup_printf ("%" G_GUINT64_FORMAT, number);
  gsize length = strlen (digits);

  for (gsize i = 0; i < length; i++) {
    if (i > 0 && (length - i) % 3 == 0)
      g_string_append (text, separator);
    g_string_append_c (text, digits[i]);
  }
}

char *
pf_words_money (PfLanguage language, PfMoney cents)
{
  static const struct
  {
    const char *thousands, *decimal;
  } marks[PF_N_LANGUAGES] = {
    [PF_LANGUAGE_FRENCH] = { "\u202f", "," },
    [PF_LANGUAGE_ENGLISH] = { ",", "." },
  };
  guint64 size = cents < 0 ? -(guint64) cents : (guint64) cents;
  g_autoptr (GString) sum = g_string_new (NULL);
  g_autofree char *euros = NULL;

  g_return_val_if_fail (language < PF_N_LANGUAGES, NULL);
  append_grouped (sum, size / 100, marks[language].thousands);
  g_string_append_printf (sum, "%s%02u", marks[language].decimal, (guint) (size % 100));
  /* Translators: a sum of money */
  euros = g_strdup_printf (pf_words (language, "€%s"), sum->str);
  return g_strconcat (cents < 0 ? "−" : "", euros, NULL);
}
