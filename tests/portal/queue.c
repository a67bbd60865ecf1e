/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The agents' queue, over HTTP: seen, decided, undone. queue-agents.c has what several agents do.
 */
#include <string.h>

#include "portal/queue-town.h"
#include "server/store/mails.h"

#define ACCEPT "{\"decision\":\"accept\"}"
#define REFUSE "{\"decision\":\"refuse\",\"reason\":\"Vous habitez Rezé.\"}"
#define ASK                                                                                        \
  "{\"decision\":\"ask\",\"reason\":\"Le justificatif est trop ancien.\","                         \
  "\"documents\":[\"proof_of_address\",\"lease\"]}"
#define JOIN "{\"decision\":\"accept\",\"household\":\"" DEMO_2 "\"}"

#define ITEM_1 "staff/queue/" DEMO_1
#define ITEM_2 "staff/queue/" DEMO_2

/* Household 21, Paul's, as its id. */
#define PAULS "000000000000n"

static const char *
get_text (JsonObject *object, const char *member)
{
  return json_object_get_string_member_with_default (object, member, NULL);
}

static JsonObject *
get_item (JsonObject *object, const char *list, guint n)
{
  JsonArray *array = json_object_get_array_member (object, list);

  g_assert_cmpuint (json_array_get_length (array), >, n);
  return json_array_get_object_element (array, n);
}

static guint
count_items (JsonObject *object, const char *list)
{
  return json_array_get_length (json_object_get_array_member (object, list));
}

static void
assert_status (const PfQueueAnswer *answer, guint status)
{
  g_assert_cmpuint (answer->raw.status, ==, status);
}

static void
assert_problem (const PfQueueAnswer *answer, guint status, const char *code)
{
  g_autofree char *urn = g_strconcat ("urn:portail-famille:problem:", code, NULL);

  assert_status (answer, status);
  g_assert_cmpstr (get_text (answer->object, "type"), ==, urn);
}

/* What undoing must give back: all but versions, the mail and what is kept of the decision. */
static char *
look (PfPortal *portal)
{
  static const char *const questions[] = {
    "SELECT count(*) FROM adult WHERE account = 22",
    "SELECT count(*) FROM adult",
    "SELECT count(*) FROM account WHERE state = 'pending'",
    "SELECT count(*) FROM household WHERE state = 'provisional' AND resident = 0",
    "SELECT count(*) FROM document WHERE state = 'received'",
    "SELECT count(*) FROM queue_item WHERE state = 'waiting' AND decided_at IS NULL",
    "SELECT count(*) FROM household_trait t JOIN household h ON h.id = t.household"
    " WHERE h.state = 'active'",
  };
  GString *seen = g_string_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (questions); i++)
    g_string_append_printf (seen, "%" G_GINT64_FORMAT " ", pf_portal_count (portal, questions[i]));
  return g_string_free (seen, FALSE);
}

static void
test_list (PfPortal *portal, gconstpointer)
{
  g_auto (PfQueueAnswer) answer = { 0 };
  JsonObject *paul, *nour;

  pf_queue_ask (portal,
                "nina",
                "GET",
                "staff/queue?kind=account&state=waiting,more_wanted",
                NULL,
                NULL,
                &answer);
  assert_status (&answer, 200);
  g_assert_cmpuint (count_items (answer.object, "items"), ==, 3);
  paul = get_item (answer.object, "items", 0);
  nour = get_item (answer.object, "items", 1);
  g_assert_cmpstr (get_text (paul, "id"), ==, DEMO_1);
  g_assert_cmpstr (get_text (paul, "first_name"), ==, "Paul");
  g_assert_cmpstr (get_text (paul, "address"), ==, "9 rue des Lilas, 44000 Nantes");
  g_assert_cmpint (json_object_get_int_member (paul, "n_candidates"), ==, 0);
  g_assert_cmpint (json_object_get_int_member (nour, "n_candidates"), ==, 1);
  g_assert_cmpint (json_object_get_int_member (paul, "version"), ==, 1);
  g_assert_null (get_text (answer.object, "next"));

  pf_queue_ask (portal, "nina", "GET", "staff/queue?limit=2", NULL, NULL, &answer);
  g_assert_cmpuint (count_items (answer.object, "items"), ==, 2);
  g_assert_cmpstr (get_text (answer.object, "next"), ==, DEMO_2);
  pf_queue_ask (portal, "nina", "GET", "staff/queue?limit=2&after=" DEMO_2, NULL, NULL, &answer);
  g_assert_cmpuint (count_items (answer.object, "items"), ==, 1);
  g_assert_cmpstr (get_text (get_item (answer.object, "items", 0), "id"), ==, DEMO_3);
  g_assert_null (get_text (answer.object, "next"));

  pf_queue_ask (portal, "nina", "GET", "staff/queue?state=accepted,refused", NULL, NULL, &answer);
  g_assert_cmpuint (count_items (answer.object, "items"), ==, 0);
  pf_queue_ask (portal, "nina", "GET", "staff/queue?state=lost", NULL, NULL, &answer);
  assert_problem (&answer, 422, "bad-members");
}

