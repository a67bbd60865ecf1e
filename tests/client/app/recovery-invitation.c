/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The link of who is invited and lives elsewhere: with an account and without, with a household
 * of the town and without.
 */
#include <string.h>

#include "client/api/activation-link.h"
#include "client/app/fake-portal.h"
#include "client/app/recovery-controller.h"

#define EMAIL "sam@example.org"
#define GOOD "trois bateaux sur la mare"
#define PERSON "\"email\":\"" EMAIL "\",\"first_name\":\"Sam\",\"last_name\":\"Petit\""
#define ACCOUNT "{\"id\":\"1\"," PERSON "}"
#define CHECK "POST /v1/password-resets/check"
#define CONFIRM "POST /v1/password-resets/confirm"
#define ACCEPT "POST /v1/invitations/TOKEN/acceptance"
#define ADDRESS "{\"line1\":\"3, quai Vert\",\"postal_code\":\"44990\",\"city\":\"Valbourg\"}"

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
  GString *told;
} Fixture;

static void
told_cb (PfRecoveryController *, const char *words, GString *told)
{
  g_string_assign (told, words);
}

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
  pf_fake_portal_answer (portal, CONFIRM, 204, NULL);
  pf_fake_portal_answer (portal, ACCEPT, 204, NULL);
}

