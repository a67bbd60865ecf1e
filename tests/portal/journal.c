/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What people see in their own journal of what the town's agents did about them, and what they do
 * not: who of the agents it was, and what was done about another household. journal-unguarded.c is
 * the control.
 *
 * Ève of household One, account 1, and Luc of Two, account 2, are the parents of Noé, of both. Sam,
 * account 31, is another guardian of One.
 */
#include <string.h>

#include "core/own-journal-entry.h"
#include "portal/queue-town.h"

#define ACCEPT "{\"decision\":\"accept\"}"
#define REFUSE "{\"decision\":\"refuse\",\"reason\":\"Illisible.\"}"
#define ASK "{\"decision\":\"ask\",\"reason\":\"Illisible.\",\"documents\":[\"proof_of_address\"]}"
#define JOIN_TWO "{\"decision\":\"accept\",\"household\":\"" DEMO_2 "\"}"
#define CORRECTION "{\"email\":\"%s\",\"identity_check\":\"known_to_desk\"}"

static const char rows[] =
    "INSERT INTO account (id, email, first_name, last_name, state, roles, second_factor, version)"
    " VALUES (31, 'sam@example.org', 'Sam', 'Petit', 'active', '[\"family\"]', 'none', 1);"
    "INSERT INTO account_password (account, hash, changed_at) VALUES (1, 'hash', 1);"
    "INSERT INTO adult (id, household, account, role, first_name, last_name, email, phone) VALUES"
    " (41, 1, 31, 'guardian', 'Sam', 'Petit', NULL, NULL),"
    " (42, 1, NULL, 'guardian', 'Zélie', 'Petit', 'both@example.org', NULL),"
    " (43, 2, NULL, 'guardian', 'Max', 'Brun', 'both@example.org', NULL);"
    "INSERT INTO account_session (account, device_name, signed_in_at, last_used_at, expires_at,"
    " token_hash) VALUES (31, 'sam', 1, 1, 4000000000000000, '%s')";

static void
set_up (PfPortal *portal, gconstpointer driver)
{
  g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, "sam", -1);
  g_autofree char *sql = g_strdup_printf (rows, hash);

  pf_queue_set_up (portal, driver);
  pf_portal_prove (portal);
  pf_demo_run (portal->demo, sql);
}

static const char *
get_text (JsonObject *object, const char *member)
{
  return json_object_get_string_member_with_default (object, member, NULL);
}

/* That the newest of @who is that, in words of the API, and says nothing of who did it. */
static void
assert_told (PfPortal *portal,
             const char *who,
             const char *action,
             const char *concern,
             const char *decision)
{
  g_auto (PfQueueAnswer) answer = { 0 };
  JsonArray *items;
  JsonObject *newest;

  pf_queue_ask (portal, who, "GET", "me/journal", NULL, NULL, &answer);
  g_assert_cmpuint (answer.raw.status, ==, 200);
  items = json_object_get_array_member (answer.object, "items");
  g_assert_cmpuint (json_array_get_length (items), >, 0);
  newest = json_array_get_object_element (items, 0);
  g_assert_cmpstr (get_text (newest, "action"), ==, action);
  g_assert_cmpstr (get_text (newest, "concern"), ==, concern);
  g_assert_cmpstr (get_text (newest, "decision"), ==, decision);
  g_assert_null (get_text (newest, "device"));
  g_assert_null (get_text (newest, "address"));
  g_assert_null (strstr (answer.raw.body, "desk "));
  g_assert_null (strstr (answer.raw.body, "example.org"));
  g_assert_null (strstr (answer.raw.body, "Nina"));
}

/* How many entries there are for @who: nothing of one's own is done here. */
static guint
count (PfPortal *portal, const char *who)
{
  g_auto (PfQueueAnswer) answer = { 0 };

  pf_queue_ask (portal, who, "GET", "me/journal", NULL, NULL, &answer);
  g_assert_cmpuint (answer.raw.status, ==, 200);
  return json_array_get_length (json_object_get_array_member (answer.object, "items"));
}

