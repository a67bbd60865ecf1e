/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The link of an e-mail change, opened by who is signed in, and by who is not.
 */
#include <string.h>

#include "client/app/recovery-town.h"

#define EMAIL "camille@example.org"
#define ACCOUNT                                                                                    \
  "{\"id\":\"1\",\"email\":\"" EMAIL "\",\"first_name\":\"Camille\","                              \
  "\"last_name\":\"Berger\"}"
#define CONFIRM "POST /v1/me/email/confirm"
#define SENT CONFIRM " {\"token\":\"TOKEN\"};"

typedef PfRecoveryTown Fixture;

static void
set_up (Fixture *fixture, gconstpointer)
{
  pf_recovery_town_open (fixture, ACCOUNT);
  pf_fake_portal_answer (fixture->portal, CONFIRM, 204, NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer)
{
  pf_recovery_town_close (fixture);
}

/* At once, and no question asked: it takes nobody's place. */
static void
test_signed_in (Fixture *fixture, gconstpointer)
{
  pf_recovery_town_sign_in (fixture, EMAIL);
  pf_recovery_town_open_link (fixture, NULL, "/email/TOKEN");
  pf_recovery_town_assert_told (fixture, "is confirmed");
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

  pf_recovery_town_sign_in (fixture, EMAIL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    pf_fake_portal_refuse (fixture->portal, CONFIRM, cases[i].status, cases[i].problem, 0, NULL);
    pf_recovery_town_open_link (fixture, NULL, "/email/TOKEN");
    pf_recovery_town_assert_told (fixture, cases[i].words);
  }
}

/* Who is not signed in is told to, and the link serves then; once. */
static void
test_signed_out (Fixture *fixture, gconstpointer)
{
  PfRecovery *recovery = pf_recovery_controller_get_recovery (fixture->controller);

  pf_recovery_town_open_link (fixture, NULL, "/email/TOKEN");
  g_assert_true (recovery->active);
  g_assert_cmpint (recovery->fault, ==, PF_RECOVERY_FAULT_NEW_EMAIL);
  g_assert_true (pf_recovery_fault_asks_to_sign_in (recovery->fault));
  g_assert_null (strstr (fixture->portal->asked->str, CONFIRM));
  pf_recovery_want (recovery, "leave");
  pf_recovery_town_sign_in (fixture, EMAIL);
  pf_recovery_town_assert_told (fixture, "is confirmed");
  g_assert_nonnull (strstr (fixture->portal->asked->str, SENT));
  g_string_truncate (fixture->portal->asked, 0);
  pf_recovery_controller_follow_link (fixture->controller);
  g_assert_null (strstr (fixture->portal->asked->str, CONFIRM));
}

static void
test_other_town (Fixture *fixture, gconstpointer)
{
  pf_recovery_town_sign_in (fixture, EMAIL);
  pf_recovery_town_open_link (fixture, "https://ailleurs.example", "/email/TOKEN");
  pf_recovery_town_assert_told (fixture, "another town");
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
