/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Guardians who live elsewhere, at the desk: what an agent sees and decides, whose the children are
 * then, and who sees what of them. ties-unguarded.c is the control.
 *
 * Ève of household One has invited Luc of household Two for Zoé, Tom and Noé, who is of both
 * already; and Sam, whom nobody knows, for Zoé. Item 4 is Luc's, item 5 Sam's.
 */
#include <string.h>

#include "portal/queue-town.h"
#include "server/store/token-hash.h"

#define ACCEPT "{\"decision\":\"accept\"}"
#define REFUSE "{\"decision\":\"refuse\",\"reason\":\"Aucun lien n’est établi.\"}"
#define ASK                                                                                        \
  "{\"decision\":\"ask\",\"reason\":\"Il manque un acte.\","                                       \
  "\"documents\":[\"proof_of_parenthood\"]}"

#define LUCS "staff/queue/" DEMO_4
#define LUC 4
#define SAMS "staff/queue/0000000000005"
#define SAM 5

#define ZOES "SELECT count(*) FROM household_child WHERE child = 1 AND household = "

static const char *
get_text (JsonObject *object, const char *member)
{
  return json_object_get_string_member_with_default (object, member, NULL);
}

static void
assert_count (PfPortal *portal, const char *question, gint64 n)
{
  g_assert_cmpint (pf_portal_count (portal, question), ==, n);
}

static guint
ask (PfPortal *portal, const char *token, const char *method, const char *path)
{
  g_auto (PfQueueAnswer) answer = { 0 };

  pf_queue_ask (portal, token, method, path, NULL, NULL, &answer);
  return answer.raw.status;
}

static void
decide (PfPortal *portal, guint item, const char *body)
{
  g_auto (PfQueueAnswer) answer = { 0 };

  pf_queue_decide (portal, "nina", item, body, &answer);
  g_assert_cmpuint (answer.raw.status, ==, 200);
}

/* As by a mail's link. @children: a list of ids in JSON */
static void
accept_invitation (PfPortal *portal,
                   const char *who,
                   const char *email,
                   const char *children,
                   const char *body)
{
  g_autofree char *link = g_strdup_printf ("link-of-%s", who);
  g_autofree char *hash = pf_token_hash (link);
  g_autofree char *path = g_strdup_printf ("invitations/%s/acceptance", link);
  g_autofree char *sql =
      g_strdup_printf ("INSERT INTO guardian_invitation (household, email, first_name, last_name,"
                       " state, asked_at, expires_at, invited_by, token_hash, lives_elsewhere,"
                       " children) VALUES (1, '%s', 'A', 'B', 'waiting', 1, 4000000000000000, 1,"
                       " '%s', 1, '%s')",
                       email,
                       hash,
                       children);
  g_auto (PfQueueAnswer) answer = { 0 };

  pf_demo_run (portal->demo, sql);
  pf_queue_ask (portal, who, "POST", path, NULL, body, &answer);
  g_assert_cmpuint (answer.raw.status, ==, 204);
}

static void
add_sam (PfPortal *portal)
{
  g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, "sam", -1);
  g_autofree char *sql = g_strdup_printf (
      "INSERT INTO account (id, email, first_name, last_name, state, roles, second_factor, version)"
      " VALUES (31, 'sam@example.org', 'Sam', 'Petit', 'pending', '[\"family\"]', 'none', 1);"
      "INSERT INTO account_session (account, device_name, signed_in_at, last_used_at, expires_at,"
      " token_hash) VALUES (31, 'sam', 1, 1, 4000000000000000, '%s')",
      hash);

  pf_demo_run (portal->demo, sql);
  if (portal->demo->folder == NULL)
    pf_demo_run (portal->demo,
                 "SELECT setval (pg_get_serial_sequence ('household', 'id'), 40);"
                 "SELECT setval (pg_get_serial_sequence ('adult', 'id'), 40)");
}

static void
set_up (PfPortal *portal, gconstpointer driver)
{
  pf_queue_set_up (portal, driver);
  pf_portal_prove (portal);
  add_sam (portal);
  accept_invitation (
      portal, "two", "luc@example.org", "[\"" DEMO_1 "\",\"" DEMO_2 "\",\"" DEMO_4 "\"]", NULL);
  accept_invitation (portal,
                     "sam",
                     "sam@example.org",
                     "[\"" DEMO_1 "\"]",
                     "{\"address\":{\"line1\":\"3 rue Basse\",\"postal_code\":\"49000\","
                     "\"city\":\"Angers\"}}");
}

