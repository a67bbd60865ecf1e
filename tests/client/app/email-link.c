/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The link of an e-mail change, opened by who is signed in, and by who is not.
 */
#include <string.h>

#include "client/api/activation-link.h"
#include "client/app/fake-portal.h"
#include "client/app/recovery-controller.h"

#define ACCOUNT                                                                                    \
  "{\"id\":\"1\",\"email\":\"camille@example.org\",\"first_name\":\"Camille\","                    \
  "\"last_name\":\"Berger\"}"
#define CONFIRM "POST /v1/me/email/confirm"
#define SENT CONFIRM " {\"token\":\"TOKEN\"};"

#define WAIT_WHILE(condition)                                                                      \
  while (condition)                                                                                \
  g_main_context_iteration (NULL, TRUE)

typedef struct
{
  PfFakePortal *portal;
  GSettings *settings;
  PfGate *gate;
  PfRecoveryController *controller;
  GString *told;
} Fixture;

static void
told_cb (PfRecoveryController *, const char *words, GString *told)
{
  g_string_assign (told, words);
}

static void
set_up (Fixture *fixture, gconstpointer)
{
  fixture->portal = pf_fake_portal_new ();
  pf_fake_portal_answer (fixture->portal,
                         "GET /v1/portal",
                         200,
                         "{\"name\":\"Valbourg\",\"time_zone\":\"Europe/Paris\"}");
  pf_fake_portal_answer (
      fixture->portal,
      "POST /v1/sessions",
      201,
      "{\"token\":\"T\",\"expires_at\":\"2040-01-01T00:00:00Z\",\"account\":" ACCOUNT "}");
  pf_fake_portal_answer (
      fixture->portal, "GET /v1/me", 200, "{\"account\":" ACCOUNT ",\"households\":[]}");
  pf_fake_portal_answer (fixture->portal, CONFIRM, 204, NULL);
  fixture->told = g_string_new (NULL);
  fixture->settings = g_settings_new (PF_APPLICATION_ID);
  g_settings_reset (fixture->settings, "portal-address");
  g_settings_reset (fixture->settings, "session-kept");
  fixture->gate = pf_gate_new (fixture->settings);
  fixture->controller = pf_recovery_controller_new (fixture->gate);
  g_signal_connect (fixture->controller, "told", G_CALLBACK (told_cb), fixture->told);
  pf_gate_start (fixture->gate, fixture->portal->address);
  WAIT_WHILE (pf_gate_get_entrance (fixture->gate)->busy ||
              pf_gate_get_entrance (fixture->gate)->portal == NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer)
{
  g_object_run_dispose (G_OBJECT (fixture->controller));
  g_object_run_dispose (G_OBJECT (fixture->gate));
  WAIT_WHILE (G_OBJECT (fixture->controller)->ref_count > 1 ||
              G_OBJECT (fixture->gate)->ref_count > 2);
  g_assert_finalize_object (fixture->controller);
  g_assert_finalize_object (fixture->gate);
  g_object_unref (fixture->settings);
  g_string_free (fixture->told, TRUE);
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
open_link (Fixture *fixture, const char *portal)
{
  g_autofree char *page = g_strconcat (portal, "/email/TOKEN", NULL);
  g_autofree char *link = pf_activation_link_build (portal, page);

  g_string_truncate (fixture->told, 0);
  pf_recovery_controller_open_link (fixture->controller, link);
}

static void
assert_told (Fixture *fixture, const char *words)
{
  WAIT_WHILE (fixture->told->len == 0);
  g_test_message ("%s", fixture->told->str);
  g_assert_nonnull (strstr (fixture->told->str, words));
}

/* At once, and no question asked: it takes nobody's place. */
static void
test_signed_in (Fixture *fixture, gconstpointer)
{
  sign_in (fixture);
  open_link (fixture, fixture->portal->address);
  assert_told (fixture, "is confirmed");
  g_assert_nonnull (strstr (fixture->portal->asked->str, SENT));
  g_assert_nonnull (pf_gate_get_visit (fixture->gate));
}

static void
test_refused (Fixture *fixture, gconstpointer)
{
  static const struct
  {
    guint status;
    const char *problem, *words;
  } cases[] = {
    { 410, "link-invalid", "another account asked for it" },
    { 410, "link-expired", "too old" },
    { 429, "too-many-requests", "in a few minutes" },
  };

  sign_in (fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    pf_fake_portal_refuse (fixture->portal, CONFIRM, cases[i].status, cases[i].problem, 0, NULL);
    open_link (fixture, fixture->portal->address);
    assert_told (fixture, cases[i].words);
  }
}

/* Who is not signed in is told to, and the link serves then; once. */
static void
test_signed_out (Fixture *fixture, gconstpointer)
{
  PfRecovery *recovery = pf_recovery_controller_get_recovery (fixture->controller);

  open_link (fixture, fixture->portal->address);
  g_assert_true (recovery->active);
  g_assert_cmpint (recovery->fault, ==, PF_RECOVERY_FAULT_NEW_EMAIL);
  g_assert_true (pf_recovery_fault_asks_to_sign_in (recovery->fault));
  g_assert_null (strstr (fixture->portal->asked->str, CONFIRM));
  pf_recovery_want (recovery, "leave");
  sign_in (fixture);
  assert_told (fixture, "is confirmed");
  g_assert_nonnull (strstr (fixture->portal->asked->str, SENT));
  g_string_truncate (fixture->portal->asked, 0);
  pf_recovery_controller_follow_link (fixture->controller);
  g_assert_null (strstr (fixture->portal->asked->str, CONFIRM));
}

static void
test_other_town (Fixture *fixture, gconstpointer)
{
  sign_in (fixture);
  open_link (fixture, "https://ailleurs.example");
  assert_told (fixture, "another town");
  g_assert_null (strstr (fixture->portal->asked->str, CONFIRM));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function)                                                                        \
  g_test_add ("/email-link/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("signed-in", test_signed_in);
  ADD ("refused", test_refused);
  ADD ("signed-out", test_signed_out);
  ADD ("other-town", test_other_town);
  return g_test_run ();
}
