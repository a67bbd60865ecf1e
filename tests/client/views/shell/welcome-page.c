/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/views/shell/welcome-page.h"

#include "window.h"

/* "+33200000000" as it is dialled, in one piece. */
#define PHONE "02\u00a000\u00a000\u00a000\u00a000"

typedef struct
{
  PfTestWindow *window;
  PfEntrance *entrance;
  GtkWidget *page;
  GString *asked; /* by the person */
} Fixture;

static void
sign_in_cb (PfEntrance *entrance, const char *password, Fixture *fixture)
{
  g_string_append_printf (fixture->asked, "sign-in %s %s;", entrance->email, password);
}

static void
town_cb (PfEntrance *, const char *address, Fixture *fixture)
{
  g_string_append_printf (fixture->asked, "town %s;", address);
}

static void
asked_cb (GString *asked)
{
  g_string_append (asked, "asked;");
}

static PfPortal *
new_portal (void)
{
  PfPortal *portal = g_object_new (PF_TYPE_PORTAL, "name", "Ville de Valbourg", NULL);

  portal->minimum_client = g_strdup ("9.1");
  portal->contact = g_object_new (
      PF_TYPE_PORTAL_CONTACT, "phone", "+33200000000", "hours", "Mon.–Fri., 8:30–17:00", NULL);
  return portal;
}

static void
set_up (Fixture *fixture, gconstpointer)
{
  fixture->asked = g_string_new (NULL);
  fixture->entrance = pf_entrance_new ();
  fixture->entrance->stage = PF_ENTRANCE_STAGE_SIGN_IN;
  fixture->entrance->portal = new_portal ();
  pf_entrance_set_text (&fixture->entrance->host, "portail.valbourg.example");
  pf_entrance_set_text (&fixture->entrance->town, "Ville de Valbourg");
  g_signal_connect (fixture->entrance, "sign-in", G_CALLBACK (sign_in_cb), fixture);
  g_signal_connect (fixture->entrance, "town", G_CALLBACK (town_cb), fixture);
  fixture->page = pf_welcome_page_new (fixture->entrance);
  fixture->window = pf_test_window_new (fixture->page, 1280, 800);
}

static void
tear_down (Fixture *fixture, gconstpointer)
{
  pf_test_window_free (fixture->window);
  g_assert_finalize_object (fixture->entrance);
  g_string_free (fixture->asked, TRUE);
}

static void
listen (Fixture *fixture, const char *signal)
{
  g_signal_connect_swapped (fixture->entrance, signal, G_CALLBACK (asked_cb), fixture->asked);
}

static void
fail (Fixture *fixture, PfFailure failure)
{
  fixture->entrance->busy = FALSE;
  fixture->entrance->failure = failure;
  pf_entrance_tell (fixture->entrance);
}

/* As a person who types and presses the button; the answer is then awaited. */
static void
type_and_go (Fixture *fixture, const char *button)
{
  pf_test_window_type (fixture->window, "E-mail address", "camille.berger@example.org");
  pf_test_window_type (fixture->window, "Password", "twelve letters");
  pf_test_window_click (fixture->window, button);
  fixture->entrance->busy = TRUE;
  pf_entrance_tell (fixture->entrance);
}

static void
test_words (Fixture *fixture, gconstpointer)
{
  pf_test_window_assert_shows (fixture->window, "Welcome|Ville de Valbourg|Change town|");
  pf_test_window_assert_shows (fixture->window, "Prepare your household");
  pf_test_window_assert_shows (fixture->window, "Has one of your children already been enrolled");
  pf_test_window_assert_shows (fixture->window, "Stay signed in on this computer|Sign In|");
  pf_test_window_assert_shows (fixture->window, PHONE "|Mon.–Fri., 8:30–17:00|");
}

static void
test_sign_in (Fixture *fixture, gconstpointer)
{
  type_and_go (fixture, "Sign In");
  g_assert_cmpstr (fixture->asked->str, ==, "sign-in camille.berger@example.org twelve letters;");
  g_assert_true (fixture->entrance->stays);
  pf_test_window_assert_shows (fixture->window, "Signing in…|");
}

static void
test_faults (Fixture *fixture, gconstpointer)
{
  pf_test_window_click (fixture->window, "Sign In");
  pf_test_window_assert_shows (fixture->window, "Type it whole: name@example.org|");
  pf_test_window_assert_shows (fixture->window, "Type the password of your account|");
  g_assert_cmpstr (fixture->asked->str, ==, "");
  pf_test_window_type (fixture->window, "E-mail address", "a@b.fr");
  pf_test_window_assert_hides (fixture->window, "Type it whole");
}

