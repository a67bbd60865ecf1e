/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Requests for erasure at the desk: what an agent sees and decides, what is erased once that cannot
 * be undone, and what stays. erasures-unguarded.c is the control.
 *
 * Account 1 is Eve's, of household One, whose one guardian she is; item 4 is her request. Paul
 * Martin, account 21, is of no town's household yet.
 */
#include <string.h>

#include "portal/queue-town.h"
#include "server/jobs/eraser.h"
#include "server/jobs/mailer.h"

#define ACCEPT "{\"decision\":\"accept\"}"
#define REFUSE "{\"decision\":\"refuse\",\"reason\":\"Une facture est impayée.\"}"

#define ITEM "staff/queue/" DEMO_4
#define EVE "eve@example.org"

/* Grows with all of a person that may be left. */
#define OF_EVE                                                                                     \
  "SELECT (SELECT count(*) FROM account WHERE email = '" EVE "')"                                  \
  " + (SELECT count(*) FROM account_session WHERE account = 1)"                                    \
  " + (SELECT count(*) FROM account_password WHERE account = 1)"                                   \
  " + (SELECT count(*) FROM account_token WHERE account = 1)"                                      \
  " + (SELECT count(*) FROM account_code WHERE account = 1)"                                       \
  " + (SELECT count(*) FROM email_change WHERE account = 1)"                                       \
  " + (SELECT count(*) FROM guardian_invitation WHERE invited_by = 1)"                             \
  " + (SELECT count(*) FROM adult WHERE account = 1 OR lower(email) = '" EVE "')"                  \
  " + (SELECT count(*) FROM document WHERE uploaded_by = 1)"                                       \
  " + (SELECT count(*) FROM household_trait WHERE trait LIKE '%eve@%')"                            \
  " + (SELECT count(*) FROM mail WHERE recipient = '" EVE "' AND kind <> 'erasure_done')"

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
decide (PfPortal *portal, const char *body)
{
  g_auto (PfQueueAnswer) answer = { 0 };

  pf_queue_decide (portal, "nina", 4, body, &answer);
  g_assert_cmpuint (answer.raw.status, ==, 200);
}

/* What a person has besides a name. */
static void
fill (PfPortal *portal)
{
  pf_demo_run (
      portal->demo,
      "DELETE FROM booking_change; DELETE FROM booking; DELETE FROM adult WHERE id = 3;"
      "INSERT INTO account_token (account, email, token_hash, code_hash, created_at, expires_at)"
      " VALUES (1, '" EVE "', 'erased', 'erased', 1, 1);"
      "INSERT INTO account_code (account, number, salt, hash) VALUES (1, 1, 'a', 'a');"
      "INSERT INTO email_change (account, email, expires_at) VALUES (1, 'new@example.org', 1);"
      "INSERT INTO guardian_invitation (household, email, first_name, last_name, state, asked_at,"
      " expires_at, invited_by) VALUES (1, 'sam@example.org', 'Sam', 'Petit', 'waiting', 1, 1, 1);"
      "UPDATE adult SET email = '" EVE "', phone = '+33612345670' WHERE account = 1");
}

static void
set_up (PfPortal *portal, gconstpointer driver)
{
  pf_queue_set_up (portal, driver);
  pf_portal_prove (portal);
  fill (portal);
  g_free (pf_queue_hand_in (portal, "one", 1));
  g_assert_cmpuint (ask (portal, "one", "DELETE", "me"), ==, 202);
}

/* Of two servers, where they share a database. Each looks once, whenever it is stopped. */
static void
run_erasers (PfPortal *portal)
{
  PfDemo *demo = portal->demo;
  g_autoptr (GError) error = NULL;
  PfStore *second =
      demo->folder == NULL ? pf_store_open (demo->driver, demo->path, 1, &error) : NULL;
  PfEraser *erasers[2];

  g_assert_no_error (error);
  erasers[0] = pf_eraser_start (demo->store, NULL);
  erasers[1] = pf_eraser_start (second != NULL ? second : demo->store, NULL);
  pf_eraser_stop (erasers[0]);
  pf_eraser_stop (erasers[1]);
  g_clear_pointer (&second, pf_store_close);
}

