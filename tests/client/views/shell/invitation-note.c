/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/views/shell/invitation-note.h"

#include "window.h"

typedef struct
{
  PfTestWindow *window;
  PfRecovery *recovery;
  PfEntrance *entrance;
  GString *asked; /* by the person */
} Fixture;

static void
answered_cb (PfInvitationNote *, gboolean leaves, GString *asked)
{
  g_string_append (asked, leaves ? "leave;" : "stay;");
}

#define DEFINE_NOTE(note_cb, words)                                                                \
  static void note_cb (GString *asked)                                                             \
  {                                                                                                \
    g_string_append (asked, words);                                                                \
  }
DEFINE_NOTE (accept_cb, "accept;")
DEFINE_NOTE (ended_cb, "ended;")

static void
set_up (Fixture *fixture, gconstpointer elsewhere)
{
  g_autoptr (PfProvenAccount) account = g_object_new (PF_TYPE_PROVEN_ACCOUNT,
                                                      "email",
                                                      "julien@example.org",
                                                      "first-name",
                                                      "Julien",
                                                      "last-name",
                                                      "Moreau",
                                                      "invitation",
                                                      TRUE,
                                                      "invited-by",
                                                      "Camille Berger",
                                                      "lives-elsewhere",
                                                      elsewhere != NULL,
                                                      "address-wanted",
                                                      elsewhere != NULL,
                                                      NULL);
  GtkWidget *note;

  fixture->asked = g_string_new (NULL);
  fixture->entrance = pf_entrance_new ();
  fixture->recovery = pf_recovery_new ();
  fixture->recovery->accepts = TRUE;
  pf_recovery_prove (fixture->recovery, account);
  note = pf_invitation_note_new (fixture->recovery, fixture->entrance, "Bruno Petit");
  g_signal_connect (note, "answered", G_CALLBACK (answered_cb), fixture->asked);
  g_signal_connect_swapped (note, "ended", G_CALLBACK (ended_cb), fixture->asked);
  g_signal_connect_swapped (fixture->recovery, "accept", G_CALLBACK (accept_cb), fixture->asked);
  fixture->window = pf_test_window_new (note, 800, 600);
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
test_household (Fixture *fixture, gconstpointer)
{
  pf_test_window_assert_shows (fixture->window, "Camille Berger invites Julien Moreau to their");
  pf_test_window_assert_shows (fixture->window, "You are signed in as Bruno Petit.|");
  pf_test_window_assert_hides (fixture->window, "Where you live");
  pf_test_window_click (fixture->window, "Not Now");
  pf_test_window_click (fixture->window, "Sign In as Somebody Else");
  pf_test_window_click (fixture->window, "Accept as Bruno Petit");
  g_assert_cmpstr (fixture->asked->str, ==, "stay;leave;accept;");
  fixture->recovery->busy = TRUE;
  pf_recovery_tell (fixture->recovery);
  g_assert_false (pf_test_window_is_sensitive (fixture->window, "Accept as Bruno Petit"));
  pf_recovery_end (fixture->recovery);
  g_assert_cmpstr (fixture->asked->str, ==, "stay;leave;accept;ended;");
}

static void
test_elsewhere (Fixture *fixture, gconstpointer)
{
  pf_test_window_assert_shows (fixture->window, "first checks that who accepts is a guardian.");
  pf_test_window_assert_shows (fixture->window, "Where you live|");
  pf_recovery_check_address (fixture->recovery);
  pf_recovery_fail (fixture->recovery, PF_RECOVERY_FAULT_HOME_ADDRESS);
  pf_test_window_assert_shows (fixture->window, "Your address is not whole yet");
}

int
main (int argc, char **argv)
{
  if (!pf_test_window_init (&argc, &argv))
    return 0;
  g_test_add ("/invitation-note/household", Fixture, NULL, set_up, test_household, tear_down);
  g_test_add (
      "/invitation-note/elsewhere", Fixture, "elsewhere", set_up, test_elsewhere, tear_down);
  return g_test_run ();
}
