/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Links of mails that are opened by who is signed in already: what each is for is said as it is,
 * and an invitation is accepted there.
 */
#include <string.h>

#include "client/api/activation-link.h"
#include "client/app/fake-portal.h"
#include "client/app/recovery-controller.h"

#define EMAIL "bruno@example.org"
#define ACCOUNT                                                                                    \
  "{\"id\":\"1\",\"email\":\"" EMAIL "\",\"first_name\":\"Bruno\",\"last_name\":\"Petit\"}"
#define HOUSEHOLD "{\"id\":\"7\",\"name\":\"Petit\"}"
#define PROVEN                                                                                     \
  "\"email\":\"julien@example.org\",\"first_name\":\"Julien\",\"last_name\":\"Moreau\","           \
  "\"expires_at\":\"2040-01-01T00:00:00Z\""
#define INVITED PROVEN ",\"invitation\":true,\"invited_by\":\"Camille Berger\""
#define CHECK "POST /v1/password-resets/check"
#define ACCEPT "POST /v1/invitations/TOKEN/acceptance"

#define WAIT_WHILE(condition)                                                                      \
  while (condition)                                                                                \
  g_main_context_iteration (NULL, TRUE)

typedef struct
{
  PfFakePortal *portal;
  GSettings *settings;
  PfGate *gate;
  PfRecoveryController *controller;
  PfRecovery *recovery;
  GString *events;
  GString *told;
} Fixture;

static void
waits_cb (PfRecoveryController *controller, PfVisit *, GString *events)
{
  g_string_append_printf (
      events, "waits %d;", pf_recovery_controller_get_leave_reason (controller));
}

static void
invited_cb (PfRecoveryController *controller, PfVisit *, GString *events)
{
  PfProvenAccount *account = pf_recovery_controller_get_recovery (controller)->account;

  g_string_append_printf (
      events, "%s invites %s %s;", account->invited_by, account->first_name, account->last_name);
}

static void
told_cb (PfRecoveryController *, const char *words, GString *told)
{
  g_string_assign (told, words);
}

static void
answer_me (Fixture *fixture, const char *households)
{
  g_autofree char *me =
      g_strdup_printf ("{\"account\":" ACCOUNT ",\"households\":[%s]}", households);

  pf_fake_portal_answer (fixture->portal, "GET /v1/me", 200, me);
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
  pf_fake_portal_answer (fixture->portal, "DELETE /v1/sessions/current", 204, NULL);
  pf_fake_portal_answer (fixture->portal, ACCEPT, 204, NULL);
  answer_me (fixture, HOUSEHOLD);
  fixture->events = g_string_new (NULL);
  fixture->told = g_string_new (NULL);
  fixture->settings = g_settings_new (PF_APPLICATION_ID);
  g_settings_reset (fixture->settings, "portal-address");
  g_settings_reset (fixture->settings, "session-kept");
  fixture->gate = pf_gate_new (fixture->settings);
  fixture->controller = pf_recovery_controller_new (fixture->gate);
  fixture->recovery = pf_recovery_controller_get_recovery (fixture->controller);
  g_signal_connect (fixture->controller, "link-waits", G_CALLBACK (waits_cb), fixture->events);
  g_signal_connect (fixture->controller, "invited", G_CALLBACK (invited_cb), fixture->events);
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
  g_string_free (fixture->events, TRUE);
  g_string_free (fixture->told, TRUE);
  pf_fake_portal_free (fixture->portal);
}

static void
sign_in (Fixture *fixture)
{
  pf_entrance_sign_in (
      pf_gate_get_entrance (fixture->gate), EMAIL, "trois bateaux sur la mare", FALSE);
  WAIT_WHILE (pf_gate_get_visit (fixture->gate) == NULL);
  g_string_truncate (fixture->portal->asked, 0);
}

static void
open_link (Fixture *fixture, const char *portal, const char *path)
{
  g_autofree char *page = g_strconcat (portal, path, NULL);
  g_autofree char *link = pf_activation_link_build (portal, page);

  pf_recovery_controller_open_link (fixture->controller, link);
}

