/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/views/account/preferences-page.h"

#include "core/own-journal-entry.h"
#include "core/sign-in.h"
#include "window.h"

#define EMAIL "camille.berger@example.org"
#define NOW (1795942935 * (gint64) G_TIME_SPAN_SECOND)

typedef struct
{
  PfTestWindow *window;
  PfEntrance *entrance;
  PfVisit *visit;
  PfPreferences *preferences;
  PfFactorSetup *setup;
  PfOwnData *own_data;
  GSettings *settings;
  GString *asked; /* by the person */
} Fixture;

static void
pair_cb (GObject *, const char *one, const char *other, GString *asked)
{
  g_string_append_printf (asked, "%s|%s;", one, other);
}

static void
text_cb (GObject *, const char *text, GString *asked)
{
  g_string_append_printf (asked, "%s;", text);
}

static PfMe *
new_me (const char *role)
{
  const char *roles[] = { role, NULL };
  PfMe *me = g_object_new (PF_TYPE_ME, NULL);

  me->account = g_object_new (PF_TYPE_ACCOUNT,
                              "email",
                              EMAIL,
                              "first-name",
                              "Camille",
                              "last-name",
                              "Berger",
                              "roles",
                              roles,
                              NULL);
  return me;
}

static void
set_up (Fixture *fixture, gconstpointer role)
{
  g_autoptr (PfMe) me = new_me (role);

  fixture->asked = g_string_new (NULL);
  fixture->entrance = pf_entrance_new ();
  fixture->visit = pf_visit_new ("Valbourg", me);
  fixture->preferences = pf_preferences_new ();
  fixture->setup = pf_factor_setup_new ();
  fixture->own_data = pf_own_data_new ();
  fixture->settings = g_settings_new (PF_APPLICATION_ID);
#define LISTEN(name, callback)                                                                     \
  g_signal_connect (fixture->preferences, name, G_CALLBACK (callback), fixture->asked)
  LISTEN ("change-password", pair_cb);
  LISTEN ("change-email", text_cb);
  LISTEN ("confirm-email", text_cb);
  LISTEN ("end-session", text_cb);
#undef LISTEN
  pf_loading_set (fixture->preferences->loading, PF_LOADING_STATE_FRESH, NOW, NOW);
  pf_loading_set (fixture->preferences->reading, PF_LOADING_STATE_FRESH, NOW, NOW);
  fixture->window = pf_test_window_new (pf_preferences_page_new (fixture->preferences,
                                                                 fixture->setup,
                                                                 fixture->own_data,
                                                                 fixture->visit,
                                                                 fixture->entrance,
                                                                 fixture->settings),
                                        1040,
                                        900);
}

static void
tear_down (Fixture *fixture, gconstpointer)
{
  pf_test_window_free (fixture->window);
  g_assert_finalize_object (fixture->preferences);
  g_assert_finalize_object (fixture->setup);
  g_assert_finalize_object (fixture->own_data);
  g_assert_finalize_object (fixture->visit);
  g_assert_finalize_object (fixture->entrance);
  g_object_unref (fixture->settings);
  g_string_free (fixture->asked, TRUE);
}

static void
test_password (Fixture *fixture, gconstpointer)
{
  PfAttempt *attempt = fixture->preferences->attempt;

  pf_preferences_open_form (fixture->preferences, PF_PREFERENCES_FORM_PASSWORD);
  pf_test_window_click (fixture->window, "Save");
  pf_test_window_assert_shows (fixture->window, "Type the password of your account|");
  pf_test_window_assert_shows (fixture->window, "Type a password, or paste one|");
  pf_test_window_type (fixture->window, "Current password", "douze lettres");
  pf_test_window_type (fixture->window, "New password", "camilleberger");
  pf_test_window_assert_shows (fixture->window, "Weak: who knows you guesses it.|");
  pf_test_window_type (fixture->window, "New password", "trois bateaux sur la mare");
  pf_test_window_assert_shows (fixture->window, "Solid: a phrase is safer");
  pf_test_window_click (fixture->window, "Save");
  g_assert_cmpstr (fixture->asked->str, ==, "douze lettres|trois bateaux sur la mare;");
  pf_attempt_fail (attempt, PF_ATTEMPT_FAULT_PASSWORD);
  pf_test_window_assert_shows (fixture->window, "This is not the password of your account.");
  g_assert_cmpstr (pf_test_window_read (fixture->window, "Current password"), ==, "");
  g_assert_cmpstr (
      pf_test_window_read (fixture->window, "New password"), ==, "trois bateaux sur la mare");
  attempt->retry_seconds = 12;
  pf_attempt_fail (attempt, PF_ATTEMPT_FAULT_TOO_MANY);
  pf_test_window_assert_shows (fixture->window, "Next try in 12 seconds.|");
  attempt->retry_seconds = 0;
  pf_attempt_reset (attempt);
  pf_preferences_succeed (fixture->preferences, PF_PREFERENCES_NEWS_PASSWORD);
  pf_test_window_assert_shows (fixture->window, "Your password is changed.");
  pf_test_window_assert_hides (fixture->window, "New password|");
  pf_preferences_open_form (fixture->preferences, PF_PREFERENCES_FORM_PASSWORD);
  g_assert_cmpstr (pf_test_window_read (fixture->window, "New password"), ==, "");
}