/* @version: of the household */
static void
change_adult (PfPortal *portal, guint adult, const char *end, guint household, const char *body)
{
  g_auto (PfQueueAnswer) answer = { 0 };
  PfId id;
  g_autofree char *path = NULL;
  g_autofree char *sql = g_strdup_printf ("SELECT version FROM household WHERE id = %u", household);
  g_autofree char *header =
      g_strdup_printf ("If-Match: \"%" G_GINT64_FORMAT "\"\r\n", pf_portal_count (portal, sql));

  pf_id_from_number (id, adult);
  path = g_strdup_printf ("staff/adults/%s/%s", id, end);
  pf_queue_ask (portal, "nina", "POST", path, header, body, &answer);
  g_assert_cmpuint (answer.raw.status / 100, ==, 2);
}

static void
decide (PfPortal *portal, guint item, const char *body)
{
  g_auto (PfQueueAnswer) answer = { 0 };

  pf_queue_decide (portal, "nina", item, body, &answer);
  g_assert_cmpuint (answer.raw.status, ==, 200);
}

static void
undo (PfPortal *portal, guint item)
{
  g_auto (PfQueueAnswer) answer = { 0 };
  PfId id;
  g_autofree char *path = NULL;

  pf_id_from_number (id, item);
  path = g_strdup_printf ("staff/queue/%s/decision", id);
  pf_queue_ask (portal, "nina", "DELETE", path, NULL, NULL, &answer);
  g_assert_cmpuint (answer.raw.status, ==, 200);
}

/* The line is written once the page is answered. */
static void
look_at (PfPortal *portal, const char *who, const char *document)
{
  static const char seen[] = "SELECT count(*) FROM journal_entry WHERE action = 'proof_seen'";
  g_autofree char *path = g_strdup_printf ("documents/%s/content", document);
  g_auto (PfQueueAnswer) answer = { 0 };
  gint64 before = pf_portal_count (portal, seen);

  pf_queue_ask (portal, who, "GET", path, NULL, NULL, &answer);
  g_assert_cmpuint (answer.raw.status, ==, 200);
  for (guint i = 0; i < 500 && pf_portal_count (portal, seen) == before; i++)
    g_usleep (10 * 1000);
}

/* A document is its household's, be it about a child who has another one. */
static void
test_document (PfPortal *portal, gconstpointer)
{
  g_autofree char *document = pf_queue_hand_in (portal, "one", 1);

  pf_demo_run (portal->demo, "UPDATE document SET child = 4");
  look_at (portal, "nina", document);
  assert_told (portal, "one", "proof_seen", "document", NULL);
  assert_told (portal, "sam", "proof_seen", "document", NULL);
  g_assert_cmpuint (count (portal, "two"), ==, 0);
  g_assert_cmpuint (count (portal, "paul"), ==, 0);
}

/* The agent's own journal says from where they did so, and nothing of it twice. */
static void
test_agent (PfPortal *portal, gconstpointer)
{
  g_autofree char *document = pf_queue_hand_in (portal, "one", 1);
  g_auto (PfQueueAnswer) answer = { 0 };

  pf_demo_run (portal->demo,
               "INSERT INTO adult (id, household, account, role, first_name, last_name) VALUES"
               " (50, 1, 11, 'other', 'Nina', 'Dubois')");
  look_at (portal, "nina", document);
  g_assert_cmpuint (count (portal, "nina"), ==, 1);
  pf_queue_ask (portal, "nina", "GET", "me/journal", NULL, NULL, &answer);
  g_assert_nonnull (strstr (answer.raw.body, "\"concern\":null"));
  g_assert_nonnull (strstr (answer.raw.body, "\"device\":\"desk nina\""));
  g_assert_cmpuint (count (portal, "one"), ==, 1);
}

/* Of a new account, with each decision; what is undone is told too. */
static void
test_account (PfPortal *portal, gconstpointer)
{
  decide (portal, 1, ASK);
  assert_told (portal, "paul", "queue_decided", "account", "ask");
  undo (portal, 1);
  assert_told (portal, "paul", "queue_undone", "account", NULL);
  decide (portal, 1, REFUSE);
  assert_told (portal, "paul", "queue_decided", "account", "refuse");
  undo (portal, 1);
  decide (portal, 1, ACCEPT);
  assert_told (portal, "paul", "queue_decided", "account", "accept");
  g_assert_cmpuint (count (portal, "one"), ==, 0);
  g_assert_cmpuint (count (portal, "nour"), ==, 0);
}

