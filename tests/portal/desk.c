/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The family desk, over HTTP: households found by what a caller remembers, the fate of their mails,
 * and addresses put right so that a family gets in. desk-unguarded.c is the control.
 */
#include <string.h>

#include "outbox.h"
#include "portal/queue-town.h"

#define CORRECTION "{\"email\":\"%s\",\"identity_check\":\"known_to_desk\"}"

static const char rows[] =
    "UPDATE portal SET demonstration = 0; INSERT INTO account_password VALUES (1, 'hash', 1);"
    "INSERT INTO adult (id, household, account, role, first_name, last_name, email, phone) VALUES"
    " (41, 1, NULL, 'guardian', 'Zélie', 'Petit', 'Both@example.org', NULL),"
    " (42, 2, NULL, 'guardian', 'Max', 'Brun', 'both@example.org', '+33639981234'),"
    " (43, 2, NULL, 'other', 'Ida', 'Brun', NULL, NULL),"
    " (44, 2, 3, 'other', 'Ada', 'Roy', 'ada@example.org', NULL)";

static void
set_up (PfPortal *portal, gconstpointer driver)
{
  pf_queue_set_up (portal, driver);
  pf_demo_run (portal->demo, rows);
}

static char *
build_path (guint adult, const char *end)
{
  PfId id;

  pf_id_from_number (id, adult);
  return g_strdup_printf ("staff/adults/%s/%s", id, end);
}

/* Changes the adult's, on the version at hand of the household; the status. */
static guint
change (PfPortal *portal, guint adult, const char *end, const char *body, PfQueueAnswer *ret_answer)
{
  g_autofree char *path = build_path (adult, end);
  g_autofree char *sql = g_strdup_printf (
      "SELECT h.version FROM household h JOIN adult a ON a.household = h.id WHERE a.id = %u",
      adult);
  g_autofree char *header =
      g_strdup_printf ("If-Match: \"%" G_GINT64_FORMAT "\"\r\n", pf_portal_count (portal, sql));

  pf_queue_ask (portal, "nina", "POST", path, header, body, ret_answer);
  return ret_answer->raw.status;
}

static guint
correct (PfPortal *portal, guint adult, const char *email, PfQueueAnswer *ret_answer)
{
  g_autofree char *body = g_strdup_printf (CORRECTION, email);

  return change (portal, adult, "email-corrections", body, ret_answer);
}

static guint
send_again (PfPortal *portal, guint adult, PfQueueAnswer *ret_answer)
{
  return change (portal, adult, "access-mails", NULL, ret_answer);
}

/* How many households are found. */
static guint
find (PfPortal *portal, const char *query, PfQueueAnswer *ret_answer)
{
  g_autofree char *path = g_strconcat ("staff/households?q=", query, NULL);

  pf_queue_ask (portal, "nina", "GET", path, NULL, NULL, ret_answer);
  g_assert_cmpuint (ret_answer->raw.status, ==, 200);
  return json_array_get_length (json_object_get_array_member (ret_answer->object, "items"));
}

static gboolean
says (const PfQueueAnswer *answer, const char *words)
{
  return strstr (answer->raw.body, words) != NULL;
}

static gint64
count (PfPortal *portal, const char *table_and_condition)
{
  g_autofree char *sql = g_strconcat ("SELECT count(*) FROM ", table_and_condition, NULL);

  return pf_portal_count (portal, sql);
}

static void
test_search (PfPortal *portal, gconstpointer)
{
  g_auto (PfQueueAnswer) answer = { 0 };

  g_assert_cmpuint (find (portal, "agren%20zoe", &answer), ==, 1);
  g_assert_true (says (&answer, "\"name\":\"One\""));
  g_assert_true (says (&answer, "\"access\":\"active\""));
  g_assert_true (says (&answer, "\"access\":\"suspended\""));
  g_assert_cmpuint (find (portal, "LUC%40Example", &answer), ==, 1);
  g_assert_cmpuint (find (portal, "06%2039.98%2012%2034", &answer), ==, 1);
  g_assert_true (says (&answer, "\"name\":\"Two\""));
  g_assert_cmpuint (find (portal, "%2B33%206%2039981234", &answer), ==, 1);
  g_assert_cmpuint (find (portal, "12", &answer), ==, 0);
  g_assert_cmpuint (find (portal, "nobody", &answer), ==, 0);
  g_assert_true (says (&answer, "\"next\":null"));
  g_assert_cmpuint (find (portal, "example&limit=1", &answer), ==, 1);
  g_assert_false (says (&answer, "\"next\":null"));
}