static void
test_email (Fixture *fixture, gconstpointer)
{
  pf_test_window_assert_shows (fixture->window, EMAIL "|");
  pf_preferences_open_form (fixture->preferences, PF_PREFERENCES_FORM_EMAIL);
  pf_test_window_type (fixture->window, "New e-mail address", "new@");
  pf_test_window_click (fixture->window, "Send the Mail");
  pf_test_window_assert_shows (fixture->window, "Type it whole: name@example.org|");
  pf_test_window_type (fixture->window, "New e-mail address", " new@example.org ");
  pf_test_window_click (fixture->window, "Send the Mail");
  pf_preferences_expect_mail (fixture->preferences, "new@example.org");
  pf_test_window_assert_shows (fixture->window, "A mail left to new@example.org.");
  pf_test_window_type (fixture->window, "Code of 8 characters", "k7qm");
  pf_test_window_click (fixture->window, "Confirm");
  pf_test_window_assert_shows (fixture->window, "Copy all 8 characters");
  pf_test_window_type (fixture->window, "Code of 8 characters", "k7qm 2xrt");
  pf_test_window_click (fixture->window, "Confirm");
  g_assert_cmpstr (fixture->asked->str, ==, "new@example.org;K7QM2XRT;");
}

static void
keep_cb (GObject *, GString *asked)
{
  g_string_append (asked, "keep;");
}

/* The program was started again, or it was asked for elsewhere. */
static void
test_pending_email (Fixture *fixture, gconstpointer)
{
  g_autoptr (PfMe) me = new_me ("family");

  g_signal_connect (fixture->preferences, "keep-email", G_CALLBACK (keep_cb), fixture->asked);
  pf_test_window_assert_hides (fixture->window, "waits for its code");
  me->account->pending_email = g_strdup ("new@example.org");
  pf_visit_set_me (fixture->visit, me);
  pf_test_window_assert_shows (fixture->window, "new@example.org waits for its code");
  pf_test_window_click (fixture->window, "Type the Code");
  pf_test_window_assert_shows (fixture->window, "A mail left to new@example.org.");
  pf_test_window_assert_hides (fixture->window, "new@example.org waits for its code");
  pf_test_window_click (fixture->window, "Send the Mail Again");
  pf_preferences_expect_mail (fixture->preferences, "new@example.org");
  pf_test_window_assert_shows (fixture->window, "Another mail left");
  pf_test_window_type (fixture->window, "Code of 8 characters", "k7qm 2xrt");
  pf_test_window_click (fixture->window, "Confirm");
  pf_test_window_click (fixture->window, "Give Up This Address");
  g_assert_cmpstr (fixture->asked->str, ==, "new@example.org;K7QM2XRT;keep;");
  pf_preferences_succeed (fixture->preferences, PF_PREFERENCES_NEWS_KEPT);
  pf_test_window_assert_shows (fixture->window, "Nothing changes");
}

static PfAccountSession *
new_session (const char *id, const char *name, gint64 seconds_ago)
{
  PfAccountSession *session = g_object_new (PF_TYPE_ACCOUNT_SESSION, "device-name", name, NULL);

  g_strlcpy (session->id, id, sizeof session->id);
  session->last_used_at = NOW - seconds_ago * G_TIME_SPAN_SECOND;
  session->expires_at = NOW + G_TIME_SPAN_DAY;
  session->current = seconds_ago == 0;
  return session;
}

/* What is trusted is told of, signed out or not, and can be ended as a session is. */
static void
test_trusted (Fixture *fixture, gconstpointer)
{
  g_autoptr (GPtrArray) sessions = g_ptr_array_new_with_free_func (g_object_unref);
  PfAccountSession *old = new_session ("2", "Portable du salon", 24 * 60 * 60);

  old->expires_at = NOW;
  old->trusted_until = NOW + 3 * G_TIME_SPAN_DAY;
  g_ptr_array_add (sessions, new_session ("1", "Fixe", 0));
  pf_preferences_take_sessions (fixture->preferences, sessions);
  pf_test_window_assert_hides (fixture->window, "Asked no code until");
  g_ptr_array_add (sessions, old);
  pf_preferences_take_sessions (fixture->preferences, sessions);
  pf_test_window_assert_shows (fixture->window,
                               "Portable du salon|Signed out. Last used yesterday");
  pf_test_window_assert_shows (fixture->window, "Asked no code until");
  pf_test_window_click (fixture->window, "Ask There Again");
  g_assert_cmpstr (fixture->asked->str, ==, "2;");
}

