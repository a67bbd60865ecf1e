/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Links that are opened while the window is locked: nothing comes of them before it is open again.
 */
#include <string.h>

#include "client/api/activation-link.h"
#include "client/app/fake-portal.h"
#include "client/app/lock.h"
#include "client/app/recovery-controller.h"

#define ACCOUNT                                                                                    \
  "{\"id\":\"1\",\"email\":\"camille@example.org\",\"first_name\":\"Camille\","                    \
  "\"last_name\":\"Berger\",\"roles\":[\"family\"]}"
#define CONFIRM "POST /v1/me/email/confirm"
#define CHECK "POST /v1/password-resets/check"
#define PROOF "POST /v1/me/proof"
#define PROVEN                                                                                     \
  "{\"email\":\"camille@example.org\",\"first_name\":\"Camille\",\"last_name\":\"Berger\","        \
  "\"expires_at\":\"2040-01-01T00:00:00Z\"}"

#define WAIT_WHILE(condition)                                                                      \
  while (condition)                                                                                \
  g_main_context_iteration (NULL, TRUE)

typedef struct
{
  PfFakePortal *portal;
  GtkApplication *application;
  GSettings *settings;
  PfGate *gate;
  PfLock *lock;
  PfRecoveryController *controller;
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
answer_all (PfFakePortal *portal)
{
  pf_fake_portal_answer (
      portal, "GET /v1/portal", 200, "{\"name\":\"Valbourg\",\"time_zone\":\"Europe/Paris\"}");
  pf_fake_portal_answer (
      portal,
      "POST /v1/sessions",
      201,
      "{\"token\":\"T\",\"expires_at\":\"2040-01-01T00:00:00Z\",\"account\":" ACCOUNT "}");
  pf_fake_portal_answer (portal, "GET /v1/me", 200, "{\"account\":" ACCOUNT ",\"households\":[]}");
  pf_fake_portal_answer (portal, "DELETE /v1/sessions/current", 204, NULL);
  pf_fake_portal_answer (portal, PROOF, 204, NULL);
  pf_fake_portal_answer (portal, CONFIRM, 204, NULL);
  pf_fake_portal_answer (portal, CHECK, 200, PROVEN);
}

static void
set_up (Fixture *fixture, gconstpointer)
{
  fixture->portal = pf_fake_portal_new ();
  answer_all (fixture->portal);
  fixture->events = g_string_new (NULL);
  fixture->application = gtk_application_new (NULL, G_APPLICATION_NON_UNIQUE);
  g_application_register (G_APPLICATION (fixture->application), NULL, NULL);
  fixture->settings = g_settings_new (PF_APPLICATION_ID);
  g_settings_reset (fixture->settings, "portal-address");
  g_settings_reset (fixture->settings, "session-kept");
  g_settings_reset (fixture->settings, "locked");
  fixture->gate = pf_gate_new (fixture->settings);
  fixture->controller = pf_recovery_controller_new (fixture->gate);
  fixture->lock = pf_lock_new (fixture->application, fixture->gate, fixture->settings);
#define NOTE(name, callback)                                                                       \
  g_signal_connect_swapped (fixture->controller, name, G_CALLBACK (callback), fixture->events)
  NOTE ("link-waits", note_waits_cb);
  NOTE ("link-held", note_held_cb);
  NOTE ("told", note_told_cb);
#undef NOTE
  pf_gate_start (fixture->gate, fixture->portal->address);
  WAIT_WHILE (pf_gate_get_entrance (fixture->gate)->busy ||
              pf_gate_get_entrance (fixture->gate)->portal == NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer)
{
  g_object_run_dispose (G_OBJECT (fixture->controller));
  g_object_run_dispose (G_OBJECT (fixture->lock));
  g_object_run_dispose (G_OBJECT (fixture->gate));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_object_unref (fixture->controller);
  g_object_unref (fixture->lock);
  g_object_unref (fixture->gate);
  g_object_unref (fixture->settings);
  g_object_unref (fixture->application);
  g_string_free (fixture->events, TRUE);
  pf_fake_portal_free (fixture->portal);
}

static void
sign_in (Fixture *fixture)
{
  pf_entrance_sign_in (
      pf_gate_get_entrance (fixture->gate), "camille@example.org", "douze lettres", FALSE);
  WAIT_WHILE (pf_gate_get_visit (fixture->gate) == NULL);
}

static void
lock (Fixture *fixture)
{
  pf_recovery_controller_follow_lock (fixture->controller, fixture->lock);
  sign_in (fixture);
  pf_lock_close (fixture->lock);
  g_assert_true (pf_lock_is_closed (fixture->lock));
}

static void
unlock (Fixture *fixture)
{
  pf_lock_open (fixture->lock, "douze lettres");
  WAIT_WHILE (pf_lock_is_closed (fixture->lock));
}

static void
open_link (Fixture *fixture, const char *path)
{
  g_autofree char *page = g_strconcat (fixture->portal->address, path, NULL);
  g_autofree char *link = pf_activation_link_build (fixture->portal->address, page);

  pf_recovery_controller_open_link (fixture->controller, link);
}

static gboolean
was_asked (Fixture *fixture, const char *call)
{
  return strstr (fixture->portal->asked->str, call) != NULL;
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
  g_assert_true (pf_recovery_controller_holds_link (fixture->controller));
  g_assert_false (was_asked (fixture, CONFIRM));
  unlock (fixture);
  wait_for (fixture, "held;told;");
  g_assert_true (was_asked (fixture, CONFIRM " {\"token\":\"TOKEN\"};"));
  g_assert_false (pf_recovery_controller_holds_link (fixture->controller));
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
  PfRecovery *recovery = pf_recovery_controller_get_recovery (fixture->controller);

  lock (fixture);
  open_link (fixture, "/activate/TOKEN");
  pf_gate_sign_out (fixture->gate);
  WAIT_WHILE (recovery->stage != PF_RECOVERY_STAGE_PASSWORD);
  g_assert_true (recovery->active);
  g_assert_true (was_asked (fixture, CHECK " {\"token\":\"TOKEN\"};"));
}

/* It was open when the program started, locked as it was left. */
static void
test_started (Fixture *fixture, gconstpointer)
{
  pf_recovery_controller_follow_lock (fixture->controller, fixture->lock);
  open_link (fixture, "/email/TOKEN");
  g_signal_connect_object (
      fixture->gate, "entered", G_CALLBACK (pf_lock_close), fixture->lock, G_CONNECT_SWAPPED);
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
