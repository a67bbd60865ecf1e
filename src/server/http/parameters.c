/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "server/http/parameters.h"

#include <string.h>

#define UTF8 "UTF-8''"

static const char *
skip_blanks (const char *at)
{
  return at + strspn (at, " \t");
}

/* Past the text that begins at @at, which is added to @out (nullable). */
static const char *
take_text (const char *at, GString *out)
{
  gboolean quoted = *at == '"';

  if (quoted)
    at++;
  while (*at != '\0' && (quoted ? *at != '"' : strchr ("; \t", *at) == NULL)) {
    if (quoted && at[0] == '\\' && at[1] == '"')
      at++;
    g_string_append_c (out, *at++);
  }
  return quoted && *at == '"' ? at + 1 : at;
}

char *
pf_parameters_get (const char *value, const char *name)
{
  g_autoptr (GString) text = g_string_new (NULL);
  const char *at = value + strcspn (value, ";");

  while (*at == ';') {
    const char *found;
    gsize length;

    found = skip_blanks (at + 1);
    length = strcspn (found, "=; \t");
    at = skip_blanks (found + length);
    if (*at != '=')
      continue;
    g_string_truncate (text, 0);
    at = skip_blanks (take_text (skip_blanks (at + 1), text));
    if (length == strlen (name) && g_ascii_strncasecmp (found, name, length) == 0)
      return g_strdup (text->str);
  }
  return NULL;
}

char *
pf_parameters_get_file_name (const char *value)
{
  g_autofree char *extended = pf_parameters_get (value, "filename*");

  if (extended != NULL && g_ascii_strncasecmp (extended, UTF8, strlen (UTF8)) == 0)
    return g_uri_unescape_string (extended + strlen (UTF8), NULL);
  return pf_parameters_get (value, "filename");
}

void
pf_parameters_add_file_name (GString *value, const char *name)
{
  g_string_append (value, "filename*=" UTF8);
  for (const char *c = name; *c != '\0'; c++) {
    if (g_ascii_isalnum (*c) || strchr ("!#$&+-.^_`|~", *c) != NULL)
      g_string_append_c (value, *c);
    else
      g_string_append_printf (value, "%%%02X", (guint) (guchar) *c);
  }
}
