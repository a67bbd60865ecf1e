/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A family confirms its household and adds its children, before an agent has accepted it and after:
 * over HTTP, on both databases. own-household-unguarded.c is the control.
 */
#include "portal/own-household.h"

#include <string.h>

#define CONFIRM OF_PAUL "/confirmations"
#define ADD OF_PAUL "/children"
#define JOIN "{\"decision\":\"accept\",\"household\":\"" DEMO_2 "\"}"
#define SAMI                                                                                       \
  "{\"first_name\":\"Sami\",\"last_name\":\"Haddad\",\"birth_date\":\"2020-05-03\","               \
  "\"birth_place\":\"Nantes\"}"

static guint
ask (PfPortal *portal, const char *token, const char *path, const char *body)
{
  g_auto (PfQueueAnswer) answer = { 0 };

  pf_queue_ask (portal, token, "POST", path, NULL, body, &answer);
  return answer.raw.status;
}

static void
assert_count (PfPortal *portal, const char *question, gint64 n)
{
  g_assert_cmpint (pf_portal_count (portal, question), ==, n);
}

static guint
count_items (JsonObject *object, const char *list)
{
  return json_array_get_length (json_object_get_array_member (object, list));
}

static JsonObject *
get_item (JsonObject *object, const char *list, guint n)
{
  g_assert_cmpuint (count_items (object, list), >, n);
  return json_array_get_object_element (json_object_get_array_member (object, list), n);
}

static const char *
get_text (JsonObject *object, const char *member)
{
  return json_object_get_string_member_with_default (object, member, NULL);
}

/* The step of /v1/me, of the household or of the first child (transfer none), by its word. */
static JsonObject *
find_step (JsonObject *me, const char *word)
{
  for (guint i = 0; i < count_items (me, "steps"); i++) {
    JsonObject *step = get_item (me, "steps", i);

    if (g_str_equal (get_text (step, "step"), word))
      return step;
  }
  return NULL;
}

static void
assert_step (PfPortal *portal, const char *token, const char *state, const char *since)
{
  g_auto (PfQueueAnswer) me = { 0 };
  JsonObject *step;

  pf_queue_ask (portal, token, "GET", "me", NULL, NULL, &me);
  step = find_step (me.object, "check_household");
  g_assert_cmpstr (get_text (step, "state"), ==, state);
  g_assert_cmpstr (get_text (step, "since"), ==, since);
}

/* How many years of Paul's have a household that is checked. */
static void
assert_years_checked (PfPortal *portal, guint wanted)
{
  g_auto (PfQueueAnswer) me = { 0 };
  guint n = 0;

  pf_queue_ask (portal, "paul", "GET", "me", NULL, NULL, &me);
  for (guint i = 0; i < count_items (me.object, "steps"); i++) {
    JsonObject *step = get_item (me.object, "steps", i);

    n += g_str_equal (get_text (step, "step"), "check_household") &&
         g_str_equal (get_text (step, "state"), "done");
  }
  g_assert_cmpuint (n, ==, wanted);
}

