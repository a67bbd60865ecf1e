/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/typed.h"

#include <string.h>

#include "core/text.h"

#define N_FRENCH_DIGITS 9
#define N_POSTAL_DIGITS 5
#define MIN_DIGITS 6
#define MAX_DIGITS 15
#define CENTURY 2000

/* ---- numbers */

/* The digits of @typed, a first "+" included; NULL where something else than separators is in it.
 */
static char *
take_digits (const char *typed)
{
  g_autoptr (GString) digits = g_string_new (NULL);

  for (const char *at = typed; *at != '\0'; at = g_utf8_next_char (at)) {
    gunichar c = g_utf8_get_char (at);

    if (g_ascii_isdigit (*at) || (c == '+' && digits->len == 0))
      g_string_append_c (digits, *at);
    else if (!g_unichar_isspace (c) && (c >= 0x80 || strchr (".-()/", (int) c) == NULL))
      return NULL;
  }
  return g_string_free (g_steal_pointer (&digits), FALSE);
}

/* What stands behind the country's number: the 0 of "+33 (0)6" is not dialled. */
static char *
build_french (const char *digits)
{
  const char *number = *digits == '0' ? digits + 1 : digits;

  if (strlen (number) != N_FRENCH_DIGITS || *number == '0')
    return NULL;
  return g_strconcat ("+33", number, NULL);
}

char *
pf_typed_phone (const char *typed)
{
  g_autofree char *digits = take_digits (typed);
  const char *number = digits;
  gsize n;

  if (digits == NULL)
    return NULL;
  if (g_str_has_prefix (number, "00"))
    number += 2;
  else if (*number == '+')
    number += 1;
  else
    return *number == '0' ? build_french (number) : NULL;
  if (g_str_has_prefix (number, "33"))
    return build_french (number + 2);
  n = strlen (number);
  return *number != '0' && n >= MIN_DIGITS && n <= MAX_DIGITS ? g_strconcat ("+", number, NULL)
                                                              : NULL;
}

char *
pf_typed_postal_code (const char *typed)
{
  g_autofree char *digits = take_digits (typed);

  if (digits == NULL || *digits == '+' || strlen (digits) != N_POSTAL_DIGITS)
    return NULL;
  return g_steal_pointer (&digits);
}

/* ---- days */

/* Folded as pf_text_fold() does. */
static const char *const months[12][2] = {
  { "janvier", "january" }, { "fevrier", "february" },  { "mars", "march" },
  { "avril", "april" },     { "mai", "may" },           { "juin", "june" },
  { "juillet", "july" },    { "aout", "august" },       { "septembre", "september" },
  { "octobre", "october" }, { "novembre", "november" }, { "decembre", "december" },
};

/* A number of at most @max, or 0. "1er" is 1. */
static guint
read_number (const char *word, guint max)
{
  guint64 number;
  g_autofree char *first =
      g_str_equal (word, "1er") || g_str_equal (word, "1st") ? g_strdup ("1") : g_strdup (word);

  return g_ascii_string_to_unsigned (first, 10, 1, max, &number, NULL) ? (guint) number : 0;
}

static guint
read_month (const char *word)
{
  for (guint i = 0; i < G_N_ELEMENTS (months); i++) {
    if (g_str_equal (word, months[i][0]) || g_str_equal (word, months[i][1]))
      return i + 1;
  }
  return read_number (word, G_N_ELEMENTS (months));
}

static guint
read_year (const char *word)
{
  gsize n = strlen (word);
  guint year = n == 2 || n == 4 ? read_number (word, 9999) : 0;

  return n == 2 && year > 0 ? CENTURY + year : year;
}

gboolean
pf_typed_date (const char *typed, PfDate *ret_date)
{
  g_autofree char *folded = pf_text_fold (typed);
  g_auto (GStrv) words = g_strsplit (folded, " ", -1);
  gboolean is_iso;
  PfDate date;

  if (g_strv_length (words) != 3)
    return FALSE;
  is_iso = strlen (words[0]) == 4;
  date = pf_date (read_year (words[is_iso ? 0 : 2]),
                  read_month (words[1]),
                  read_number (words[is_iso ? 2 : 0], 31));
  if (date == 0)
    return FALSE;
  *ret_date = date;
  return TRUE;
}
