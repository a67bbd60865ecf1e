/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a family that joins a household gave otherwise than the town has it: asked for, decided and
 * undone, over HTTP. household-changes-unguarded.c is the control.
 *
 * Item 2 of queue-town.h is of Nour Haddad, who is adult 30 of household Two; here under another
 * address, and with an accent that the town does not write. The changes are items 4 and 5.
 */
#include <string.h>

#include "portal/queue-town.h"

#define ACCEPT "{\"decision\":\"accept\"}"
#define REFUSE "{\"decision\":\"refuse\",\"reason\":\"Le bail est à un autre nom.\"}"
#define JOIN "{\"decision\":\"accept\",\"household\":\"" DEMO_2 "\"}"

#define JOINED "households/" DEMO_2
#define ITEM_2 "staff/queue/" DEMO_2
#define ADDRESS_ITEM "staff/queue/" DEMO_4
#define ADDRESS 4
#define NAME 5

#define AT_NEW_ADDRESS                                                                             \
  "SELECT count(*) FROM household WHERE id = 2 AND address_line1 = '12 rue Neuve'"

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
assert_count (PfPortal *portal, const char *question, gint64 n)
{
  g_assert_cmpint (pf_portal_count (portal, question), ==, n);
}

static guint
count_pending (PfPortal *portal, const char *token)
{
  g_auto (PfQueueAnswer) answer = { 0 };

  pf_queue_ask (portal, token, "GET", JOINED, NULL, NULL, &answer);
  assert_status (&answer, 200);
  return count_items (answer.object, "pending_changes");
}

static void
decide (PfPortal *portal, const char *token, guint item, const char *body)
{
  g_auto (PfQueueAnswer) answer = { 0 };

  pf_queue_decide (portal, token, item, body, &answer);
  assert_status (&answer, 200);
}

static guint
undo (PfPortal *portal, const char *path)
{
  g_autofree char *decision = g_strconcat (path, "/decision", NULL);
  g_auto (PfQueueAnswer) answer = { 0 };

  pf_queue_ask (portal, "omar", "DELETE", decision, NULL, NULL, &answer);
  return answer.raw.status;
}

/* Household Two is of the town, and its adult 30 has no telephone that is right. */
static void
set_up (PfPortal *portal, gconstpointer driver)
{
  pf_queue_set_up (portal, driver);
  pf_demo_run (portal->demo,
               "UPDATE household SET address_line1 = '12 rue Neuve', address_postal_code = '44100'"
               " WHERE id = 22; UPDATE household SET resident = 1 WHERE id = 2;"
               "UPDATE account SET last_name = 'Haddâd' WHERE id = 22;"
               "UPDATE adult SET phone = '+33100000000', email = 'old@example.org' WHERE id = 30");
}

/* What the mail, versions and history leave of a household. */
static char *
look (PfPortal *portal)
{
  static const char *const questions[] = {
    AT_NEW_ADDRESS,
    "SELECT count(*) FROM household WHERE id = 2 AND resident = 1",
    "SELECT count(*) FROM adult WHERE id = 30 AND last_name = 'HADDAD' AND account IS NULL"
    " AND phone = '+33100000000' AND email = 'old@example.org'",
    "SELECT count(*) FROM household_change",
    "SELECT count(*) FROM queue_item WHERE state = 'waiting'",
    "SELECT count(*) FROM household_trait WHERE household = 2 AND trait LIKE '%12 rue neuve%'",
  };
  GString *seen = g_string_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (questions); i++)
    g_string_append_printf (seen, "%" G_GINT64_FORMAT " ", pf_portal_count (portal, questions[i]));
  return g_string_free (seen, FALSE);
}

