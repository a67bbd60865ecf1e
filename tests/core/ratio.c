/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/ratio.h"

static const PfRounding roundings[] = { PF_ROUNDING_HALF_UP, PF_ROUNDING_DOWN, PF_ROUNDING_UP };
static const int steps[] = { 1, 5, 10 };

static void
test_rounding (void)
{
  static const struct
  {
    gint64 numerator, denominator;
    int step;
    PfMoney half_up, down, up;
  } cases[] = {
    { 5, 2, 1, 3, 2, 3 },
    { -5, 2, 1, -3, -2, -3 },
    { 7, 3, 1, 2, 2, 3 },
    { 12, 1, 5, 10, 10, 15 },
    { 25, 2, 5, 15, 10, 15 },
    { 13, 1, 5, 15, 10, 15 },
    { 15, 1, 5, 15, 15, 15 },
    { 44, 1, 10, 40, 40, 50 },
    { 45, 1, 10, 50, 40, 50 },
    { 1, 1000, 10, 0, 0, 10 },
    { 0, 7, 10, 0, 0, 0 },
    { 899, 2, 10, 450, 440, 450 },
    { 27855, 100, 1, 279, 278, 279 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    const PfMoney expected[] = { cases[i].half_up, cases[i].down, cases[i].up };

    for (gsize r = 0; r < G_N_ELEMENTS (roundings); r++) {
      PfMoney cents = PF_NO_MONEY;

      g_assert_true (pf_ratio_round (pf_ratio (cases[i].numerator, cases[i].denominator),
                                     roundings[r],
                                     cases[i].step,
                                     &cents));
      g_assert_cmpint (cents, ==, expected[r]);
    }
  }
}

/* Rounding again changes nothing, is within a step of the amount, and keeps the order. */
static void
test_random (void)
{
  for (guint i = 0; i < 20000; i++) {
    PfRounding rounding = roundings[g_test_rand_int_range (0, 3)];
    int step = steps[g_test_rand_int_range (0, 3)];
    PfRatio amount =
        pf_ratio (g_test_rand_int_range (-9000000, 9000000), g_test_rand_int_range (1, 3000));
    PfRatio more = pf_ratio_add (amount, g_test_rand_int_range (0, 12));
    PfMoney cents, again, more_cents;

    g_assert_true (pf_ratio_round (amount, rounding, step, &cents));
    g_assert_true (pf_ratio_round (pf_ratio_from_integer (cents), rounding, step, &again));
    g_assert_true (pf_ratio_round (more, rounding, step, &more_cents));
    g_assert_cmpint (again, ==, cents);
    g_assert_cmpint (cents % step, ==, 0);
    g_assert_cmpint (cents, <=, more_cents);
    g_assert_cmpint (pf_ratio_compare (amount, cents - step), >, 0);
    g_assert_cmpint (pf_ratio_compare (amount, cents + step), <, 0);
  }
}

/* Twenty factors fit when they cancel out, and are refused, not wrapped, when they do not. */
static void
test_overflow (void)
{
  PfRatio amount = pf_ratio_from_integer (123456789);
  PfMoney cents = 42;

  for (guint i = 0; i < 20; i++)
    amount = pf_ratio_multiply (
        amount,
        pf_ratio (i % 2 == 0 ? 9999999967 : 9999999943, i % 2 == 0 ? 9999999943 : 9999999967));
  g_assert_true (pf_ratio_round (amount, PF_ROUNDING_DOWN, 1, &cents));
  g_assert_cmpint (cents, ==, 123456789);

  cents = 42;
  for (guint i = 0; i < 20; i++)
    amount = pf_ratio_multiply (amount, pf_ratio_from_integer (1000000));
  g_assert_false (pf_ratio_round (amount, PF_ROUNDING_DOWN, 1, &cents));
  g_assert_false (pf_ratio_round (pf_ratio_add (amount, 1), PF_ROUNDING_DOWN, 1, &cents));
  g_assert_false (pf_ratio_round (
      pf_ratio_multiply (amount, pf_ratio (1, 1000000)), PF_ROUNDING_DOWN, 1, &cents));
  g_assert_cmpint (cents, ==, 42);

  /* Too large for cents though not for the fraction. */
  amount = pf_ratio_multiply (pf_ratio_from_integer (G_MAXINT64), pf_ratio_from_integer (2));
  g_assert_false (pf_ratio_round (amount, PF_ROUNDING_DOWN, 1, &cents));
}

static void
test_clamp (void)
{
  static const struct
  {
    gint64 tenths;
    PfMoney lowest, highest;
    gint64 expected_tenths;
  } cases[] = {
    { 1005, 100, 200, 1005 },       { 995, 100, 200, 1000 },          { 2005, 100, 200, 2000 },
    { 995, PF_NO_MONEY, 200, 995 }, { 2005, 100, PF_NO_MONEY, 2005 }, { -5, 0, PF_NO_MONEY, 0 },
    { 2005, 300, 200, 2000 },       { 995, 300, 200, 2000 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    PfRatio clamped =
        pf_ratio_clamp (pf_ratio (cases[i].tenths, 10), cases[i].lowest, cases[i].highest);

    g_assert_cmpint (pf_ratio_compare (pf_ratio_multiply (clamped, pf_ratio_from_integer (10)),
                                       cases[i].expected_tenths),
                     ==,
                     0);
  }
}

static void
test_write (void)
{
  static const struct
  {
    gint64 numerator, denominator;
    const char *text;
  } cases[] = {
    { 0, 1, "0" },     { 5464, 10, "546.4" },    { 27855, 100, "278.55" }, { 1, 3, "0.3333" },
    { -7, 2, "-3.5" }, { 1, 1000000, "0.0000" }, { 80, 1, "80" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GString) out = g_string_new (NULL);

    pf_ratio_write (pf_ratio (cases[i].numerator, cases[i].denominator), out);
    g_assert_cmpstr (out->str, ==, cases[i].text);
  }
}

static void
test_decimals (void)
{
  for (guint i = 0; i < 5000; i++) {
    PfDecimal value =
        g_test_rand_int_range (0, G_MAXINT32) * (PfDecimal) g_test_rand_int_range (1, 100000);
    PfRatio ratio = pf_ratio_from_decimal (value);
    PfRatio percent = pf_ratio_from_percent (value);

    g_assert_true (ratio.numerator * PF_DECIMAL_ONE == ratio.denominator * value);
    g_assert_true (percent.numerator * PF_DECIMAL_ONE * 100 == percent.denominator * value);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ratio/rounding", test_rounding);
  g_test_add_func ("/ratio/random", test_random);
  g_test_add_func ("/ratio/overflow", test_overflow);
  g_test_add_func ("/ratio/clamp", test_clamp);
  g_test_add_func ("/ratio/write", test_write);
  g_test_add_func ("/ratio/decimals", test_decimals);
  return g_test_run ();
}
