/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Signing in to an account with a second factor.
 */
#include "client/app/fake-portal.h"
#include "client/app/gate.h"

#define EMAIL "camille.berger@example.org"
#define ACCOUNT                                                                                    \
  "{\"id\":\"1\",\"email\":\"" EMAIL "\",\"first_name\":\"Camille\",\"last_name\":\"Berger\"}"
#define SIGN_IN "POST /v1/sessions"

typedef struct
{
  PfFakePortal *portal;
  GSettings *settings;
  PfGate *gate;
  gboolean is_in;
} Fixture;

static void
entered_cb (Fixture *fixture)
{
  fixture->is_in = TRUE;
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
  pf_fake_portal_refuse (fixture->portal, SIGN_IN, 401, "totp-required", 0, NULL);
  fixture->settings = g_settings_new (PF_APPLICATION_ID);
  g_settings_reset (fixture->settings, "session-kept");
  fixture->gate = pf_gate_new (fixture->settings);
  g_signal_connect_swapped (fixture->gate, "entered", G_CALLBACK (entered_cb), fixture);
  pf_gate_start (fixture->gate, fixture->portal->address);
}

static void
tear_down (Fixture *fixture, gconstpointer)
{
  g_object_run_dispose (G_OBJECT (fixture->gate));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_object_unref (fixture->gate);
  g_object_unref (fixture->settings);
  pf_fake_portal_free (fixture->portal);
}

static PfEntrance *
get_entrance (Fixture *fixture)
{
  return pf_gate_get_entrance (fixture->gate);
}

static void
wait_for (Fixture *fixture, PfEntranceStage stage, PfFailure failure)
{
  PfEntrance *entrance = get_entrance (fixture);

  while (entrance->busy || entrance->stage != stage || entrance->failure != failure ||
         entrance->portal == NULL)
    g_main_context_iteration (NULL, TRUE);
}

static void
give_password (Fixture *fixture)
{
  wait_for (fixture, PF_ENTRANCE_STAGE_SIGN_IN, PF_FAILURE_NONE);
  pf_entrance_sign_in (get_entrance (fixture), EMAIL, "good", FALSE);
  wait_for (fixture, PF_ENTRANCE_STAGE_CODE, PF_FAILURE_NONE);
}

static void
let_in (Fixture *fixture)
{
  pf_fake_portal_answer (
      fixture->portal,
      SIGN_IN,
      201,
      "{\"token\":\"T\",\"expires_at\":\"2030-01-01T00:00:00Z\",\"account\":" ACCOUNT "}");
}

static void
wait_until_in (Fixture *fixture)
{
  while (!fixture->is_in)
    g_main_context_iteration (NULL, TRUE);
}

/* The password was right, and is not asked again for a wrong code. */
static void
test_code (Fixture *fixture, gconstpointer)
{
  give_password (fixture);
  pf_fake_portal_refuse (fixture->portal, SIGN_IN, 401, "totp-wrong", 0, NULL);
  pf_entrance_give_code (get_entrance (fixture), "000000");
  wait_for (fixture, PF_ENTRANCE_STAGE_CODE, PF_FAILURE_CODE_WRONG);
  let_in (fixture);
  g_string_truncate (fixture->portal->asked, 0);
  pf_entrance_give_code (get_entrance (fixture), "123456");
  wait_until_in (fixture);
  g_assert_nonnull (
      strstr (fixture->portal->asked->str, "\"password\":\"good\",\"totp\":\"123456\""));
}

/* How long to wait is counted down where the code is asked. */
static void
test_too_many (Fixture *fixture, gconstpointer)
{
  give_password (fixture);
  pf_fake_portal_refuse (fixture->portal, SIGN_IN, 429, "too-many-requests", 2, NULL);
  pf_entrance_give_code (get_entrance (fixture), "000000");
  wait_for (fixture, PF_ENTRANCE_STAGE_CODE, PF_FAILURE_TOO_MANY);
  g_assert_cmpuint (get_entrance (fixture)->retry_seconds, ==, 2);
  while (get_entrance (fixture)->retry_seconds > 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (get_entrance (fixture)->stage, ==, PF_ENTRANCE_STAGE_CODE);
}

/* Back to the password: the address stays, and the password is forgotten. */
static void
test_left (Fixture *fixture, gconstpointer)
{
  give_password (fixture);
  pf_entrance_ask (get_entrance (fixture), "leave-code");
  g_assert_cmpint (get_entrance (fixture)->stage, ==, PF_ENTRANCE_STAGE_SIGN_IN);
  g_assert_cmpstr (get_entrance (fixture)->email, ==, EMAIL);
  pf_entrance_give_code (get_entrance (fixture), "123456");
  g_assert_false (get_entrance (fixture)->busy);
}

/* It was changed meanwhile: the code is of no use any more. */
static void
test_password_changed (Fixture *fixture, gconstpointer)
{
  give_password (fixture);
  pf_fake_portal_refuse (fixture->portal, SIGN_IN, 401, "invalid-credentials", 0, NULL);
  pf_entrance_give_code (get_entrance (fixture), "123456");
  wait_for (fixture, PF_ENTRANCE_STAGE_SIGN_IN, PF_FAILURE_WRONG_PASSWORD);
}

/* The session is there already: what is left to try again is who it is of. */
static void
test_no_answer (Fixture *fixture, gconstpointer)
{
  give_password (fixture);
  let_in (fixture);
  pf_fake_portal_refuse (fixture->portal, "GET /v1/me", 500, "failed", 0, NULL);
  pf_entrance_give_code (get_entrance (fixture), "123456");
  wait_for (fixture, PF_ENTRANCE_STAGE_RETURN, PF_FAILURE_PORTAL);
  pf_fake_portal_answer (fixture->portal, "GET /v1/me", 200, "{\"account\":" ACCOUNT "}");
  pf_entrance_ask (get_entrance (fixture), "try-again");
  wait_until_in (fixture);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function) g_test_add (name, Fixture, NULL, set_up, function, tear_down)
  ADD ("/gate-code/code", test_code);
  ADD ("/gate-code/too-many", test_too_many);
  ADD ("/gate-code/left", test_left);
  ADD ("/gate-code/password-changed", test_password_changed);
  ADD ("/gate-code/no-answer", test_no_answer);
  return g_test_run ();
}
