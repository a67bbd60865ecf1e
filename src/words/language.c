/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "words/language.h"

#include <string.h>

/* Nobody lists more; a longer field is read up to here. */
#define N_RANGES 32

static const char *const tags[PF_N_LANGUAGES] = {
  [PF_LANGUAGE_FRENCH] = "fr",
  [PF_LANGUAGE_ENGLISH] = "en",
};

const char *
pf_language_to_tag (PfLanguage self)
{
  g_return_val_if_fail (self < PF_N_LANGUAGES, NULL);
  return tags[self];
}

/* From 0 (not wanted) to 1. */
static double
read_weight (char **parts)
{
  for (guint i = 1; parts[i] != NULL; i++) {
    const char *part = g_strstrip (parts[i]);
    char *end;
    double weight;

    if (g_ascii_strncasecmp (part, "q=", 2) != 0)
      continue;
    weight = g_ascii_strtod (part + 2, &end);
    return *end == '\0' && end > part + 2 && weight >= 0 && weight <= 1 ? weight : 0;
  }
  return 1;
}

static gboolean
range_names (const char *range, const char *tag)
{
  gsize length = strlen (tag);

  return g_ascii_strncasecmp (range, tag, length) == 0 &&
         (range[length] == '\0' || range[length] == '-');
}

/* Whoever writes "*" takes any language that he does not name. */
static void
read_range (const char *text, double weights[static PF_N_LANGUAGES], double *any)
{
  g_auto (GStrv) parts = g_strsplit (text, ";", 4);
  const char *range = parts[0] != NULL ? g_strstrip (parts[0]) : "";
  double weight = parts[0] != NULL ? read_weight (parts) : 0;

  if (g_str_equal (range, "*"))
    *any = weight;
  for (guint i = 0; i < PF_N_LANGUAGES; i++)
    if (range_names (range, tags[i]))
      weights[i] = MAX (weights[i], weight);
}

PfLanguage
pf_language_from_header (const char *header, PfLanguage otherwise)
{
  g_auto (GStrv) ranges = g_strsplit (header != NULL ? header : "", ",", N_RANGES);
  double weights[PF_N_LANGUAGES];
  double any = 0;
  PfLanguage best = otherwise;

  for (guint i = 0; i < PF_N_LANGUAGES; i++)
    weights[i] = -1;
  for (guint i = 0; ranges[i] != NULL; i++)
    read_range (ranges[i], weights, &any);
  for (guint i = 0; i < PF_N_LANGUAGES; i++)
    if (weights[i] < 0)
      weights[i] = any;
  for (guint i = 0; i < PF_N_LANGUAGES; i++)
    if (weights[i] > weights[best])
      best = i;
  return best;
}
