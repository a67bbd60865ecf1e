/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/views/shell/code-page.h"

#include "window.h"

typedef struct
{
  PfTestWindow *window;
  PfEntrance *entrance;
  GString *asked; /* by the person */
} Fixture;

static void
code_cb (PfEntrance *, const char *code, GString *asked)
{
  g_string_append_printf (asked, "%s;", code);
}

static void
leave_cb (GString *asked)
{
  g_string_append (asked, "leave;");
}

static void
set_up (Fixture *fixture, gconstpointer)
{
  fixture->asked = g_string_new (NULL);
  fixture->entrance = pf_entrance_new ();
  fixture->entrance->stage = PF_ENTRANCE_STAGE_CODE;
  pf_entrance_set_text (&fixture->entrance->email, "camille.berger@example.org");
  g_signal_connect (fixture->entrance, "code", G_CALLBACK (code_cb), fixture->asked);
  g_signal_connect_swapped (fixture->entrance, "leave-code", G_CALLBACK (leave_cb), fixture->asked);
  fixture->window = pf_test_window_new (pf_code_page_new (fixture->entrance), 1280, 800);
}

static void
tear_down (Fixture *fixture, gconstpointer)
{
  pf_test_window_free (fixture->window);
  g_assert_finalize_object (fixture->entrance);
  g_string_free (fixture->asked, TRUE);
}

/* As an answer does, that was awaited. */
static void
fail (Fixture *fixture, PfFailure failure, guint retry_seconds)
{
  fixture->entrance->busy = TRUE;
  pf_entrance_tell (fixture->entrance);
  fixture->entrance->busy = FALSE;
  fixture->entrance->failure = failure;
  fixture->entrance->retry_seconds = retry_seconds;
  pf_entrance_tell (fixture->entrance);
}

/* However it is typed. */
static void
test_code (Fixture *fixture, gconstpointer)
{
  pf_test_window_assert_shows (
      fixture->window,
      "camille.berger@example.org. The password is right; what is left is the code.|");
  pf_test_window_type (fixture->window, "Code of 6 digits", "417");
  pf_test_window_click (fixture->window, "Continue");
  pf_test_window_assert_shows (fixture->window, "Copy the 6 figures that the application shows|");
  pf_test_window_type (fixture->window, "Code of 6 digits", " 417 203");
  pf_test_window_assert_hides (fixture->window, "Copy the 6 figures");
  pf_test_window_click (fixture->window, "Continue");
  g_assert_cmpstr (fixture->asked->str, ==, "417203;");
}

/* Other codes have words of their own; whoever types one at once is let in all the same. */
static void
test_other_codes (Fixture *fixture, gconstpointer)
{
  pf_test_window_type (fixture->window, "Code of 6 digits", "k7qm 2xrt");
  pf_test_window_click (fixture->window, "Continue");
  pf_test_window_click (fixture->window, "Recovery Code");
  g_assert_cmpstr (pf_test_window_read (fixture->window, "Recovery code"), ==, "");
  pf_test_window_type (fixture->window, "Recovery code", "k7qm");
  pf_test_window_click (fixture->window, "Continue");
  pf_test_window_assert_shows (fixture->window, "Copy all 8 characters");
  pf_test_window_click (fixture->window, "Code of the Printed List");
  pf_test_window_assert_hides (fixture->window, "Copy all 8 characters");
  pf_test_window_type (fixture->window, "Code of the printed list", "aaaa-bbbb");
  pf_test_window_click (fixture->window, "Continue");
  pf_test_window_click (fixture->window, "Code of the Application");
  pf_test_window_assert_shows (fixture->window, "Code of 6 digits|");
  g_assert_cmpstr (fixture->asked->str, ==, "K7QM2XRT;AAAABBBB;");
}

static GtkWidget *
find_check (GtkWidget *widget)
{
  if (GTK_IS_CHECK_BUTTON (widget))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *found = find_check (child);

    if (found != NULL)
      return found;
  }
  return NULL;
}

/* Offered where the computer can keep it, and never chosen beforehand. */
static void
test_trust (Fixture *fixture, gconstpointer)
{
  GtkWidget *check = find_check (pf_test_window_get_content (fixture->window));

  fixture->entrance->can_stay = FALSE;
  pf_entrance_tell (fixture->entrance);
  pf_test_window_assert_hides (fixture->window, "30 days");
  pf_test_window_type (fixture->window, "Code of 6 digits", "417203");
  pf_test_window_click (fixture->window, "Continue");
  g_assert_false (fixture->entrance->trusts);
  fixture->entrance->can_stay = TRUE;
  pf_entrance_tell (fixture->entrance);
  pf_test_window_assert_shows (fixture->window, "Do not ask on this computer for 30 days|");
  pf_test_window_assert_shows (fixture->window, "Agents are asked each time");
  pf_test_window_click (fixture->window, "Continue");
  g_assert_false (fixture->entrance->trusts);
  g_assert_true (gtk_widget_activate (check));
  pf_test_window_click (fixture->window, "Continue");
  g_assert_true (fixture->entrance->trusts);
}

static void
test_wrong (Fixture *fixture, gconstpointer)
{
  pf_test_window_type (fixture->window, "Code of 6 digits", "417203");
  fail (fixture, PF_FAILURE_CODE_WRONG, 0);
  pf_test_window_assert_shows (fixture->window, "This code is wrong, or was used already.");
  g_assert_cmpstr (pf_test_window_read (fixture->window, "Code of 6 digits"), ==, "");
  pf_test_window_assert_shows (fixture->window, "Code still refused?");
}

/* What is typed stays where only the way failed; how long to wait is counted down. */
static void
test_waits (Fixture *fixture, gconstpointer)
{
  pf_test_window_type (fixture->window, "Code of 6 digits", "417203");
  fail (fixture, PF_FAILURE_TOO_MANY, 12);
  pf_test_window_assert_shows (fixture->window, "Next try in 12 seconds.|");
  g_assert_false (pf_test_window_is_sensitive (fixture->window, "Continue"));
  g_assert_cmpstr (pf_test_window_read (fixture->window, "Code of 6 digits"), ==, "417203");
  fixture->entrance->retry_seconds = 0;
  pf_entrance_tell (fixture->entrance);
  g_assert_true (pf_test_window_is_sensitive (fixture->window, "Continue"));
}

static void
test_back (Fixture *fixture, gconstpointer)
{
  GtkWidget *page = NULL;

  g_assert_true (pf_test_window_is_sensitive (fixture->window, "Continue"));
  page = pf_test_window_get_content (fixture->window);
  gtk_widget_activate_action (page, "code.back", NULL);
  g_assert_cmpstr (fixture->asked->str, ==, "leave;");
}

int
main (int argc, char **argv)
{
  if (!pf_test_window_init (&argc, &argv))
    return 0;
#define ADD(name, function) g_test_add (name, Fixture, NULL, set_up, function, tear_down)
  ADD ("/code-page/code", test_code);
  ADD ("/code-page/other-codes", test_other_codes);
  ADD ("/code-page/wrong", test_wrong);
  ADD ("/code-page/trust", test_trust);
  ADD ("/code-page/waits", test_waits);
  ADD ("/code-page/back", test_back);
  return g_test_run ();
}
