/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/views/shell/recovery-page.h"

#include "client/views/shell/recovery-words.h"
#include "window.h"

#define EMAIL "camille.berger@example.org"

typedef struct
{
  PfTestWindow *window;
  PfEntrance *entrance;
  PfRecovery *recovery;
  GString *asked; /* by the person */
} Fixture;

static void
text_cb (PfRecovery *, const char *text, Fixture *fixture)
{
  g_string_append_printf (fixture->asked, "%s;", text);
}

static void
choose_cb (PfRecovery *, const char *password, gboolean stays, Fixture *fixture)
{
  g_string_append_printf (fixture->asked, "%s %d;", password, stays);
}

static void
plain_cb (GString *asked)
{
  g_string_append (asked, "asked;");
}

static void
listen (Fixture *fixture, const char *signal)
{
  g_signal_connect_swapped (fixture->recovery, signal, G_CALLBACK (plain_cb), fixture->asked);
}

static PfPortal *
new_portal (void)
{
  PfPortal *portal =
      g_object_new (PF_TYPE_PORTAL, "name", "Ville de Valbourg", "time-zone", "Europe/Paris", NULL);

  portal->contact = g_object_new (
      PF_TYPE_PORTAL_CONTACT, "phone", "+33200000000", "hours", "Mon.–Fri., 8:30–17:00", NULL);
  return portal;
}

static void
set_up (Fixture *fixture, gconstpointer)
{
  fixture->asked = g_string_new (NULL);
  fixture->entrance = pf_entrance_new ();
  fixture->entrance->portal = new_portal ();
  pf_entrance_set_text (&fixture->entrance->host, "portail.valbourg.example");
  pf_entrance_set_text (&fixture->entrance->town, "Ville de Valbourg");
  fixture->recovery = pf_recovery_new ();
  g_signal_connect (fixture->recovery, "ask", G_CALLBACK (text_cb), fixture);
  g_signal_connect (fixture->recovery, "check", G_CALLBACK (text_cb), fixture);
  g_signal_connect (fixture->recovery, "choose", G_CALLBACK (choose_cb), fixture);
  pf_recovery_begin (fixture->recovery, EMAIL);
  fixture->window =
      pf_test_window_new (pf_recovery_page_new (fixture->recovery, fixture->entrance), 1280, 800);
}

static void
tear_down (Fixture *fixture, gconstpointer)
{
  pf_test_window_free (fixture->window);
  g_assert_finalize_object (fixture->recovery);
  g_assert_finalize_object (fixture->entrance);
  g_string_free (fixture->asked, TRUE);
}

static void
go_to (Fixture *fixture, PfRecoveryStage stage)
{
  if (stage == PF_RECOVERY_STAGE_PASSWORD)
    fixture->recovery->account = g_object_new (PF_TYPE_PROVEN_ACCOUNT,
                                               "email",
                                               EMAIL,
                                               "first-name",
                                               "Camille",
                                               "last-name",
                                               "Berger",
                                               NULL);
  fixture->recovery->stage = stage;
  fixture->recovery->sent_at = 1795942935 * (gint64) G_TIME_SPAN_SECOND;
  pf_recovery_tell (fixture->recovery);
}

static void
test_address (Fixture *fixture, gconstpointer)
{
  pf_test_window_assert_shows (fixture->window, "Forgotten Password|");
  pf_test_window_assert_shows (fixture->window, "The family desk corrects it with you: 02");
  pf_test_window_type (fixture->window, "E-mail address given to the service", "camille@");
  pf_test_window_click (fixture->window, "Receive the Mail");
  pf_test_window_assert_shows (fixture->window, "Type it whole: name@example.org|");
  pf_test_window_type (fixture->window, "E-mail address given to the service", " a@b.fr ");
  pf_test_window_assert_hides (fixture->window, "Type it whole");
  pf_test_window_click (fixture->window, "Receive the Mail");
  g_assert_cmpstr (fixture->asked->str, ==, "a@b.fr;");
}