static void
test_confirm (PfPortal *portal, gconstpointer)
{
  static const char key[] = "Idempotency-Key: once\r\n";
  g_auto (PfQueueAnswer) before = { 0 };
  g_auto (PfQueueAnswer) answer = { 0 };
  g_auto (PfQueueAnswer) again = { 0 };
  const char *since;

  pf_queue_ask (portal, "luke", "GET", OF_PAUL, NULL, NULL, &before);
  assert_step (portal, "paul", "todo", NULL);
  pf_queue_ask (portal, "paul", "POST", CONFIRM, key, CONFIRMATION, &answer);
  g_assert_cmpuint (answer.raw.status, ==, 200);
  g_assert_cmpstr (get_text (answer.object, "confirmed_for"), ==, YEAR_AT_HAND);
  since = get_text (answer.object, "confirmed_at");
  g_assert_nonnull (since);
  assert_step (portal, "paul", "done", since);

  /* Sent again, or said again, it is what it was. */
  pf_queue_ask (portal, "paul", "POST", CONFIRM, key, CONFIRMATION, &again);
  g_assert_cmpstr (again.raw.body, ==, answer.raw.body);
  pf_queue_ask (portal, "paul", "POST", CONFIRM, NULL, CONFIRMATION, &again);
  g_assert_cmpuint (again.raw.status, ==, 200);
  g_assert_cmpstr (get_text (again.object, "confirmed_at"), ==, since);
  assert_count (portal,
                "SELECT count(*) FROM journal_entry WHERE action = 'household_confirmed'"
                " AND account = 21 AND subject = '000000000000n' AND detail = '" YEAR_AT_HAND "'",
                1);

  /* The others of the household read it too. */
  pf_queue_ask (portal, "luke", "GET", OF_PAUL, NULL, NULL, &again);
  g_assert_cmpstr (get_text (again.object, "confirmed_for"), ==, YEAR_AT_HAND);
  g_assert_null (get_text (before.object, "confirmed_for"));
}

/* Of a household that the town has, by a guardian who was there before. */
static void
test_confirm_active (PfPortal *portal, gconstpointer)
{
  g_assert_cmpuint (
      ask (portal, "two", "households/" DEMO_2 "/confirmations", CONFIRMATION), ==, 200);
  assert_count (portal,
                "SELECT count(*) FROM household WHERE id = 2 AND confirmed_for = 2"
                " AND confirmed_at > 0 AND version = 2",
                1);
}

static void
open_next_year (PfPortal *portal)
{
  pf_demo_run (portal->demo,
               "UPDATE school_year SET enrolments_open_on = '2020-05-15' WHERE id = 4;"
               "UPDATE portal SET version = version + 1");
}

/* Two have their road once enrolments open, and what is said for the next holds for this one; what
 * is said for this one takes nothing back.
 */
static void
test_confirm_ahead (PfPortal *portal, gconstpointer)
{
  static const char next[] = "{\"school_year\":\"" NEXT_YEAR "\"}";
  g_auto (PfQueueAnswer) before = { 0 };
  g_auto (PfQueueAnswer) me = { 0 };

  g_assert_cmpuint (ask (portal, "paul", CONFIRM, next), ==, 422);
  pf_queue_ask (portal, "paul", "GET", "me", NULL, NULL, &before);
  g_assert_cmpuint (count_items (before.object, "school_years"), ==, 1);
  open_next_year (portal);
  pf_queue_ask (portal, "paul", "GET", "me", NULL, NULL, &me);
  g_assert_cmpuint (count_items (me.object, "school_years"), ==, 2);
  g_assert_cmpstr (get_text (get_item (me.object, "school_years", 0), "id"), ==, NEXT_YEAR);
  g_assert_cmpstr (get_text (get_item (me.object, "school_years", 1), "id"), ==, YEAR_AT_HAND);
  g_assert_cmpuint (count_items (me.object, "steps"),
                    ==,
                    2 * count_items (before.object, "steps") - 1); /* the account's own, once */

  g_assert_cmpuint (ask (portal, "paul", CONFIRM, next), ==, 200);
  g_assert_cmpuint (ask (portal, "paul", CONFIRM, CONFIRMATION), ==, 200);
  assert_count (portal, "SELECT confirmed_for FROM household WHERE id = 21", 4);
  assert_years_checked (portal, 2);
}

/* The other way round, the next year's is still to be done. */
static void
test_confirm_before (PfPortal *portal, gconstpointer)
{
  open_next_year (portal);
  g_assert_cmpuint (ask (portal, "paul", CONFIRM, CONFIRMATION), ==, 200);
  assert_years_checked (portal, 1);
}

