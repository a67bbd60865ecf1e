/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/views/shell/lock-page.h"

#include "window.h"

#define NOW (1795942935 * (gint64) G_TIME_SPAN_SECOND)

typedef struct
{
  PfTestWindow *window;
  PfEntrance *entrance;
  PfVisit *visit;
  PfAttempt *attempt;
  GString *asked; /* by the person */
} Fixture;

static void
unlock_cb (PfLockPage *, const char *password, GString *asked)
{
  g_string_append_printf (asked, "%s;", password);
}

static void
leave_cb (GString *asked)
{
  g_string_append (asked, "leave;");
}

static void
set_up (Fixture *fixture, gconstpointer)
{
  const char *roles[] = { "front_desk", NULL };
  g_autoptr (PfMe) me = g_object_new (PF_TYPE_ME, NULL);
  GtkWidget *page;

  me->account = g_object_new (
      PF_TYPE_ACCOUNT, "first-name", "Sonia", "last-name", "Marchal", "roles", roles, NULL);
  fixture->asked = g_string_new (NULL);
  fixture->entrance = pf_entrance_new ();
  pf_entrance_set_text (&fixture->entrance->host, "portail.valbourg.example");
  fixture->visit = pf_visit_new ("Valbourg", me);
  fixture->attempt = pf_attempt_new ();
  page = pf_lock_page_new (fixture->attempt, fixture->visit, fixture->entrance, NOW);
  g_signal_connect (page, "unlock", G_CALLBACK (unlock_cb), fixture->asked);
  g_signal_connect_swapped (page, "leave", G_CALLBACK (leave_cb), fixture->asked);
  fixture->window = pf_test_window_new (page, 1280, 800);
}

static void
tear_down (Fixture *fixture, gconstpointer)
{
  pf_test_window_free (fixture->window);
  g_assert_finalize_object (fixture->attempt);
  g_assert_finalize_object (fixture->visit);
  g_assert_finalize_object (fixture->entrance);
  g_string_free (fixture->asked, TRUE);
}

static void
test_unlocks (Fixture *fixture, gconstpointer)
{
  pf_test_window_assert_shows (fixture->window, "Sonia Marchal|Family desk|");
  pf_test_window_assert_shows (fixture->window, "Nothing is lost");
  pf_test_window_click (fixture->window, "Unlock");
  pf_test_window_assert_shows (fixture->window, "Type the password of your account|");
  pf_test_window_type (fixture->window, "Password", "douze lettres");
  pf_test_window_click (fixture->window, "Unlock");
  pf_test_window_click (fixture->window, "Somebody Else Signs In");
  g_assert_cmpstr (fixture->asked->str, ==, "douze lettres;leave;");
}

static void
test_wrong (Fixture *fixture, gconstpointer)
{
  pf_test_window_type (fixture->window, "Password", "douze lettres");
  pf_attempt_fail (fixture->attempt, PF_ATTEMPT_FAULT_PASSWORD);
  pf_test_window_assert_shows (fixture->window, "This is not the password of your account.");
  g_assert_cmpstr (pf_test_window_read (fixture->window, "Password"), ==, "");
  fixture->attempt->retry_seconds = 3;
  pf_attempt_fail (fixture->attempt, PF_ATTEMPT_FAULT_TOO_MANY);
  pf_test_window_assert_shows (fixture->window, "Next try in 3 seconds.|");
  g_assert_false (pf_test_window_is_sensitive (fixture->window, "Unlock"));
}

/* Without the portal nobody can tell: what was typed stays, and there is a way out. */
static void
test_offline (Fixture *fixture, gconstpointer)
{
  pf_test_window_type (fixture->window, "Password", "douze lettres");
  fixture->attempt->failure = PF_FAILURE_NO_NETWORK;
  pf_attempt_fail (fixture->attempt, PF_ATTEMPT_FAULT_WAY);
  pf_test_window_assert_shows (fixture->window, "does not reach portail.valbourg.example.");
  g_assert_cmpstr (pf_test_window_read (fixture->window, "Password"), ==, "douze lettres");
  g_assert_true (pf_test_window_is_sensitive (fixture->window, "Somebody Else Signs In"));
}

static void
test_held (Fixture *fixture, gconstpointer)
{
  GtkWidget *page = pf_test_window_get_content (fixture->window);

  pf_test_window_assert_hides (fixture->window, "The link of your mail");
  pf_lock_page_say_held (PF_LOCK_PAGE (page));
  pf_test_window_assert_shows (fixture->window,
                               "The link of your mail opens once you have unlocked.|");
}

int
main (int argc, char **argv)
{
  if (!pf_test_window_init (&argc, &argv))
    return 0;
#define ADD(name, function) g_test_add (name, Fixture, NULL, set_up, function, tear_down)
  ADD ("/lock-page/unlocks", test_unlocks);
  ADD ("/lock-page/wrong", test_wrong);
  ADD ("/lock-page/offline", test_offline);
  ADD ("/lock-page/held", test_held);
  return g_test_run ();
}