/* Half a minute later, on two servers that may have been stopped meanwhile. */
static void
wait_for_eraser (PfPortal *portal)
{
  pf_demo_run (portal->demo, "UPDATE erasure_request SET erase_at = 2 WHERE erase_at IS NOT NULL");
  run_erasers (portal);
  assert_count (portal, "SELECT count(*) FROM erasure_request WHERE erase_at IS NOT NULL", 0);
}

/* A booking of a day that is over, and one of a day to come. */
static void
book (PfPortal *portal, const char *date, const char *price)
{
  g_autofree char *sql = g_strdup_printf (
      "INSERT INTO booking (household, child, session, date, state, price_cents, booked_at)"
      " SELECT 1, 1, min (id), '%s', 'booked', %s, 1 FROM session",
      date,
      price);

  pf_demo_run (portal->demo, sql);
}

/* Two guardians share the household. */
static void
add_guardian (PfPortal *portal)
{
  pf_demo_run (portal->demo,
               "INSERT INTO adult (id, household, role, first_name, last_name, email)"
               " VALUES (40, 1, 'guardian', 'Sam', 'Petit', 'sam@example.org')");
}

static void
test_seen (PfPortal *portal, gconstpointer)
{
  g_auto (PfQueueAnswer) answer = { 0 };
  JsonObject *file, *household;

  book (portal, "2024-01-02", "350");
  pf_queue_ask (portal, "nina", "GET", "staff/queue?kind=erasure", NULL, NULL, &answer);
  g_assert_cmpuint (
      json_array_get_length (json_object_get_array_member (answer.object, "items")), ==, 1);
  g_assert_nonnull (strstr (answer.raw.body, "\"answer_until\":\"20"));

  pf_queue_ask (portal, "ana", "GET", ITEM, NULL, NULL, &answer);
  g_assert_cmpstr (get_text (answer.object, "kind"), ==, "erasure");
  file = json_object_get_object_member (answer.object, "erasure");
  g_assert_cmpint (json_object_get_int_member (file, "invoice_years"), ==, 10);
  g_assert_cmpint (json_object_get_int_member (file, "n_documents"), ==, 1);
  g_assert_cmpint (json_object_get_int_member (file, "n_computers"), >=, 1);
  g_assert_null (get_text (file, "hindrance"));
  household = json_array_get_object_element (json_object_get_array_member (file, "households"), 0);
  g_assert_true (json_object_get_boolean_member (household, "only_guardian"));
  g_assert_cmpint (json_object_get_int_member (household, "n_priced"), ==, 1);
  g_assert_cmpint (json_object_get_int_member (household, "n_to_come"), ==, 0);
  g_assert_cmpuint (
      json_array_get_length (json_object_get_array_member (household, "children")), >=, 1);

  g_assert_cmpuint (ask (portal, "one", "GET", ITEM), ==, 403);
  g_assert_cmpuint (ask (portal, "paul", "GET", ITEM), ==, 403);
}

/* Nothing is erased while it may be undone; then all is but what is kept, and a mail says so to the
 * address that is no more.
 */