static void
test_item (PfPortal *portal, gconstpointer)
{
  g_autofree char *document = pf_queue_hand_in (portal, "nour", PF_QUEUE_NOUR);
  g_auto (PfQueueAnswer) answer = { 0 };
  g_autofree char *etag = NULL;
  JsonObject *candidate;

  pf_queue_ask (portal, "nina", "GET", ITEM_2, NULL, NULL, &answer);
  assert_status (&answer, 200);
  etag = pf_raw_answer_get (&answer.raw, "ETag");
  g_assert_cmpstr (etag, ==, "\"2\""); /* the document has come since */
  g_assert_cmpstr (get_text (get_item (answer.object, "documents", 0), "id"), ==, document);
  g_assert_cmpstr (
      get_text (get_item (answer.object, "checks", 0), "code"), ==, "proof_of_address_given");
  g_assert_true (json_object_get_boolean_member (get_item (answer.object, "checks", 0), "ok"));
  g_assert_cmpstr (
      get_text (get_item (answer.object, "checks", 1), "code"), ==, "issued_under_three_months");
  g_assert_false (json_object_get_boolean_member (get_item (answer.object, "checks", 1), "ok"));
  g_assert_cmpstr (get_text (json_object_get_object_member (answer.object, "account"), "phone"),
                   ==,
                   "+33612345679");
  g_assert_cmpuint (count_items (answer.object, "candidates"), ==, 1);
  candidate = get_item (answer.object, "candidates", 0);
  g_assert_cmpstr (get_text (candidate, "household"), ==, DEMO_2);
  g_assert_nonnull (strstr (answer.raw.body, "\"signs\":[\"same_name\",\"same_address\"]"));
  g_assert_nonnull (strstr (answer.raw.body, "\"adults\":[\"Luc Blanc\",\"Nour HADDAD\"]"));
  g_assert_cmpstr (get_text (get_item (candidate, "children", 0), "first_name"), ==, "Léa");

  pf_queue_ask (portal, "nina", "GET", "staff/queue/" DEMO_3, NULL, NULL, &answer);
  g_assert_nonnull (strstr (answer.raw.body, "\"signs\":[\"near_name\"]"));

  /* It tells more than its version does, and is sent whole. */
  pf_queue_ask (
      portal, "nina", "GET", "staff/queue/" DEMO_3, "If-None-Match: \"1\"\r\n", NULL, &answer);
  assert_status (&answer, 200);
  pf_queue_ask (portal, "nina", "GET", "staff/queue/" DEMO_4, NULL, NULL, &answer);
  assert_problem (&answer, 404, "not-found");
}