static void
open_invitation (Fixture *fixture, const char *proven)
{
  pf_fake_portal_answer (fixture->portal, CHECK, 200, proven);
  open_link (fixture, fixture->portal->address, "/activate/TOKEN");
  WAIT_WHILE (fixture->events->len == 0);
}

static gboolean
was_asked (Fixture *fixture, const char *call)
{
  return strstr (fixture->portal->asked->str, call) != NULL;
}

static void
assert_told (Fixture *fixture, const char *words)
{
  WAIT_WHILE (fixture->told->len == 0);
  g_test_message ("%s", fixture->told->str);
  g_assert_nonnull (strstr (fixture->told->str, words));
  g_string_truncate (fixture->told, 0);
}

/* Who invites whom is told first; accepted, it is said, and what they have is asked for anew. */
static void
test_accepts (Fixture *fixture, gconstpointer)
{
  sign_in (fixture);
  open_invitation (fixture, "{" INVITED "}");
  g_assert_cmpstr (fixture->events->str, ==, "Camille Berger invites Julien Moreau;");
  g_assert_false (pf_recovery_wants_address (fixture->recovery));
  g_assert_false (was_asked (fixture, ACCEPT));
  g_assert_false (fixture->recovery->active);
  pf_recovery_want (fixture->recovery, "accept");
  pf_recovery_want (fixture->recovery, "accept"); /* clicked twice */
  assert_told (fixture, "the household is among yours");
  g_assert_true (was_asked (fixture, ACCEPT " ;"));
  WAIT_WHILE (!was_asked (fixture, "GET /v1/me"));
  g_assert_null (strstr (strstr (fixture->portal->asked->str, ACCEPT) + 1, ACCEPT));
  g_assert_null (fixture->recovery->account);
  g_assert_nonnull (pf_gate_get_visit (fixture->gate));
}

/* Who has no household says where they live; what the portal finds wrong with it is mended there.
 */
static void
test_lives_elsewhere (Fixture *fixture, gconstpointer)
{
  PfRecovery *recovery = fixture->recovery;

  answer_me (fixture, "");
  sign_in (fixture);
  open_invitation (fixture, "{" INVITED ",\"lives_elsewhere\":true}");
  g_assert_true (pf_recovery_wants_address (recovery));
  pf_recovery_want (recovery, "accept");
  g_assert_cmpint (recovery->fault, ==, PF_RECOVERY_FAULT_HOME_ADDRESS);
  g_assert_false (was_asked (fixture, ACCEPT));
  pf_recovery_set_address (recovery, PF_ADDRESS_PART_LINE1, "3, quai Vert");
  pf_recovery_set_address (recovery, PF_ADDRESS_PART_POSTAL_CODE, "44990");
  pf_recovery_set_address (recovery, PF_ADDRESS_PART_CITY, "Valbourg");
  pf_fake_portal_refuse (fixture->portal,
                         ACCEPT,
                         422,
                         "bad-members",
                         0,
                         "[{\"pointer\":\"/address/city\",\"code\":\"bad-format\"}]");
  pf_recovery_want (recovery, "accept");
  WAIT_WHILE (recovery->busy);
  g_assert_cmpstr (recovery->address_faults[PF_ADDRESS_PART_CITY], ==, "bad-format");
  g_assert_nonnull (recovery->account);
  pf_recovery_set_address (recovery, PF_ADDRESS_PART_CITY, "Valbourg");
  pf_fake_portal_answer (fixture->portal, ACCEPT, 204, NULL);
  pf_recovery_want (recovery, "accept");
  assert_told (fixture, "the family desk checks that you are a guardian");
  g_assert_true (was_asked (fixture,
                            ACCEPT " {\"address\":{\"line1\":\"3, quai Vert\",\"postal_code\":"
                                   "\"44990\",\"city\":\"Valbourg\"}};"));
}

