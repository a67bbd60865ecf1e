/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/text.h"

static void
test_fold (void)
{
  static const struct
  {
    const char *text, *folded;
  } cases[] = {
    { "", "" },
    { "Berger", "berger" },
    { "Œuvre d’Éric-Noël", "oeuvre d eric noel" },
    { "  ÅGREN–blanc ", "agren blanc" },
    { "Łukasz Straße Ærø", "lukasz strasse aero" },
    { "e\xcc\x81l\xc3\xa8ne", "elene" }, /* composed or not */
    { "N’Guyễn", "n guyen" },
    { "— ?", "" },
    { "12 bis", "12 bis" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *folded = pf_text_fold (cases[i].text);
    g_autofree char *again = pf_text_fold (folded);

    g_assert_cmpstr (folded, ==, cases[i].folded);
    g_assert_cmpstr (again, ==, folded);
  }
}

static void
test_texts (void)
{
  static const char *const texts[] = { "a", "\"b\\\n", "", "é\x01", NULL };
  static const char *const wrong[] = {
    "", "[", "[\"a\"", "[\"a\",]", "[a]", "[\"a\"] ", "[\"\\q\"]"
  };
  g_autoptr (GString) out = g_string_new (NULL);
  g_auto (GStrv) read = NULL;

  pf_texts_write (out, texts);
  g_assert_true (pf_texts_parse (out->str, &read));
  g_assert_true (pf_texts_equal (texts, (const char *const *) read));
  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++) {
    GStrv untouched = NULL;

    g_assert_false (pf_texts_parse (wrong[i], &untouched));
    g_assert_null (untouched);
  }
}

static void
test_phone (void)
{
  static const struct
  {
    const char *phone, *text;
  } cases[] = {
    { "+33199000000", "01\u00a099\u00a000\u00a000\u00a000" },
    { "+3319900000", "+3319900000" },
    { "+4930123456", "+4930123456" },
    { "", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *text = pf_text_phone (cases[i].phone);

    g_assert_cmpstr (text, ==, cases[i].text);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/fold", test_fold);
  g_test_add_func ("/text/texts", test_texts);
  g_test_add_func ("/text/phone", test_phone);
  return g_test_run ();
}