/* Whose household somebody joins is told, and no other household of its children. */
static void
test_joined (PfPortal *portal, gconstpointer)
{
  decide (portal, 2, ASK);
  g_assert_cmpuint (count (portal, "two"), ==, 0);
  decide (portal, 2, JOIN_TWO);
  assert_told (portal, "nour", "queue_decided", "account", "accept");
  assert_told (portal, "two", "queue_decided", "household", "accept");
  undo (portal, 2);
  assert_told (portal, "nour", "queue_undone", "account", NULL);
  assert_told (portal, "two", "queue_undone", "household", NULL);
  g_assert_cmpuint (count (portal, "one"), ==, 0);
}

/* What all of a household see of what it asked for, they see decided; what is wanted is asked of
 * who asked.
 */
static void
test_change (PfPortal *portal, gconstpointer)
{
  pf_demo_run (portal->demo,
               "INSERT INTO queue_item (kind, state, account, household, submitted_at, version)"
               " VALUES ('household_change', 'waiting', 1, 1, 4000000, 1);"
               "INSERT INTO household_change (item, changed, new_address_line1,"
               " new_address_postal_code, new_address_city)"
               " VALUES (4, 'address', '3 quai', '44000', 'Nantes')");
  decide (portal, 4, REFUSE);
  assert_told (portal, "sam", "queue_decided", "household_change", "refuse");
  undo (portal, 4);
  decide (portal, 4, ACCEPT);
  assert_told (portal, "one", "queue_decided", "household_change", "accept");
  assert_told (portal, "sam", "queue_decided", "household_change", "accept");
  g_assert_cmpuint (count (portal, "two"), ==, 0);
}

/* Luc asks to be tied to Tom, of household One that invited him. */
static void
test_tie (PfPortal *portal, gconstpointer)
{
  pf_demo_run (portal->demo,
               "INSERT INTO queue_item (kind, state, account, household, submitted_at, version)"
               " VALUES ('guardian_tie', 'waiting', 2, 2, 4000000, 1);"
               "INSERT INTO guardian_tie (item, household, invited_by, invited_at)"
               " VALUES (4, 1, 1, 1);"
               "INSERT INTO guardian_tie_child (tie, child) VALUES (1, 2)");
  decide (portal,
          4,
          "{\"decision\":\"ask\",\"reason\":\"Il manque un acte.\","
          "\"documents\":[\"proof_of_parenthood\"]}");
  assert_told (portal, "two", "queue_decided", "guardian_tie", "ask");
  g_assert_cmpuint (count (portal, "one"), ==, 0);
  decide (portal, 4, REFUSE);
  assert_told (portal, "two", "queue_decided", "guardian_tie", "refuse");
  assert_told (portal, "one", "queue_decided", "invitation", "refuse");
  undo (portal, 4);
  assert_told (portal, "two", "queue_undone", "guardian_tie", NULL);
  assert_told (portal, "sam", "queue_undone", "invitation", NULL);
}

/* What a person asks about their own data is theirs. */
static void
test_erasure (PfPortal *portal, gconstpointer)
{
  g_auto (PfQueueAnswer) answer = { 0 };

  pf_queue_ask (portal, "one", "DELETE", "me", NULL, NULL, &answer);
  g_assert_cmpuint (answer.raw.status, ==, 202);
  decide (portal, 4, REFUSE);
  assert_told (portal, "one", "queue_decided", "erasure", "refuse");
  g_assert_cmpuint (count (portal, "sam"), ==, 0);
}

