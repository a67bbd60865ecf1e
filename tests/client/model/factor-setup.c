/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/model/factor-setup.h"

static const char *const codes[] = { "K7QM-2XRT", "AAAA-BBBB", NULL };

/* Secret and codes are there while they are to be seen, and no longer. */
static void
test_forgets (void)
{
  g_autoptr (PfFactorSetup) setup = pf_factor_setup_new ();

  pf_factor_setup_show_secret (setup, "ABCD", "otpauth://totp/x?secret=ABCD");
  g_assert_cmpint (setup->stage, ==, PF_FACTOR_STAGE_APP);
  g_assert_cmpstr (setup->secret, ==, "ABCD");
  pf_factor_setup_show_codes (setup, codes, PF_CODES_KIND_RECOVERY);
  g_assert_cmpint (setup->stage, ==, PF_FACTOR_STAGE_CODES);
  g_assert_null (setup->secret);
  g_assert_null (setup->uri);
  g_assert_cmpstrv (setup->codes, codes);
  pf_factor_setup_rest (setup);
  g_assert_null (setup->codes);
  g_assert_cmpint (setup->stage, ==, PF_FACTOR_STAGE_REST);
}

static void
give_up_cb (guint *n)
{
  ++*n;
}

/* Leaving a stage gives up what was asked for in it. */
static void
test_leaves (void)
{
  g_autoptr (PfFactorSetup) setup = pf_factor_setup_new ();
  guint n_given_up = 0;

  g_signal_connect_swapped (setup->attempt, "give-up", G_CALLBACK (give_up_cb), &n_given_up);
  pf_factor_setup_show_secret (setup, "ABCD", "otpauth://totp/x?secret=ABCD");
  pf_factor_setup_leave (setup);
  g_assert_cmpuint (n_given_up, ==, 1);
  g_assert_null (setup->secret);
}

/* News of the account does not take away codes that are being shown. */
static void
test_keeps_codes (void)
{
  g_autoptr (PfFactorSetup) setup = pf_factor_setup_new ();

  pf_factor_setup_show_codes (setup, codes, PF_CODES_KIND_LIST);
  pf_factor_setup_take (setup, PF_SECOND_FACTOR_CODES, TRUE, 40, "claire@example.org");
  g_assert_cmpint (setup->stage, ==, PF_FACTOR_STAGE_CODES);
  g_assert_cmpstrv (setup->codes, codes);
  g_assert_cmpint (setup->codes_left, ==, 40);
}

static void
test_groups (void)
{
  static const struct
  {
    const char *secret;
    const char *grouped;
  } cases[] = {
    { "", "" },
    { "ABC", "ABC" },
    { "ABCD", "ABCD" },
    { "ABCDE", "ABCD E" },
    { "ABCDEFGH", "ABCD EFGH" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *grouped = pf_secret_group (cases[i].secret);

    g_assert_cmpstr (grouped, ==, cases[i].grouped);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/factor-setup/forgets", test_forgets);
  g_test_add_func ("/factor-setup/leaves", test_leaves);
  g_test_add_func ("/factor-setup/keeps-codes", test_keeps_codes);
  g_test_add_func ("/factor-setup/groups", test_groups);
  return g_test_run ();
}