static void
test_seen (PfPortal *portal, gconstpointer)
{
  g_auto (PfQueueAnswer) answer = { 0 };
  JsonObject *tie, *child;
  JsonArray *children;

  pf_queue_ask (portal, "nina", "GET", "staff/queue?kind=guardian_tie", NULL, NULL, &answer);
  g_assert_cmpuint (
      json_array_get_length (json_object_get_array_member (answer.object, "items")), ==, 2);
  pf_queue_ask (portal, "ana", "GET", LUCS, NULL, NULL, &answer);
  g_assert_cmpstr (get_text (answer.object, "last_name"), ==, "Blanc");
  tie = json_object_get_object_member (answer.object, "tie");
  g_assert_cmpstr (get_text (tie, "invited_by"), ==, "Ève Ågren");
  g_assert_cmpstr (get_text (tie, "household_name"), ==, "One");
  g_assert_false (json_object_get_boolean_member (tie, "opens"));
  g_assert_null (get_text (tie, "hindrance"));
  children = json_object_get_array_member (tie, "children");
  g_assert_cmpuint (json_array_get_length (children), ==, 3);
  child = json_array_get_object_element (children, 0);
  g_assert_cmpstr (get_text (child, "first_name"), ==, "Zoé");
  g_assert_true (json_object_get_boolean_member (child, "may_be_tied"));
  child = json_array_get_object_element (children, 2);
  g_assert_cmpstr (get_text (child, "first_name"), ==, "Noé");
  g_assert_false (json_object_get_boolean_member (child, "may_be_tied"));

  g_assert_cmpuint (ask (portal, "one", "GET", LUCS), ==, 403);
  g_assert_cmpuint (ask (portal, "two", "GET", LUCS), ==, 403);
}

/* Both households see the child; neither sees the other household. */
static void
test_accepted (PfPortal *portal, gconstpointer)
{
  g_auto (PfQueueAnswer) answer = { 0 };

  g_assert_cmpuint (ask (portal, "two", "GET", "children/" DEMO_1), ==, 404);
  decide (portal, LUC, ACCEPT);
  g_assert_cmpuint (ask (portal, "two", "GET", "children/" DEMO_1), ==, 200);
  g_assert_cmpuint (ask (portal, "two", "GET", "children/" DEMO_2), ==, 200);
  g_assert_cmpuint (ask (portal, "one", "GET", "children/" DEMO_1), ==, 200);
  g_assert_cmpuint (ask (portal, "two", "GET", "households/" DEMO_1), ==, 404);
  g_assert_cmpuint (ask (portal, "one", "GET", "households/" DEMO_2), ==, 404);
  pf_queue_ask (portal, "two", "GET", "households/" DEMO_2, NULL, NULL, &answer);
  g_assert_nonnull (strstr (answer.raw.body, "Zoé"));
  g_assert_null (strstr (answer.raw.body, "1 quai"));
  assert_count (portal, ZOES "1 AND side = 'a' AND main = 1", 1);
  assert_count (portal, ZOES "2 AND side = 'b' AND main = 0", 1);
  assert_count (portal, "SELECT count(*) FROM household_child WHERE child = 4", 2);
  assert_count (portal,
                "SELECT count(*) FROM mail WHERE (kind = 'tie_accepted' AND recipient ="
                " 'luc@example.org') OR (kind = 'tie_opened' AND recipient = 'eve@example.org'"
                " AND invited_by = 'Luc Blanc')",
                2);
  pf_queue_ask (portal, "two", "GET", "me", NULL, NULL, &answer);
  g_assert_false (json_object_has_member (answer.object, "account_file") &&
                  !json_object_get_null_member (answer.object, "account_file"));
  /* An agent finds the child's second household by the child. */
  pf_queue_ask (portal, "nina", "GET", "staff/households?q=tom", NULL, NULL, &answer);
  g_assert_nonnull (strstr (answer.raw.body, "\"Two\""));
}