/* What waits in the queue is found as long as it does. */
static void
test_provisional (PfPortal *portal, gconstpointer)
{
  g_auto (PfQueueAnswer) answer = { 0 };

  g_assert_cmpuint (find (portal, "paul", &answer), ==, 1);
  g_assert_true (says (&answer, "\"provisional\":true"));
  g_assert_true (says (&answer, "\"access\":\"pending\""));
  pf_queue_decide (portal, "nina", 1, "{\"decision\":\"refuse\",\"reason\":\"Non\"}", &answer);
  g_assert_cmpuint (answer.raw.status, ==, 200);
  g_assert_cmpuint (find (portal, "paul", &answer), ==, 0);
}

/* Each page goes on where the one before ended. */
static void
test_pages (PfPortal *portal, gconstpointer)
{
  g_auto (PfQueueAnswer) answer = { 0 };
  guint n_all = find (portal, "example", &answer);
  g_autofree char *after = g_strdup ("");
  guint n = 0;

  for (gboolean more = TRUE; more; n++) {
    g_autofree char *query = g_strdup_printf ("example&limit=1&after=%s", after);
    const char *next;

    g_assert_cmpuint (find (portal, *after != '\0' ? query : "example&limit=1", &answer), ==, 1);
    next = json_object_get_string_member_with_default (answer.object, "next", NULL);
    more = next != NULL;
    g_free (after);
    after = g_strdup (more ? next : "");
  }
  g_assert_cmpuint (n_all, >, 2);
  g_assert_cmpuint (n, ==, n_all);
}

/* The account, its devices, its links and what it is found by: all of it moves at once. */
static void
test_correction (PfPortal *portal, gconstpointer)
{
  g_auto (PfQueueAnswer) answer = { 0 };

  pf_demo_run (portal->demo,
               "INSERT INTO account_token (account, email, token_hash, code_hash, created_at,"
               " expires_at) VALUES (1, 'eve@example.org', 't', 'c', 1, 4000000000000000);"
               "INSERT INTO guardian_invitation (household, email, first_name, last_name, state,"
               " asked_at, expires_at, invited_by) VALUES"
               " (1, 'eve@example.org', 'Ève', 'Ågren', 'waiting', 1, 4000000000000000, 4),"
               " (2, 'eve@example.org', 'Ève', 'Ågren', 'waiting', 1, 4000000000000000, 2)");
  g_assert_cmpint (count (portal, "household WHERE searched LIKE '%eve example%'"), ==, 1);
  g_assert_cmpuint (correct (portal, 1, "Eva@Example.org", &answer), ==, 200);
  g_assert_true (says (&answer, "\"sign_in_email\":\"eva@example.org\""));
  g_assert_false (says (&answer, "eve@example.org"));
  g_assert_cmpint (count (portal, "account WHERE id = 1 AND email = 'eva@example.org'"), ==, 1);
  g_assert_cmpint (count (portal, "account_session WHERE account = 1"), ==, 0);
  g_assert_cmpint (count (portal, "account_token WHERE used_at IS NULL"), ==, 0);
  g_assert_cmpint (count (portal, "guardian_invitation WHERE household = 1"), ==, 0);
  g_assert_cmpint (count (portal, "guardian_invitation WHERE household = 2"), ==, 1);
  g_assert_cmpuint (find (portal, "eva%40example", &answer), ==, 1);
  g_assert_cmpint (count (portal, "household WHERE searched LIKE '%eve example%'"), ==, 0);
  g_assert_cmpint (count (portal,
                          "mail WHERE kind = 'email_changed' AND recipient = 'eve@example.org'"
                          " AND adult = 1"),
                   ==,
                   1);
  g_assert_cmpint (
      count (portal, "mail WHERE kind = 'reset_asked' AND recipient = 'eva@example.org'"), ==, 1);
  g_assert_cmpint (count (portal,
                          "journal_entry WHERE action = 'email_corrected' AND account = 11"
                          " AND subject = '" DEMO_1 "' AND detail = 'known_to_desk'"),
                   ==,
                   1);
}

