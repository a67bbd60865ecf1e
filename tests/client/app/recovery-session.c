/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Links of mails that are opened by who is signed in already: what each is for is said as it is,
 * and an invitation is accepted there.
 */
#include <string.h>

#include "client/app/recovery-town.h"

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

typedef struct
{
  PfRecoveryTown town;
  GString *events;
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
set_up (Fixture *fixture, gconstpointer)
{
  pf_recovery_town_open (&fixture->town, ACCOUNT);
  pf_recovery_town_answer_me (&fixture->town, ACCOUNT, HOUSEHOLD);
  pf_fake_portal_answer (fixture->town.portal, ACCEPT, 204, NULL);
  fixture->events = g_string_new (NULL);
  g_signal_connect (fixture->town.controller, "link-waits", G_CALLBACK (waits_cb), fixture->events);
  g_signal_connect (fixture->town.controller, "invited", G_CALLBACK (invited_cb), fixture->events);
}

static void
tear_down (Fixture *fixture, gconstpointer)
{
  pf_recovery_town_close (&fixture->town);
  g_string_free (fixture->events, TRUE);
}

static void
sign_in (Fixture *fixture)
{
  pf_recovery_town_sign_in (&fixture->town, EMAIL);
  g_string_truncate (fixture->town.portal->asked, 0);
}

static void
open_invitation (Fixture *fixture, const char *proven)
{
  pf_fake_portal_answer (fixture->town.portal, CHECK, 200, proven);
  pf_recovery_town_open_link (&fixture->town, NULL, "/activate/TOKEN");
  WAIT_WHILE (fixture->events->len == 0);
}

static gboolean
was_asked (Fixture *fixture, const char *call)
{
  return strstr (fixture->town.portal->asked->str, call) != NULL;
}

/* Who invites whom is told first; accepted, it is said, and what they have is asked for anew. */
static void
test_accepts (Fixture *fixture, gconstpointer)
{
  sign_in (fixture);
  open_invitation (fixture, "{" INVITED "}");
  g_assert_cmpstr (fixture->events->str, ==, "Camille Berger invites Julien Moreau;");
  g_assert_false (pf_recovery_wants_address (fixture->town.recovery));
  g_assert_false (was_asked (fixture, ACCEPT));
  g_assert_false (fixture->town.recovery->active);
  pf_recovery_want (fixture->town.recovery, "accept");
  pf_recovery_want (fixture->town.recovery, "accept"); /* clicked twice */
  pf_recovery_town_assert_told (&fixture->town, "the household is among yours");
  g_assert_true (was_asked (fixture, ACCEPT " ;"));
  WAIT_WHILE (!was_asked (fixture, "GET /v1/me"));
  g_assert_null (strstr (strstr (fixture->town.portal->asked->str, ACCEPT) + 1, ACCEPT));
  g_assert_null (fixture->town.recovery->account);
  g_assert_nonnull (pf_gate_get_visit (fixture->town.gate));
}

/* Who has no household says where they live; what the portal finds wrong with it is mended there.
 */
static void
test_lives_elsewhere (Fixture *fixture, gconstpointer)
{
  PfRecovery *recovery = fixture->town.recovery;

  pf_recovery_town_answer_me (&fixture->town, ACCOUNT, "");
  sign_in (fixture);
  open_invitation (fixture, "{" INVITED ",\"lives_elsewhere\":true}");
  g_assert_true (pf_recovery_wants_address (recovery));
  pf_recovery_want (recovery, "accept");
  g_assert_cmpint (recovery->fault, ==, PF_RECOVERY_FAULT_HOME_ADDRESS);
  g_assert_false (was_asked (fixture, ACCEPT));
  pf_recovery_set_address (recovery, PF_ADDRESS_PART_LINE1, "3, quai Vert");
  pf_recovery_set_address (recovery, PF_ADDRESS_PART_POSTAL_CODE, "44990");
  pf_recovery_set_address (recovery, PF_ADDRESS_PART_CITY, "Valbourg");
  pf_fake_portal_refuse (fixture->town.portal,
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
  pf_fake_portal_answer (fixture->town.portal, ACCEPT, 204, NULL);
  pf_recovery_want (recovery, "accept");
  pf_recovery_town_assert_told (&fixture->town, "the family desk checks that you are a guardian");
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
  g_assert_false (pf_recovery_wants_address (fixture->town.recovery));
  pf_fake_portal_refuse (fixture->town.portal,
                         ACCEPT,
                         422,
                         "bad-members",
                         0,
                         "[{\"pointer\":\"/address\",\"code\":\"required\"}]");
  pf_recovery_want (fixture->town.recovery, "accept");
  WAIT_WHILE (fixture->town.recovery->busy);
  g_assert_true (pf_recovery_wants_address (fixture->town.recovery));
}

/* What a way that failed leaves open may be tried again; what is over is said, and goes. */
static void
test_fails (Fixture *fixture, gconstpointer)
{
  sign_in (fixture);
  open_invitation (fixture, "{" INVITED "}");
  pf_fake_portal_answer (fixture->town.portal, ACCEPT, 502, NULL);
  pf_recovery_want (fixture->town.recovery, "accept");
  WAIT_WHILE (fixture->town.recovery->busy);
  g_assert_cmpint (fixture->town.recovery->fault, ==, PF_RECOVERY_FAULT_WAY);
  g_assert_nonnull (fixture->town.recovery->account);
  fixture->town.recovery->retry_seconds = 0;
  pf_fake_portal_refuse (fixture->town.portal, ACCEPT, 410, "link-used", 0, NULL);
  pf_recovery_want (fixture->town.recovery, "accept");
  pf_recovery_town_assert_told (&fixture->town, "was accepted already");
  g_assert_null (fixture->town.recovery->account);
}

/* Not now: it may be opened again. With another account: as where nobody is signed in. */
static void
test_other_answers (Fixture *fixture, gconstpointer)
{
  sign_in (fixture);
  open_invitation (fixture, "{" INVITED "}");
  pf_recovery_controller_drop_link (fixture->town.controller);
  g_assert_null (fixture->town.recovery->account);
  pf_recovery_want (fixture->town.recovery, "accept");
  g_string_truncate (fixture->events, 0);
  open_invitation (fixture, "{" INVITED "}");
  g_assert_false (was_asked (fixture, ACCEPT));
  pf_recovery_controller_follow_link (fixture->town.controller);
  g_assert_null (pf_gate_get_visit (fixture->town.gate));
  WAIT_WHILE (fixture->town.recovery->busy);
  g_assert_cmpint (fixture->town.recovery->fault, ==, PF_RECOVERY_FAULT_INVITED);
}

/* What is not theirs is said to be what it is. */
static void
test_reasons (Fixture *fixture, gconstpointer)
{
  sign_in (fixture);
  pf_fake_portal_answer (fixture->town.portal, CHECK, 200, "{" PROVEN "}");
  pf_recovery_town_open_link (&fixture->town, NULL, "/confirm/TOKEN");
  pf_recovery_town_open_link (&fixture->town, "https://ailleurs.example", "/activate/TOKEN");
  g_assert_false (was_asked (fixture, CHECK)); /* it is not this portal's to know */
  pf_recovery_town_open_link (&fixture->town, NULL, "/activate/TOKEN");
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
    pf_fake_portal_refuse (fixture->town.portal, CHECK, cases[i].status, cases[i].problem, 0, NULL);
    pf_recovery_town_open_link (&fixture->town, NULL, "/activate/TOKEN");
    pf_recovery_town_assert_told (&fixture->town, cases[i].words);
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