/* Each failure says what happened, and its button does what helps. */
static void
test_failures (Fixture *fixture, gconstpointer)
{
  static const struct
  {
    PfFailure failure;
    const char *words;
    const char *button;
  } cases[] = {
    { PF_FAILURE_WRONG_PASSWORD, "Wrong address or password.", "Sign In|" },
    { PF_FAILURE_CODE_WRONG, "This code is wrong", "Sign In|" },
    { PF_FAILURE_SUSPENDED, "tells you why: " PHONE ".", "Sign In|" },
    { PF_FAILURE_NOT_ACTIVE, "This account waits for its mail", "Send the Mail Again|" },
    { PF_FAILURE_TOO_MANY, "Too many attempts.", "Sign In|" },
    { PF_FAILURE_OVERLOADED, "Many families ask at once.", "Try Again|" },
    { PF_FAILURE_SIGNED_OUT, "You were signed out on this computer.", "Sign In|" },
    { PF_FAILURE_NO_NETWORK, "does not reach portail.valbourg.example.", "Try Again|" },
    { PF_FAILURE_UNKNOWN_HOST, "No portal has the address", "Correct the Address|" },
    { PF_FAILURE_UNREACHABLE, "portail.valbourg.example does not answer", "Try Again|" },
    { PF_FAILURE_NOT_SAFE, "The connection is not safe", "Try Again|" },
    { PF_FAILURE_CLOCK, "it believes it is 1 January 2018.", "Set Date and Time|" },
    { PF_FAILURE_DATE_OFF, "own clock decides what is in time.", "Sign In|" },
    { PF_FAILURE_WRONG_ADDRESS, "but it is not a family portal.", "Correct the Address|" },
    { PF_FAILURE_NOT_HTTPS, "begins with https", "Correct the Address|" },
    { PF_FAILURE_NO_ADDRESS, "This is no address.", "Correct the Address|" },
    { PF_FAILURE_OLD_CLIENT, "which wants version 9.1.", "Try Again|" },
    { PF_FAILURE_KEYRING, "The keyring stayed closed", "Sign In|" },
    { PF_FAILURE_NO_DOCUMENTS, "opens your account with you: " PHONE ".", "Try Again|" },
    { PF_FAILURE_PORTAL, "call the family desk: " PHONE ".", "Try Again|" },
  };

  fixture->entrance->can_set_clock = TRUE;
  fixture->entrance->now = 1514808000 * G_TIME_SPAN_SECOND; /* 2018-01-01, noon UTC */
  /* None, and a code that is wanted besides, are no failures. */
  G_STATIC_ASSERT (G_N_ELEMENTS (cases) == PF_N_FAILURES - 2);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    fail (fixture, cases[i].failure);
    pf_test_window_assert_shows (fixture->window, cases[i].words);
    pf_test_window_assert_shows (fixture->window, cases[i].button);
  }
  fail (fixture, PF_FAILURE_NONE);
  pf_test_window_assert_hides (fixture->window, "call the family desk:");
}

static void
test_clock_without_settings (Fixture *fixture, gconstpointer)
{
  fail (fixture, PF_FAILURE_CLOCK);
  pf_test_window_assert_shows (fixture->window, "Try Again|");
}

/* Whoever can read the screen must not read a password there for longer than it serves. */
static void
test_password_is_forgotten (Fixture *fixture, gconstpointer)
{
  type_and_go (fixture, "Sign In");
  fail (fixture, PF_FAILURE_WRONG_PASSWORD);
  g_assert_cmpstr (pf_test_window_read (fixture->window, "Password"), ==, "");
  pf_test_window_assert_shows (fixture->window, "Type it again|");

  type_and_go (fixture, "Sign In");
  gtk_widget_set_visible (fixture->page, FALSE);
  gtk_widget_set_visible (fixture->page, TRUE);
  g_assert_cmpstr (pf_test_window_read (fixture->window, "Password"), ==, "");
}

/* What failed on the way is worth sending again, as it was typed. */
static void
test_lost_network_keeps_what_was_typed (Fixture *fixture, gconstpointer)
{
  type_and_go (fixture, "Sign In");
  fail (fixture, PF_FAILURE_NO_NETWORK);
  g_assert_cmpstr (pf_test_window_read (fixture->window, "Password"), ==, "twelve letters");
  g_string_truncate (fixture->asked, 0);
  pf_test_window_click (fixture->window, "Try Again");
  g_assert_cmpstr (fixture->asked->str, ==, "sign-in camille.berger@example.org twelve letters;");
}

static void
test_wait (Fixture *fixture, gconstpointer)
{
  type_and_go (fixture, "Sign In");
  fixture->entrance->retry_seconds = 2;
  fail (fixture, PF_FAILURE_WRONG_PASSWORD);
  pf_test_window_assert_shows (fixture->window, "Next try in 2 seconds.|");
  pf_test_window_type (fixture->window, "Password", "again");
  fixture->entrance->retry_seconds = 1;
  pf_entrance_tell (fixture->entrance);
  pf_test_window_assert_shows (fixture->window, "Next try in 1 second.|");
  g_assert_cmpstr (pf_test_window_read (fixture->window, "Password"), ==, "again");
  g_assert_false (pf_test_window_is_sensitive (fixture->window, "Sign In"));
  fixture->entrance->retry_seconds = 0;
  pf_entrance_tell (fixture->entrance);
  g_assert_true (pf_test_window_is_sensitive (fixture->window, "Sign In"));
}