/* The same person, noted twice, is put right once. */
static void
test_two_households (PfPortal *portal, gconstpointer)
{
  g_auto (PfQueueAnswer) answer = { 0 };

  pf_demo_run (portal->demo,
               "INSERT INTO adult (id, household, role, first_name, last_name, email) VALUES"
               " (50, 1, 'guardian', 'Lou', 'Vert', 'luo@example.org'),"
               " (51, 2, 'guardian', 'LOU', 'Vert', 'Luo@example.org'),"
               " (52, 2, 'guardian', 'Lou', 'Vert', 'other@example.org')");
  g_assert_cmpuint (correct (portal, 50, "lou@example.org", &answer), ==, 200);
  g_assert_cmpint (count (portal, "adult WHERE email = 'lou@example.org'"), ==, 2);
  g_assert_cmpint (count (portal, "mail WHERE kind = 'email_changed'"), ==, 1);
  g_assert_cmpuint (send_again (portal, 50, &answer), ==, 202);
}

static void
test_refusals (PfPortal *portal, gconstpointer)
{
  g_auto (PfQueueAnswer) answer = { 0 };
  g_autofree char *path = build_path (1, "email-corrections");

  g_assert_cmpuint (correct (portal, 1, "luc@example.org", &answer), ==, 409);
  g_assert_true (says (&answer, "address-in-use"));
  g_assert_cmpuint (correct (portal, 1, "ADA@example.org", &answer), ==, 409);
  g_assert_cmpuint (correct (portal, 1, "both@example.org", &answer), ==, 409);
  g_assert_true (says (&answer, "address-shared"));
  g_assert_cmpuint (correct (portal, 1, "EVE@example.org", &answer), ==, 422);
  g_assert_true (says (&answer, "\"unchanged\""));
  g_assert_cmpuint (correct (portal, 1, "eve example.org", &answer), ==, 422);
  g_assert_cmpuint (correct (portal, 3, "bob@example.org", &answer), ==, 423);
  g_assert_cmpuint (correct (portal, 44, "roy@example.org", &answer), ==, 403);
  g_assert_true (says (&answer, "agents-address"));
  g_assert_cmpuint (send_again (portal, 44, &answer), ==, 403);
  g_assert_cmpuint (send_again (portal, 43, &answer), ==, 409);
  g_assert_true (says (&answer, "no-address"));
  g_assert_cmpuint (send_again (portal, 3, &answer), ==, 423);
  g_assert_cmpuint (change (portal, 1, "email-corrections", "{}", &answer), ==, 422);
  g_assert_true (says (&answer, "/email"));
  g_assert_true (says (&answer, "/identity_check"));
  pf_queue_ask (portal, "nina", "POST", path, NULL, CORRECTION, &answer);
  g_assert_cmpuint (answer.raw.status, ==, 428);
  g_assert_cmpint (count (portal, "mail"), ==, 0);
  g_assert_cmpint (count (portal, "journal_entry"), ==, 0);
}

static void
test_retry (PfPortal *portal, gconstpointer)
{
  static const char headers[] = "If-Match: \"1\"\r\nIdempotency-Key: k\r\n";
  g_autofree char *body = g_strdup_printf (CORRECTION, "eva@example.org");
  g_autofree char *correction = build_path (1, "email-corrections");
  g_auto (PfQueueAnswer) first = { 0 };
  g_auto (PfQueueAnswer) second = { 0 };

  pf_queue_ask (portal, "nina", "POST", correction, headers, body, &first);
  pf_queue_ask (portal, "nina", "POST", correction, headers, body, &second);
  g_assert_cmpuint (second.raw.status, ==, 200);
  g_assert_cmpstr (second.raw.body, ==, first.raw.body);
  g_assert_cmpint (count (portal, "mail"), ==, 2);
}

/* Whoever comes second has not seen what the first did. */
static void
test_pair (PfPortal *portal, gconstpointer)
{
  g_autofree char *path = build_path (1, "email-corrections");
  g_autofree char *body = g_strdup_printf (CORRECTION, "eva@example.org");
  g_autofree char *other = g_strdup_printf (CORRECTION, "evi@example.org");
  g_auto (PfQueueAnswer) answer = { 0 };

  pf_queue_ask (portal, "nina", "POST", path, "If-Match: \"1\"\r\n", body, &answer);
  g_assert_cmpuint (answer.raw.status, ==, 200);
  pf_queue_ask (portal, "omar", "POST", path, "If-Match: \"1\"\r\n", other, &answer);
  g_assert_cmpuint (answer.raw.status, ==, 412);
  g_assert_cmpint (count (portal, "mail WHERE kind = 'email_changed'"), ==, 1);
}

