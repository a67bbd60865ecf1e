/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "words/words.h"

#include "words/catalogue.h"

#define FOLDER "/org/portailfamille/words/"

static gpointer
load (gpointer language)
{
  g_autofree char *path =
      g_strconcat (FOLDER, pf_language_to_tag (GPOINTER_TO_UINT (language)), ".mo", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) file = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, &error);
  PfCatalogue *self = file != NULL ? pf_catalogue_new (file, &error) : NULL;

  if (self == NULL)
    g_critical ("%s: %s", path, error->message);
  return self;
}

/* NULL for the language of the source. */
static const PfCatalogue *
get_catalogue (PfLanguage language)
{
  static GOnce french = G_ONCE_INIT;

  switch (language) {
  case PF_LANGUAGE_FRENCH:
    return g_once (&french, load, GUINT_TO_POINTER (language));
  case PF_LANGUAGE_ENGLISH:
    return NULL;
  case PF_N_LANGUAGES:
    break;
  }
  g_return_val_if_reached (NULL);
}

const char *
pf_words (PfLanguage language, const char *english)
{
  const PfCatalogue *catalogue = get_catalogue (language);
  const char *found = catalogue != NULL ? pf_catalogue_find (catalogue, english, 0) : NULL;

  return found != NULL ? found : english;
}

const char *
pf_words_plural (PfLanguage language, const char *one, const char *other, guint64 n)
{
  const PfCatalogue *catalogue = get_catalogue (language);
  guint form = n > 1; /* French: none is still singular */
  const char *found = catalogue != NULL ? pf_catalogue_find (catalogue, one, form) : NULL;

  if (found != NULL)
    return found;
  return n == 1 ? one : other;
}