static void
test_confirm_wrong (PfPortal *portal, gconstpointer)
{
  g_auto (PfQueueAnswer) answer = { 0 };

  pf_queue_ask (portal, "paul", "POST", CONFIRM, NULL, "{\"school_year\":\"" DEMO_1 "\"}", &answer);
  g_assert_cmpuint (answer.raw.status, ==, 422);
  g_assert_nonnull (strstr (answer.raw.body, "\"pointer\":\"/school_year\",\"code\":\"bad-id\""));
  g_assert_cmpuint (ask (portal, "luke", CONFIRM, CONFIRMATION), ==, 403); /* who only pays */
  g_assert_cmpuint (ask (portal, "nour", CONFIRM, CONFIRMATION), ==, 404);
  g_assert_cmpuint (ask (portal, "one", CONFIRM, CONFIRMATION), ==, 404);
  g_assert_cmpuint (ask (portal, "nina", CONFIRM, CONFIRMATION), ==, 403);
  pf_demo_run (portal->demo, "UPDATE household SET state = 'refused' WHERE id = 21");
  g_assert_cmpuint (ask (portal, "paul", CONFIRM, CONFIRMATION), ==, 404);
  assert_count (portal, "SELECT count(*) FROM household WHERE confirmed_for IS NOT NULL", 0);
}

/* What the family and the agents see of it, at once. */
static void
test_add (PfPortal *portal, gconstpointer)
{
  g_auto (PfQueueAnswer) answer = { 0 };
  g_auto (PfQueueAnswer) seen = { 0 };
  const char *id;

  pf_queue_ask (portal, "paul", "POST", ADD, NULL, LEA, &answer);
  g_assert_cmpuint (answer.raw.status, ==, 201);
  id = get_text (answer.object, "id");
  g_assert_cmpstr (get_text (answer.object, "first_name"), ==, "Léa");
  g_assert_cmpstr (
      get_text (json_object_get_object_member (answer.object, "custody"), "pattern"), ==, "full");
  pf_queue_ask (portal, "paul", "GET", OF_PAUL, NULL, NULL, &seen);
  g_assert_cmpstr (get_text (get_item (seen.object, "children", 0), "id"), ==, id);
  pf_queue_ask (portal, "paul", "GET", "me", NULL, NULL, &seen);
  g_assert_cmpstr (get_text (find_step (seen.object, "check_health"), "child"), ==, id);
  g_assert_cmpuint (count_items (get_item (seen.object, "households", 0), "children"), ==, 1);

  pf_queue_ask (portal, "nina", "GET", "staff/queue/" DEMO_1, NULL, NULL, &seen);
  g_assert_cmpstr (get_text (get_item (seen.object, "children", 0), "first_name"), ==, "Léa");
  g_assert_cmpstr (
      get_text (get_item (seen.object, "children", 0), "birth_date"), ==, "2019-07-14");
  assert_count (portal, "SELECT version FROM queue_item WHERE id = 1", 2);
  assert_count (portal,
                "SELECT count(*) FROM journal_entry WHERE action = 'child_added' AND account = 21",
                1);
}