/* Whose days they are is said with the decision, and is as it was where that is undone. */
static void
test_custody (PfPortal *portal, gconstpointer)
{
  g_auto (PfQueueAnswer) answer = { 0 };

  decide (portal, LUC, ACCEPT);
  assert_count (portal, "SELECT count(*) FROM child WHERE id < 4 AND custody_pattern = 'full'", 1);
  assert_count (portal, "SELECT count(*) FROM child WHERE custody_pattern IS NULL", 2);
  g_assert_cmpuint (ask (portal, "nina", "DELETE", LUCS "/decision"), ==, 200);
  assert_count (portal, "SELECT count(*) FROM child WHERE id < 4 AND custody_pattern = 'full'", 3);

  pf_queue_decide (portal,
                   "nina",
                   LUC,
                   "{\"decision\":\"accept\",\"custody\":{\"pattern\":\"iso_odd\"}}",
                   &answer);
  g_assert_cmpuint (answer.raw.status, ==, 422);
  g_assert_nonnull (strstr (answer.raw.body, "/custody/side"));
  pf_queue_decide (portal,
                   "nina",
                   2,
                   "{\"decision\":\"accept\",\"custody\":{\"pattern\":\"iso_odd\","
                   "\"side\":\"a\"}}",
                   &answer);
  g_assert_cmpuint (answer.raw.status, ==, 422);
  decide (portal,
          LUC,
          "{\"decision\":\"accept\",\"custody\":{\"pattern\":\"iso_odd\",\"side\":\"a\","
          "\"hand_over_weekday\":\"FRI\",\"hand_over_time\":\"16:30\"}}");
  assert_count (portal, ZOES "2 AND side = 'a'", 1);
  assert_count (portal, ZOES "1 AND side = 'b'", 1);
  pf_queue_ask (portal, "two", "GET", "children/" DEMO_1, NULL, NULL, &answer);
  g_assert_nonnull (strstr (answer.raw.body, "\"pattern\":\"iso_odd\""));
  g_assert_nonnull (strstr (answer.raw.body, "\"side\":\"a\""));
  assert_count (
      portal, "SELECT count(*) FROM child WHERE id = 4 AND custody_pattern = 'iso_even'", 1);
  g_assert_cmpuint (ask (portal, "nina", "DELETE", LUCS "/decision"), ==, 200);
  assert_count (portal,
                "SELECT count(*) FROM child WHERE id < 4 AND custody_pattern = 'full'"
                " AND custody_hand_over_time IS NULL",
                3);
  assert_count (portal, ZOES "1 AND side IS NULL", 1);
}

/* Whom nobody knew has a household of their own from then on, of the town or not. */
static void
test_opened (PfPortal *portal, gconstpointer)
{
  g_auto (PfQueueAnswer) answer = { 0 };

  pf_queue_ask (portal, "sam", "GET", "me", NULL, NULL, &answer);
  g_assert_nonnull (strstr (answer.raw.body, "\"kind\":\"guardian_tie\",\"state\":\"waiting\""));
  g_assert_null (strstr (answer.raw.body, "Zoé"));
  decide (portal, SAM, "{\"decision\":\"accept\",\"outsider\":true}");
  assert_count (portal,
                "SELECT count(*) FROM household h JOIN adult a ON a.household = h.id"
                " JOIN account c ON c.id = a.account WHERE c.id = 31 AND c.state = 'active'"
                " AND h.state = 'active' AND h.resident = 0 AND h.name = 'Petit'",
                1);
  g_assert_cmpuint (ask (portal, "sam", "GET", "children/" DEMO_1), ==, 200);
  g_assert_cmpuint (ask (portal, "sam", "GET", "children/" DEMO_2), ==, 404);
  /* There is no household to say it of. */
  pf_queue_decide (portal, "nina", LUC, "{\"decision\":\"accept\",\"outsider\":true}", &answer);
  g_assert_cmpuint (answer.raw.status, ==, 422);
  g_assert_nonnull (strstr (answer.raw.body, "/outsider"));
}

