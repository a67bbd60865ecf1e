/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/app/lock.h"

#include "client/app/fake-portal.h"
#include "client/app/idle.h"

#define ACCOUNT                                                                                    \
  "{\"id\":\"1\",\"email\":\"c@example.org\",\"first_name\":\"Camille\",\"last_name\":\"Berger\"," \
  "\"roles\":[\"family\"]}"
#define PROOF "POST /v1/me/proof"

typedef struct
{
  PfFakePortal *portal;
  GtkApplication *application;
  GSettings *settings;
  PfGate *gate;
  PfLock *lock;
} Fixture;

static void
wait_for_stage (Fixture *fixture, PfEntranceStage stage)
{
  PfEntrance *entrance = pf_gate_get_entrance (fixture->gate);

  while (entrance->busy || entrance->stage != stage || entrance->portal == NULL)
    g_main_context_iteration (NULL, TRUE);
}

static void
sign_in (Fixture *fixture)
{
  wait_for_stage (fixture, PF_ENTRANCE_STAGE_SIGN_IN);
  pf_entrance_sign_in (pf_gate_get_entrance (fixture->gate), "c@example.org", "good", FALSE);
  while (pf_gate_get_visit (fixture->gate) == NULL)
    g_main_context_iteration (NULL, TRUE);
}

static void
set_up (Fixture *fixture, gconstpointer)
{
  fixture->portal = pf_fake_portal_new ();
  pf_fake_portal_answer (fixture->portal,
                         "GET /v1/portal",
                         200,
                         "{\"name\":\"Valbourg\",\"time_zone\":\"Europe/Paris\"}");
  pf_fake_portal_answer (fixture->portal, "GET /v1/me", 200, "{\"account\":" ACCOUNT "}");
  pf_fake_portal_answer (
      fixture->portal,
      "POST /v1/sessions",
      201,
      "{\"token\":\"T\",\"expires_at\":\"2030-01-01T00:00:00Z\",\"account\":" ACCOUNT "}");
  pf_fake_portal_answer (fixture->portal, "DELETE /v1/sessions/current", 204, NULL);
  fixture->application = gtk_application_new (NULL, G_APPLICATION_NON_UNIQUE);
  g_application_register (G_APPLICATION (fixture->application), NULL, NULL);
  fixture->settings = g_settings_new (PF_APPLICATION_ID);
  g_settings_reset (fixture->settings, "session-kept");
  g_settings_reset (fixture->settings, "locked");
  fixture->gate = pf_gate_new (fixture->settings);
  fixture->lock = pf_lock_new (fixture->application, fixture->gate, fixture->settings);
  pf_gate_start (fixture->gate, fixture->portal->address);
}

static void
tear_down (Fixture *fixture, gconstpointer)
{
  g_object_run_dispose (G_OBJECT (fixture->lock));
  g_object_run_dispose (G_OBJECT (fixture->gate));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_object_unref (fixture->lock);
  g_object_unref (fixture->gate);
  g_object_unref (fixture->settings);
  g_object_unref (fixture->application);
  pf_fake_portal_free (fixture->portal);
}

static void
try (Fixture *fixture)
{
  pf_lock_open (fixture->lock, "douze lettres");
  while (pf_lock_get_attempt (fixture->lock)->busy)
    g_main_context_iteration (NULL, TRUE);
}

/* It opens for the password alone, and proves nothing besides. */
static void
test_opens (Fixture *fixture, gconstpointer)
{
  pf_lock_close (fixture->lock);
  g_assert_false (pf_lock_is_closed (fixture->lock)); /* nobody is in */
  sign_in (fixture);
  pf_lock_close (fixture->lock);
  g_assert_true (pf_lock_is_closed (fixture->lock));
  g_assert_true (g_settings_get_boolean (fixture->settings, "locked"));
  pf_fake_portal_refuse (
      fixture->portal,
      PROOF,
      422,
      "bad-members",
      0,
      "[{\"pointer\":\"/password\",\"code\":\"wrong-password\",\"message\":\"m\"}]");
  try (fixture);
  g_assert_true (pf_lock_is_closed (fixture->lock));
  g_assert_cmpint (pf_lock_get_attempt (fixture->lock)->fault, ==, PF_ATTEMPT_FAULT_PASSWORD);
  pf_fake_portal_answer (fixture->portal, PROOF, 204, NULL);
  g_string_truncate (fixture->portal->asked, 0);
  try (fixture);
  g_assert_false (pf_lock_is_closed (fixture->lock));
  g_assert_false (g_settings_get_boolean (fixture->settings, "locked"));
  g_assert_cmpstr (
      fixture->portal->asked->str, ==, PROOF " {\"password\":\"douze lettres\",\"unlock\":true};");
}

