/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/decimal.h"

#define MAX_WHOLE_DIGITS 10

gboolean
pf_decimal_parse (const char *text, PfDecimal *ret_value)
{
  PfDecimal value = 0;
  PfDecimal unit = PF_DECIMAL_ONE;
  guint digits = 0;

  for (; g_ascii_isdigit (*text); text++, digits++) {
    if (digits == MAX_WHOLE_DIGITS)
      return FALSE;
    value = value * 10 + (*text - '0');
  }
  if (digits == 0 || (*text != '.' && *text != '\0') || (*text == '.' && text[1] == '\0'))
    return FALSE;

  value *= PF_DECIMAL_ONE;
  if (*text == '.') {
    for (text++; g_ascii_isdigit (*text) && unit > 1; text++) {
      unit /= 10;
      value += (*text - '0') * unit;
    }
  }
  if (*text != '\0')
    return FALSE;
  *ret_value = value;
  return TRUE;
}

gsize
pf_decimal_write (PfDecimal self, char text[static PF_DECIMAL_SIZE])
{
  guint64 rest = self < 0 ? -(guint64) self : (guint64) self;
  guint64 decimals = rest % (guint64) PF_DECIMAL_ONE;
  gsize n = (gsize) g_snprintf (text,
                                PF_DECIMAL_SIZE,
                                "%s%" G_GUINT64_FORMAT,
                                self < 0 ? "-" : "",
                                rest / (guint64) PF_DECIMAL_ONE);

  if (decimals == 0)
    return n;
  n += (gsize) g_snprintf (
      text + n, PF_DECIMAL_SIZE - n, ".%0*" G_GUINT64_FORMAT, PF_DECIMAL_PLACES, decimals);
  while (text[n - 1] == '0')
    text[--n] = '\0';
  return n;
}