/* A child who has two households has no third; nor is what is left to one item another's. */
static void
test_two_at_most (PfPortal *portal, gconstpointer)
{
  g_auto (PfQueueAnswer) answer = { 0 };

  decide (portal, LUC, ACCEPT);
  pf_queue_ask (portal, "nina", "GET", SAMS, NULL, NULL, &answer);
  g_assert_cmpstr (get_text (json_object_get_object_member (answer.object, "tie"), "hindrance"),
                   ==,
                   "no-child-to-tie");
  pf_queue_decide (portal, "nina", SAM, ACCEPT, &answer);
  pf_portal_assert_problem (&answer.raw, 409, "no-child-to-tie");
  assert_count (portal, "SELECT count(*) FROM household_child WHERE child = 1", 2);
  assert_count (portal, "SELECT count(*) FROM account WHERE id = 31 AND state = 'pending'", 1);
  decide (portal, SAM, REFUSE);
}

/* All is as it was, and nobody is told of anything. */
static void
test_undone (PfPortal *portal, gconstpointer)
{
  decide (portal, SAM, ACCEPT);
  assert_count (portal, ZOES "1 AND side = 'a'", 1);
  g_assert_cmpuint (ask (portal, "omar", "DELETE", SAMS "/decision"), ==, 200);
  assert_count (portal, ZOES "1 AND side IS NULL", 1);
  assert_count (portal, "SELECT count(*) FROM household_child", 5);
  assert_count (portal,
                "SELECT count(*) FROM account c JOIN adult a ON a.account = c.id JOIN household h"
                " ON h.id = a.household WHERE c.id = 31 AND c.state = 'pending'"
                " AND h.state = 'provisional'",
                1);
  assert_count (portal,
                "SELECT count(*) FROM mail WHERE kind LIKE 'tie_%' AND send_at > 1"
                " AND state = 'dropped'",
                0);
  assert_count (portal,
                "SELECT count(*) FROM mail WHERE kind IN ('tie_accepted', 'tie_opened')"
                " AND state = 'dropped'",
                2);
  g_assert_cmpuint (ask (portal, "sam", "GET", "children/" DEMO_1), ==, 404);
  decide (portal, SAM, ACCEPT);
  g_assert_cmpuint (ask (portal, "sam", "GET", "children/" DEMO_1), ==, 200);
}

/* What was enrolled from the second household meanwhile is not taken away. */
static void
test_used (PfPortal *portal, gconstpointer)
{
  g_auto (PfQueueAnswer) answer = { 0 };

  decide (portal, LUC, ACCEPT);
  pf_demo_run (portal->demo,
               "INSERT INTO enrolment VALUES (90, 1, 2, 1, 1, NULL, '2036-09-01', '2037-07-03',"
               " 'active', 1)");
  pf_queue_ask (portal, "nina", "DELETE", LUCS "/decision", NULL, NULL, &answer);
  pf_portal_assert_problem (&answer.raw, 409, "too-late-to-undo");
  assert_count (portal, ZOES "2", 1);
}

static void
test_refused (PfPortal *portal, gconstpointer)
{
  g_auto (PfQueueAnswer) answer = { 0 };

  decide (portal, LUC, REFUSE);
  decide (portal, SAM, REFUSE);
  assert_count (portal, "SELECT count(*) FROM household_child", 5);
  assert_count (portal, "SELECT count(*) FROM household WHERE id = 2 AND state = 'active'", 1);
  assert_count (
      portal, "SELECT count(*) FROM household WHERE name = 'Petit' AND state = 'refused'", 1);
  /* Why is not who invited's to know. */
  assert_count (portal,
                "SELECT count(*) FROM mail WHERE kind = 'tie_not_opened' AND reason IS NULL"
                " AND recipient = 'eve@example.org'",
                2);
  pf_queue_ask (portal, "two", "GET", "me", NULL, NULL, &answer);
  g_assert_nonnull (strstr (answer.raw.body, "\"state\":\"refused\""));
  g_assert_nonnull (strstr (answer.raw.body, "Aucun lien"));
  g_assert_cmpuint (ask (portal, "nina", "DELETE", SAMS "/decision"), ==, 200);
  assert_count (
      portal, "SELECT count(*) FROM household WHERE name = 'Petit' AND state = 'provisional'", 1);
  /* Thought over later. */
  decide (portal, SAM, REFUSE);
  decide (portal, SAM, ACCEPT);
  assert_count (
      portal, "SELECT count(*) FROM household WHERE name = 'Petit' AND state = 'active'", 1);
  /* Long after, who has an account is told no more of it. */
  pf_demo_run (portal->demo, "UPDATE queue_item SET decided_at = 1 WHERE id = 4");
  pf_queue_ask (portal, "two", "GET", "me", NULL, NULL, &answer);
  g_assert_null (strstr (answer.raw.body, "Aucun lien"));
}