static void
test_devices (Fixture *fixture, gconstpointer)
{
  g_autoptr (GPtrArray) sessions = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (sessions, new_session ("1", "Portable du salon", 0));
  g_ptr_array_add (sessions, new_session ("2", NULL, 24 * 60 * 60));
  pf_preferences_take_sessions (fixture->preferences, sessions);
  pf_test_window_assert_shows (fixture->window, "Portable du salon|This computer · now|");
  pf_test_window_assert_shows (fixture->window, "Device without a name|Last used yesterday");
  pf_test_window_click (fixture->window, "Sign It Out");
  g_assert_cmpstr (fixture->asked->str, ==, "2;");
  g_ptr_array_set_size (sessions, 1);
  pf_preferences_take_sessions (fixture->preferences, sessions);
  pf_test_window_assert_shows (fixture->window, "1 is left, this computer.|");
  pf_test_window_assert_hides (fixture->window, "Sign It Out");
}

static PfOwnJournalEntry *
new_entry (PfJournalAction action)
{
  PfOwnJournalEntry *entry = g_object_new (
      PF_TYPE_OWN_JOURNAL_ENTRY, "device", "Portable du salon", "address", "192.0.2.7", NULL);

  entry->action = action;
  entry->at = NOW;
  return entry;
}

/* Every action has words, and so has one that is not known here. */
static void
test_journal (Fixture *fixture, gconstpointer)
{
  g_autoptr (GEnumClass) actions = g_type_class_ref (PF_TYPE_JOURNAL_ACTION);

  for (guint i = 0; i < actions->n_values; i++) {
    g_autoptr (GPtrArray) one = g_ptr_array_new_with_free_func (g_object_unref);
    gboolean known = actions->values[i].value != PF_JOURNAL_ACTION_NONE;

    g_ptr_array_add (one, new_entry (actions->values[i].value));
    pf_preferences_take_journal (fixture->preferences, one);
    pf_preferences_show_journal (fixture->preferences, TRUE);
    if (known)
      pf_test_window_assert_hides (fixture->window, "has no words for");
    else
      pf_test_window_assert_shows (fixture->window, "has no words for");
    pf_test_window_assert_shows (fixture->window, "Portable du salon · 192.0.2.7|");
  }
  pf_test_window_click (fixture->window, "Back to the Account");
  pf_test_window_assert_shows (fixture->window, "Signed-in devices|");
}

static void
assert_told (Fixture *fixture,
             PfJournalConcern concern,
             PfJournalAction action,
             PfQueueVerdict decision,
             const char *words)
{
  g_autoptr (GPtrArray) one = g_ptr_array_new_with_free_func (g_object_unref);
  PfOwnJournalEntry *entry = new_entry (action);

  g_clear_pointer (&entry->device, g_free);
  g_clear_pointer (&entry->address, g_free);
  entry->concern = concern;
  entry->decision = decision;
  g_ptr_array_add (one, entry);
  pf_preferences_take_journal (fixture->preferences, one);
  pf_test_window_assert_hides (fixture->window, "has no words for");
  pf_test_window_assert_shows (fixture->window, words);
}

/* What agents decide, of whatever kind, has words for who asked, and so has that it is undone. */
static void
test_journal_files (Fixture *fixture, gconstpointer)
{
  g_autoptr (GEnumClass) kinds = g_type_class_ref (PF_TYPE_QUEUE_KIND);
  g_autoptr (GEnumClass) verdicts = g_type_class_ref (PF_TYPE_QUEUE_VERDICT);
  g_autoptr (GEnumClass) concerns = g_type_class_ref (PF_TYPE_JOURNAL_CONCERN);

  pf_preferences_show_journal (fixture->preferences, TRUE);
  for (guint i = 1; i < kinds->n_values; i++) {
    const GEnumValue *value = g_enum_get_value_by_nick (concerns, kinds->values[i].value_nick);
    PfRoles roles = pf_queue_kind_get_roles (kinds->values[i].value);

    for (guint k = 1; k < verdicts->n_values; k++) {
      if (pf_queue_kind_may_get (kinds->values[i].value, verdicts->values[k].value))
        assert_told (fixture,
                     value->value,
                     PF_JOURNAL_ACTION_QUEUE_DECIDED,
                     verdicts->values[k].value,
                     (roles & PF_ROLE_FRONT_DESK) != 0 ? "By the family desk|"
                                                       : "By the education service|");
    }
    assert_told (fixture,
                 value->value,
                 PF_JOURNAL_ACTION_QUEUE_UNDONE,
                 PF_QUEUE_VERDICT_NONE,
                 "was taken back|");
  }
}