static void
test_asked (PfPortal *portal, gconstpointer)
{
  g_autofree char *document = pf_queue_hand_in (portal, "nour", PF_QUEUE_NOUR);
  g_auto (PfQueueAnswer) answer = { 0 };
  JsonObject *change;

  decide (portal, "nina", 2, JOIN);
  /* How a person is reached counts at once. */
  assert_count (portal,
                "SELECT count(*) FROM adult WHERE id = 30 AND account = 22"
                " AND phone = '+33612345679' AND email = 'nour@example.org'"
                " AND last_name = 'HADDAD'",
                1);
  assert_count (portal, AT_NEW_ADDRESS, 0);

  pf_queue_ask (portal, "nour", "GET", JOINED, NULL, NULL, &answer);
  g_assert_cmpuint (count_items (answer.object, "pending_changes"), ==, 2);
  change = get_item (answer.object, "pending_changes", 0);
  g_assert_cmpstr (get_text (change, "changed"), ==, "address");
  g_assert_cmpstr (get_text (change, "asked_by"), ==, "Nour Haddâd");
  g_assert_cmpstr (get_text (change, "asked_at"), ==, "1970-01-01T00:00:02Z");
  g_assert_cmpstr (get_text (change, "state"), ==, "waiting");
  g_assert_cmpstr (
      get_text (json_object_get_object_member (change, "old_address"), "line1"), ==, "2 quai");
  g_assert_cmpstr (get_text (json_object_get_object_member (change, "new_address"), "line1"),
                   ==,
                   "12 rue Neuve");
  g_assert_false (json_object_has_member (change, "item"));
  change = get_item (answer.object, "pending_changes", 1);
  g_assert_cmpstr (get_text (change, "changed"), ==, "name");
  g_assert_cmpstr (
      get_text (json_object_get_object_member (change, "new_name"), "last_name"), ==, "Haddâd");

  /* The proof that the family handed in stands beside. */
  pf_queue_ask (portal, "ana", "GET", ADDRESS_ITEM, NULL, NULL, &answer);
  assert_status (&answer, 200);
  g_assert_cmpstr (get_text (answer.object, "kind"), ==, "household_change");
  g_assert_cmpstr (get_text (get_item (answer.object, "documents", 0), "id"), ==, document);
  g_assert_cmpuint (count_items (answer.object, "candidates"), ==, 0);
  g_assert_cmpuint (count_items (answer.object, "checks"), ==, 2);
  pf_queue_ask (portal, "nina", "GET", "staff/queue?kind=household_change", NULL, NULL, &answer);
  g_assert_cmpuint (count_items (answer.object, "items"), ==, 2);
  g_assert_cmpstr (get_text (get_item (answer.object, "items", 0), "changed"), ==, "address");
}

/* The same place and the same name, however they are written, are nothing to decide. */
static void
test_same (PfPortal *portal, gconstpointer)
{
  pf_demo_run (portal->demo,
               "UPDATE household SET address_line1 = '2, QUAI', address_postal_code = '44000'"
               " WHERE id = 22; UPDATE account SET last_name = 'Haddad' WHERE id = 22");
  decide (portal, "nina", 2, JOIN);
  g_assert_cmpuint (count_pending (portal, "nour"), ==, 0);
  assert_count (portal, "SELECT count(*) FROM queue_item", 3);
}

static void
test_accept (PfPortal *portal, gconstpointer)
{
  g_auto (PfQueueAnswer) before = { 0 };
  g_auto (PfQueueAnswer) answer = { 0 };
  g_autofree char *seen = NULL;
  g_autofree char *etag = NULL;
  g_autofree char *new_etag = NULL;

  decide (portal, "nina", 2, JOIN);
  seen = look (portal);
  pf_queue_ask (portal, "nour", "GET", JOINED, NULL, NULL, &before);
  etag = pf_raw_answer_get (&before.raw, "ETag");
  decide (portal, "nina", ADDRESS, "{\"decision\":\"accept\",\"outsider\":true}");
  assert_count (portal, AT_NEW_ADDRESS " AND resident = 0", 1);
  assert_count (
      portal, "SELECT count(*) FROM household_trait WHERE trait LIKE '%12 rue neuve%'", 1);
  pf_queue_ask (portal, "nour", "GET", JOINED, NULL, NULL, &answer);
  new_etag = pf_raw_answer_get (&answer.raw, "ETag");
  g_assert_cmpstr (new_etag, !=, etag);
  g_assert_cmpuint (count_items (answer.object, "pending_changes"), ==, 1);

  g_assert_cmpuint (undo (portal, ADDRESS_ITEM), ==, 200);
  {
    g_autofree char *after = look (portal);

    g_assert_cmpstr (after, ==, seen);
  }
  g_assert_cmpuint (count_pending (portal, "nour"), ==, 2);

  decide (portal, "omar", NAME, ACCEPT);
  assert_count (portal, "SELECT count(*) FROM adult WHERE id = 30 AND last_name = 'Haddâd'", 1);
  assert_count (portal, "SELECT count(*) FROM household WHERE id = 2 AND resident = 1", 1);
  g_assert_cmpuint (undo (portal, "staff/queue/0000000000005"), ==, 200);
  assert_count (portal, "SELECT count(*) FROM adult WHERE id = 30 AND last_name = 'HADDAD'", 1);
}