static void
test_erased (PfPortal *portal, gconstpointer)
{
  gint64 children = pf_portal_count (portal, "SELECT count(*) FROM household_child");
  gint64 of_eve;

  book (portal, "2024-01-02", "350");
  of_eve = pf_portal_count (portal, OF_EVE);
  g_assert_cmpint (of_eve, >=, 9);
  decide (portal, ACCEPT);
  run_erasers (portal);
  g_assert_cmpint (pf_portal_count (portal, OF_EVE), ==, of_eve);
  g_assert_cmpuint (ask (portal, "one", "GET", "me"), ==, 200);
  assert_count (portal,
                "SELECT count(*) FROM mail WHERE send_at IS NOT NULL"
                " AND kind = 'erasure_done'",
                0);

  wait_for_eraser (portal);
  assert_count (portal, OF_EVE, 0);
  g_assert_cmpuint (ask (portal, "one", "GET", "me"), ==, 401);
  assert_count (portal,
                "SELECT count(*) FROM erasure_request WHERE state = 'done'"
                " AND decided_by = 11 AND ended_at > 2",
                1);
  assert_count (portal,
                "SELECT count(*) FROM mail WHERE kind = 'erasure_done'"
                " AND recipient = '" EVE "' AND state = 'waiting' AND send_at > 2",
                1);
  assert_count (portal,
                "SELECT count(*) FROM journal_entry WHERE action = 'account_erased'"
                " AND account = 11 AND subject = '" DEMO_1 "'",
                1);
  /* The name stays with what is kept; children and bookings too. */
  assert_count (portal,
                "SELECT count(*) FROM adult a JOIN erased_adult e ON e.adult = a.id"
                " WHERE a.household = 1 AND a.first_name <> '' AND a.phone IS NULL",
                1);
  assert_count (portal, "SELECT count(*) FROM household_child", children);
  assert_count (portal, "SELECT count(*) FROM booking WHERE price_cents = 350", 1);
  /* It can be undone no more. */
  g_assert_cmpuint (ask (portal, "nina", "DELETE", ITEM "/decision"), ==, 409);
  assert_count (portal, OF_EVE, 0);
}

/* Where nothing has to be kept, the name is not either. */
static void
test_nothing_kept (PfPortal *portal, gconstpointer)
{
  decide (portal, ACCEPT);
  wait_for_eraser (portal);
  assert_count (portal, OF_EVE, 0);
  assert_count (portal, "SELECT count(*) FROM adult WHERE household = 1", 0);
  assert_count (portal, "SELECT count(*) FROM household_child WHERE household = 1", 3);
}

/* What they wrote to the education service goes; where the child goes to school stays. */
static void
test_school (PfPortal *portal, gconstpointer)
{
  pf_demo_run (
      portal->demo,
      "INSERT INTO school (id, name, kind) VALUES (1, 'Port', 'primary');"
      "INSERT INTO queue_item (id, kind, state, account, household, submitted_at, version) VALUES"
      " (50, 'school_enrolment', 'accepted', 1, 1, 1, 1), (51, '', 'waiting', 1, 1, 1, 1);"
      "INSERT INTO school_enrolment (household, child, school_year, level, school,"
      " derogation_wanted_school, derogation_reason, derogation_detail, childcare, version, item,"
      " decided_school) VALUES (1, 1, 1, 'PS', 1, 1, 'health', 'Asthme', 'Nounou', 1, 50, 1),"
      " (1, 2, 1, 'PS', 1, NULL, NULL, NULL, 'Nounou', 1, 51, NULL),"
      " (1, 4, 1, 'PS', 1, NULL, NULL, NULL, 'Nounou', 1, NULL, NULL);"
      "UPDATE mail SET child = 'Zoé' WHERE account = 1");
  decide (portal, ACCEPT);
  wait_for_eraser (portal);
  assert_count (portal,
                "SELECT count(*) FROM school_enrolment WHERE item IS NULL OR childcare IS NOT NULL"
                " OR coalesce (derogation_reason, derogation_detail) IS NOT NULL",
                0);
  assert_count (portal, "SELECT count(*) FROM school_enrolment WHERE decided_school = 1", 1);
  assert_count (portal, "SELECT count(*) FROM queue_item WHERE id = 51 AND state = 'refused'", 1);
  assert_count (portal, "SELECT count(*) FROM mail WHERE child IS NOT NULL", 0);
}