/* Of the rest, what a server tells: see get_statement() of server/store/journal-concerns.c. */
static void
test_journal_told (Fixture *fixture, gconstpointer)
{
  static const struct
  {
    PfJournalConcern concern;
    PfJournalAction action;
    PfQueueVerdict decision;
    const char *words;
  } told[] = {
#define TOLD(concern, action, verdict, words)                                                      \
  { PF_JOURNAL_CONCERN_##concern, PF_JOURNAL_ACTION_##action, PF_QUEUE_VERDICT_##verdict, words }
    TOLD (ACCOUNT, ACCESS_MAIL_SENT, NONE, "Your link was mailed to you again|"),
    TOLD (ACCOUNT, EMAIL_CORRECTED, NONE, "Your e-mail address was corrected"),
    TOLD (ACCOUNT, AGENT_INVITED, NONE, "By the administration of the portal|"),
    TOLD (ACCOUNT, AGENT_CHANGED, NONE, "Your roles or the state of your account were changed|"),
    TOLD (ACCOUNT, AGENT_RESET, NONE, "What you sign in with was set to zero|"),
    TOLD (ACCOUNT, ACCOUNT_RESET, NONE, "What you sign in with was set to zero|"),
    TOLD (INVITATION, QUEUE_DECIDED, ACCEPT, "was accepted|"),
    TOLD (INVITATION, QUEUE_DECIDED, REFUSE, "was not accepted|"),
    TOLD (INVITATION, QUEUE_UNDONE, NONE, "was taken back|"),
    TOLD (SCHOOL_ENROLMENT, QUEUE_DECIDED, ACCEPT, "Your child’s school enrolment was accepted|"),
    TOLD (SCHOOL_ENROLMENT, SCHOOL_ASKED, NONE, "By another guardian of the child|"),
    TOLD (SCHOOL_ENROLMENT, SCHOOL_WITHDRAWN, NONE, "school was taken back|"),
    TOLD (HOUSEHOLD, QUEUE_DECIDED, ACCEPT, "A person was added to your household|"),
    TOLD (HOUSEHOLD, QUEUE_UNDONE, NONE, "is no longer part of it|"),
    TOLD (HOUSEHOLD, ACCOUNT_ERASED, NONE, "A person is no longer part of your household|"),
    TOLD (HOUSEHOLD, EMAIL_CORRECTED, NONE, "of an adult of your household was corrected|"),
    TOLD (HOUSEHOLD, ADDRESS_ASSIGNED, NONE, "of an adult of your household was confirmed|"),
    TOLD (ADDRESS, ADDRESS_ASSIGNED, NONE, "it is somebody else’s|"),
    TOLD (DOCUMENT, PROOF_SEEN, NONE, "A document of yours was looked at|"),
    TOLD (DOCUMENT, PROOF_SEEN, NONE, "By an agent of the town|"),
#undef TOLD
  };

  pf_preferences_show_journal (fixture->preferences, TRUE);
  for (gsize i = 0; i < G_N_ELEMENTS (told); i++)
    assert_told (fixture, told[i].concern, told[i].action, told[i].decision, told[i].words);
}

/* Families choose whether it locks by itself, agents after how long alone. */
static void
test_lock (Fixture *fixture, gconstpointer role)
{
  if (g_strcmp0 (role, "family") == 0) {
    pf_test_window_assert_shows (fixture->window, "Lock when this computer is not used|");
    pf_test_window_assert_hides (fixture->window, "Minutes without use|");
    g_settings_set_boolean (fixture->settings, "lock-when-idle", TRUE);
  } else {
    pf_test_window_assert_hides (fixture->window, "Lock when this computer is not used|");
  }
  pf_test_window_assert_shows (fixture->window, "Minutes without use|");
  g_settings_reset (fixture->settings, "lock-when-idle");
}

int
main (int argc, char **argv)
{
  if (!pf_test_window_init (&argc, &argv))
    return 0;
#define ADD(name, role, function) g_test_add (name, Fixture, role, set_up, function, tear_down)
  ADD ("/preferences-page/password", "family", test_password);
  ADD ("/preferences-page/email", "family", test_email);
  ADD ("/preferences-page/pending-email", "family", test_pending_email);
  ADD ("/preferences-page/devices", "family", test_devices);
  ADD ("/preferences-page/trusted", "family", test_trusted);
  ADD ("/preferences-page/journal", "family", test_journal);
  ADD ("/preferences-page/journal-files", "family", test_journal_files);
  ADD ("/preferences-page/journal-told", "family", test_journal_told);
  ADD ("/preferences-page/lock-family", "family", test_lock);
  ADD ("/preferences-page/lock-agent", "front_desk", test_lock);
  return g_test_run ();
}
