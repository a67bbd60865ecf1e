/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/views/account/factor-panel.h"

#include "window.h"

typedef struct
{
  PfTestWindow *window;
  PfEntrance *entrance;
  PfFactorSetup *setup;
  GString *asked; /* by the person */
} Fixture;

static void
text_cb (GObject *, const char *text, GString *asked)
{
  g_string_append_printf (asked, "%s;", text);
}

static void
make_cb (PfFactorSetup *, PfCodesKind kind, GString *asked)
{
  g_string_append_printf (asked, "make %d;", kind);
}

static void
prove_cb (PfAttempt *, const char *password, const char *code, GString *asked)
{
  g_string_append_printf (asked, "prove %s %s;", password, code != NULL ? code : "-");
}

static void
plain_cb (GString *asked)
{
  g_string_append (asked, "asked;");
}

static void
set_up (Fixture *fixture, gconstpointer)
{
  fixture->asked = g_string_new (NULL);
  fixture->entrance = pf_entrance_new ();
  fixture->setup = pf_factor_setup_new ();
  g_signal_connect (fixture->setup, "confirm", G_CALLBACK (text_cb), fixture->asked);
  g_signal_connect (fixture->setup, "make", G_CALLBACK (make_cb), fixture->asked);
  g_signal_connect (fixture->setup->attempt, "prove", G_CALLBACK (prove_cb), fixture->asked);
  pf_factor_setup_take (
      fixture->setup, PF_SECOND_FACTOR_NONE, FALSE, 0, "camille.berger@example.org");
  fixture->window = pf_test_window_new (
      pf_factor_panel_new (fixture->setup, fixture->entrance, "Valbourg"), 620, 800);
}

static void
tear_down (Fixture *fixture, gconstpointer)
{
  pf_test_window_free (fixture->window);
  g_assert_finalize_object (fixture->setup);
  g_assert_finalize_object (fixture->entrance);
  g_string_free (fixture->asked, TRUE);
}

static void
listen (Fixture *fixture, const char *signal)
{
  g_signal_connect_swapped (fixture->setup, signal, G_CALLBACK (plain_cb), fixture->asked);
}

