/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Several agents at one queue, and who is none: nobody decides what somebody else just did, and
 * nobody else sees. queue-unguarded.c is the control.
 */
#include <string.h>

#include "portal/queue-town.h"

#define ITEM_1 "staff/queue/" DEMO_1
#define ACCEPT "{\"decision\":\"accept\"}"

static const char *
get_text (const PfQueueAnswer *answer, const char *member)
{
  return json_object_get_string_member_with_default (answer->object, member, NULL);
}

/* Whoever comes second is told so, and nothing of theirs is done. */
static void
test_pair (PfPortal *portal, gconstpointer)
{
  g_assert_cmpuint (pf_queue_ask_both (portal, 412), ==, 1);
  g_assert_cmpint (pf_portal_count (portal, "SELECT count(*) FROM queue_step"), ==, 1);
  g_assert_cmpint (pf_portal_count (portal, "SELECT count(*) FROM mail"), ==, 1);
}

static void
test_match (PfPortal *portal, gconstpointer)
{
  g_auto (PfQueueAnswer) answer = { 0 };

  pf_queue_ask (portal, "nina", "POST", ITEM_1 "/decision", NULL, ACCEPT, &answer);
  g_assert_cmpuint (answer.raw.status, ==, 428);
  pf_queue_ask (portal, "nina", "POST", ITEM_1 "/decision", "If-Match: \"7\"\r\n", ACCEPT, &answer);
  g_assert_cmpuint (answer.raw.status, ==, 412);
  /* What an agent has not seen is not decided: a document came in. */
  g_free (pf_queue_hand_in (portal, "paul", PF_QUEUE_PAUL));
  pf_queue_ask (portal, "nina", "POST", ITEM_1 "/decision", "If-Match: \"1\"\r\n", ACCEPT, &answer);
  g_assert_cmpuint (answer.raw.status, ==, 412);
}

/* An answer that was lost is given again, and the family has one mail. */
static void
test_retry (PfPortal *portal, gconstpointer)
{
  g_auto (PfQueueAnswer) first = { 0 };
  g_auto (PfQueueAnswer) second = { 0 };
  static const char headers[] = "If-Match: \"1\"\r\nIdempotency-Key: k\r\n";

  pf_queue_ask (portal, "nina", "POST", ITEM_1 "/decision", headers, ACCEPT, &first);
  pf_queue_ask (portal, "nina", "POST", ITEM_1 "/decision", headers, ACCEPT, &second);
  g_assert_cmpuint (second.raw.status, ==, 200);
  g_assert_cmpstr (second.raw.body, ==, first.raw.body);
  g_assert_cmpint (pf_portal_count (portal, "SELECT count(*) FROM mail"), ==, 1);
}

static void
test_opening (PfPortal *portal, gconstpointer)
{
  g_auto (PfQueueAnswer) answer = { 0 };

  pf_queue_ask (portal, "nina", "POST", ITEM_1 "/opening", NULL, NULL, &answer);
  g_assert_cmpuint (answer.raw.status, ==, 200);
  g_assert_null (get_text (&answer, "opened_by"));
  g_assert_nonnull (get_text (&answer, "opened_until"));
  /* The second is told who has it, and does not take it. */
  pf_queue_ask (portal, "omar", "POST", ITEM_1 "/opening", NULL, NULL, &answer);
  g_assert_cmpuint (answer.raw.status, ==, 200);
  g_assert_cmpstr (get_text (&answer, "opened_by"), ==, "Nina Dubois");
  pf_queue_ask (portal, "omar", "DELETE", ITEM_1 "/opening", NULL, NULL, &answer);
  g_assert_cmpuint (answer.raw.status, ==, 204);
  pf_queue_ask (portal, "omar", "GET", "staff/queue", NULL, NULL, &answer);
  g_assert_nonnull (strstr (answer.raw.body, "\"opened_by\":\"Nina Dubois\""));
  pf_queue_ask (portal, "nina", "GET", ITEM_1, NULL, NULL, &answer);
  g_assert_null (get_text (&answer, "opened_by"));

  pf_queue_ask (portal, "nina", "DELETE", ITEM_1 "/opening", NULL, NULL, &answer);
  pf_queue_ask (portal, "omar", "POST", ITEM_1 "/opening", NULL, NULL, &answer);
  g_assert_null (get_text (&answer, "opened_by"));
  pf_queue_ask (portal, "nina", "GET", ITEM_1, NULL, NULL, &answer);
  g_assert_cmpstr (get_text (&answer, "opened_by"), ==, "Omar Petit");
  /* Who went home does not keep it. */
  pf_demo_run (portal->demo, "UPDATE queue_item SET opened_until = 1");
  pf_queue_ask (portal, "nina", "GET", ITEM_1, NULL, NULL, &answer);
  g_assert_null (get_text (&answer, "opened_by"));
  pf_queue_ask (portal, "nina", "POST", ITEM_1 "/opening", NULL, NULL, &answer);
  g_assert_null (get_text (&answer, "opened_by"));
  /* Looking changes nothing of what is decided. */
  g_assert_cmpint (pf_portal_count (portal, "SELECT version FROM queue_item WHERE id = 1"), ==, 1);
}

