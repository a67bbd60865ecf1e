/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/typed.h"

static void
test_phone (void)
{
  static const char *const cases[][2] = {
    { "06 12 34 56 78", "+33612345678" },
    { "0612345678", "+33612345678" },
    { " 06.12.34-56/78 ", "+33612345678" },
    { "06\u00a012\u202f34 56 78", "+33612345678" },
    { "+33 6 12 34 56 78", "+33612345678" },
    { "+33 (0)6 12 34 56 78", "+33612345678" },
    { "0033 6 12 34 56 78", "+33612345678" },
    { "+49 30 901820", "+4930901820" },
    { "0049 30 901820", "+4930901820" },
    { "", NULL },
    { "06 12 34 56 7", NULL },
    { "06 12 34 56 78 9", NULL },
    { "00 12 34 56 7", "+1234567" },
    { "6 12 34 56 78", NULL },
    { "06 12 34 56 7x", NULL },
    { "06+1234567", NULL },
    { "+33 0 0 12 34 56 7", NULL },
    { "+12345", NULL },
    { "+1234567890123456", NULL },
    { "0612345678é", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *phone = pf_typed_phone (cases[i][0]);

    g_assert_cmpstr (phone, ==, cases[i][1]);
  }
}

static void
test_postal_code (void)
{
  static const char *const cases[][2] = {
    { "49000", "49000" }, { " 49 000 ", "49000" }, { "2A004", NULL }, { "4900", NULL },
    { "490000", NULL },   { "+4900", NULL },       { "", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *code = pf_typed_postal_code (cases[i][0]);

    g_assert_cmpstr (code, ==, cases[i][1]);
  }
}

static void
test_date (void)
{
  static const struct
  {
    const char *typed;
    guint year, month, day; /* 0: it is none */
  } cases[] = {
    { "12/10/2026", 2026, 10, 12 },
    { "3/2/2026", 2026, 2, 3 },
    { "03.02.26", 2026, 2, 3 },
    { " 12 - 10 - 2026 ", 2026, 10, 12 },
    { "12 octobre 2026", 2026, 10, 12 },
    { "12 October 2026", 2026, 10, 12 },
    { "1er août 2026", 2026, 8, 1 },
    { "Février", 0, 0, 0 },
    { "2026-10-12", 2026, 10, 12 },
    { "29/2/2028", 2028, 2, 29 },
    { "29/2/2026", 0, 0, 0 },
    { "31/4/2026", 0, 0, 0 },
    { "12/13/2026", 0, 0, 0 },
    { "12/10", 0, 0, 0 },
    { "12/10/226", 0, 0, 0 },
    { "12/10/2026/1", 0, 0, 0 },
    { "hier", 0, 0, 0 },
    { "", 0, 0, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    PfDate date = 7;
    gboolean good = pf_typed_date (cases[i].typed, &date);

    g_assert_cmpint (good, ==, cases[i].year != 0);
    g_assert_cmpuint (
        date, ==, good ? pf_date (cases[i].year, cases[i].month, cases[i].day) : (PfDate) 7);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/typed/phone", test_phone);
  g_test_add_func ("/typed/postal-code", test_postal_code);
  g_test_add_func ("/typed/date", test_date);
  return g_test_run ();
}