/* What can be done depends on what there is, and on whether one may be without. */
static void
test_states (Fixture *fixture, gconstpointer)
{
  static const struct
  {
    PfSecondFactor factor;
    gboolean required;
    int codes_left;
    const char *shown;
    const char *hidden;
  } cases[] = {
    { PF_SECOND_FACTOR_NONE, FALSE, 0, "None: whoever learns", "Do Without It" },
    { PF_SECOND_FACTOR_NONE, TRUE, 0, "opens the files of families", "Do Without It" },
    { PF_SECOND_FACTOR_TOTP, FALSE, 10, "10 recovery codes are left.", "Few codes" },
    { PF_SECOND_FACTOR_TOTP, FALSE, 1, "1 recovery code is left.", "None:" },
    { PF_SECOND_FACTOR_TOTP, FALSE, 3, "Few codes are left", "None:" },
    { PF_SECOND_FACTOR_TOTP, FALSE, 9, "New Recovery Codes|Do Without It…|", "New List" },
    { PF_SECOND_FACTOR_TOTP, TRUE, 9, "New Recovery Codes|", "Do Without It" },
    { PF_SECOND_FACTOR_CODES, FALSE, 39, "printed list is asked", "New Recovery Codes" },
    { PF_SECOND_FACTOR_CODES, TRUE, 39, "New List|", "Do Without It" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    pf_factor_setup_take (
        fixture->setup, cases[i].factor, cases[i].required, cases[i].codes_left, NULL);
    pf_test_window_assert_shows (fixture->window, cases[i].shown);
    pf_test_window_assert_hides (fixture->window, cases[i].hidden);
  }
}

static void
test_app (Fixture *fixture, gconstpointer)
{
  listen (fixture, "prepare");
  pf_test_window_click (fixture->window, "Use an Application");
  g_assert_cmpstr (fixture->asked->str, ==, "asked;");
  pf_factor_setup_show_secret (fixture->setup, "ABCDEFGHIJ", "otpauth://totp/x?secret=ABCDEFGHIJ");
  pf_test_window_assert_shows (fixture->window, "ABCD EFGH IJ|");
  pf_test_window_click (fixture->window, "Copy the Secret");
  pf_test_window_assert_shows (fixture->window, "The secret is copied.|");
  g_string_truncate (fixture->asked, 0);
  pf_test_window_type (fixture->window, "Code shown by the application", "12 34");
  pf_test_window_click (fixture->window, "Activate");
  pf_test_window_assert_shows (fixture->window, "Copy the 6 figures");
  pf_test_window_type (fixture->window, "Code shown by the application", " 123 456 ");
  pf_test_window_assert_hides (fixture->window, "Copy the 6 figures");
  pf_test_window_click (fixture->window, "Activate");
  g_assert_cmpstr (fixture->asked->str, ==, "123456;");
  pf_attempt_fail (fixture->setup->attempt, PF_ATTEMPT_FAULT_CODE);
  pf_test_window_assert_shows (fixture->window, "This code is wrong, or was used already.");
  pf_test_window_click (fixture->window, "Cancel");
  pf_test_window_assert_hides (fixture->window, "ABCD EFGH IJ|");
  g_assert_null (fixture->setup->secret);
}

static void
test_codes (Fixture *fixture, gconstpointer)
{
  static const char *const codes[] = { "K7QM-2XRT", "AAAA-BBBB", "CCCC-DDDD", NULL };

  listen (fixture, "finish");
  pf_test_window_click (fixture->window, "Print a List of Codes");
  pf_factor_setup_show_codes (fixture->setup, codes, PF_CODES_KIND_LIST);
  pf_test_window_assert_shows (fixture->window, "1. K7QM-2XRT|2. AAAA-BBBB|3. CCCC-DDDD|");
  pf_factor_setup_show_codes (fixture->setup, codes, PF_CODES_KIND_RECOVERY);
  pf_test_window_assert_shows (fixture->window, "|K7QM-2XRT|AAAA-BBBB|CCCC-DDDD|");
  pf_test_window_click (fixture->window, "Copy");
  pf_test_window_assert_shows (fixture->window, "Copied. Paste the codes");
  pf_test_window_click (fixture->window, "I Have Put Them Away");
  g_assert_cmpstr (fixture->asked->str, ==, "make 2;asked;");
  pf_factor_setup_rest (fixture->setup);
  pf_test_window_assert_hides (fixture->window, "K7QM-2XRT");
}

static void
test_removal (Fixture *fixture, gconstpointer)
{
  listen (fixture, "remove");
  pf_factor_setup_take (fixture->setup, PF_SECOND_FACTOR_TOTP, FALSE, 9, NULL);
  pf_test_window_click (fixture->window, "Do Without It…");
  pf_test_window_click (fixture->window, "Keep It");
  g_assert_cmpstr (fixture->asked->str, ==, "");
  pf_test_window_click (fixture->window, "Do Without It…");
  pf_test_window_click (fixture->window, "Do Without It");
  g_assert_cmpstr (fixture->asked->str, ==, "asked;");
}

/* The portal asks again who it is: beside what was asked for, and no longer than it takes. */
static void
test_proof (Fixture *fixture, gconstpointer)
{
  PfAttempt *attempt = fixture->setup->attempt;

  attempt->needs_proof = TRUE;
  pf_attempt_tell (attempt);
  pf_test_window_assert_shows (fixture->window, "Show that it is you|");
  g_assert_false (pf_test_window_is_sensitive (fixture->window, "Use an Application"));
  pf_test_window_click (fixture->window, "Continue");
  pf_test_window_assert_shows (fixture->window, "Type the password of your account|");
  pf_test_window_type (fixture->window, "Password", "douze lettres");
  pf_test_window_click (fixture->window, "Continue");
  attempt->needs_code = TRUE;
  pf_attempt_fail (attempt, PF_ATTEMPT_FAULT_NONE);
  g_assert_cmpstr (pf_test_window_read (fixture->window, "Password"), ==, "douze lettres");
  pf_test_window_type (fixture->window, "Code", "123456");
  pf_test_window_click (fixture->window, "Continue");
  g_assert_cmpstr (fixture->asked->str, ==, "prove douze lettres -;prove douze lettres 123456;");
  pf_attempt_fail (attempt, PF_ATTEMPT_FAULT_PASSWORD);
  pf_test_window_assert_shows (fixture->window, "This is not the password of your account.");
  g_assert_cmpstr (pf_test_window_read (fixture->window, "Password"), ==, "");
  pf_attempt_reset (attempt);
  pf_test_window_assert_hides (fixture->window, "Show that it is you");
}

int
main (int argc, char **argv)
{
  if (!pf_test_window_init (&argc, &argv))
    return 0;
#define ADD(name, function) g_test_add (name, Fixture, NULL, set_up, function, tear_down)
  ADD ("/factor-panel/states", test_states);
  ADD ("/factor-panel/app", test_app);
  ADD ("/factor-panel/codes", test_codes);
  ADD ("/factor-panel/removal", test_removal);
  ADD ("/factor-panel/proof", test_proof);
  return g_test_run ();
}