static void
test_mail (Fixture *fixture, gconstpointer)
{
  listen (fixture, "ask-again");
  fixture->recovery->resend_seconds = 42;
  go_to (fixture, PF_RECOVERY_STAGE_MAIL);
  pf_test_window_assert_shows (fixture->window, "a mail left at ");
  pf_test_window_assert_shows (fixture->window, "for 72 h the first time, 1 h later.");
  pf_test_window_assert_shows (fixture->window, "Look for “Ville de Valbourg”.|");
  pf_test_window_assert_shows (fixture->window, EMAIL "|");
  pf_test_window_assert_shows (fixture->window, ", Mon.–Fri., 8:30–17:00. It checks");
  pf_test_window_assert_shows (fixture->window, "The next one can be sent in 42 s.|");
  g_assert_false (pf_test_window_is_sensitive (fixture->window, "Send the Mail Again"));
  fixture->recovery->resend_seconds = 0;
  pf_recovery_tell (fixture->recovery);
  pf_test_window_assert_hides (fixture->window, "The next one");
  pf_test_window_click (fixture->window, "Send the Mail Again");
  g_assert_cmpstr (fixture->asked->str, ==, "asked;");
}

static void
test_code (Fixture *fixture, gconstpointer)
{
  go_to (fixture, PF_RECOVERY_STAGE_MAIL);
  pf_test_window_type (fixture->window, "Code of 8 characters", "k7qm");
  pf_test_window_click (fixture->window, "Continue");
  pf_test_window_assert_shows (fixture->window, "Copy all 8 characters: letters and figures|");
  pf_test_window_type (fixture->window, "Code of 8 characters", "k7qm-2xrt");
  pf_test_window_click (fixture->window, "Continue");
  g_assert_cmpstr (fixture->asked->str, ==, "k7qm-2xrt;");
  pf_recovery_fail (fixture->recovery, PF_RECOVERY_FAULT_CODE);
  pf_test_window_assert_shows (fixture->window, "This is not the code of the last mail.");
  g_assert_cmpstr (pf_test_window_read (fixture->window, "Code of 8 characters"), ==, "k7qm-2xrt");
  pf_recovery_fail (fixture->recovery, PF_RECOVERY_FAULT_WAY);
  pf_test_window_assert_hides (fixture->window, "This is not the code");
  go_to (fixture, PF_RECOVERY_STAGE_ADDRESS);
  go_to (fixture, PF_RECOVERY_STAGE_MAIL);
  g_assert_cmpstr (pf_test_window_read (fixture->window, "Code of 8 characters"), ==, "");
}

static void
test_strength (Fixture *fixture, gconstpointer)
{
  static const struct
  {
    const char *password, *words;
  } cases[] = {
    { "a", "Too short: 1 character of 12.|" },
    { "court", "Too short: 5 characters of 12.|" },
    { "motdepasse2026", "Weak: it is among the first that are tried.|" },
    { "camilleberger", "Weak: who knows you guesses it.|" },
    { "chevalpileab", "Enough: two words more, and it is solid.|" },
    { "trois bateaux sur la mare", "Solid: a phrase is safer, and easier to remember.|" },
    { "Kx9#tQ7!mW2vPz5&rL8?", "Very solid.|" },
    { "", "A phrase of four or five words is safe, and easy to remember.|" },
  };

  go_to (fixture, PF_RECOVERY_STAGE_PASSWORD);
  pf_test_window_assert_shows (fixture->window, "Hello Camille.");
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    pf_test_window_type (fixture->window, "New password", cases[i].password);
    pf_test_window_assert_shows (fixture->window, cases[i].words);
  }
}