static void
start_outbox (PfPortal *portal, PfOutbox *outbox)
{
  outbox->demo = portal->demo;
  outbox->sink = pf_sink_new (NULL, NULL);
  pf_outbox_start (outbox);
  pf_outbox_wait_until_empty (portal->demo);
}

static void
stop_outbox (PfOutbox *outbox)
{
  pf_mailer_stop (outbox->mailer);
  pf_sink_free (outbox->sink);
}

/* From two persons who cannot get in to two with a link each. */
static void
test_shared (PfPortal *portal, gconstpointer)
{
  g_auto (PfQueueAnswer) answer = { 0 };
  PfOutbox outbox = { 0 };

  g_assert_cmpuint (find (portal, "both%40example", &answer), ==, 0); /* not indexed yet */
  pf_queue_ask (portal, "nina", "GET", "staff/households/" DEMO_2, NULL, NULL, &answer);
  g_assert_true (says (&answer, "\"adult\":\"0000000000019\",\"household\":\"" DEMO_1 "\""));
  g_assert_cmpuint (send_again (portal, 42, &answer), ==, 409);
  g_assert_true (says (&answer, "address-shared"));
  g_assert_cmpuint (change (portal, 42, "address-assignment", NULL, &answer), ==, 200);
  g_assert_cmpint (count (portal, "adult WHERE lower (email) = 'both@example.org'"), ==, 1);
  g_assert_cmpint (count (portal, "adult WHERE id = 41 AND email IS NULL"), ==, 1);
  g_assert_cmpint (count (portal,
                          "journal_entry WHERE action = 'address_assigned' AND account = 11"
                          " AND subject = '000000000001a' AND detail = '0000000000019'"),
                   ==,
                   1);
  g_assert_cmpuint (find (portal, "both%40example", &answer), ==, 1);
  g_assert_cmpuint (change (portal, 42, "address-assignment", NULL, &answer), ==, 409);
  g_assert_true (says (&answer, "already-decided"));
  g_assert_cmpuint (correct (portal, 41, "zelie@example.org", &answer), ==, 200);
  g_assert_cmpint (count (portal, "mail WHERE kind = 'email_changed'"), ==, 0);
  start_outbox (portal, &outbox);
  pf_outbox_assert_kind (&outbox, "both@example.org", "activation");
  pf_outbox_assert_link (&outbox, "both@example.org", 72 * G_TIME_SPAN_HOUR);
  pf_outbox_assert_kind (&outbox, "zelie@example.org", "activation");
  g_assert_cmpint (count (portal,
                          "adult a JOIN account c ON c.id = a.account"
                          " WHERE a.id = 42 AND c.email = 'both@example.org'"),
                   ==,
                   1);
  stop_outbox (&outbox);
  g_assert_cmpuint (find (portal, "zelie", &answer), ==, 1);
  g_assert_true (says (&answer, "\"access\":\"invited\""));
}

/* Of one household: who is named is mailed the link, and noting another address for the other one
 * is all that it takes for theirs to leave.
 */
static void
test_pair_of_household (PfPortal *portal, gconstpointer)
{
  g_auto (PfQueueAnswer) answer = { 0 };
  PfOutbox outbox = { 0 };

  pf_demo_run (portal->demo,
               "INSERT INTO adult (id, household, role, first_name, last_name, email) VALUES"
               " (60, 1, 'guardian', 'Lou', 'Vert', 'pair@example.org'),"
               " (61, 1, 'guardian', 'Annie', 'Vert', 'pair@example.org')");
  g_assert_cmpuint (change (portal, 60, "address-assignment", NULL, &answer), ==, 200);
  g_assert_cmpuint (correct (portal, 61, "annie@example.org", &answer), ==, 200);
  g_assert_cmpint (count (portal, "mail WHERE kind = 'email_changed'"), ==, 0);
  start_outbox (portal, &outbox);
  pf_outbox_assert_kind (&outbox, "pair@example.org", "activation");
  pf_outbox_assert_kind (&outbox, "annie@example.org", "activation");
  pf_outbox_assert_link (&outbox, "annie@example.org", 72 * G_TIME_SPAN_HOUR);
  stop_outbox (&outbox);
  g_assert_cmpint (count (portal,
                          "adult a JOIN account c ON c.id = a.account WHERE a.household = 1"
                          " AND ((a.id = 60 AND c.email = 'pair@example.org')"
                          " OR (a.id = 61 AND c.email = 'annie@example.org'))"),
                   ==,
                   2);
}

