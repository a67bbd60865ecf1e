/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The link of who is invited and lives elsewhere: with an account and without, with a household
 * of the town and without.
 */
#include <string.h>

#include "client/app/recovery-town.h"

#define EMAIL "sam@example.org"
#define GOOD RECOVERY_TOWN_PASSWORD
#define PERSON "\"email\":\"" EMAIL "\",\"first_name\":\"Sam\",\"last_name\":\"Petit\""
#define ACCOUNT "{\"id\":\"1\"," PERSON "}"
#define CHECK "POST /v1/password-resets/check"
#define CONFIRM "POST /v1/password-resets/confirm"
#define ACCEPT "POST /v1/invitations/TOKEN/acceptance"
#define ADDRESS "{\"line1\":\"3, quai Vert\",\"postal_code\":\"44990\",\"city\":\"Valbourg\"}"

typedef PfRecoveryTown Fixture;

static void
set_up (Fixture *fixture, gconstpointer)
{
  pf_recovery_town_open (fixture, ACCOUNT);
  pf_fake_portal_answer (fixture->portal, CONFIRM, 204, NULL);
  pf_fake_portal_answer (fixture->portal, ACCEPT, 204, NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer)
{
  pf_recovery_town_close (fixture);
}

/* Opens the link of an invitation to a household of their own. */
static void
open_link (Fixture *fixture, gboolean activation, gboolean address_wanted)
{
  g_autofree char *proven =
      g_strdup_printf ("{" PERSON ",\"activation\":%s,\"invitation\":true,\"lives_elsewhere\":true,"
                       "\"address_wanted\":%s,\"expires_at\":\"2040-01-01T00:00:00Z\"}",
                       activation ? "true" : "false",
                       address_wanted ? "true" : "false");

  pf_fake_portal_answer (fixture->portal, CHECK, 200, proven);
  pf_recovery_town_open_link (fixture, NULL, "/activate/TOKEN");
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

/* What was sent to the end: @words, and then by which device. */
static void
assert_asked_from_here (Fixture *fixture, const char *words)
{
  g_autofree char *whole =
      g_strdup_printf ("%s,\"device_name\":\"Portail famille, %s\"};", words, g_get_host_name ());

  assert_asked (fixture, whole);
}

static void
assert_not_asked (Fixture *fixture, const char *words)
{
  g_assert_null (strstr (fixture->portal->asked->str, words));
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
  assert_asked_from_here (
      fixture, CONFIRM " {\"token\":\"TOKEN\",\"password\":\"" GOOD "\",\"address\":" ADDRESS);
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
  pf_recovery_town_sign_in (fixture, EMAIL);
  pf_recovery_town_assert_told (fixture, "the family desk checks that you are a guardian");
  assert_asked (fixture, ACCEPT " ;");
}

static void
accept (Fixture *fixture)
{
  pf_recovery_want (fixture->recovery, "accept");
  g_assert_false (fixture->recovery->active);
  g_assert_cmpstr (pf_gate_get_entrance (fixture->gate)->email, ==, EMAIL);
  pf_recovery_town_sign_in (fixture, EMAIL);
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
  pf_recovery_town_assert_told (fixture, "the family desk checks that you are a guardian");
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
  pf_recovery_town_assert_told (fixture, "open the link of the invitation again to correct it");
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