static void
test_password (Fixture *fixture, gconstpointer)
{
  go_to (fixture, PF_RECOVERY_STAGE_PASSWORD);
  pf_test_window_assert_shows (fixture->window, "Your other devices will be signed out");
  pf_test_window_click (fixture->window, "Choose This Password");
  pf_test_window_assert_shows (fixture->window, "Type a password, or paste one|");
  pf_test_window_type (fixture->window, "New password", "trois bateaux");
  pf_test_window_click (fixture->window, "Choose This Password");
  g_assert_cmpstr (fixture->asked->str, ==, "trois bateaux 1;");
  fixture->recovery->busy = TRUE;
  pf_recovery_tell (fixture->recovery);
  pf_recovery_fail (fixture->recovery, PF_RECOVERY_FAULT_WAY);
  g_assert_cmpstr (pf_test_window_read (fixture->window, "New password"), ==, "trois bateaux");
  fixture->recovery->chosen = TRUE;
  fixture->recovery->failure = PF_FAILURE_UNREACHABLE;
  pf_recovery_fail (fixture->recovery, PF_RECOVERY_FAULT_WAY);
  pf_test_window_assert_shows (fixture->window, "Your password is chosen, and you are not signed");
  pf_test_window_click (fixture->window, "Sign In");
  g_assert_cmpstr (fixture->asked->str, ==, "trois bateaux 1;trois bateaux 1;");
  go_to (fixture, PF_RECOVERY_STAGE_ADDRESS);
  fixture->recovery->chosen = FALSE;
  g_clear_object (&fixture->recovery->account);
  go_to (fixture, PF_RECOVERY_STAGE_PASSWORD);
  g_assert_cmpstr (pf_test_window_read (fixture->window, "New password"), ==, "");
}

/* Who is invited and lives elsewhere. */
static void
invite (Fixture *fixture, gboolean accepts)
{
  g_autoptr (PfProvenAccount) account = g_object_new (PF_TYPE_PROVEN_ACCOUNT,
                                                      "email",
                                                      EMAIL,
                                                      "first-name",
                                                      "Camille",
                                                      "activation",
                                                      !accepts,
                                                      "invitation",
                                                      TRUE,
                                                      "lives-elsewhere",
                                                      TRUE,
                                                      "address-wanted",
                                                      TRUE,
                                                      NULL);

  fixture->recovery->accepts = accepts;
  pf_recovery_prove (fixture->recovery, account);
}

/* Why the address is asked, and all that is wrong at once; nothing typed is lost. */
static void
test_lives_elsewhere (Fixture *fixture, gconstpointer)
{
  go_to (fixture, PF_RECOVERY_STAGE_PASSWORD);
  pf_test_window_assert_hides (fixture->window, "Where you live");
  invite (fixture, FALSE);
  pf_test_window_assert_shows (fixture->window, "Accept the invitation|Hello Camille. You are inv");
  pf_test_window_assert_shows (fixture->window, "It is the address of your household");
  pf_test_window_assert_hides (fixture->window, "Your other devices will be signed out");
  pf_test_window_click (fixture->window, "Accept the Invitation");
  pf_test_window_assert_shows (fixture->window, "Type the name of the town|");
  pf_test_window_assert_shows (fixture->window, "Type a password, or paste one|");
  g_assert_cmpstr (fixture->asked->str, ==, "");
  pf_test_window_type (fixture->window, "Town", "Valbourg");
  pf_test_window_assert_hides (fixture->window, "Type the name of the town|");
  pf_test_window_type (fixture->window, "New password", "trois bateaux");
  pf_test_window_click (fixture->window, "Accept the Invitation");
  g_assert_cmpstr (fixture->asked->str, ==, "trois bateaux 1;");
  pf_recovery_take_address_fault (fixture->recovery, "/address/postal_code", "bad-format");
  pf_recovery_fail (fixture->recovery, PF_RECOVERY_FAULT_TOO_COMMON);
  pf_test_window_assert_shows (fixture->window, "Type its 5 digits|");
  pf_test_window_assert_shows (fixture->window, "It is among the first that are tried.");
  g_assert_cmpstr (pf_test_window_read (fixture->window, "Town"), ==, "Valbourg");
  g_assert_cmpstr (pf_test_window_read (fixture->window, "New password"), ==, "trois bateaux");
}