/* An address that opens an account is that person's: another one is needed. */
static void
test_settled (PfPortal *portal, gconstpointer)
{
  g_auto (PfQueueAnswer) answer = { 0 };

  pf_demo_run (portal->demo, "UPDATE adult SET email = 'eve@example.org' WHERE id = 43");
  g_assert_cmpuint (send_again (portal, 43, &answer), ==, 409);
  g_assert_true (says (&answer, "address-in-use"));
  g_assert_cmpuint (change (portal, 43, "address-assignment", NULL, &answer), ==, 409);
  g_assert_true (says (&answer, "address-in-use"));
  g_assert_cmpuint (correct (portal, 43, "ida@example.org", &answer), ==, 200);
  g_assert_cmpint (count (portal, "account WHERE id = 1 AND email = 'eve@example.org'"), ==, 1);
}

/* The agent reads why, and nothing that opens an account. */
static void
test_fate (PfPortal *portal, gconstpointer)
{
  g_auto (PfQueueAnswer) answer = { 0 };

  g_assert_cmpuint (send_again (portal, 1, &answer), ==, 202);
  g_assert_true (says (&answer, "\"state\":\"waiting\""));
  pf_demo_run (portal->demo,
               "UPDATE mail SET recipient = 'wrong@example.org', token = 'secret',"
               " state = 'failed', send_at = NULL, attempts = 1,"
               " failure = '550 5.1.1 No such user'");
  pf_queue_ask (portal, "nina", "GET", "staff/mails?adult=" DEMO_1, NULL, NULL, &answer);
  g_assert_cmpuint (answer.raw.status, ==, 200);
  g_assert_true (says (&answer, "\"state\":\"failed\""));
  g_assert_true (says (&answer, "550 5.1.1 No such user"));
  g_assert_false (says (&answer, "secret"));
  pf_queue_ask (portal, "omar", "GET", "staff/mails?state=failed", NULL, NULL, &answer);
  g_assert_true (says (&answer, "wrong@example.org"));
  pf_queue_ask (portal, "omar", "GET", "staff/mails?state=sent", NULL, NULL, &answer);
  g_assert_false (says (&answer, "wrong@example.org"));
  pf_queue_ask (portal, "omar", "GET", "staff/mails?adult=" DEMO_2, NULL, NULL, &answer);
  g_assert_false (says (&answer, "wrong@example.org"));
}

static gpointer
correct_thread (gpointer data)
{
  PfPortal *portal = data;
  PfQueueAnswer *answer = g_new0 (PfQueueAnswer, 1);

  correct (portal, 1, "taken@example.org", answer);
  return answer;
}

/* Another server gives the address away between the look and the change. */
static void
test_race (PfPortal *portal, gconstpointer driver)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PfDb) db = pf_db_open (driver, portal->demo->path, PF_DB_WRITER, &error);
  PfQueueAnswer *answer;
  GThread *thread;

  g_assert_no_error (error);
  g_assert_true (
      pf_db_run (db, "BEGIN; UPDATE account SET email = 'taken@example.org' WHERE id = 2", &error));
  thread = g_thread_new ("correction", correct_thread, portal);
  while (driver == &pf_postgres_driver &&
         pf_portal_count (portal, "SELECT count(*) FROM pg_locks WHERE NOT granted") == 0)
    g_thread_yield ();
  g_assert_true (pf_db_run (db, "COMMIT", &error));
  answer = g_thread_join (thread);
  g_assert_cmpuint (answer->raw.status, ==, 409);
  g_assert_true (says (answer, "address-in-use"));
  g_assert_cmpint (count (portal, "mail"), ==, 0);
  pf_queue_answer_clear (answer);
  g_free (answer);
}

int
main (int argc, char **argv)
{
  static const PfPortalTest tests[] = {
    { "search", test_search },
    { "provisional", test_provisional },
    { "pages", test_pages },
    { "correction", test_correction },
    { "two-households", test_two_households },
    { "refusals", test_refusals },
    { "retry", test_retry },
    { "pair", test_pair },
    { "pair-of-household", test_pair_of_household },
    { "shared", test_shared },
    { "settled", test_settled },
    { "fate", test_fate },
    { "race", test_race },
    { NULL, NULL },
  };

  return pf_portal_run (argc, argv, "desk", set_up, tests);
}
