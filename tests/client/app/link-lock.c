/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Links that are opened while the window is locked: nothing comes of them before it is open again.
 */
#include <string.h>

#include "client/app/lock.h"
#include "client/app/recovery-town.h"

#define EMAIL "camille@example.org"
#define ACCOUNT                                                                                    \
  "{\"id\":\"1\",\"email\":\"camille@example.org\",\"first_name\":\"Camille\","                    \
  "\"last_name\":\"Berger\",\"roles\":[\"family\"]}"
#define CONFIRM "POST /v1/me/email/confirm"
#define CHECK "POST /v1/password-resets/check"
#define PROOF "POST /v1/me/proof"
#define PROVEN                                                                                     \
  "{\"email\":\"camille@example.org\",\"first_name\":\"Camille\",\"last_name\":\"Berger\","        \
  "\"expires_at\":\"2040-01-01T00:00:00Z\"}"

typedef struct
{
  PfRecoveryTown town;
  GtkApplication *application;
  PfLock *lock;
  GString *events;
} Fixture;

#define DEFINE_NOTE(note_cb, words)                                                                \
  static void note_cb (GString *events)                                                            \
  {                                                                                                \
    g_string_append (events, words);                                                               \
  }
DEFINE_NOTE (note_waits_cb, "waits;")
DEFINE_NOTE (note_held_cb, "held;")
DEFINE_NOTE (note_told_cb, "told;")

static void
set_up (Fixture *fixture, gconstpointer)
{
  pf_recovery_town_open (&fixture->town, ACCOUNT);
  pf_fake_portal_answer (fixture->town.portal, PROOF, 204, NULL);
  pf_fake_portal_answer (fixture->town.portal, CONFIRM, 204, NULL);
  pf_fake_portal_answer (fixture->town.portal, CHECK, 200, PROVEN);
  fixture->events = g_string_new (NULL);
  fixture->application = gtk_application_new (NULL, G_APPLICATION_NON_UNIQUE);
  g_application_register (G_APPLICATION (fixture->application), NULL, NULL);
  g_settings_reset (fixture->town.settings, "locked");
  fixture->lock = pf_lock_new (fixture->application, fixture->town.gate, fixture->town.settings);
#define NOTE(name, callback)                                                                       \
  g_signal_connect_swapped (fixture->town.controller, name, G_CALLBACK (callback), fixture->events)
  NOTE ("link-waits", note_waits_cb);
  NOTE ("link-held", note_held_cb);
  NOTE ("told", note_told_cb);
#undef NOTE
}

static void
tear_down (Fixture *fixture, gconstpointer)
{
  g_object_run_dispose (G_OBJECT (fixture->lock));
  g_object_unref (fixture->lock);
  pf_recovery_town_close (&fixture->town);
  g_object_unref (fixture->application);
  g_string_free (fixture->events, TRUE);
}

static void
sign_in (Fixture *fixture)
{
  pf_recovery_town_sign_in (&fixture->town, EMAIL);
}

static void
open_link (Fixture *fixture, const char *path)
{
  pf_recovery_town_open_link (&fixture->town, NULL, path);
}

static void
lock (Fixture *fixture)
{
  pf_recovery_controller_follow_lock (fixture->town.controller, fixture->lock);
  sign_in (fixture);
  pf_lock_close (fixture->lock);
  g_assert_true (pf_lock_is_closed (fixture->lock));
}

static void
unlock (Fixture *fixture)
{
  pf_lock_open (fixture->lock, RECOVERY_TOWN_PASSWORD);
  WAIT_WHILE (pf_lock_is_closed (fixture->lock));
}

static gboolean
was_asked (Fixture *fixture, const char *call)
{
  return strstr (fixture->town.portal->asked->str, call) != NULL;
}

static void
wait_for (Fixture *fixture, const char *events)
{
  WAIT_WHILE (!g_str_equal (fixture->events->str, events));
}

/* Whoever has opened it may have found the computer as it was left. */
static void
test_new_email (Fixture *fixture, gconstpointer)
{
  lock (fixture);
  open_link (fixture, "/email/TOKEN");
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpstr (fixture->events->str, ==, "held;");
  g_assert_true (pf_recovery_controller_holds_link (fixture->town.controller));
  g_assert_false (was_asked (fixture, CONFIRM));
  unlock (fixture);
  wait_for (fixture, "held;told;");
  g_assert_true (was_asked (fixture, CONFIRM " {\"token\":\"TOKEN\"};"));
  g_assert_false (pf_recovery_controller_holds_link (fixture->town.controller));
}

/* Control: it is the lock that holds it. */
static void
test_unguarded (Fixture *fixture, gconstpointer)
{
  sign_in (fixture);
  pf_lock_close (fixture->lock);
  open_link (fixture, "/email/TOKEN");
  wait_for (fixture, "told;");
  g_assert_true (was_asked (fixture, CONFIRM));
  g_assert_true (pf_lock_is_closed (fixture->lock));
}

/* A link that asks something asks it once it is seen; of several the last. */
static void
test_question (Fixture *fixture, gconstpointer)
{
  lock (fixture);
  open_link (fixture, "/email/TOKEN");
  open_link (fixture, "/activate/OTHER");
  g_assert_cmpstr (fixture->events->str, ==, "held;held;");
  unlock (fixture);
  wait_for (fixture, "held;held;waits;");
  g_assert_false (was_asked (fixture, CONFIRM));
}

/* Who does not know the password signs out: the link is followed as it is where nobody is in. */
static void
test_leaves (Fixture *fixture, gconstpointer)
{
  PfRecovery *recovery = pf_recovery_controller_get_recovery (fixture->town.controller);

  lock (fixture);
  open_link (fixture, "/activate/TOKEN");
  pf_gate_sign_out (fixture->town.gate);
  WAIT_WHILE (recovery->stage != PF_RECOVERY_STAGE_PASSWORD);
  g_assert_true (recovery->active);
  g_assert_true (was_asked (fixture, CHECK " {\"token\":\"TOKEN\"};"));
}

/* It was open when the program started, locked as it was left. */
static void
test_started (Fixture *fixture, gconstpointer)
{
  pf_recovery_controller_follow_lock (fixture->town.controller, fixture->lock);
  open_link (fixture, "/email/TOKEN");
  g_signal_connect_object (
      fixture->town.gate, "entered", G_CALLBACK (pf_lock_close), fixture->lock, G_CONNECT_SWAPPED);
  sign_in (fixture);
  g_assert_true (pf_lock_is_closed (fixture->lock));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_false (was_asked (fixture, CONFIRM));
  unlock (fixture);
  wait_for (fixture, "told;");
  g_assert_true (was_asked (fixture, CONFIRM));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function)                                                                        \
  g_test_add ("/link-lock/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("new-email", test_new_email);
  ADD ("unguarded", test_unguarded);
  ADD ("question", test_question);
  ADD ("leaves", test_leaves);
  ADD ("started", test_started);
  return g_test_run ();
}