/* Their last household is gone since: the portal says that an address is wanted. */
static void
test_address_after_all (Fixture *fixture, gconstpointer)
{
  sign_in (fixture);
  open_invitation (fixture, "{" INVITED ",\"lives_elsewhere\":true}");
  g_assert_false (pf_recovery_wants_address (fixture->recovery));
  pf_fake_portal_refuse (fixture->portal,
                         ACCEPT,
                         422,
                         "bad-members",
                         0,
                         "[{\"pointer\":\"/address\",\"code\":\"required\"}]");
  pf_recovery_want (fixture->recovery, "accept");
  WAIT_WHILE (fixture->recovery->busy);
  g_assert_true (pf_recovery_wants_address (fixture->recovery));
}

/* What a way that failed leaves open may be tried again; what is over is said, and goes. */
static void
test_fails (Fixture *fixture, gconstpointer)
{
  sign_in (fixture);
  open_invitation (fixture, "{" INVITED "}");
  pf_fake_portal_answer (fixture->portal, ACCEPT, 502, NULL);
  pf_recovery_want (fixture->recovery, "accept");
  WAIT_WHILE (fixture->recovery->busy);
  g_assert_cmpint (fixture->recovery->fault, ==, PF_RECOVERY_FAULT_WAY);
  g_assert_nonnull (fixture->recovery->account);
  fixture->recovery->retry_seconds = 0;
  pf_fake_portal_refuse (fixture->portal, ACCEPT, 410, "link-used", 0, NULL);
  pf_recovery_want (fixture->recovery, "accept");
  assert_told (fixture, "was accepted already");
  g_assert_null (fixture->recovery->account);
}

/* Not now: it may be opened again. With another account: as where nobody is signed in. */
static void
test_other_answers (Fixture *fixture, gconstpointer)
{
  sign_in (fixture);
  open_invitation (fixture, "{" INVITED "}");
  pf_recovery_controller_drop_link (fixture->controller);
  g_assert_null (fixture->recovery->account);
  pf_recovery_want (fixture->recovery, "accept");
  g_string_truncate (fixture->events, 0);
  open_invitation (fixture, "{" INVITED "}");
  g_assert_false (was_asked (fixture, ACCEPT));
  pf_recovery_controller_follow_link (fixture->controller);
  g_assert_null (pf_gate_get_visit (fixture->gate));
  WAIT_WHILE (fixture->recovery->busy);
  g_assert_cmpint (fixture->recovery->fault, ==, PF_RECOVERY_FAULT_INVITED);
}

/* What is not theirs is said to be what it is. */
static void
test_reasons (Fixture *fixture, gconstpointer)
{
  sign_in (fixture);
  pf_fake_portal_answer (fixture->portal, CHECK, 200, "{" PROVEN "}");
  open_link (fixture, fixture->portal->address, "/confirm/TOKEN");
  open_link (fixture, "https://ailleurs.example", "/activate/TOKEN");
  g_assert_false (was_asked (fixture, CHECK)); /* it is not this portal's to know */
  open_link (fixture, fixture->portal->address, "/activate/TOKEN");
  WAIT_WHILE (!g_str_equal (fixture->events->str, "waits 1;waits 2;waits 0;"));
}

static void
test_bad_links (Fixture *fixture, gconstpointer)
{
  static const struct
  {
    guint status;
    const char *problem, *words;
  } cases[] = {
    { 410, "link-invalid", "opens nothing" },
    { 410, "link-used", "has served already" },
    { 410, "link-expired", "too old" },
    { 429, "too-many-requests", "in a few minutes" },
  };

  sign_in (fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    pf_fake_portal_refuse (fixture->portal, CHECK, cases[i].status, cases[i].problem, 0, NULL);
    open_link (fixture, fixture->portal->address, "/activate/TOKEN");
    assert_told (fixture, cases[i].words);
  }
  g_assert_cmpstr (fixture->events->str, ==, "");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function)                                                                        \
  g_test_add ("/recovery-session/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("accepts", test_accepts);
  ADD ("lives-elsewhere", test_lives_elsewhere);
  ADD ("address-after-all", test_address_after_all);
  ADD ("fails", test_fails);
  ADD ("other-answers", test_other_answers);
  ADD ("reasons", test_reasons);
  ADD ("bad-links", test_bad_links);
  return g_test_run ();
}
