/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A code of a mail that is typed where another one is asked for: whatever it opens is found, by two
 * questions to the portal at most.
 */
#include <string.h>

#include "client/app/recovery-town.h"

#define EMAIL "camille@example.org"
#define PERSON                                                                                     \
  "\"email\":\"" EMAIL "\",\"first_name\":\"Camille\",\"last_name\":\"Berger\","                   \
  "\"expires_at\":\"2040-01-01T00:00:00Z\""
#define ACCOUNT                                                                                    \
  "{\"id\":\"1\",\"email\":\"" EMAIL "\",\"first_name\":\"Camille\",\"last_name\":\"Berger\"}"
#define CODE "K7QM2XRT"
#define PROOF " {\"email\":\"" EMAIL "\",\"code\":\"" CODE "\"};"
#define GOOD RECOVERY_TOWN_PASSWORD
#define CHECK "POST /v1/password-resets/check"
#define CONFIRM "POST /v1/password-resets/confirm"
#define ACCEPT "POST /v1/invitations/acceptance"
#define VERIFY "POST /v1/email-verifications/check"

typedef PfRecoveryTown Fixture;

static void
set_up (Fixture *fixture, gconstpointer)
{
  pf_recovery_town_open (fixture, ACCOUNT);
  pf_fake_portal_answer (fixture->portal, "POST /v1/password-resets", 202, NULL);
  pf_fake_portal_answer (fixture->portal, CONFIRM, 204, NULL);
  pf_fake_portal_refuse (fixture->portal, VERIFY, 422, "code-wrong", 0, NULL);
  pf_fake_portal_refuse (fixture->portal, CHECK, 422, "code-wrong", 0, NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer)
{
  pf_recovery_town_close (fixture);
}

static void
type_code (Fixture *fixture)
{
  g_string_truncate (fixture->portal->asked, 0);
  pf_recovery_check (fixture->recovery, CODE);
  WAIT_WHILE (fixture->recovery->busy);
}

static void
assert_stage (Fixture *fixture, PfRecoveryStage stage, PfRecoveryFault fault)
{
  g_assert_cmpint (fixture->recovery->stage, ==, stage);
  g_assert_cmpint (fixture->recovery->fault, ==, fault);
}

/* Whom the town knows asked for an account: the code of their mail leads on as its link does, and
 * the password that was meant for another account is not theirs.
 */
static void
test_known (Fixture *fixture, gconstpointer)
{
  g_autofree char *whole = NULL;

  pf_fake_portal_answer (fixture->portal, CHECK, 200, "{" PERSON ",\"activation\":true}");
  pf_recovery_controller_verify (fixture->controller, EMAIL, "un autre mot de passe", FALSE);
  type_code (fixture);
  g_assert_cmpstr (fixture->portal->asked->str, ==, VERIFY PROOF CHECK PROOF);
  assert_stage (fixture, PF_RECOVERY_STAGE_PASSWORD, PF_RECOVERY_FAULT_NONE);
  g_assert_false (fixture->recovery->verifies);
  pf_recovery_choose (fixture->recovery, GOOD, FALSE);
  WAIT_WHILE (pf_gate_get_visit (fixture->gate) == NULL);
  whole = g_strdup_printf (CONFIRM " {\"email\":\"" EMAIL "\",\"code\":\"" CODE
                                   "\",\"password\":\"" GOOD
                                   "\",\"device_name\":\"Portail famille, %s\"};",
                           g_get_host_name ());
  g_assert_nonnull (strstr (fixture->portal->asked->str, whole));
  g_assert_null (strstr (fixture->portal->asked->str, "un autre"));
}

/* It is too old: another mail is that of who is known. */
static void
test_known_late (Fixture *fixture, gconstpointer)
{
  pf_fake_portal_refuse (fixture->portal, CHECK, 410, "link-expired", 0, NULL);
  pf_recovery_controller_verify (fixture->controller, EMAIL, GOOD, FALSE);
  type_code (fixture);
  assert_stage (fixture, PF_RECOVERY_STAGE_ADDRESS, PF_RECOVERY_FAULT_LINK_EXPIRED);
  g_assert_false (fixture->recovery->verifies);
}

/* Wrong everywhere: each is asked once, in the order of what was asked for. */
static void
test_wrong (Fixture *fixture, gconstpointer)
{
  pf_recovery_controller_verify (fixture->controller, EMAIL, GOOD, FALSE);
  type_code (fixture);
  g_assert_cmpstr (fixture->portal->asked->str, ==, VERIFY PROOF CHECK PROOF);
  assert_stage (fixture, PF_RECOVERY_STAGE_MAIL, PF_RECOVERY_FAULT_CODE);
  g_assert_true (fixture->recovery->verifies);
  pf_recovery_want (fixture->recovery, "leave");

  pf_entrance_recover (pf_gate_get_entrance (fixture->gate), EMAIL);
  pf_recovery_ask (fixture->recovery, EMAIL);
  WAIT_WHILE (fixture->recovery->stage != PF_RECOVERY_STAGE_MAIL);
  type_code (fixture);
  g_assert_cmpstr (fixture->portal->asked->str, ==, CHECK PROOF VERIFY PROOF);
  assert_stage (fixture, PF_RECOVERY_STAGE_MAIL, PF_RECOVERY_FAULT_CODE);
}

/* The code of an invitation accepts it as its link does: where they live is asked first. */
static void
test_invited_elsewhere (Fixture *fixture, gconstpointer)
{
  PfRecovery *recovery = fixture->recovery;

  pf_fake_portal_answer (fixture->portal,
                         CHECK,
                         200,
                         "{" PERSON ",\"invitation\":true,\"lives_elsewhere\":true,"
                         "\"address_wanted\":true}");
  pf_fake_portal_answer (fixture->portal, ACCEPT, 204, NULL);
  pf_entrance_recover (pf_gate_get_entrance (fixture->gate), EMAIL);
  pf_recovery_ask (recovery, EMAIL);
  WAIT_WHILE (recovery->stage != PF_RECOVERY_STAGE_MAIL);
  type_code (fixture);
  assert_stage (fixture, PF_RECOVERY_STAGE_PASSWORD, PF_RECOVERY_FAULT_NONE);
  g_assert_true (recovery->accepts);
  pf_recovery_set_address (recovery, PF_ADDRESS_PART_LINE1, "3, quai Vert");
  pf_recovery_set_address (recovery, PF_ADDRESS_PART_POSTAL_CODE, "44990");
  pf_recovery_set_address (recovery, PF_ADDRESS_PART_CITY, "Valbourg");
  pf_recovery_want (recovery, "accept");
  g_assert_false (recovery->active);
  pf_entrance_sign_in (pf_gate_get_entrance (fixture->gate), EMAIL, GOOD, FALSE);
  WAIT_WHILE (strstr (fixture->portal->asked->str, ACCEPT) == NULL);
  g_assert_nonnull (strstr (fixture->portal->asked->str,
                            ACCEPT " {\"email\":\"" EMAIL "\",\"code\":\"" CODE
                                   "\",\"address\":{\"line1\":\"3, quai Vert\",\"postal_code\":"
                                   "\"44990\",\"city\":\"Valbourg\"}};"));
  WAIT_WHILE (recovery->address[PF_ADDRESS_PART_CITY] != NULL); /* it is taken */
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function)                                                                        \
  g_test_add ("/recovery-codes/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("known", test_known);
  ADD ("known-late", test_known_late);
  ADD ("wrong", test_wrong);
  ADD ("invited-elsewhere", test_invited_elsewhere);
  return g_test_run ();
}