/* What the family is sent is what the agent was shown: to the letter. */
static void
assert_sent (PfPortal *portal, const char *item, const char *body)
{
  g_autofree char *preview = g_strconcat ("staff/queue/", item, "/preview", NULL);
  g_auto (PfQueueAnswer) shown = { 0 };
  g_auto (PfQueueAnswer) decided = { 0 };
  g_auto (PfQueueAnswer) sent = { 0 };
  JsonObject *mail;

  pf_queue_ask (portal, "nina", "POST", preview, NULL, body, &shown);
  assert_status (&shown, 200);
  pf_queue_decide (portal, "nina", (guint) pf_id_to_number (item), body, &decided);
  assert_status (&decided, 200);
  pf_queue_ask (portal, "nina", "GET", "demonstration/mails", NULL, NULL, &sent);
  mail = get_item (sent.object, "items", 0);
  g_assert_cmpstr (get_text (mail, "subject"), ==, get_text (shown.object, "subject"));
  g_assert_cmpstr (get_text (mail, "text"), ==, get_text (shown.object, "text"));
}

static void
test_mails (PfPortal *portal, gconstpointer)
{
  g_auto (PfQueueAnswer) sent = { 0 };
  const char *text;

  /* The language is that of what was written to them last. */
  pf_demo_run (portal->demo,
               "INSERT INTO mail (kind, state, recipient, language, created_at, attempts) VALUES"
               " ('email_verification', 'sent', 'luke@example.org', 'en', 1, 1)");
  assert_sent (portal, DEMO_1, REFUSE);
  assert_sent (portal, DEMO_2, JOIN);
  assert_sent (portal, DEMO_3, ASK);
  pf_queue_ask (portal, "nina", "GET", "demonstration/mails", NULL, NULL, &sent);
  text = get_text (get_item (sent.object, "items", 0), "text");
  g_assert_nonnull (strstr (text, "Hello Luke,"));
  g_assert_nonnull (strstr (text, "Le justificatif est trop ancien."));
  g_assert_nonnull (strstr (text, "– your lease"));
  text = get_text (get_item (sent.object, "items", 2), "text");
  g_assert_nonnull (strstr (text, "Bonjour Paul,"));
  g_assert_nonnull (strstr (text, "Vous habitez Rezé."));
  /* They wait for half a minute, in which the decision can be undone. */
  g_assert_cmpint (pf_portal_count (portal,
                                    "SELECT count(*) FROM mail WHERE state = 'waiting'"
                                    " AND send_at = created_at + 30000000"),
                   ==,
                   3);
}

static void
test_accept (PfPortal *portal, gconstpointer)
{
  g_autofree char *document = pf_queue_hand_in (portal, "paul", PF_QUEUE_PAUL);
  g_auto (PfQueueAnswer) answer = { 0 };
  JsonObject *file;

  pf_queue_ask (portal, "nina", "GET", "households/" PAULS, NULL, NULL, &answer);
  assert_problem (&answer, 404, "not-found");
  pf_queue_ask (portal, "paul", "GET", "households/" PAULS, NULL, NULL, &answer);
  assert_status (&answer, 200);
  pf_queue_ask (portal, "paul", "GET", "me", NULL, NULL, &answer);
  file = json_object_get_object_member (answer.object, "account_file");
  g_assert_cmpstr (get_text (file, "state"), ==, "waiting");

  pf_queue_decide (portal, "nina", 1, ACCEPT, &answer);
  assert_status (&answer, 200);
  g_assert_cmpstr (get_text (answer.object, "state"), ==, "accepted");
  g_assert_cmpstr (get_text (get_item (answer.object, "history", 0), "agent"), ==, "Nina Dubois");
  g_assert_nonnull (get_text (answer.object, "undo_until"));
  g_assert_cmpint (pf_portal_count (portal,
                                    "SELECT count(*) FROM household WHERE id = 21"
                                    " AND state = 'active' AND resident = 1"),
                   ==,
                   1);
  g_assert_cmpint (
      pf_portal_count (portal, "SELECT count(*) FROM document WHERE state = 'accepted'"), ==, 1);
  g_assert_cmpint (pf_portal_count (portal,
                                    "SELECT count(*) FROM journal_entry WHERE account = 11"
                                    " AND action = 'queue_decided' AND device = 'desk nina'"
                                    " AND subject = '" DEMO_1 "' AND detail = 'accept'"
                                    " AND address = '127.0.0.1'"),
                   ==,
                   1);
  g_assert_cmpint (
      pf_portal_count (portal,
                       "SELECT count(*) FROM household WHERE searched LIKE '%paul martin%'"),
      ==,
      1);
  pf_queue_ask (portal, "nina", "GET", "households/" PAULS, NULL, NULL, &answer);
  assert_status (&answer, 200);
  pf_queue_ask (portal, "paul", "GET", "me", NULL, NULL, &answer);
  g_assert_true (json_object_get_null_member (answer.object, "account_file"));
  pf_queue_decide (portal, "omar", 1, REFUSE, &answer);
  assert_problem (&answer, 409, "already-decided");
}

