/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What becomes of a child's enrolment at school when the data of who asked for it are erased: over
 * HTTP, on both databases. Luc asked for Léa, whose other guardian, Ugo, lives there too.
 */
#include "portal/school-town.h"
#include "server/jobs/eraser.h"

#define OF_UGO "SELECT count(*) FROM queue_item WHERE kind = 'school_enrolment' AND account = 51"

static void
set_up (PfPortal *portal, gconstpointer driver)
{
  school_town_set_up (portal, driver);
  pf_portal_prove (portal);
}

/* Ugo has an account, in that state. */
static void
give_account (PfPortal *portal, const char *state)
{
  g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, "ugo", -1);
  g_autofree char *sql = g_strdup_printf (
      "INSERT INTO account (id, email, first_name, last_name, state, roles, second_factor, version)"
      " VALUES (51, 'ugo@example.org', 'Ugo', 'Blanc', '%s', '[\"family\"]', 'none', 1);"
      "INSERT INTO account_session (account, device_name, signed_in_at, last_used_at, expires_at,"
      " token_hash) VALUES (51, 'ugo', 1, 3999999999999999, 4000000000000000, '%s');"
      "UPDATE adult SET account = 51 WHERE id = 50",
      state,
      hash);

  pf_demo_run (portal->demo, sql);
}

/* Asks for Léa as Luc: the id (transfer full). */
static char *
ask_school (PfPortal *portal)
{
  char *id = school_submit (portal, "two", LEA_AT (PORT));

  pf_demo_run (portal->demo, "UPDATE school_enrolment SET childcare = 'Nounou'");
  return id;
}

/* Luc asks for it, an agent accepts, and it can be undone no more. */
static void
erase (PfPortal *portal)
{
  g_auto (PfQueueAnswer) answer = { 0 };

  pf_queue_ask (portal, "two", "DELETE", "me", NULL, NULL, &answer);
  g_assert_cmpuint (answer.raw.status, ==, 202);
  pf_queue_decide (
      portal,
      "nina",
      (guint) pf_portal_count (portal, "SELECT id FROM queue_item WHERE kind = 'erasure'"),
      "{\"decision\":\"accept\"}",
      &answer);
  g_assert_cmpuint (answer.raw.status, ==, 200);
  pf_demo_run (portal->demo, "UPDATE erasure_request SET erase_at = 2");
  pf_eraser_stop (pf_eraser_start (portal->demo->store, NULL));
  g_assert_cmpint (
      pf_portal_count (portal, "SELECT count(*) FROM erasure_request WHERE state = 'done'"), ==, 1);
}

/* That nothing is left to be decided, nor of what Luc wrote. */
static void
assert_closed (PfPortal *portal)
{
  g_assert_cmpint (
      pf_portal_count (portal,
                       "SELECT count(*) FROM queue_item q JOIN school_enrolment e ON e.item = q.id"
                       " WHERE q.state = 'refused' AND q.account = 2 AND e.childcare IS NULL"),
      ==,
      1);
}

/* It goes on as it is: Ugo reads it, and is told what is decided. */
static void
test_goes_on (PfPortal *portal, gconstpointer)
{
  g_autofree char *id = NULL;
  g_auto (PfQueueAnswer) answer = { 0 };

  give_account (portal, "active");
  id = ask_school (portal);
  erase (portal);
  g_assert_cmpint (pf_portal_count (portal, OF_UGO), ==, 1);
  school_assert_state (portal, "ugo", id, "submitted");
  pf_queue_decide (
      portal,
      "ines",
      school_find_item (portal),
      "{\"decision\":\"ask\",\"reason\":\"x\",\"documents\":[\"proof_of_parenthood\"]}",
      &answer);
  g_assert_cmpuint (answer.raw.status, ==, 200);
  g_assert_nonnull (strstr (answer.raw.body, "Ugo"));
  g_assert_nonnull (strstr (answer.raw.body, "Nounou"));
  school_assert_state (portal, "ugo", id, "more_wanted");
  pf_queue_decide (portal, "ines", school_find_item (portal), "{\"decision\":\"accept\"}", &answer);
  g_assert_cmpuint (answer.raw.status, ==, 200);
  school_assert_state (portal, "ugo", id, "validated");
  g_assert_cmpint (school_count_mails (portal, "school_validated", "ugo@example.org"), ==, 1);
}

/* Nobody signs in for the child any more. */
static void
test_ends (PfPortal *portal, gconstpointer)
{
  g_free (ask_school (portal));
  erase (portal);
  assert_closed (portal);
}

static void
test_suspended (PfPortal *portal, gconstpointer)
{
  give_account (portal, "suspended");
  g_free (ask_school (portal));
  erase (portal);
  assert_closed (portal);
}

/* What was taken back is nobody's to go on with. */
static void
test_taken_back (PfPortal *portal, gconstpointer)
{
  g_autofree char *id = NULL;
  g_auto (PfQueueAnswer) answer = { 0 };

  give_account (portal, "active");
  id = ask_school (portal);
  school_send (portal, "two", id, "/withdrawal", &answer);
  g_assert_cmpuint (answer.raw.status, ==, 200);
  erase (portal);
  assert_closed (portal);
  g_assert_cmpint (pf_portal_count (portal, OF_UGO), ==, 0);
  school_assert_state (portal, "ugo", id, "withdrawn");
}

int
main (int argc, char **argv)
{
  static const PfPortalTest tests[] = { { "goes-on", test_goes_on },
                                        { "ends", test_ends },
                                        { "suspended", test_suspended },
                                        { "taken-back", test_taken_back },
                                        { NULL, NULL } };

  return pf_portal_run (argc, argv, "school-erased", set_up, tests);
}