/* What is put back is what stood there when it was accepted, whatever stood there before. */
static void
test_moved (PfPortal *portal, gconstpointer)
{
  decide (portal, "nina", 2, JOIN);
  pf_demo_run (portal->demo, "UPDATE household SET address_line1 = '3 place' WHERE id = 2");
  decide (portal, "nina", ADDRESS, ACCEPT);
  assert_count (portal, AT_NEW_ADDRESS, 1);
  g_assert_cmpuint (undo (portal, ADDRESS_ITEM), ==, 200);
  assert_count (
      portal, "SELECT count(*) FROM household WHERE id = 2 AND address_line1 = '3 place'", 1);
}

/* What is refused stays as it is, may be thought over, and is pending no more. */
static void
test_refuse (PfPortal *portal, gconstpointer)
{
  decide (portal, "nina", 2, JOIN);
  decide (portal, "nina", ADDRESS, REFUSE);
  assert_count (portal, AT_NEW_ADDRESS, 0);
  g_assert_cmpuint (count_pending (portal, "nour"), ==, 1);
  g_assert_cmpuint (undo (portal, ADDRESS_ITEM), ==, 200);
  g_assert_cmpuint (count_pending (portal, "nour"), ==, 2);
  decide (portal, "nina", ADDRESS, REFUSE);
  decide (portal, "omar", ADDRESS, ACCEPT);
  assert_count (portal, AT_NEW_ADDRESS, 1);
}

/* What the family is sent is what the agent was shown, to the letter. */
static void
test_mails (PfPortal *portal, gconstpointer)
{
  static const struct
  {
    const char *body, *words;
  } cases[] = {
    { REFUSE, "Le bail est à un autre nom." },
    { ACCEPT, "12 rue Neuve, 44100 Nantes." },
  };

  decide (portal, "nina", 2, JOIN);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_auto (PfQueueAnswer) shown = { 0 };
    g_auto (PfQueueAnswer) sent = { 0 };
    JsonObject *mail;

    pf_queue_ask (portal, "nina", "POST", ADDRESS_ITEM "/preview", NULL, cases[i].body, &shown);
    assert_status (&shown, 200);
    decide (portal, "nina", ADDRESS, cases[i].body);
    pf_queue_ask (portal, "nina", "GET", "demonstration/mails", NULL, NULL, &sent);
    mail = get_item (sent.object, "items", 0);
    g_assert_cmpstr (get_text (mail, "recipient"), ==, "nour@example.org");
    g_assert_cmpstr (get_text (mail, "subject"), ==, get_text (shown.object, "subject"));
    g_assert_cmpstr (get_text (mail, "text"), ==, get_text (shown.object, "text"));
    g_assert_nonnull (strstr (get_text (mail, "text"), cases[i].words));
  }
}

static void
test_members (PfPortal *portal, gconstpointer)
{
  static const struct
  {
    guint item;
    const char *body, *pointer;
  } cases[] = {
    { ADDRESS, "{\"decision\":\"refuse\"}", "/reason" },
    { ADDRESS, "{\"decision\":\"ask\",\"reason\":\"a\",\"documents\":[\"lease\"]}", "/decision" },
    { ADDRESS, JOIN, "/household" },
    { NAME, "{\"decision\":\"accept\",\"outsider\":true}", "/outsider" },
  };

  decide (portal, "nina", 2, JOIN);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *pointer = g_strdup_printf ("\"pointer\":\"%s\"", cases[i].pointer);
    g_auto (PfQueueAnswer) answer = { 0 };

    pf_queue_decide (portal, "nina", cases[i].item, cases[i].body, &answer);
    assert_status (&answer, 422);
    g_assert_nonnull (strstr (answer.raw.body, pointer));
  }
  assert_count (portal, "SELECT count(*) FROM queue_step", 1);
}