/* What was asked for comes back to the agents, who see that and nothing else of that household. */
static void
test_documents (PfPortal *portal, gconstpointer)
{
  g_autofree char *other = pf_queue_hand_in (portal, "two", 2);
  g_autofree char *document = NULL;
  g_autofree char *path = NULL;
  g_auto (PfQueueAnswer) answer = { 0 };

  pf_demo_run (portal->demo,
               "UPDATE document SET uploaded_at = 1; UPDATE queue_item SET submitted_at = 1000"
               " WHERE id = 4");
  decide (portal, LUC, ASK);
  pf_demo_run (portal->demo, "UPDATE queue_item SET decided_at = 1 WHERE id = 4");
  pf_queue_ask (portal, "two", "GET", "me", NULL, NULL, &answer);
  g_assert_nonnull (strstr (answer.raw.body, "\"documents_wanted\":[\"proof_of_parenthood\"]"));
  g_assert_nonnull (strstr (answer.raw.body, "\"household\":\"" DEMO_2 "\""));
  document = pf_queue_hand_in (portal, "two", 2);
  g_assert_nonnull (document);
  pf_queue_ask (portal, "nina", "GET", LUCS, NULL, NULL, &answer);
  g_assert_cmpstr (get_text (answer.object, "state"), ==, "waiting");
  g_assert_cmpuint (
      json_array_get_length (json_object_get_array_member (answer.object, "documents")), ==, 1);
  path = g_strdup_printf ("documents/%s", document);
  g_assert_cmpuint (ask (portal, "nina", "GET", path), ==, 200);
  g_assert_cmpuint (ask (portal, "one", "GET", path), ==, 404);
  g_free (path);
  path = g_strdup_printf ("documents/%s", other);
  g_assert_cmpuint (ask (portal, "ana", "GET", path), ==, 404);
  decide (portal, LUC, ACCEPT);
  assert_count (portal, "SELECT count(*) FROM document WHERE state = 'accepted'", 1);
  g_assert_cmpuint (ask (portal, "nina", "DELETE", LUCS "/decision"), ==, 200);
  assert_count (portal, "SELECT count(*) FROM document WHERE state = 'accepted'", 0);
}

/* Who asks for an account as well is let in there first; where that joins a household of the town,
 * it is this one's.
 */
static void
test_undecided (PfPortal *portal, gconstpointer)
{
  g_auto (PfQueueAnswer) answer = { 0 };

  accept_invitation (portal, "nour", "nour@example.org", "[\"" DEMO_1 "\"]", NULL);
  pf_queue_decide (portal, "nina", 6, ACCEPT, &answer);
  pf_portal_assert_problem (&answer.raw, 409, "account-undecided");
  pf_queue_ask (portal, "nour", "GET", "me", NULL, NULL, &answer);
  g_assert_nonnull (strstr (answer.raw.body, "\"kind\":\"account\""));
  decide (portal, 2, "{\"decision\":\"accept\",\"household\":\"" DEMO_2 "\"}");
  assert_count (portal, "SELECT household FROM queue_item WHERE id = 6", 2);
  g_assert_cmpuint (ask (portal, "nina", "DELETE", "staff/queue/" DEMO_2 "/decision"), ==, 200);
  assert_count (portal, "SELECT household FROM queue_item WHERE id = 6", 22);
  decide (portal, 2, "{\"decision\":\"accept\",\"household\":\"" DEMO_2 "\"}");
  decide (portal, 6, ACCEPT);
  assert_count (portal, ZOES "2", 1);
}

int
main (int argc, char **argv)
{
  static const PfPortalTest tests[] = {
    { "seen", test_seen },
    { "accepted", test_accepted },
    { "custody", test_custody },
    { "opened", test_opened },
    { "two-at-most", test_two_at_most },
    { "undone", test_undone },
    { "used", test_used },
    { "refused", test_refused },
    { "documents", test_documents },
    { "undecided", test_undecided },
    { NULL, NULL },
  };

  return pf_portal_run (argc, argv, "ties", set_up, tests);
}