static void
set_up (Fixture *fixture, gconstpointer)
{
  fixture->portal = pf_fake_portal_new ();
  answer_all (fixture->portal);
  fixture->told = g_string_new (NULL);
  fixture->settings = g_settings_new (PF_APPLICATION_ID);
  g_settings_reset (fixture->settings, "portal-address");
  g_settings_reset (fixture->settings, "session-kept");
  fixture->gate = pf_gate_new (fixture->settings);
  fixture->controller = pf_recovery_controller_new (fixture->gate);
  fixture->recovery = pf_recovery_controller_get_recovery (fixture->controller);
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

/* Opens the link of an invitation to a household of their own. */
static void
open_link (Fixture *fixture, gboolean activation, gboolean address_wanted)
{
  g_autofree char *page = g_strconcat (fixture->portal->address, "/activate/TOKEN", NULL);
  g_autofree char *link = pf_activation_link_build (fixture->portal->address, page);
  g_autofree char *proven =
      g_strdup_printf ("{" PERSON ",\"activation\":%s,\"invitation\":true,\"lives_elsewhere\":true,"
                       "\"address_wanted\":%s,\"expires_at\":\"2040-01-01T00:00:00Z\"}",
                       activation ? "true" : "false",
                       address_wanted ? "true" : "false");

  pf_fake_portal_answer (fixture->portal, CHECK, 200, proven);
  pf_recovery_controller_open_link (fixture->controller, link);
  WAIT_WHILE (fixture->recovery->busy);
}

static void
type_address (Fixture *fixture)
{
  pf_recovery_set_address (fixture->recovery, PF_ADDRESS_PART_LINE1, "3, quai Vert");
  pf_recovery_set_address (fixture->recovery, PF_ADDRESS_PART_POSTAL_CODE, "44 990");
  pf_recovery_set_address (fixture->recovery, PF_ADDRESS_PART_CITY, "Valbourg");
}

static void
assert_asked (Fixture *fixture, const char *words)
{
  if (strstr (fixture->portal->asked->str, words) == NULL)
    g_error ("“%s” is not in %s", words, fixture->portal->asked->str);
}

static void
assert_not_asked (Fixture *fixture, const char *words)
{
  g_assert_null (strstr (fixture->portal->asked->str, words));
}

static void
sign_in (Fixture *fixture)
{
  pf_entrance_sign_in (pf_gate_get_entrance (fixture->gate), EMAIL, GOOD, FALSE);
  WAIT_WHILE (pf_gate_get_visit (fixture->gate) == NULL);
}

static void
assert_told (Fixture *fixture, const char *words)
{
  WAIT_WHILE (fixture->told->len == 0);
  g_test_message ("%s", fixture->told->str);
  g_assert_nonnull (strstr (fixture->told->str, words));
  g_string_truncate (fixture->told, 0);
}

/* Password and address are checked together, here first and then by the portal. */
static void
test_new (Fixture *fixture, gconstpointer)
{
  PfRecovery *recovery = fixture->recovery;

  open_link (fixture, TRUE, TRUE);
  g_assert_cmpint (recovery->stage, ==, PF_RECOVERY_STAGE_PASSWORD);
  g_assert_false (recovery->accepts);
  pf_recovery_choose (recovery, "court", FALSE);
  g_assert_cmpint (recovery->fault, ==, PF_RECOVERY_FAULT_TOO_SHORT);
  g_assert_cmpstr (recovery->address_faults[PF_ADDRESS_PART_CITY], ==, "required");
  pf_recovery_choose (recovery, GOOD, FALSE);
  g_assert_cmpint (recovery->fault, ==, PF_RECOVERY_FAULT_HOME_ADDRESS);
  assert_not_asked (fixture, CONFIRM);

  type_address (fixture);
  pf_fake_portal_refuse (fixture->portal,
                         CONFIRM,
                         422,
                         "bad-members",
                         0,
                         "[{\"pointer\":\"/address/city\",\"code\":\"bad-format\"}]");
  pf_recovery_choose (recovery, GOOD, FALSE);
  WAIT_WHILE (recovery->busy);
  g_assert_cmpint (recovery->fault, ==, PF_RECOVERY_FAULT_HOME_ADDRESS);
  g_assert_cmpstr (recovery->address_faults[PF_ADDRESS_PART_CITY], ==, "bad-format");
  g_assert_cmpstr (recovery->address[PF_ADDRESS_PART_LINE1], ==, "3, quai Vert");

  pf_fake_portal_answer (fixture->portal, CONFIRM, 204, NULL);
  g_string_truncate (fixture->portal->asked, 0);
  pf_recovery_choose (recovery, GOOD, FALSE);
  WAIT_WHILE (pf_gate_get_visit (fixture->gate) == NULL);
  assert_asked (
      fixture, CONFIRM " {\"token\":\"TOKEN\",\"password\":\"" GOOD "\",\"address\":" ADDRESS "};");
  g_assert_null (recovery->address[PF_ADDRESS_PART_CITY]);
}

/* Who has a household is asked for no address. */
static void
test_has_household (Fixture *fixture, gconstpointer)
{
  open_link (fixture, FALSE, FALSE);
  g_assert_cmpint (fixture->recovery->fault, ==, PF_RECOVERY_FAULT_INVITED_ELSEWHERE);
  g_assert_true (pf_recovery_fault_asks_to_sign_in (fixture->recovery->fault));
  assert_not_asked (fixture, ACCEPT);
  pf_recovery_want (fixture->recovery, "leave");
  sign_in (fixture);
  assert_told (fixture, "the family desk checks that you are a guardian");
  assert_asked (fixture, ACCEPT " ;");
}

static void
accept (Fixture *fixture)
{
  pf_recovery_want (fixture->recovery, "accept");
  g_assert_false (fixture->recovery->active);
  g_assert_cmpstr (pf_gate_get_entrance (fixture->gate)->email, ==, EMAIL);
  sign_in (fixture);
}

/* Who has an account and no household says where they live before they sign in. */
static void
test_accepts (Fixture *fixture, gconstpointer)
{
  PfRecovery *recovery = fixture->recovery;

  open_link (fixture, FALSE, TRUE);
  g_assert_cmpint (recovery->stage, ==, PF_RECOVERY_STAGE_PASSWORD);
  g_assert_true (recovery->accepts);
  pf_recovery_want (recovery, "accept");
  g_assert_cmpint (recovery->fault, ==, PF_RECOVERY_FAULT_HOME_ADDRESS);
  g_assert_true (recovery->active);
  type_address (fixture);
  accept (fixture);
  assert_told (fixture, "the family desk checks that you are a guardian");
  assert_asked (fixture, ACCEPT " {\"address\":" ADDRESS "};");
  g_assert_null (recovery->address[PF_ADDRESS_PART_CITY]);
}

/* What the portal does not take is there again, with what is wrong with it. */
static void
test_refused (Fixture *fixture, gconstpointer)
{
  PfRecovery *recovery = fixture->recovery;

  open_link (fixture, FALSE, TRUE);
  type_address (fixture);
  pf_fake_portal_refuse (fixture->portal,
                         ACCEPT,
                         422,
                         "bad-members",
                         0,
                         "[{\"pointer\":\"/address/line1\",\"code\":\"bad-format\"}]");
  accept (fixture);
  assert_told (fixture, "open the link of the invitation again to correct it");
  pf_gate_sign_out (fixture->gate);
  open_link (fixture, FALSE, TRUE);
  g_assert_cmpstr (recovery->address[PF_ADDRESS_PART_CITY], ==, "Valbourg");
  g_assert_cmpstr (recovery->address_faults[PF_ADDRESS_PART_LINE1], ==, "bad-format");
  g_assert_null (recovery->address_faults[PF_ADDRESS_PART_CITY]);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function)                                                                        \
  g_test_add ("/recovery-invitation/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("new", test_new);
  ADD ("has-household", test_has_household);
  ADD ("accepts", test_accepts);
  ADD ("refused", test_refused);
  return g_test_run ();
}
