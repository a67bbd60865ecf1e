/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "words/language.h"

static void
test_header (void)
{
  static const struct
  {
    const char *header;
    PfLanguage language;
  } cases[] = {
    { NULL, PF_LANGUAGE_FRENCH },
    { "", PF_LANGUAGE_FRENCH },
    { "fr", PF_LANGUAGE_FRENCH },
    { "en", PF_LANGUAGE_ENGLISH },
    { "EN-gb", PF_LANGUAGE_ENGLISH },
    { "fr-FR, fr;q=0.9, en;q=0.8", PF_LANGUAGE_FRENCH },
    { "en-GB,en;q=0.9,fr;q=0.8", PF_LANGUAGE_ENGLISH },
    { "fr;q=0.3 , en ; q=0.7", PF_LANGUAGE_ENGLISH },
    { "en;q=0.5, fr;q=0.5", PF_LANGUAGE_FRENCH },
    { "de, en;q=0.2", PF_LANGUAGE_ENGLISH },
    { "de, it", PF_LANGUAGE_FRENCH },
    { "*", PF_LANGUAGE_FRENCH },
    { "fr;q=0, *", PF_LANGUAGE_ENGLISH },
    { "fr;q=0.1, *;q=0.5", PF_LANGUAGE_ENGLISH },
    { "en;q=0", PF_LANGUAGE_FRENCH },
    { "en;q=2, fr;q=0.1", PF_LANGUAGE_FRENCH },
    { "en;q=nan, fr;q=0.1", PF_LANGUAGE_FRENCH },
    { "en;q=, fr;q=0.1", PF_LANGUAGE_FRENCH },
    { "eng, fr;q=0.1", PF_LANGUAGE_FRENCH },
    { ",;,;q=1,,en", PF_LANGUAGE_ENGLISH },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_test_message ("%s", cases[i].header);
    g_assert_cmpint (
        pf_language_from_header (cases[i].header, PF_LANGUAGE_FRENCH), ==, cases[i].language);
  }
}

static void
test_otherwise (void)
{
  g_assert_cmpint (pf_language_from_header (NULL, PF_LANGUAGE_ENGLISH), ==, PF_LANGUAGE_ENGLISH);
  g_assert_cmpint (
      pf_language_from_header ("en, fr", PF_LANGUAGE_ENGLISH), ==, PF_LANGUAGE_ENGLISH);
  g_assert_cmpint (pf_language_from_header ("fr", PF_LANGUAGE_ENGLISH), ==, PF_LANGUAGE_FRENCH);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/language/header", test_header);
  g_test_add_func ("/language/otherwise", test_otherwise);
  return g_test_run ();
}