/* Neither are the queue's files about it, nor what a decision would have put back. */
static void
test_joined (PfPortal *portal, gconstpointer)
{
  g_auto (PfQueueAnswer) answer = { 0 };

  pf_demo_run (portal->demo,
               "DELETE FROM booking_change; DELETE FROM booking;"
               "UPDATE account SET last_name = 'Haddâd' WHERE id = 22;"
               "UPDATE adult SET phone = '+33100000000', email = 'old@example.org' WHERE id = 30");
  pf_queue_decide (
      portal, "nina", 2, "{\"decision\":\"accept\",\"household\":\"" DEMO_2 "\"}", &answer);
  g_assert_cmpuint (answer.raw.status, ==, 200);
  assert_count (portal, "SELECT count(*) FROM household_change WHERE adult = 30", 1);
  pf_queue_decide (portal, "nina", 5, "{\"decision\":\"accept\"}", &answer);
  g_assert_cmpuint (answer.raw.status, ==, 200);
  g_assert_cmpuint (ask (portal, "nour", "DELETE", "me"), ==, 202);
  pf_queue_decide (portal, "nina", 6, ACCEPT, &answer);
  g_assert_cmpuint (answer.raw.status, ==, 200);
  wait_for_eraser (portal);
  assert_count (portal,
                "SELECT (SELECT count(*) FROM account WHERE last_name LIKE 'Hadd%')"
                " + (SELECT count(*) FROM adult WHERE lower(last_name) LIKE 'hadd%')"
                " + (SELECT count(*) FROM household_change WHERE new_name_last_name LIKE 'Hadd%')"
                " + (SELECT count(*) FROM queue_step WHERE email_before IS NOT NULL"
                " OR phone_before IS NOT NULL)"
                " + (SELECT count(*) FROM mail WHERE recipient = 'nour@example.org'"
                " AND kind <> 'erasure_done')"
                " + (SELECT count(*) FROM household WHERE name = 'Haddad')",
                0);
  /* The household joined is the others' as before. */
  assert_count (portal, "SELECT count(*) FROM adult WHERE household = 2 AND account = 2", 1);
}

static void
test_undone (PfPortal *portal, gconstpointer)
{
  gint64 before = pf_portal_count (portal, OF_EVE);

  decide (portal, ACCEPT);
  g_assert_cmpuint (ask (portal, "omar", "DELETE", ITEM "/decision"), ==, 200);
  g_assert_cmpint (pf_portal_count (portal, OF_EVE), ==, before);
  assert_count (portal,
                "SELECT count(*) FROM erasure_request WHERE state = 'waiting'"
                " AND erase_at IS NULL AND decided_by IS NULL",
                1);
  assert_count (portal,
                "SELECT count(*) FROM mail WHERE kind = 'erasure_done'"
                " AND state = 'dropped'",
                1);
  decide (portal, REFUSE);
  assert_count (portal,
                "SELECT count(*) FROM erasure_request WHERE state = 'refused'"
                " AND reason IS NOT NULL",
                1);
  g_assert_cmpuint (ask (portal, "nina", "DELETE", ITEM "/decision"), ==, 200);
  assert_count (portal,
                "SELECT count(*) FROM erasure_request WHERE state = 'waiting'"
                " AND reason IS NULL",
                1);
}

/* What is refused is not thought over: it is asked for again, and is an item of its own then. */
static void
test_refused (PfPortal *portal, gconstpointer)
{
  g_auto (PfQueueAnswer) answer = { 0 };

  decide (portal, REFUSE);
  assert_count (portal,
                "SELECT count(*) FROM mail WHERE kind = 'erasure_refused'"
                " AND recipient = '" EVE "' AND reason LIKE 'Une facture%'",
                1);
  pf_queue_decide (portal, "omar", 4, ACCEPT, &answer);
  pf_portal_assert_problem (&answer.raw, 409, "already-decided");
  g_assert_cmpuint (ask (portal, "one", "DELETE", "me"), ==, 202);
  g_assert_cmpuint (ask (portal, "nina", "DELETE", ITEM "/decision"), ==, 409);
  assert_count (portal,
                "SELECT count(*) FROM queue_item WHERE kind = 'erasure'"
                " AND state = 'waiting'",
                1);
}

