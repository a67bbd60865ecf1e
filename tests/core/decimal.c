/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/decimal.h"

static void
test_parse (void)
{
  static const struct
  {
    const char *text;
    PfDecimal value;
  } cases[] = {
    { "0", 0 },          { "859.99", 85999000000 }, { "0.0036", 360000 },
    { "0.00000001", 1 }, { "007.50", 750000000 },   { "9999999999.99999999", 999999999999999999 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    PfDecimal value = PF_NO_DECIMAL;

    g_assert_true (pf_decimal_parse (cases[i].text, &value));
    g_assert_cmpint (value, ==, cases[i].value);
  }
}

static void
test_refused (void)
{
  static const char *const texts[] = {
    "",    ".",     ".5",   "5.", "-1",   "+1",  " 1",          "1 ",          "1,5",
    "1e3", "1.2.3", "0x10", "1.", "1.a5", "nan", "12345678901", "0.000000001", "\xd9\xa1",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++) {
    PfDecimal value = 42;

    g_test_message ("%s", texts[i]);
    g_assert_false (pf_decimal_parse (texts[i], &value));
    g_assert_cmpint (value, ==, 42);
  }
}

/* The pattern lets in exactly what the parser takes. */
static void
test_pattern (void)
{
  static const char alphabet[] = "0123456789.. -e";
  g_autoptr (GRegex) pattern = g_regex_new (PF_DECIMAL_PATTERN, G_REGEX_DOLLAR_ENDONLY, 0, NULL);

  for (guint i = 0; i < 20000; i++) {
    char text[24];
    gsize length = (gsize) g_test_rand_int_range (0, sizeof text);
    PfDecimal value;

    for (gsize n = 0; n < length; n++)
      text[n] = alphabet[g_test_rand_int_range (0, sizeof alphabet - 1)];
    text[length] = '\0';
    g_assert_cmpint (pf_decimal_parse (text, &value), ==, g_regex_match (pattern, text, 0, NULL));
  }
}

static void
test_round_trip (void)
{
  char text[PF_DECIMAL_SIZE];

  for (guint i = 0; i < 20000; i++) {
    PfDecimal bits = (PfDecimal) (guint) g_test_rand_int () << 28 | (guint) g_test_rand_int ();
    PfDecimal value = bits & (((PfDecimal) 1 << g_test_rand_int_range (1, 59)) - 1);
    PfDecimal again = PF_NO_DECIMAL;

    if (value > 999999999999999999)
      continue;
    g_assert_cmpuint (pf_decimal_write (value, text), ==, strlen (text));
    g_assert_true (pf_decimal_parse (text, &again));
    g_assert_cmpint (again, ==, value);
  }
  pf_decimal_write (-150000000, text);
  g_assert_cmpstr (text, ==, "-1.5");
  pf_decimal_write (G_MININT64, text);
  g_assert_cmpstr (text, ==, "-92233720368.54775808");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/decimal/parse", test_parse);
  g_test_add_func ("/decimal/refused", test_refused);
  g_test_add_func ("/decimal/pattern", test_pattern);
  g_test_add_func ("/decimal/round-trip", test_round_trip);
  return g_test_run ();
}