/* Who lives elsewhere is let in, and is not of the town. */
static void
test_outsider (PfPortal *portal, gconstpointer)
{
  static const char residents[] = "SELECT count(*) FROM household WHERE id = 21 AND resident = 1";
  g_auto (PfQueueAnswer) answer = { 0 };

  pf_demo_run (portal->demo, "UPDATE household SET resident = 1 WHERE id = 21");
  pf_queue_decide (portal, "nina", 1, "{\"decision\":\"accept\",\"outsider\":true}", &answer);
  assert_status (&answer, 200);
  g_assert_cmpint (pf_portal_count (portal, residents), ==, 0);
  pf_queue_ask (portal, "nina", "DELETE", ITEM_1 "/decision", NULL, NULL, &answer);
  g_assert_cmpint (pf_portal_count (portal, residents), ==, 1);
}

/* The town's own household is what counts, and the family's stays as it was given. */
static void
test_join (PfPortal *portal, gconstpointer)
{
  g_auto (PfQueueAnswer) answer = { 0 };
  g_autofree char *before = look (portal);
  g_autofree char *after = NULL;

  pf_queue_decide (portal, "nina", 2, JOIN, &answer);
  assert_status (&answer, 200);
  g_assert_cmpint (
      pf_portal_count (portal, "SELECT count(*) FROM adult WHERE id = 30 AND account = 22"), ==, 1);
  g_assert_cmpint (pf_portal_count (portal,
                                    "SELECT count(*) FROM household WHERE id = 22"
                                    " AND state = 'joined' AND address_line1 = '2, Quai'"),
                   ==,
                   1);
  pf_queue_ask (portal, "nour", "GET", "me", NULL, NULL, &answer);
  g_assert_cmpuint (count_items (answer.object, "households"), ==, 1);
  g_assert_cmpstr (get_text (get_item (answer.object, "households", 0), "name"), ==, "Two");
  g_assert_null (pf_queue_hand_in (portal, "nour", PF_QUEUE_NOUR));

  pf_queue_ask (portal, "omar", "DELETE", ITEM_2 "/decision", NULL, NULL, &answer);
  assert_status (&answer, 200);
  after = look (portal);
  g_assert_cmpstr (after, ==, before);
}

/* Who is not there yet is added, and taken away again. */
static void
test_join_anew (PfPortal *portal, gconstpointer)
{
  g_auto (PfQueueAnswer) answer = { 0 };
  g_autofree char *document = pf_queue_hand_in (portal, "luke", PF_QUEUE_LUKE);
  g_autofree char *before = look (portal);
  g_autofree char *after = NULL;

  pf_queue_decide (portal, "nina", 3, JOIN, &answer);
  assert_status (&answer, 200);
  g_assert_cmpint (pf_portal_count (portal,
                                    "SELECT count(*) FROM adult WHERE household = 2"
                                    " AND account = 23 AND role = 'guardian'"
                                    " AND last_name = 'Blank' AND email = 'luke@example.org'"),
                   ==,
                   1);
  pf_queue_ask (portal, "nina", "DELETE", "staff/queue/" DEMO_3 "/decision", NULL, NULL, &answer);
  assert_status (&answer, 200);
  g_assert_cmpstr (get_text (answer.object, "state"), ==, "waiting");
  g_assert_true (json_object_get_null_member (answer.object, "undo_until"));
  after = look (portal);
  g_assert_cmpstr (after, ==, before);
  g_assert_cmpint (
      pf_portal_count (portal, "SELECT count(*) FROM mail WHERE state = 'dropped'"), ==, 1);

  /* Another's household is nobody's to give. */
  pf_queue_decide (
      portal, "nina", 3, "{\"decision\":\"accept\",\"household\":\"" DEMO_1 "\"}", &answer);
  assert_problem (&answer, 422, "bad-members");
  g_assert_nonnull (strstr (answer.raw.body, "\"pointer\":\"/household\",\"code\":\"bad-id\""));
}