/* Who joined by mistake asked for nothing. */
static void
test_join_undone (PfPortal *portal, gconstpointer)
{
  g_autofree char *before = look (portal);
  g_autofree char *after = NULL;

  decide (portal, "nina", 2, JOIN);
  g_assert_cmpuint (undo (portal, ITEM_2), ==, 200);
  after = look (portal);
  g_assert_cmpstr (after, ==, before);
}

/* What stands on a decision keeps it from being undone, and nothing offers it. */
static void
test_kept (PfPortal *portal, gconstpointer)
{
  g_auto (PfQueueAnswer) answer = { 0 };

  decide (portal, "nina", 2, JOIN);
  decide (portal, "nina", ADDRESS, ACCEPT);
  pf_queue_ask (portal, "nina", "GET", ITEM_2, NULL, NULL, &answer);
  g_assert_true (json_object_get_null_member (answer.object, "undo_until"));
  g_assert_cmpuint (undo (portal, ITEM_2), ==, 409);
  assert_count (portal, "SELECT count(*) FROM adult WHERE id = 30 AND account = 22", 1);

  pf_demo_run (portal->demo, "UPDATE household SET address_line1 = '1 place' WHERE id = 2");
  pf_queue_ask (portal, "nina", "GET", ADDRESS_ITEM, NULL, NULL, &answer);
  g_assert_cmpstr (get_text (answer.object, "state"), ==, "accepted");
  g_assert_true (json_object_get_null_member (answer.object, "undo_until"));
  g_assert_cmpuint (undo (portal, ADDRESS_ITEM), ==, 409);
  assert_count (
      portal, "SELECT count(*) FROM household WHERE id = 2 AND address_line1 = '1 place'", 1);
}

/* Whoever comes second is told so; who is none of the agents, that there is nothing. */
static void
test_others (PfPortal *portal, gconstpointer)
{
  static const char *const strangers[] = { "agent", "one", "nour" };
  static const char old[] = "If-Match: \"1\"\r\n";
  g_autofree char *document = pf_queue_hand_in (portal, "nour", PF_QUEUE_NOUR);
  g_autofree char *of_family = NULL;
  g_autofree char *path = NULL;
  g_auto (PfQueueAnswer) answer = { 0 };

  decide (portal, "nina", 2, JOIN);
  pf_queue_ask (portal, "nina", "POST", ADDRESS_ITEM "/decision", old, REFUSE, &answer);
  assert_status (&answer, 200);
  pf_queue_ask (portal, "omar", "POST", ADDRESS_ITEM "/decision", old, ACCEPT, &answer);
  assert_status (&answer, 412);
  assert_count (portal, AT_NEW_ADDRESS, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (strangers); i++) {
    pf_queue_ask (portal, strangers[i], "GET", ADDRESS_ITEM, NULL, NULL, &answer);
    assert_status (&answer, 403);
  }
  pf_queue_ask (portal, "one", "GET", JOINED, NULL, NULL, &answer);
  assert_status (&answer, 404);

  /* The papers of the household joined are no part of the queue. */
  of_family = pf_queue_hand_in (portal, "nour", 2);
  path = g_strdup_printf ("documents/%s", of_family);
  pf_queue_ask (portal, "ana", "GET", path, NULL, NULL, &answer);
  assert_status (&answer, 404);
}

int
main (int argc, char **argv)
{
  static const PfPortalTest tests[] = {
    { "asked", test_asked },        { "same", test_same },   { "accept", test_accept },
    { "refuse", test_refuse },      { "mails", test_mails }, { "members", test_members },
    { "undone", test_join_undone }, { "kept", test_kept },   { "moved", test_moved },
    { "others", test_others },      { NULL, NULL },
  };

  return pf_portal_run (argc, argv, "household-changes", set_up, tests);
}