/* Each fault at its place, in one answer. */
static void
test_add_wrong (PfPortal *portal, gconstpointer)
{
  static const struct
  {
    const char *body;
    const char *faults[3];
  } cases[] = {
    { "{}",
      { "\"/first_name\",\"code\":\"required\"",
        "\"/last_name\",\"code\":\"required\"",
        "\"/birth_date\",\"code\":\"required\"" } },
    { "{\"first_name\":\" \",\"last_name\":\"a@b.fr\",\"birth_date\":\"2000-01-01\"}",
      { "\"/first_name\",\"code\":\"bad-format\"",
        "\"/last_name\",\"code\":\"bad-format\"",
        "\"/birth_date\",\"code\":\"too-early\"" } },
    { "{\"first_name\":\"Léa\",\"last_name\":\"Martin\",\"birth_date\":\"2090-01-01\"}",
      { "\"/birth_date\",\"code\":\"in-the-future\"" } },
    { "{\"first_name\":\"Léa\",\"last_name\":\"Martin\",\"expected_on\":\"2090-01-01\","
      "\"level\":\"CP\"}",
      { "\"/expected_on\",\"code\":\"too-late\"", "\"/level\",\"code\":\"unknown-member\"" } },
    { "{\"first_name\":\"Léa\",\"last_name\":\"Martin\",\"birth_date\":\"2019-07-14\","
      "\"expected_on\":\"2019-07-20\"}",
      { "\"/expected_on\",\"code\":\"not-for-this\"" } },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_auto (PfQueueAnswer) answer = { 0 };

    pf_queue_ask (portal, "paul", "POST", ADD, NULL, cases[i].body, &answer);
    g_assert_cmpuint (answer.raw.status, ==, 422);
    for (gsize j = 0; j < G_N_ELEMENTS (cases[i].faults) && cases[i].faults[j] != NULL; j++)
      g_assert_nonnull (strstr (answer.raw.body, cases[i].faults[j]));
  }
  g_assert_cmpuint (ask (portal, "luke", ADD, LEA), ==, 403);
  g_assert_cmpuint (ask (portal, "nour", ADD, LEA), ==, 404);
  g_assert_cmpuint (ask (portal, "nina", ADD, LEA), ==, 403);
  assert_count (portal, "SELECT count(*) FROM child", 4);
}

/* The same one is refused by name; a twin is not, nor who is sent again by the same key. */
static void
test_add_twice (PfPortal *portal, gconstpointer)
{
  static const char key[] = "Idempotency-Key: once\r\n";
  static const char same[] = "{\"first_name\":\"LEA\",\"last_name\":\"Autre\","
                             "\"birth_date\":\"2019-07-14\"}";
  static const char twin[] = "{\"first_name\":\"Tom\",\"last_name\":\"Martin\","
                             "\"birth_date\":\"2019-07-14\",\"sex\":\"male\"}";
  g_auto (PfQueueAnswer) answer = { 0 };

  for (guint i = 0; i < 2; i++) {
    pf_queue_ask (portal, "paul", "POST", ADD, key, LEA, &answer);
    g_assert_cmpuint (answer.raw.status, ==, 201);
  }
  pf_queue_ask (portal, "paul", "POST", ADD, NULL, same, &answer);
  g_assert_cmpuint (answer.raw.status, ==, 409);
  g_assert_nonnull (strstr (answer.raw.body, "child-already-there"));
  g_assert_nonnull (strstr (answer.raw.body, "Léa Martin is there"));
  g_assert_cmpuint (ask (portal, "paul", ADD, twin), ==, 201);
  assert_count (portal, "SELECT count(*) FROM household_child WHERE household = 21", 2);

  /* Another household's is not in the way, and is not told of. */
  g_assert_cmpuint (ask (portal, "one", "households/" DEMO_1 "/children", LEA), ==, 201);
}

static void
test_unborn (PfPortal *portal, gconstpointer)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autoptr (GDateTime) then = g_date_time_add_months (now, 3);
  g_autofree char *day = g_date_time_format (then, "%Y-%m-%d");
  g_autofree char *body = g_strdup_printf (
      "{\"first_name\":\"Bébé\",\"last_name\":\"Martin\",\"expected_on\":\"%s\"}", day);

  g_assert_cmpuint (ask (portal, "paul", ADD, body), ==, 201);
  g_assert_cmpuint (ask (portal, "paul", ADD, body), ==, 409);
}

/* Nobody fills the town's database. */
static void
test_many (PfPortal *portal, gconstpointer)
{
  for (guint i = 0; i < 41; i++) {
    g_autofree char *body =
        g_strdup_printf ("{\"first_name\":\"Enfant %u\",\"last_name\":\"Martin\","
                         "\"birth_date\":\"2019-07-14\"}",
                         i);

    g_assert_cmpuint (ask (portal, "paul", ADD, body), ==, i < 40 ? 201 : 403);
  }
}

