/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "server/ops/etag.h"

#include <string.h>

#define SPACE " \t,"

/* The end of the tag that starts at @tag: after its second quote, or the end of the text. */
static const char *
find_end (const char *tag)
{
  const char *open = strchr (tag, '"');
  const char *close = open != NULL ? strchr (open + 1, '"') : NULL;

  return close != NULL ? close + 1 : tag + strlen (tag);
}

gboolean
pf_etag_is_named (const char *header, const char *etag)
{
  gsize length = strlen (etag);
  const char *tag = header + strspn (header, SPACE);

  if (g_str_equal (tag, "*"))
    return TRUE;
  while (*tag != '\0') {
    const char *end = find_end (tag);

    if (g_str_has_prefix (tag, "W/"))
      tag += 2;
    if ((gsize) (end - tag) == length && strncmp (tag, etag, length) == 0)
      return TRUE;
    tag = end + strspn (end, SPACE);
  }
  return FALSE;
}

char *
pf_etag_build (const GString *body)
{
  g_autofree char *hash =
      g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) body->str, body->len);

  return g_strdup_printf ("\"%.32s\"", hash);
}
