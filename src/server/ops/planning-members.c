/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "server/ops/planning-members.h"

#include "core/text.h"

void
pf_member_write_name (GString *out, const char *name)
{
  if (out->len == 0 || out->str[out->len - 1] != '{')
    g_string_append_c (out, ',');
  g_string_append_c (out, '"');
  pf_text_write (out, name);
  pf_text_write (out, "\":");
}

void
pf_member_write_word (GString *out, const char *name, const char *word)
{
  pf_member_write_name (out, name);
  g_string_append_c (out, '"');
  pf_text_write (out, word);
  g_string_append_c (out, '"');
}

void
pf_member_write_number (GString *out, const char *name, gint64 value, gint64 absent)
{
  if (value == absent)
    return;
  pf_member_write_name (out, name);
  pf_text_write_integer (out, value);
}

void
pf_member_write_instant (GString *out, const char *name, PfInstant instant)
{
  char text[PF_INSTANT_SIZE];

  if (instant == 0)
    return;
  pf_instant_write (instant, text);
  pf_member_write_word (out, name, text);
}

void
pf_member_write_date (GString *out, const char *name, PfDate date)
{
  char text[PF_DATE_SIZE];

  pf_date_write (date, text);
  pf_member_write_word (out, name, text);
}
