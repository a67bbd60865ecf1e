/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What Home says of a file that the family desk looks at: of a new account, and of a guardian who
 * lives elsewhere.
 */
#include "client/views/family/awaited-panel.h"

#include "window.h"

#define NOW (G_GINT64_CONSTANT (1795000000) * G_USEC_PER_SEC)

typedef struct
{
  PfTestWindow *window;
  PfProofSending *sending;
  PfVisit *visit;
  GtkWidget *panel;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer)
{
  g_autoptr (PfMe) me = g_object_new (PF_TYPE_ME, NULL);

  me->account = g_object_new (PF_TYPE_ACCOUNT, "state", PF_ACCOUNT_STATE_PENDING, NULL);
  fixture->sending = pf_proof_sending_new ();
  fixture->sending->now = NOW;
  fixture->visit = pf_visit_new ("Valbourg", me);
  fixture->panel = g_object_new (PF_TYPE_AWAITED_PANEL, NULL);
  pf_awaited_panel_follow (PF_AWAITED_PANEL (fixture->panel), fixture->sending, fixture->visit);
  fixture->window = pf_test_window_new (fixture->panel, 700, 800);
}

static void
tear_down (Fixture *fixture, gconstpointer)
{
  pf_test_window_free (fixture->window);
  g_assert_finalize_object (fixture->sending);
  g_assert_finalize_object (fixture->visit);
}

static void
set_file (Fixture *fixture, PfQueueKind kind, PfQueueState state, const char *wanted)
{
  g_autoptr (PfAccountFile) file = g_object_new (PF_TYPE_ACCOUNT_FILE,
                                                 "kind",
                                                 kind,
                                                 "state",
                                                 state,
                                                 "since",
                                                 NOW,
                                                 "reason",
                                                 wanted != NULL ? "Le livret, svp." : NULL,
                                                 NULL);

  if (wanted != NULL)
    file->documents_wanted = g_strsplit (wanted, " ", -1);
  pf_proof_sending_set_file (fixture->sending, file, "h1");
  pf_test_window_settle (fixture->window);
}

static void
test_account (Fixture *fixture, gconstpointer)
{
  g_assert_false (gtk_widget_get_visible (fixture->panel));
  set_file (fixture, PF_QUEUE_KIND_ACCOUNT, PF_QUEUE_STATE_WAITING, NULL);
  pf_test_window_assert_shows (fixture->window, "Your e-mail address is verified.");
  pf_test_window_assert_hides (fixture->window, "guardian");
  set_file (fixture, PF_QUEUE_KIND_ACCOUNT, PF_QUEUE_STATE_MORE_WANTED, "lease");
  pf_test_window_assert_shows (fixture->window, "“Le livret, svp.”|Asked for: Lease.");
  pf_test_window_click (fixture->window, "Send the Document Asked For");
  pf_test_window_assert_shows (fixture->window, "Date of the document");
  set_file (fixture, PF_QUEUE_KIND_ACCOUNT, PF_QUEUE_STATE_REFUSED, "");
  pf_test_window_assert_shows (fixture->window, "has refused this account");
  pf_test_window_assert_shows (fixture->window, "call the family desk: it can look at it again.");
  pf_test_window_assert_hides (fixture->window, "Date of the document");
  pf_proof_sending_set_file (fixture->sending, NULL, "h1");
  g_assert_false (gtk_widget_get_visible (fixture->panel));
}

/* What shows who is whose parent has no date, and another hint. */
static void
test_tie (Fixture *fixture, gconstpointer)
{
  set_file (fixture, PF_QUEUE_KIND_GUARDIAN_TIE, PF_QUEUE_STATE_WAITING, NULL);
  pf_test_window_assert_shows (fixture->window, "You have accepted the invitation. Since ");
  pf_test_window_assert_hides (fixture->window, "Send the Document Asked For");
  pf_test_window_assert_hides (fixture->window, "Your document waits");
  set_file (fixture, PF_QUEUE_KIND_GUARDIAN_TIE, PF_QUEUE_STATE_MORE_WANTED, "proof_of_parenthood");
  pf_test_window_assert_shows (fixture->window, "a document that shows that you are a guardian");
  pf_test_window_assert_shows (fixture->window, "Asked for: Family record book, birth");
  pf_test_window_click (fixture->window, "Send the Document Asked For");
  pf_test_window_assert_shows (fixture->window, "The pages with your name and the children’s");
  pf_test_window_assert_hides (fixture->window, "Date of the document");
  pf_test_window_click (fixture->window, "Send the Document");
  pf_test_window_assert_hides (fixture->window, "Type the date");
}