static void
test_ask (PfPortal *portal, gconstpointer)
{
  g_auto (PfQueueAnswer) answer = { 0 };
  g_autofree char *document = NULL;
  JsonObject *file;

  pf_queue_decide (portal, "nina", 1, ASK, &answer);
  assert_status (&answer, 200);
  g_assert_cmpstr (get_text (answer.object, "state"), ==, "more_wanted");
  pf_queue_ask (portal, "paul", "GET", "me", NULL, NULL, &answer);
  file = json_object_get_object_member (answer.object, "account_file");
  g_assert_cmpstr (get_text (file, "state"), ==, "more_wanted");
  g_assert_cmpstr (get_text (file, "reason"), ==, "Le justificatif est trop ancien.");
  g_assert_nonnull (
      strstr (answer.raw.body, "\"documents_wanted\":[\"proof_of_address\",\"lease\"]"));

  document = pf_queue_hand_in (portal, "paul", PF_QUEUE_PAUL);
  g_assert_nonnull (document);
  pf_queue_ask (portal, "paul", "GET", "me", NULL, NULL, &answer);
  file = json_object_get_object_member (answer.object, "account_file");
  g_assert_cmpstr (get_text (file, "state"), ==, "waiting");
  g_assert_null (get_text (file, "reason"));
  pf_queue_ask (portal, "nina", "GET", ITEM_1, NULL, NULL, &answer);
  g_assert_cmpstr (get_text (answer.object, "state"), ==, "waiting");
  g_assert_cmpuint (count_items (answer.object, "history"), ==, 1);
}

/* Who is refused may read why, and prepares nothing more; the town may think it over. */
static void
test_refuse (PfPortal *portal, gconstpointer)
{
  g_auto (PfQueueAnswer) answer = { 0 };
  JsonObject *file;

  pf_queue_decide (portal, "nina", 1, REFUSE, &answer);
  assert_status (&answer, 200);
  g_assert_null (pf_queue_hand_in (portal, "paul", PF_QUEUE_PAUL));
  pf_queue_ask (portal, "paul", "GET", "me", NULL, NULL, &answer);
  file = json_object_get_object_member (answer.object, "account_file");
  g_assert_cmpstr (get_text (file, "state"), ==, "refused");
  g_assert_cmpstr (get_text (file, "reason"), ==, "Vous habitez Rezé.");
  g_assert_cmpuint (count_items (answer.object, "households"), ==, 0);

  pf_queue_decide (portal, "omar", 1, ACCEPT, &answer);
  assert_status (&answer, 200);
  pf_queue_ask (portal, "paul", "GET", "households/" PAULS, NULL, NULL, &answer);
  assert_status (&answer, 200);
  pf_queue_ask (portal, "omar", "DELETE", ITEM_1 "/decision", NULL, NULL, &answer);
  assert_status (&answer, 200);
  g_assert_cmpstr (get_text (answer.object, "state"), ==, "refused");
  g_assert_cmpint (
      pf_portal_count (portal, "SELECT count(*) FROM household WHERE state = 'refused'"), ==, 1);
}