/* A closed keyring never shows the fields: the person is signed in already. Who goes on without it
 * has the focus where to go on.
 */
static void
test_keyring (Fixture *fixture, gconstpointer)
{
  GtkWidget *focus;

  listen (fixture, "open-keyring");
  pf_entrance_set_text (&fixture->entrance->email, "camille.berger@example.org");
  fixture->entrance->stage = PF_ENTRANCE_STAGE_KEYRING;
  pf_entrance_tell (fixture->entrance);
  pf_test_window_assert_shows (fixture->window, "You stayed signed in as camille.berger@");
  pf_test_window_assert_hides (fixture->window, "Password|");
  pf_test_window_click (fixture->window, "Open the Keyring");
  g_assert_cmpstr (fixture->asked->str, ==, "asked;");
  fixture->entrance->stage = PF_ENTRANCE_STAGE_SIGN_IN;
  fixture->entrance->can_stay = FALSE;
  pf_entrance_tell (fixture->entrance);
  pf_test_window_assert_shows (fixture->window, "This computer has no keyring");
  pf_test_window_assert_hides (fixture->window, "Stay signed in");
  focus = gtk_root_get_focus (gtk_widget_get_root (pf_test_window_get_content (fixture->window)));
  g_assert_nonnull (gtk_widget_get_ancestor (focus, GTK_TYPE_PASSWORD_ENTRY));
}

static void
test_return (Fixture *fixture, gconstpointer)
{
  listen (fixture, "try-again");
  fixture->entrance->stage = PF_ENTRANCE_STAGE_RETURN;
  pf_entrance_tell (fixture->entrance);
  pf_test_window_assert_shows (fixture->window, "one moment…|");
  pf_test_window_assert_hides (fixture->window, "Password|");
  fail (fixture, PF_FAILURE_UNREACHABLE);
  pf_test_window_assert_shows (fixture->window, "does not answer");
  pf_test_window_click (fixture->window, "Try Again");
  g_assert_cmpstr (fixture->asked->str, ==, "asked;");
}

static void
test_town (Fixture *fixture, gconstpointer)
{
  fixture->entrance->stage = PF_ENTRANCE_STAGE_TOWN;
  pf_entrance_tell (fixture->entrance);
  pf_test_window_assert_hides (fixture->window, "Has one of your children");
  pf_test_window_click (fixture->window, "Continue");
  pf_test_window_assert_shows (fixture->window, "Type the address of the portal|");
  pf_test_window_type (fixture->window, "Portal address", "http://valbourg.fr");
  pf_test_window_click (fixture->window, "Continue");
  g_assert_cmpstr (fixture->asked->str, ==, "town http://valbourg.fr;");
  fail (fixture, PF_FAILURE_NOT_HTTPS);
  pf_test_window_assert_shows (fixture->window, "A portal’s address begins with https");
}

static void
choose_proofs (Fixture *fixture, const char *words)
{
  g_clear_pointer (&fixture->entrance->portal->proofs_of_address, g_strfreev);
  fixture->entrance->portal->proofs_of_address = g_strsplit (words, " ", -1);
  pf_entrance_tell (fixture->entrance);
}

/* What will be asked for is told before a form is begun. */
static void
test_proofs (Fixture *fixture, gconstpointer)
{
  pf_test_window_assert_shows (fixture->window, "under 3 months old will be asked for. Other doc");
  choose_proofs (fixture, "proof_of_address");
  pf_test_window_assert_shows (fixture->window, "under 3 months old will be asked for.|");
  choose_proofs (fixture, "lease statement_on_honour");
  pf_test_window_assert_shows (
      fixture->window, "A proof of address will be asked for: Lease; Statement on honour.|");
}

int
main (int argc, char **argv)
{
  if (!pf_test_window_init (&argc, &argv))
    return 0;
#define ADD(name, function) g_test_add (name, Fixture, NULL, set_up, function, tear_down)
  ADD ("/welcome-page/words", test_words);
  ADD ("/welcome-page/sign-in", test_sign_in);
  ADD ("/welcome-page/faults", test_faults);
  ADD ("/welcome-page/failures", test_failures);
  ADD ("/welcome-page/clock-without-settings", test_clock_without_settings);
  ADD ("/welcome-page/password-is-forgotten", test_password_is_forgotten);
  ADD ("/welcome-page/lost-network", test_lost_network_keeps_what_was_typed);
  ADD ("/welcome-page/wait", test_wait);
  ADD ("/welcome-page/keyring", test_keyring);
  ADD ("/welcome-page/return", test_return);
  ADD ("/welcome-page/town", test_town);
  ADD ("/welcome-page/proofs", test_proofs);
  return g_test_run ();
}