/* The portal refused the kind: that stands where another one is chosen. */
static void
test_kind (Fixture *fixture, gconstpointer)
{
  set_file (fixture, PF_QUEUE_KIND_ACCOUNT, PF_QUEUE_STATE_MORE_WANTED, "lease");
  pf_test_window_click (fixture->window, "Send the Document Asked For");
  fixture->sending->faults[PF_PROOF_FAULT_KIND] = "not-taken-here";
  pf_proof_sending_tell (fixture->sending);
  pf_test_window_assert_shows (fixture->window, "The town does not take that document");
  pf_proof_sending_answer (fixture->sending, PF_DOCUMENT_KIND_PROOF_OF_ADDRESS, "", NULL);
  pf_test_window_assert_hides (fixture->window, "The town does not take that document");
}

/* How long to wait is shown each second; the form stays as it is. */
static void
test_wait (Fixture *fixture, gconstpointer)
{
#define TOO_MANY                                                                                   \
  "Not sent: many documents came in a short time. What you chose is kept; wait a moment."
  set_file (fixture, PF_QUEUE_KIND_ACCOUNT, PF_QUEUE_STATE_MORE_WANTED, "lease");
  pf_test_window_click (fixture->window, "Send the Document Asked For");
  pf_test_window_type (fixture->window, "Date of the document", "1/11/2026");
  fixture->sending->failure = PF_FAILURE_TOO_MANY;
  fixture->sending->retry_seconds = 2;
  pf_proof_sending_tell (fixture->sending);
  pf_test_window_assert_shows (fixture->window, TOO_MANY " Next try in 2 seconds.|");
  g_assert_false (pf_test_window_is_sensitive (fixture->window, "Send the Document"));
  g_assert_true (pf_test_window_is_sensitive (fixture->window, "Later"));
  pf_proof_sending_count_down (fixture->sending);
  pf_test_window_assert_shows (fixture->window, TOO_MANY " Next try in 1 second.|");
  pf_proof_sending_count_down (fixture->sending);
  pf_test_window_assert_hides (fixture->window, "Not sent");
  g_assert_true (pf_test_window_is_sensitive (fixture->window, "Send the Document"));
  g_assert_cmpstr (pf_test_window_read (fixture->window, "Date of the document"), ==, "1/11/2026");
#undef TOO_MANY
}

/* Who has a household loses nothing by a refusal. */
static void
test_refused (Fixture *fixture, gconstpointer)
{
  set_file (fixture, PF_QUEUE_KIND_GUARDIAN_TIE, PF_QUEUE_STATE_REFUSED, "");
  pf_test_window_assert_shows (fixture->window, "No household is opened.");
  pf_test_window_assert_shows (fixture->window, "“Le livret, svp.”|");
  pf_test_window_assert_shows (fixture->window, "call the family desk: it can look at it again.");
  pf_visit_get_me (fixture->visit)->account->state = PF_ACCOUNT_STATE_ACTIVE;
  set_file (fixture, PF_QUEUE_KIND_GUARDIAN_TIE, PF_QUEUE_STATE_REFUSED, "");
  pf_test_window_assert_shows (fixture->window, "Nothing else of your file has changed.");
  pf_test_window_assert_hides (fixture->window, "No household is opened.");
}

int
main (int argc, char **argv)
{
  if (!pf_test_window_init (&argc, &argv))
    return 0;
#define ADD(name, function)                                                                        \
  g_test_add ("/awaited-panel/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("account", test_account);
  ADD ("tie", test_tie);
  ADD ("kind", test_kind);
  ADD ("wait", test_wait);
  ADD ("refused", test_refused);
  return g_test_run ();
}