/* Who has an account chooses no password. */
static void
test_accepts (Fixture *fixture, gconstpointer)
{
  listen (fixture, "accept");
  invite (fixture, TRUE);
  pf_test_window_assert_shows (fixture->window, "Say where you live, then sign in");
  pf_test_window_assert_hides (fixture->window, "New password");
  pf_test_window_assert_hides (fixture->window, "Your other devices will be signed out");
  pf_test_window_assert_hides (fixture->window, "Stay signed in");
  pf_test_window_click (fixture->window, "Sign In to Accept");
  g_assert_cmpstr (fixture->asked->str, ==, "asked;");
}

/* Each fault is said, whatever its place. */
static void
test_faults (Fixture *fixture, gconstpointer)
{
  for (PfRecoveryFault fault = 1; fault < PF_N_RECOVERY_FAULTS; fault++) {
    g_autofree char *words = NULL;

    g_clear_object (&fixture->recovery->account);
    go_to (fixture, PF_RECOVERY_STAGE_PASSWORD);
    if (fault == PF_RECOVERY_FAULT_EMAIL)
      go_to (fixture, PF_RECOVERY_STAGE_ADDRESS);
    fixture->recovery->failure = PF_FAILURE_NO_NETWORK;
    pf_recovery_fail (fixture->recovery, fault);
    words = pf_recovery_build_words (fixture->recovery, fixture->entrance);
    pf_test_window_assert_shows (fixture->window, words);
  }
}

static void
test_used (Fixture *fixture, gconstpointer)
{
  listen (fixture, "leave");
  pf_recovery_fail (fixture->recovery, PF_RECOVERY_FAULT_LINK_USED);
  pf_test_window_click (fixture->window, "Sign In");
  g_assert_cmpstr (fixture->asked->str, ==, "asked;");
}

static void
test_wait (Fixture *fixture, gconstpointer)
{
  go_to (fixture, PF_RECOVERY_STAGE_MAIL);
  fixture->recovery->retry_seconds = 2;
  pf_recovery_fail (fixture->recovery, PF_RECOVERY_FAULT_TOO_MANY);
  pf_test_window_assert_shows (fixture->window, "Next try in 2 seconds.|");
  g_assert_false (pf_test_window_is_sensitive (fixture->window, "Continue"));
  pf_recovery_count_down (fixture->recovery);
  pf_test_window_assert_shows (fixture->window, "Next try in 1 second.|");
  pf_recovery_count_down (fixture->recovery);
  pf_test_window_assert_hides (fixture->window, "Next try");
  g_assert_true (pf_test_window_is_sensitive (fixture->window, "Continue"));
}

static void
test_link (Fixture *fixture, gconstpointer)
{
  listen (fixture, "try-again");
  fixture->recovery->by_link = TRUE;
  fixture->recovery->busy = TRUE;
  pf_recovery_tell (fixture->recovery);
  pf_test_window_assert_shows (fixture->window, "One moment…|The portal looks at the link");
  pf_test_window_assert_hides (fixture->window, "E-mail address given");
  fixture->recovery->failure = PF_FAILURE_NO_NETWORK;
  pf_recovery_fail (fixture->recovery, PF_RECOVERY_FAULT_WAY);
  pf_test_window_click (fixture->window, "Try Again");
  g_assert_cmpstr (fixture->asked->str, ==, "asked;");
}

int
main (int argc, char **argv)
{
  if (!pf_test_window_init (&argc, &argv))
    return 0;
#define ADD(name, function) g_test_add (name, Fixture, NULL, set_up, function, tear_down)
  ADD ("/recovery-page/address", test_address);
  ADD ("/recovery-page/mail", test_mail);
  ADD ("/recovery-page/code", test_code);
  ADD ("/recovery-page/strength", test_strength);
  ADD ("/recovery-page/password", test_password);
  ADD ("/recovery-page/lives-elsewhere", test_lives_elsewhere);
  ADD ("/recovery-page/accepts", test_accepts);
  ADD ("/recovery-page/faults", test_faults);
  ADD ("/recovery-page/used", test_used);
  ADD ("/recovery-page/wait", test_wait);
  ADD ("/recovery-page/link", test_link);
  return g_test_run ();
}