/* An agent decides on what the family is by now. */
static void
test_decided_meanwhile (PfPortal *portal, gconstpointer)
{
  static const char seen[] = "If-Match: \"1\"\r\n";
  static const char accept[] = "{\"decision\":\"accept\"}";
  g_auto (PfQueueAnswer) answer = { 0 };

  g_assert_cmpuint (ask (portal, "paul", ADD, LEA), ==, 201);
  pf_queue_ask (portal, "nina", "POST", "staff/queue/" DEMO_1 "/decision", seen, accept, &answer);
  g_assert_cmpuint (answer.raw.status, ==, 412);
  pf_queue_decide (portal, "nina", 1, accept, &answer);
  g_assert_cmpuint (answer.raw.status, ==, 200);
  assert_count (portal,
                "SELECT count(*) FROM household_child l JOIN household h ON h.id = l.household"
                " WHERE h.id = 21 AND h.state = 'active' AND h.searched LIKE '%lea%'",
                1);
}

/* Who joins a household brings along whom it has not; undone, they go back. */
static void
test_join (PfPortal *portal, gconstpointer)
{
  g_auto (PfQueueAnswer) answer = { 0 };

  g_assert_cmpuint (ask (portal, "nour", OF_NOUR "/children", LEA), ==, 201);
  g_assert_cmpuint (ask (portal, "nour", OF_NOUR "/children", SAMI), ==, 201);
  pf_queue_decide (portal, "nina", 2, JOIN, &answer);
  g_assert_cmpuint (answer.raw.status, ==, 200);
  pf_queue_ask (portal, "two", "GET", "households/" DEMO_2, NULL, NULL, &answer);
  g_assert_cmpuint (count_items (answer.object, "children"), ==, 3);
  assert_count (portal,
                "SELECT count(*) FROM household_child l JOIN child c ON c.id = l.child"
                " WHERE l.household = 2 AND c.first_name = 'Sami'",
                1);
  assert_count (
      portal, "SELECT count(*) FROM household WHERE id = 2 AND searched LIKE '%sami%'", 1);

  pf_queue_ask (portal, "omar", "DELETE", "staff/queue/" DEMO_2 "/decision", NULL, NULL, &answer);
  g_assert_cmpuint (answer.raw.status, ==, 200);
  assert_count (portal, "SELECT count(*) FROM household_child WHERE household = 22", 2);
  assert_count (portal, "SELECT count(*) FROM household_child WHERE household = 2", 2);
  assert_count (
      portal, "SELECT count(*) FROM household WHERE id = 2 AND searched LIKE '%sami%'", 0);
}

/* What each is to the household: who is led where by it. */
static void
test_roles (PfPortal *portal, gconstpointer)
{
  static const struct
  {
    const char *who, *role;
  } cases[] = { { "paul", "\"role\":\"guardian\"" }, { "luke", "\"role\":\"payer\"" } };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_auto (PfQueueAnswer) answer = { 0 };

    pf_queue_ask (portal, cases[i].who, "GET", "me", NULL, NULL, &answer);
    g_assert_nonnull (strstr (answer.raw.body, cases[i].role));
  }
}

int
main (int argc, char **argv)
{
  static const PfPortalTest tests[] = {
    { "roles", test_roles },
    { "confirm", test_confirm },
    { "confirm-active", test_confirm_active },
    { "confirm-ahead", test_confirm_ahead },
    { "confirm-before", test_confirm_before },
    { "confirm-wrong", test_confirm_wrong },
    { "add", test_add },
    { "add-wrong", test_add_wrong },
    { "add-twice", test_add_twice },
    { "unborn", test_unborn },
    { "many", test_many },
    { "decided-meanwhile", test_decided_meanwhile },
    { "join", test_join },
    { NULL, NULL },
  };

  return pf_portal_run (argc, argv, "own-household", own_household_set_up, tests);
}