/* An address is its owner's; where they have no account yet, those of their household see it. */
static void
test_addresses (PfPortal *portal, gconstpointer)
{
  g_autofree char *correction = g_strdup_printf (CORRECTION, "zelie@example.org");
  g_autofree char *own = g_strdup_printf (CORRECTION, "eva@example.org");

  change_adult (portal, 1, "access-mails", 1, NULL);
  assert_told (portal, "one", "access_mail_sent", "account", NULL);
  g_assert_cmpuint (count (portal, "sam"), ==, 0);
  change_adult (portal, 43, "address-assignment", 2, NULL);
  assert_told (portal, "two", "address_assigned", "household", NULL);
  assert_told (portal, "one", "address_assigned", "address", NULL);
  assert_told (portal, "sam", "address_assigned", "address", NULL);
  change_adult (portal, 42, "email-corrections", 1, correction);
  assert_told (portal, "one", "email_corrected", "household", NULL);
  assert_told (portal, "sam", "email_corrected", "household", NULL);
  g_assert_cmpuint (count (portal, "two"), ==, 1);
  change_adult (portal, 1, "email-corrections", 1, own);
  g_assert_cmpuint (count (portal, "sam"), ==, 2);
  g_assert_cmpint (pf_portal_count (portal,
                                    "SELECT count(*) FROM journal_concern c JOIN journal_entry j"
                                    " ON j.id = c.entry WHERE j.action = 'email_corrected'"
                                    " AND c.account = 1 AND c.concern = 'account'"),
                   ==,
                   1);
}

/* Agents see what an administrator did about them, and not which one. */
static void
test_colleague (PfPortal *portal, gconstpointer)
{
  g_auto (PfQueueAnswer) answer = { 0 };
  PfId nina;
  g_autofree char *path = NULL;
  g_autofree char *etag = NULL;
  g_autofree char *header = NULL;

  pf_id_from_number (nina, 11);
  path = g_strdup_printf ("staff/agents/%s", nina);
  pf_queue_ask (portal, "ana", "GET", path, NULL, NULL, &answer);
  etag = pf_raw_answer_get (&answer.raw, "ETag");
  header = g_strdup_printf ("If-Match: %s\r\n", etag);
  pf_queue_ask (
      portal, "ana", "PATCH", path, header, "{\"roles\":[\"front_desk\",\"billing\"]}", &answer);
  g_assert_cmpuint (answer.raw.status, ==, 200);
  assert_told (portal, "nina", "agent_changed", "account", NULL);
  g_assert_cmpuint (count (portal, "omar"), ==, 0);
}

/* Of one's own and of the rest, the newest of both. */
static void
test_order (PfPortal *portal, gconstpointer)
{
  g_auto (PfQueueAnswer) answer = { 0 };
  JsonArray *items;

  pf_demo_run (portal->demo,
               "INSERT INTO journal_entry (at, action, account, device, address) VALUES"
               " (1, 'signed_in', 21, 'Portable', '192.0.2.7')");
  decide (portal, 1, ACCEPT);
  pf_queue_ask (portal, "paul", "GET", "me/journal", NULL, NULL, &answer);
  items = json_object_get_array_member (answer.object, "items");
  g_assert_cmpuint (json_array_get_length (items), ==, 2);
  g_assert_cmpstr (
      get_text (json_array_get_object_element (items, 0), "action"), ==, "queue_decided");
  g_assert_cmpstr (get_text (json_array_get_object_element (items, 1), "device"), ==, "Portable");
}

/* Control: what is noted of a person is what they see. */
static void
test_leak (PfPortal *portal, gconstpointer)
{
  g_autofree char *document = pf_queue_hand_in (portal, "one", 1);

  look_at (portal, "nina", document);
  pf_demo_run (portal->demo,
               "INSERT INTO journal_concern (account, entry, concern)"
               " SELECT 2, max (id), 'document' FROM journal_entry");
  g_assert_cmpuint (count (portal, "two"), ==, 1);
}

int
main (int argc, char **argv)
{
  static const PfPortalTest tests[] = {
    { "document", test_document }, { "agent", test_agent },         { "account", test_account },
    { "joined", test_joined },     { "change", test_change },       { "tie", test_tie },
    { "erasure", test_erasure },   { "addresses", test_addresses }, { "colleague", test_colleague },
    { "order", test_order },       { "leak", test_leak },           { NULL, NULL },
  };

  return pf_portal_run (argc, argv, "journal", set_up, tests);
}
