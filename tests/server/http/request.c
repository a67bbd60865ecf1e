/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "server/http/request.h"

static void
test_language (void)
{
  static const struct
  {
    const char *header, *language;
  } cases[] = {
    { NULL, "fr" },
    { "", "fr" },
    { "en", "en" },
    { "en-GB,fr;q=0.9", "en" },
    { "de, fr-CA;q=0.8, en;q=0.7", "fr" },
    { "fr;q=0.2,en;q=0.3", "en" },
    { "en;q=0", "fr" },
    { "de,es", "fr" },
    { "*", "fr" },
    { "english", "fr" },
    { "EN_us", "en" },
    { ";q=;,,=", "fr" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_test_message ("%s", cases[i].header);
    g_assert_cmpstr (pf_language_choose (cases[i].header, "fr"), ==, cases[i].language);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/request/language", test_language);
  return g_test_run ();
}