/* Taken back it leaves the queue, and is not carried out. */
static void
test_withdrawn (PfPortal *portal, gconstpointer)
{
  gint64 before = pf_portal_count (portal, OF_EVE);
  g_auto (PfQueueAnswer) answer = { 0 };

  decide (portal, ACCEPT);
  g_assert_cmpuint (ask (portal, "one", "POST", "me/erasure/withdrawal"), ==, 204);
  g_assert_cmpuint (ask (portal, "nina", "GET", ITEM), ==, 404);
  pf_queue_ask (portal, "nina", "GET", "staff/queue?kind=erasure", NULL, NULL, &answer);
  g_assert_cmpuint (
      json_array_get_length (json_object_get_array_member (answer.object, "items")), ==, 0);
  wait_for_eraser (portal);
  g_assert_cmpint (pf_portal_count (portal, OF_EVE), ==, before + 1); /* the receipt */
  assert_count (portal,
                "SELECT count(*) FROM mail WHERE kind = 'erasure_done'"
                " AND state = 'dropped'",
                1);
}

/* Bookings to come that nobody else answers for stand in the way, also of what was accepted. */
static void
test_to_come (PfPortal *portal, gconstpointer)
{
  g_auto (PfQueueAnswer) answer = { 0 };
  gint64 before = pf_portal_count (portal, OF_EVE);

  decide (portal, ACCEPT);
  book (portal, "2099-01-02", "350");
  wait_for_eraser (portal);
  g_assert_cmpint (pf_portal_count (portal, OF_EVE), ==, before);
  assert_count (portal, "SELECT count(*) FROM erasure_request WHERE state = 'waiting'", 1);
  assert_count (portal, "SELECT count(*) FROM queue_item WHERE id = 4 AND state = 'waiting'", 1);

  pf_queue_decide (portal, "nina", 4, ACCEPT, &answer);
  pf_portal_assert_problem (&answer.raw, 409, "bookings-to-come");
  pf_queue_ask (portal, "nina", "GET", ITEM, NULL, NULL, &answer);
  g_assert_cmpstr (get_text (json_object_get_object_member (answer.object, "erasure"), "hindrance"),
                   ==,
                   "bookings-to-come");
  add_guardian (portal);
  decide (portal, ACCEPT);
  wait_for_eraser (portal);
  assert_count (portal, OF_EVE, 0);
  assert_count (portal, "SELECT count(*) FROM booking WHERE date = '2099-01-02'", 1);
  assert_count (
      portal, "SELECT count(*) FROM adult WHERE id = 40 AND email = 'sam@example.org'", 1);
}

/* Nobody reads the journal of an account that is no more; who shares a household with it sees that
 * it has one person less.
 */
static void
test_told (PfPortal *portal, gconstpointer)
{
  add_guardian (portal);
  pf_demo_run (portal->demo, "UPDATE adult SET account = 2 WHERE id = 40");
  decide (portal, ACCEPT);
  assert_count (portal, "SELECT count(*) FROM journal_concern WHERE account = 1", 1);
  wait_for_eraser (portal);
  assert_count (portal, "SELECT count(*) FROM journal_concern WHERE account = 1", 0);
  assert_count (portal, "SELECT count(*) FROM journal_concern", 1);
  assert_count (portal,
                "SELECT count(*) FROM journal_concern c JOIN journal_entry j ON j.id = c.entry"
                " WHERE c.account = 2 AND c.concern = 'household' AND j.action = 'account_erased'",
                1);
}

/* Whose data were erased answers for nobody any more. */
static void
test_second_of_two (PfPortal *portal, gconstpointer)
{
  g_auto (PfQueueAnswer) answer = { 0 };

  book (portal, "2099-01-02", "350");
  add_guardian (portal);
  pf_demo_run (portal->demo, "INSERT INTO erased_adult VALUES (40, 1)");
  pf_queue_decide (portal, "nina", 4, ACCEPT, &answer);
  pf_portal_assert_problem (&answer.raw, 409, "bookings-to-come");
}