static void
test_members (PfPortal *portal, gconstpointer)
{
  static const struct
  {
    const char *body, *pointer;
  } cases[] = {
    { "{\"decision\":\"refuse\"}", "/reason" },
    { "{\"decision\":\"ask\",\"documents\":[\"lease\"]}", "/reason" },
    { "{\"decision\":\"ask\",\"reason\":\"a\"}", "/documents" },
    { "{\"decision\":\"ask\",\"reason\":\"a\",\"documents\":[\"passport\"]}", "/documents" },
    { "{\"decision\":\"accept\",\"documents\":[\"lease\"]}", "/documents" },
    { "{\"decision\":\"refuse\",\"reason\":\"a\",\"household\":\"" DEMO_2 "\"}", "/household" },
    { "{\"decision\":\"refuse\",\"reason\":\"a\",\"outsider\":true}", "/outsider" },
    { "{\"decision\":\"keep\"}", "/decision" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *pointer = g_strdup_printf ("\"pointer\":\"%s\"", cases[i].pointer);
    g_auto (PfQueueAnswer) answer = { 0 };

    pf_queue_decide (portal, "nina", 2, cases[i].body, &answer);
    assert_problem (&answer, 422, "bad-members");
    g_assert_nonnull (strstr (answer.raw.body, pointer));
    pf_queue_ask (portal, "nina", "POST", ITEM_2 "/preview", NULL, cases[i].body, &answer);
    assert_problem (&answer, 422, "bad-members");
  }
  g_assert_cmpint (pf_portal_count (portal, "SELECT count(*) FROM mail"), ==, 0);
}

/* The mailer takes what is due, as it does half a minute later. */
static void
take_mail (PfPortal *portal)
{
  PfInstant due = g_get_real_time () + 31 * G_TIME_SPAN_SECOND;
  g_autoptr (GError) error = NULL;
  g_autoptr (PfDb) db = pf_db_open (portal->demo->driver, portal->demo->path, PF_DB_WRITER, &error);
  g_autoptr (PfLetter) letter = NULL;

  g_assert_no_error (error);
  pf_db_command (db, PF_COMMAND_BEGIN, &error);
  letter = pf_store_take_letter (db, due, due + PF_MAIL_LEASE, &error);
  pf_db_command (db, PF_COMMAND_COMMIT, &error);
  g_assert_no_error (error);
  g_assert_nonnull (letter);
}

static void
test_too_late (PfPortal *portal, gconstpointer)
{
  g_auto (PfQueueAnswer) answer = { 0 };

  pf_queue_ask (portal, "nina", "DELETE", ITEM_1 "/decision", NULL, NULL, &answer);
  assert_status (&answer, 200); /* nothing was decided: nothing is done */
  pf_queue_decide (portal, "nina", 1, ACCEPT, &answer);
  take_mail (portal);
  pf_queue_ask (portal, "nina", "DELETE", ITEM_1 "/decision", NULL, NULL, &answer);
  assert_problem (&answer, 409, "too-late-to-undo");
  pf_queue_ask (portal, "nina", "GET", ITEM_1, NULL, NULL, &answer);
  g_assert_cmpstr (get_text (answer.object, "state"), ==, "accepted");
  g_assert_true (json_object_get_null_member (answer.object, "undo_until"));
}

/* Asked twice, as when the answer is lost, it is undone once. */
static void
test_undo_twice (PfPortal *portal, gconstpointer)
{
  g_auto (PfQueueAnswer) answer = { 0 };

  pf_queue_decide (portal, "nina", 1, REFUSE, &answer);
  for (guint i = 0; i < 2; i++) {
    pf_queue_ask (portal, "nina", "DELETE", ITEM_1 "/decision", NULL, NULL, &answer);
    assert_status (&answer, 200);
    g_assert_cmpstr (get_text (answer.object, "state"), ==, "waiting");
  }
  g_assert_nonnull (get_text (get_item (answer.object, "history", 0), "undone_at"));
  g_assert_cmpint (
      pf_portal_count (portal, "SELECT count(*) FROM journal_entry WHERE action = 'queue_undone'"),
      ==,
      1);
}

int
main (int argc, char **argv)
{
  static const PfPortalTest tests[] = {
    { "list", test_list },
    { "item", test_item },
    { "mails", test_mails },
    { "accept", test_accept },
    { "outsider", test_outsider },
    { "join", test_join },
    { "join-anew", test_join_anew },
    { "ask", test_ask },
    { "refuse", test_refuse },
    { "members", test_members },
    { "too-late", test_too_late },
    { "undo-twice", test_undo_twice },
    { NULL, NULL },
  };

  return pf_portal_run (argc, argv, "queue", pf_queue_set_up, tests);
}