/* A portal that gives no answer opens nothing. */
static void
test_stays_closed (Fixture *fixture, gconstpointer)
{
  sign_in (fixture);
  pf_lock_close (fixture->lock);
  soup_server_disconnect (fixture->portal->server);
  try (fixture);
  g_assert_true (pf_lock_is_closed (fixture->lock));
  g_assert_cmpint (pf_lock_get_attempt (fixture->lock)->fault, ==, PF_ATTEMPT_FAULT_WAY);
}

/* Whoever signs in with a password has shown who they are: no second question. */
static void
test_leaves (Fixture *fixture, gconstpointer)
{
  sign_in (fixture);
  pf_lock_close (fixture->lock);
  pf_gate_sign_out (fixture->gate);
  g_assert_false (pf_lock_is_closed (fixture->lock));
  g_settings_set_boolean (fixture->settings, "locked", TRUE);
  sign_in (fixture);
  g_assert_false (pf_lock_is_closed (fixture->lock));
  g_assert_false (g_settings_get_boolean (fixture->settings, "locked"));
}

/* The portal has ended the session meanwhile. */
static void
test_session_ended (Fixture *fixture, gconstpointer)
{
  sign_in (fixture);
  pf_lock_close (fixture->lock);
  pf_fake_portal_refuse (fixture->portal, PROOF, 401, "not-signed-in", 0, NULL);
  pf_lock_open (fixture->lock, "douze lettres");
  while (pf_gate_get_visit (fixture->gate) != NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (pf_lock_is_closed (fixture->lock));
}

static void
idle_cb (guint *n)
{
  ++*n;
}

static gboolean
stop_cb (gpointer user_data)
{
  *(gboolean *) user_data = TRUE;
  return G_SOURCE_REMOVE;
}

/* Once, when the limit has passed; never without one. */
static void
test_idle (Fixture *fixture, gconstpointer)
{
  PfIdle *idle = pf_idle_new (fixture->application);
  gboolean stopped = FALSE;
  guint n = 0;

  g_signal_connect_swapped (idle, "idle", G_CALLBACK (idle_cb), &n);
  pf_idle_set_limit (idle, 1);
  while (n == 0)
    g_main_context_iteration (NULL, TRUE);
  g_timeout_add (1500, stop_cb, &stopped);
  while (!stopped)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (n, ==, 1);
  g_object_run_dispose (G_OBJECT (idle));
  g_object_unref (idle);
}

/* Nobody leaves an agent's window open for longer than the roles allow; a family chooses. */
static void
test_minutes (Fixture *fixture, gconstpointer)
{
  GSettings *settings = fixture->settings;

  g_settings_set_int (settings, "lock-minutes", 30);
  g_assert_cmpint (pf_lock_find_minutes (settings, PF_ROLE_FRONT_DESK), ==, 5);
  g_assert_cmpint (pf_lock_find_minutes (settings, PF_ROLE_ATTENDANCE), ==, 30);
  g_settings_set_int (settings, "lock-minutes", 2);
  g_assert_cmpint (pf_lock_find_minutes (settings, PF_ROLE_FRONT_DESK), ==, 2);
  g_settings_set_boolean (settings, "lock-when-idle", FALSE);
  g_assert_cmpint (pf_lock_find_minutes (settings, PF_ROLE_FAMILY), ==, 0);
  g_assert_cmpint (pf_lock_find_minutes (settings, PF_ROLE_ATTENDANCE), ==, 2);
  g_settings_set_boolean (settings, "lock-when-idle", TRUE);
  g_assert_cmpint (pf_lock_find_minutes (settings, PF_ROLE_FAMILY), ==, 2);
  g_settings_reset (settings, "lock-when-idle");
  g_settings_reset (settings, "lock-minutes");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  if (!gtk_init_check ()) {
    g_print ("1..0 # SKIP no display\n");
    return 0;
  }
#define ADD(name, function) g_test_add (name, Fixture, NULL, set_up, function, tear_down)
  ADD ("/lock/opens", test_opens);
  ADD ("/lock/stays-closed", test_stays_closed);
  ADD ("/lock/leaves", test_leaves);
  ADD ("/lock/session-ended", test_session_ended);
  ADD ("/lock/idle", test_idle);
  ADD ("/lock/minutes", test_minutes);
  return g_test_run ();
}