static void
test_agent (PfPortal *portal, gconstpointer)
{
  g_auto (PfQueueAnswer) answer = { 0 };

  pf_demo_run (portal->demo, "UPDATE account SET roles = '[\"family\",\"billing\"]' WHERE id = 1");
  pf_queue_decide (portal, "nina", 4, ACCEPT, &answer);
  pf_portal_assert_problem (&answer.raw, 403, "agents-address");
}

/* Who is of no household of the town is erased whole. */
static void
test_pending (PfPortal *portal, gconstpointer)
{
  g_auto (PfQueueAnswer) answer = { 0 };

  pf_demo_run (portal->demo,
               "INSERT INTO child (id, first_name, last_name, birth_date, may_leave_alone, version)"
               " VALUES (51, 'Jo', 'Martin', '2019-07-14', 0, 1);"
               "INSERT INTO household_child VALUES (21, 51, NULL, 1)");
  g_assert_cmpuint (ask (portal, "paul", "DELETE", "me"), ==, 202);
  pf_queue_decide (portal, "nina", 5, ACCEPT, &answer);
  g_assert_cmpuint (answer.raw.status, ==, 200);
  wait_for_eraser (portal);
  assert_count (portal,
                "SELECT (SELECT count(*) FROM account WHERE last_name = 'Martin')"
                " + (SELECT count(*) FROM child WHERE id = 51 AND (first_name = 'Jo'"
                " OR last_name = 'Martin' OR birth_date IS NOT NULL))"
                " + (SELECT count(*) FROM adult WHERE last_name = 'Martin')"
                " + (SELECT count(*) FROM household WHERE name = 'Martin'"
                " OR address_line1 LIKE '9 rue%')"
                " + (SELECT count(*) FROM household_trait WHERE household = 21 AND trait LIKE"
                " '%lilas%')",
                0);
  assert_count (
      portal, "SELECT count(*) FROM queue_item WHERE account = 21 AND state = 'waiting'", 0);
  /* Nobody else is. */
  assert_count (portal, "SELECT count(*) FROM account WHERE last_name = 'Blank'", 1);
  assert_count (portal, "SELECT count(*) FROM child WHERE first_name <> ''", 4);
}

static void
test_mails (PfPortal *portal, gconstpointer)
{
  g_auto (PfQueueAnswer) shown = { 0 };
  g_auto (PfQueueAnswer) sent = { 0 };
  JsonObject *mail;

  pf_queue_ask (portal, "nina", "POST", ITEM "/preview", NULL, ACCEPT, &shown);
  g_assert_cmpuint (shown.raw.status, ==, 200);
  decide (portal, ACCEPT);
  wait_for_eraser (portal);
  pf_queue_ask (portal, "nina", "GET", "demonstration/mails", NULL, NULL, &sent);
  mail = json_array_get_object_element (json_object_get_array_member (sent.object, "items"), 0);
  g_assert_cmpstr (get_text (mail, "recipient"), ==, EVE);
  g_assert_cmpstr (get_text (mail, "text"), ==, get_text (shown.object, "text"));
}

int
main (int argc, char **argv)
{
  static const PfPortalTest tests[] = {
    { "seen", test_seen },
    { "erased", test_erased },
    { "nothing", test_nothing_kept },
    { "school", test_school },
    { "undone", test_undone },
    { "refused", test_refused },
    { "withdrawn", test_withdrawn },
    { "to-come", test_to_come },
    { "told", test_told },
    { "second", test_second_of_two },
    { "agent", test_agent },
    { "pending", test_pending },
    { "mails", test_mails },
    { "joined", test_joined },
    { NULL, NULL },
  };

  return pf_portal_run (argc, argv, "erasures", set_up, tests);
}
