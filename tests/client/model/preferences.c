/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/model/preferences.h"

#include "core/sign-in.h"

static PfAccountSession *
new_session (const char *id, gboolean current)
{
  PfAccountSession *session =
      g_object_new (PF_TYPE_ACCOUNT_SESSION, "device-name", "Portable du salon", NULL);

  g_strlcpy (session->id, id, sizeof session->id);
  session->current = current;
  return session;
}

static void
items_changed_cb (guint *n)
{
  ++*n;
}

/* The same devices again move nothing: a screen reader is not sent back. */
static void
test_sessions (void)
{
  g_autoptr (PfPreferences) preferences = pf_preferences_new ();
  g_autoptr (GPtrArray) one = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) same = g_ptr_array_new_with_free_func (g_object_unref);
  guint n_changes = 0;

  g_signal_connect_swapped (
      preferences->sessions, "items-changed", G_CALLBACK (items_changed_cb), &n_changes);
  g_ptr_array_add (one, new_session ("1", TRUE));
  g_ptr_array_add (one, new_session ("2", FALSE));
  g_ptr_array_add (same, new_session ("1", TRUE));
  g_ptr_array_add (same, new_session ("2", FALSE));
  pf_preferences_take_sessions (preferences, one);
  pf_preferences_take_sessions (preferences, same);
  g_assert_cmpuint (n_changes, ==, 1);
  g_ptr_array_set_size (same, 1);
  pf_preferences_take_sessions (preferences, same);
  g_assert_cmpuint (n_changes, ==, 2);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (preferences->sessions)), ==, 1);
}

/* One form at a time; what was said of the last one goes when another one opens. */
static void
test_forms (void)
{
  g_autoptr (PfPreferences) preferences = pf_preferences_new ();

  pf_preferences_open_form (preferences, PF_PREFERENCES_FORM_PASSWORD);
  pf_preferences_succeed (preferences, PF_PREFERENCES_NEWS_PASSWORD);
  g_assert_cmpint (preferences->form, ==, PF_PREFERENCES_FORM_NONE);
  g_assert_cmpint (preferences->news, ==, PF_PREFERENCES_NEWS_PASSWORD);
  pf_preferences_open_form (preferences, PF_PREFERENCES_FORM_EMAIL);
  g_assert_cmpint (preferences->news, ==, PF_PREFERENCES_NEWS_NONE);
  pf_preferences_expect_mail (preferences, "new@example.org");
  g_assert_cmpint (preferences->form, ==, PF_PREFERENCES_FORM_EMAIL_CODE);
  g_assert_cmpstr (preferences->new_email, ==, "new@example.org");
}

static void
open_journal_cb (guint *n)
{
  ++*n;
}

static void
test_journal (void)
{
  g_autoptr (PfPreferences) preferences = pf_preferences_new ();
  guint n_asked = 0;

  g_signal_connect_swapped (preferences, "open-journal", G_CALLBACK (open_journal_cb), &n_asked);
  pf_preferences_show_journal (preferences, TRUE);
  pf_preferences_show_journal (preferences, TRUE);
  pf_preferences_show_journal (preferences, FALSE);
  g_assert_cmpuint (n_asked, ==, 1);
  g_assert_false (preferences->journal_open);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/preferences/sessions", test_sessions);
  g_test_add_func ("/preferences/forms", test_forms);
  g_test_add_func ("/preferences/journal", test_journal);
  return g_test_run ();
}
