/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A computer that is asked no code of the second factor. Runs in a session whose keyring is what
 * HEADLESS_KEYRING says: none, locked or unlocked.
 */
#include <string.h>

#include "client/app/fake-portal.h"
#include "client/app/gate.h"
#include "client/app/keyring.h"

#define EMAIL "camille.berger@example.org"
#define ACCOUNT                                                                                    \
  "{\"id\":\"1\",\"email\":\"" EMAIL "\",\"first_name\":\"Camille\",\"last_name\":\"Berger\"}"
#define SIGN_IN "POST /v1/sessions"
#define SIGNED_IN(computer)                                                                        \
  "{\"token\":\"T\",\"expires_at\":\"2040-01-01T00:00:00Z\",\"account\":" ACCOUNT                  \
  ",\"computer\":" computer "}"

#define WAIT_WHILE(condition)                                                                      \
  while (condition)                                                                                \
  g_main_context_iteration (NULL, TRUE)

typedef struct
{
  PfFakePortal *portal;
  GSettings *settings;
  PfGate *gate;
} Fixture;

static PfEntrance *
get_entrance (Fixture *fixture)
{
  return pf_gate_get_entrance (fixture->gate);
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
  pf_fake_portal_answer (fixture->portal, "DELETE /v1/sessions/current", 204, NULL);
  pf_fake_portal_refuse (fixture->portal, SIGN_IN, 401, "totp-required", 0, NULL);
  fixture->settings = g_settings_new (PF_APPLICATION_ID);
  g_settings_reset (fixture->settings, "session-kept");
  fixture->gate = pf_gate_new (fixture->settings);
  pf_gate_start (fixture->gate, fixture->portal->address);
}

static void
tear_down (Fixture *fixture, gconstpointer)
{
  g_object_run_dispose (G_OBJECT (fixture->gate));
  WAIT_WHILE (G_OBJECT (fixture->gate)->ref_count > 1);
  g_object_unref (fixture->gate);
  g_object_unref (fixture->settings);
  pf_fake_portal_free (fixture->portal);
}

static void
wait_for (Fixture *fixture, PfEntranceStage stage)
{
  PfEntrance *entrance = get_entrance (fixture);

  WAIT_WHILE (entrance->busy || entrance->stage != stage || entrance->portal == NULL);
}

static void
give_password (Fixture *fixture)
{
  wait_for (fixture, PF_ENTRANCE_STAGE_SIGN_IN);
  g_string_truncate (fixture->portal->asked, 0);
  pf_entrance_sign_in (get_entrance (fixture), EMAIL, "good", FALSE);
}

static gboolean
has_asked (Fixture *fixture, const char *words)
{
  return strstr (fixture->portal->asked->str, words) != NULL;
}

static void
done_cb (GObject *, GAsyncResult *result, gpointer user_data)
{
  g_set_object ((GAsyncResult **) user_data, result);
}

static gboolean
is_trusted (Fixture *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autofree char *computer = NULL;

  pf_keyring_look_for_trust_async (fixture->portal->address, EMAIL, NULL, done_cb, &result);
  WAIT_WHILE (result == NULL);
  computer = pf_keyring_look_for_trust_finish (result, NULL);
  return computer != NULL;
}

/* The gate waits for no keyring; who signs in again at once may be before it. */
static void
wait_for_keyring (Fixture *fixture, gboolean trusted)
{
  while (is_trusted (fixture) != trusted)
    ;
}

/* Once the code was given there, the password is enough; what is of no use any more is forgotten.
 */
static void
test_trusted (Fixture *fixture, gconstpointer)
{
  give_password (fixture);
  wait_for (fixture, PF_ENTRANCE_STAGE_CODE);
  g_assert_false (has_asked (fixture, "\"computer\""));
  pf_fake_portal_answer (fixture->portal, SIGN_IN, 201, SIGNED_IN ("\"SHOWN\""));
  pf_entrance_trust (get_entrance (fixture), TRUE);
  pf_entrance_give_code (get_entrance (fixture), "123456");
  WAIT_WHILE (pf_gate_get_visit (fixture->gate) == NULL);
  g_assert_true (has_asked (fixture, "\"trust\":true"));
  wait_for_keyring (fixture, TRUE);

  pf_gate_sign_out (fixture->gate);
  pf_fake_portal_refuse (fixture->portal, SIGN_IN, 401, "totp-required", 0, NULL);
  give_password (fixture);
  WAIT_WHILE (!has_asked (fixture, "\"computer\":\"SHOWN\""));
  wait_for (fixture, PF_ENTRANCE_STAGE_CODE);
  g_assert_false (has_asked (fixture, "\"trust\":true"));
  wait_for_keyring (fixture, FALSE);

  pf_entrance_ask (get_entrance (fixture), "leave-code");
  give_password (fixture);
  wait_for (fixture, PF_ENTRANCE_STAGE_CODE);
  g_assert_false (has_asked (fixture, "\"computer\""));
}

/* Where nothing can be kept, the code is asked as ever. */
static void
test_untrusted (Fixture *fixture, gconstpointer)
{
  give_password (fixture);
  wait_for (fixture, PF_ENTRANCE_STAGE_CODE);
  g_assert_false (has_asked (fixture, "\"computer\""));
  pf_fake_portal_answer (fixture->portal, SIGN_IN, 201, SIGNED_IN ("null"));
  pf_entrance_give_code (get_entrance (fixture), "123456");
  WAIT_WHILE (pf_gate_get_visit (fixture->gate) == NULL);
  g_assert_false (has_asked (fixture, "\"trust\":true"));
}

int
main (int argc, char **argv)
{
  gboolean is_open = g_strcmp0 (g_getenv ("HEADLESS_KEYRING"), "unlocked") == 0;

  g_test_init (&argc, &argv, NULL);
  g_test_add ("/gate-trust/round",
              Fixture,
              NULL,
              set_up,
              is_open ? test_trusted : test_untrusted,
              tear_down);
  return g_test_run ();
}