static guint
get_status (PfPortal *portal, const char *token, const char *path)
{
  g_auto (PfQueueAnswer) answer = { 0 };

  pf_queue_ask (portal, token, "GET", path, NULL, NULL, &answer);
  return answer.raw.status;
}

/* The line is written once the page is answered. */
static void
assert_seen (PfPortal *portal, gint64 n)
{
  static const char views[] = "SELECT count(*) FROM journal_entry WHERE action = 'proof_seen'"
                              " AND account IN (11, 13) AND subject = '" DEMO_1 "'"
                              " AND device LIKE 'desk %' AND address = '127.0.0.1'";

  for (guint i = 0; i < 500 && pf_portal_count (portal, views) < n; i++)
    g_usleep (10 * 1000);
  g_assert_cmpint (pf_portal_count (portal, views), ==, n);
}

/* Proofs are for who decides, who is noted, and for the family. */
static void
test_proofs (PfPortal *portal, gconstpointer)
{
  g_autofree char *document = pf_queue_hand_in (portal, "paul", PF_QUEUE_PAUL);
  g_autofree char *path = g_strdup_printf ("documents/%s", document);
  g_autofree char *content = g_strdup_printf ("documents/%s/content", document);

  g_assert_cmpuint (get_status (portal, "nina", path), ==, 200);
  g_assert_cmpuint (get_status (portal, "nina", content), ==, 200);
  g_assert_cmpuint (get_status (portal, "ana", content), ==, 200);
  g_assert_cmpuint (get_status (portal, "paul", content), ==, 200);
  assert_seen (portal, 2);
  g_assert_cmpuint (get_status (portal, "agent", path), ==, 404);
  g_assert_cmpuint (get_status (portal, "agent", content), ==, 404);
  g_assert_cmpuint (get_status (portal, "one", content), ==, 404);
  assert_seen (portal, 2);
}

/* An administrator sees the documents of the queue, and no family's besides. */
static void
test_administrator (PfPortal *portal, gconstpointer)
{
  g_autofree char *document = pf_queue_hand_in (portal, "one", 1);
  g_autofree char *path = g_strdup_printf ("documents/%s", document);

  g_assert_cmpuint (get_status (portal, "nina", path), ==, 200);
  g_assert_cmpuint (get_status (portal, "ana", path), ==, 404);
}

static void
test_others (PfPortal *portal, gconstpointer)
{
  static const char *const paths[] = { "staff/queue", ITEM_1 };
  static const char *const tokens[] = { "agent", "one", "paul" };

  for (gsize i = 0; i < G_N_ELEMENTS (paths) * G_N_ELEMENTS (tokens); i++)
    g_assert_cmpuint (get_status (portal, tokens[i / 2], paths[i % 2]), ==, 403);
  g_assert_cmpuint (get_status (portal, "ana", ITEM_1), ==, 200);
}

int
main (int argc, char **argv)
{
  static const PfPortalTest tests[] = {
    { "pair", test_pair },     { "match", test_match },
    { "retry", test_retry },   { "opening", test_opening },
    { "proofs", test_proofs }, { "administrator", test_administrator },
    { "others", test_others }, { NULL, NULL },
  };

  return pf_portal_run (argc, argv, "queue-agents", pf_queue_set_up, tests);
}
