/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A guardian enrols a child at school, before an agent has accepted the account and after: over
 * HTTP, on both databases. school-enrolments-unguarded.c is the control.
 */
#include "portal/school-town.h"

static void
assert_refused (const PfQueueAnswer *answer, guint status, const char *said)
{
  g_assert_cmpuint (answer->raw.status, ==, status);
  g_assert_nonnull (strstr (answer->raw.body, said));
}

/* The step of a child of the caller's, by its state (transfer full), with "since" where it has one.
 */
static char *
describe_step (PfPortal *portal, const char *token, const char *child)
{
  g_auto (PfQueueAnswer) me = { 0 };
  JsonArray *steps;

  pf_queue_ask (portal, token, "GET", "me", NULL, NULL, &me);
  steps = json_object_get_array_member (me.object, "steps");
  for (guint i = 0; i < json_array_get_length (steps); i++) {
    JsonObject *step = json_array_get_object_element (steps, i);

    if (g_strcmp0 (json_object_get_string_member_with_default (step, "child", NULL), child) == 0 &&
        g_str_equal (json_object_get_string_member (step, "step"), "enrol_school"))
      return g_strdup_printf ("%s%s",
                              json_object_get_string_member (step, "state"),
                              json_object_get_null_member (step, "since") ? "" : " since");
  }
  return NULL;
}

static void
assert_step (PfPortal *portal, const char *token, const char *child, const char *wanted)
{
  g_autofree char *step = describe_step (portal, token, child);

  g_assert_cmpstr (step, ==, wanted);
}

/* Nothing is confirmed, no document is there, the account waits: what the law lets be handed in is.
 */
static void
test_pending (PfPortal *portal, gconstpointer)
{
  g_autofree char *id = NULL;
  g_auto (PfQueueAnswer) answer = { 0 };

  assert_step (portal, "paul", SAMI, "todo");
  id = school_prepare (portal, "paul", SAMI_AT_LILAS);
  school_assert_state (portal, "paul", id, "draft");
  assert_step (portal, "paul", SAMI, "todo");
  g_assert_cmpint (school_count_mails (portal, "school_submitted", "paul@example.org"), ==, 0);
  school_send (portal, "paul", id, "/submission", &answer);
  g_assert_cmpuint (answer.raw.status, ==, 200);
  g_assert_cmpstr (school_get_text (&answer, "state"), ==, "submitted");
  g_assert_nonnull (school_get_text (&answer, "submitted_at"));
  assert_step (portal, "paul", SAMI, "waiting since");
  g_assert_cmpint (school_count_mails (portal, "school_submitted", "paul@example.org"), ==, 1);
  g_assert_cmpint (
      pf_portal_count (
          portal,
          "SELECT count(*) FROM mail WHERE kind = 'school_submitted' AND child = 'Sami'"
          " AND school = 'Lilas' AND school_year = 'now'"),
      ==,
      1);
  g_assert_cmpint (
      pf_portal_count (portal,
                       "SELECT count(*) FROM journal_entry WHERE action = 'school_asked'"
                       " AND account = 21"),
      ==,
      1);
}

static void
edit (PfPortal *portal,
      const char *id,
      const char *etag,
      const char *patch,
      PfQueueAnswer *ret_answer)
{
  g_autofree char *path = g_strconcat ("school-enrolments/", id, NULL);
  g_autofree char *header = g_strdup_printf ("If-Match: %s\r\n", etag);

  pf_queue_ask (portal, "paul", "PATCH", path, header, patch, ret_answer);
}

/* All that lacks is said at once; what is prepared changes until it is handed in. */
static void
test_whole (PfPortal *portal, gconstpointer)
{
  g_autofree char *id = school_prepare (portal,
                                        "paul",
                                        "{\"household\":\"" PAULS "\",\"child\":\"" SAMI
                                        "\",\"school_year\":\"" YEAR_AT_HAND
                                        "\",\"derogation\":{\"detail\":\"Plus près.\"}}");
  g_auto (PfQueueAnswer) answer = { 0 };

  school_send (portal, "paul", id, "/submission", &answer);
  assert_refused (&answer, 422, "\"/level\",\"code\":\"required\"");
  assert_refused (&answer, 422, "\"/school\",\"code\":\"required\"");
  assert_refused (&answer, 422, "\"/derogation/wanted_school\",\"code\":\"required\"");
  assert_refused (&answer, 422, "\"/derogation/reason\",\"code\":\"required\"");
  school_assert_state (portal, "paul", id, "draft");
  edit (portal, id, "\"9\"", "{\"level\":\"PS\"}", &answer);
  g_assert_cmpuint (answer.raw.status, ==, 412);
  edit (portal, id, "\"1\"", "{\"level\":\"PS\",\"school\":\"" PORT "\"}", &answer);
  g_assert_cmpuint (answer.raw.status, ==, 200);
  edit (portal, id, "\"2\"", "{\"derogation\":null}", &answer);
  g_assert_cmpuint (answer.raw.status, ==, 200);
  school_send (portal, "paul", id, "/submission", &answer);
  assert_refused (&answer, 422, "\"/school\",\"code\":\"not-of-sector\"");
  edit (portal,
        id,
        "\"3\"",
        "{\"school\":\"" LILAS "\",\"derogation\":{\"wanted_school\":\"" PORT
        "\",\"reason\":\"sibling\"},\"childcare\":\"Les Petits Pas\"}",
        &answer);
  g_assert_cmpuint (answer.raw.status, ==, 200);
  school_send (portal, "paul", id, "/submission", &answer);
  g_assert_cmpuint (answer.raw.status, ==, 200);
  g_assert_cmpstr (school_get_text (&answer, "childcare"), ==, "Les Petits Pas");
  edit (portal, id, "\"5\"", "{\"childcare\":null}", &answer);
  assert_refused (&answer, 409, "already-submitted");
  school_send (portal, "paul", id, "/submission", &answer);
  assert_refused (&answer, 409, "already-submitted");
}

/* What names nothing of theirs, and who may not ask. */
static void
test_wrong (PfPortal *portal, gconstpointer)
{
  static const struct
  {
    const char *token, *household, *child, *year, *more;
    guint status;
    const char *said;
  } cases[] = {
    { "nour", PAULS, SAMI, YEAR_AT_HAND, "", 404, "not-found" },
    { "luke", PAULS, SAMI, YEAR_AT_HAND, "", 403, "not-allowed" },
    { "ines", PAULS, SAMI, YEAR_AT_HAND, "", 403, "not-allowed" },
    { "paul", PAULS, DEMO_3, YEAR_AT_HAND, "", 422, "\"/child\",\"code\":\"bad-id\"" },
    { "paul", DEMO_2, DEMO_3, YEAR_AT_HAND, "", 404, "not-found" },
    { "paul", PAULS, SAMI, DEMO_1, "", 422, "\"/school_year\",\"code\":\"bad-id\"" },
    { "paul", PAULS, SAMI, NEXT_YEAR, "", 422, "\"/school_year\",\"code\":\"bad-id\"" },
    { "paul",
      PAULS,
      SAMI,
      YEAR_AT_HAND,
      ",\"school\":\"" DEMO_4 "\",\"derogation\":{\"wanted_school\":\"" DEMO_4 "\"}",
      422,
      "\"/derogation/wanted_school\",\"code\":\"bad-id\"" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_auto (PfQueueAnswer) answer = { 0 };
    g_autofree char *body =
        g_strdup_printf ("{\"household\":\"%s\",\"child\":\"%s\",\"school_year\":\"%s\"%s}",
                         cases[i].household,
                         cases[i].child,
                         cases[i].year,
                         cases[i].more);

    pf_queue_ask (portal, cases[i].token, "POST", "school-enrolments", NULL, body, &answer);
    assert_refused (&answer, cases[i].status, cases[i].said);
  }
  g_assert_cmpint (pf_portal_count (portal, "SELECT count(*) FROM school_enrolment"), ==, 0);
}

/* What is another's is not there for anybody else, nor for who only pays. */
static void
test_foreign (PfPortal *portal, gconstpointer)
{
  g_autofree char *id = school_prepare (portal, "paul", SAMI_AT_LILAS);
  g_autofree char *path = g_strconcat ("school-enrolments/", id, NULL);
  g_auto (PfQueueAnswer) answer = { 0 };

  pf_queue_ask (portal, "nour", "GET", path, NULL, NULL, &answer);
  assert_refused (&answer, 404, "not-found");
  pf_queue_ask (portal, "nour", "GET", "school-enrolments?household=" PAULS, NULL, NULL, &answer);
  g_assert_cmpuint (
      json_array_get_length (json_object_get_array_member (answer.object, "items")), ==, 0);
  pf_queue_ask (portal, "nour", "PATCH", path, "If-Match: \"1\"\r\n", "{}", &answer);
  assert_refused (&answer, 404, "not-found");
  pf_queue_ask (portal, "luke", "PATCH", path, "If-Match: \"1\"\r\n", "{}", &answer);
  assert_refused (&answer, 403, "not-allowed");
  school_send (portal, "nour", id, "/submission", &answer);
  assert_refused (&answer, 404, "not-found");
  school_send (portal, "luke", id, "/submission", &answer);
  assert_refused (&answer, 403, "not-allowed");
  school_send (portal, "nour", id, "/withdrawal", &answer);
  assert_refused (&answer, 404, "not-found");
  school_send (portal, "luke", id, "/withdrawal", &answer);
  assert_refused (&answer, 403, "not-allowed");
  school_assert_state (portal, "paul", id, "draft");
}

/* A child has one school a year, and a household one file for it. */
static void
test_once (PfPortal *portal, gconstpointer)
{
  g_autofree char *id = school_prepare (portal, "paul", SAMI_AT_LILAS);
  g_auto (PfQueueAnswer) answer = { 0 };

  pf_queue_ask (portal, "paul", "POST", "school-enrolments", NULL, SAMI_AT_LILAS, &answer);
  assert_refused (&answer, 409, "enrolment-already-there");
  pf_demo_run (portal->demo, "UPDATE child SET school = 2, level = 'MS' WHERE id = 50");
  school_send (portal, "paul", id, "/submission", &answer);
  assert_refused (&answer, 409, "has-school");
  school_send (portal, "paul", id, "/withdrawal", &answer);
  g_assert_cmpuint (answer.raw.status, ==, 200);
  pf_queue_ask (portal, "paul", "POST", "school-enrolments", NULL, SAMI_AT_LILAS, &answer);
  assert_refused (&answer, 409, "has-school");
  assert_step (portal, "paul", SAMI, "done");
}

/* The other guardians are told, wherever they live, of what is handed in and of what is taken back.
 */
static void
test_told (PfPortal *portal, gconstpointer)
{
  g_autofree char *draft = school_prepare (portal, "two", LEA_AT (PORT));
  g_autofree char *id = NULL;
  g_auto (PfQueueAnswer) answer = { 0 };

  school_send (portal, "two", draft, "/withdrawal", &answer);
  g_assert_cmpint (school_count_mails (portal, "school_told_withdrawn", "ugo@example.org"), ==, 0);
  id = school_submit (portal, "two", LEA_AT (PORT));
  g_assert_cmpint (school_count_mails (portal, "school_told_submitted", "ugo@example.org"), ==, 1);
  g_assert_cmpint (school_count_mails (portal, "school_told_submitted", "luc@example.org"), ==, 0);
  g_assert_cmpint (
      pf_portal_count (portal,
                       "SELECT count(*) FROM mail WHERE kind = 'school_told_submitted'"
                       " AND invited_by = 'Luc Blanc' AND child = 'Léa' AND school = 'Port'"),
      ==,
      1);
  school_send (portal, "two", id, "/withdrawal", &answer);
  g_assert_cmpstr (school_get_text (&answer, "state"), ==, "withdrawn");
  g_assert_cmpint (school_count_mails (portal, "school_told_withdrawn", "ugo@example.org"), ==, 1);
  school_send (portal, "two", id, "/withdrawal", &answer);
  g_assert_cmpuint (answer.raw.status, ==, 200);
  g_assert_cmpint (school_count_mails (portal, "school_told_withdrawn", "ugo@example.org"), ==, 1);
  assert_step (portal, "two", DEMO_3, "todo");
}

/* Of a child of two households each guardian is told, and none sees what the other wrote. */
static void
test_two_households (PfPortal *portal, gconstpointer)
{
  static const char noe[] =
      "{\"household\":\"" DEMO_2 "\",\"child\":\"" DEMO_4 "\",\"school_year\":\"" YEAR_AT_HAND
      "\",\"level\":\"PS\",\"school\":\"" PORT "\",\"childcare\":\"Nounou\"}";
  g_autofree char *id = NULL;
  g_autofree char *path = NULL;
  g_auto (PfQueueAnswer) answer = { 0 };

  pf_demo_run (portal->demo, "UPDATE child SET birth_date = '2023-03-05' WHERE id = 4");
  id = school_submit (portal, "two", noe);
  path = g_strconcat ("school-enrolments/", id, NULL);
  g_assert_cmpint (school_count_mails (portal, "school_told_submitted", "eve@example.org"), ==, 1);
  g_assert_cmpint (school_count_mails (portal, "school_told_submitted", "bob@example.org"), ==, 0);
  assert_step (portal, "one", DEMO_4, "waiting since");
  pf_queue_ask (portal, "one", "GET", path, NULL, NULL, &answer);
  assert_refused (&answer, 404, "not-found");
}

/* The newest line of @token's own journal, as "action concern" (transfer full). */
static char *
describe_journal (PfPortal *portal, const char *token)
{
  g_auto (PfQueueAnswer) answer = { 0 };
  JsonArray *items;
  JsonObject *newest;

  pf_queue_ask (portal, token, "GET", "me/journal", NULL, NULL, &answer);
  items = json_object_get_array_member (answer.object, "items");
  if (json_array_get_length (items) == 0)
    return NULL;
  newest = json_array_get_object_element (items, 0);
  return g_strdup_printf ("%s %s %s %s",
                          json_object_get_string_member (newest, "action"),
                          json_object_get_string_member_with_default (newest, "concern", "own"),
                          json_object_get_string_member_with_default (newest, "decision", "-"),
                          json_object_get_null_member (newest, "device") ? "-" : "device");
}

static void
assert_journal (PfPortal *portal, const char *token, const char *wanted)
{
  g_autofree char *newest = describe_journal (portal, token);

  g_assert_cmpstr (newest, ==, wanted);
}

#define NOE(household)                                                                             \
  "{\"household\":\"" household "\",\"child\":\"" DEMO_4 "\",\"school_year\":\"" YEAR_AT_HAND      \
  "\",\"level\":\"PS\",\"school\":\"" PORT "\"}"

/* Each guardian of the child reads of it, in whichever household: not from where it was asked, nor
 * what is still wanted. Bob, who is suspended, and other families read nothing.
 */
static void
test_journal (PfPortal *portal, gconstpointer)
{
  static const char ask[] =
      "{\"decision\":\"ask\",\"reason\":\"x\",\"documents\":[\"proof_of_parenthood\"]}";
  g_autofree char *id = NULL;
  g_auto (PfQueueAnswer) answer = { 0 };

  pf_demo_run (portal->demo, "UPDATE child SET birth_date = '2023-03-05' WHERE id = 4");
  id = school_submit (portal, "two", NOE (DEMO_2));
  assert_journal (portal, "two", "school_asked own - device");
  assert_journal (portal, "one", "school_asked school_enrolment - -");
  assert_journal (portal, "paul", NULL);
  g_assert_cmpint (pf_portal_count (portal, "SELECT count(*) FROM journal_concern"), ==, 1);
  pf_queue_decide (portal, "ines", school_find_item (portal), ask, &answer);
  assert_journal (portal, "two", "queue_decided school_enrolment ask -");
  assert_journal (portal, "one", "school_asked school_enrolment - -");
  school_send (portal, "two", id, "/withdrawal", &answer);
  assert_journal (portal, "one", "school_withdrawn school_enrolment - -");
  g_free (id);
  id = school_submit (portal, "one", NOE (DEMO_1));
  assert_journal (portal, "one", "school_asked own - device");
  assert_journal (portal, "two", "school_asked school_enrolment - -");
  pf_queue_decide (portal, "ines", school_find_item (portal), "{\"decision\":\"accept\"}", &answer);
  assert_journal (portal, "one", "queue_decided school_enrolment accept -");
  assert_journal (portal, "two", "queue_decided school_enrolment accept -");
  g_assert_cmpint (
      pf_portal_count (portal, "SELECT count(*) FROM journal_concern WHERE account NOT IN (1, 2)"),
      ==,
      0);
}

static void
assert_schools (PfPortal *portal, const char *path, const char *const *wanted)
{
  g_auto (PfQueueAnswer) answer = { 0 };
  JsonArray *items;

  pf_queue_ask (portal, "paul", "GET", path, NULL, NULL, &answer);
  g_assert_cmpuint (answer.raw.status, ==, 200);
  items = json_object_get_array_member (answer.object, "items");
  g_assert_cmpuint (json_array_get_length (items), ==, g_strv_length ((GStrv) wanted));
  for (guint i = 0; wanted[i] != NULL; i++)
    g_assert_cmpstr (
        json_object_get_string_member (json_array_get_object_element (items, i), "name"),
        ==,
        wanted[i]);
}

static void
test_schools (PfPortal *portal, gconstpointer)
{
  static const char *const all[] = { "Lilas", "Port", "Rives", NULL };
  static const char *const odd[] = { "Lilas", "Rives", NULL };
  static const char *const even[] = { "Rives", NULL };
  static const char *const none[] = { NULL };
  static const char *const years[] = { "now", NULL };
  g_auto (PfQueueAnswer) answer = { 0 };

  assert_schools (portal, "schools", all);
  assert_schools (portal, "school-years", years);
  assert_schools (portal, "sectors?line1=9%20rue%20des%20Lilas&postal_code=44000", odd);
  assert_schools (portal, "sectors?line1=8%20rue%20des%20Lilas&postal_code=44000", even);
  assert_schools (portal, "sectors?line1=9%20rue%20des%20Lilas&postal_code=44001", none);
  pf_queue_ask (portal, "paul", "GET", "sectors?line1=x&postal_code=4400", NULL, NULL, &answer);
  assert_refused (&answer, 422, "/postal_code");
}

int
main (int argc, char **argv)
{
  static const PfPortalTest tests[] = { { "pending", test_pending },
                                        { "whole", test_whole },
                                        { "wrong", test_wrong },
                                        { "foreign", test_foreign },
                                        { "once", test_once },
                                        { "told", test_told },
                                        { "two-households", test_two_households },
                                        { "journal", test_journal },
                                        { "schools", test_schools },
                                        { NULL, NULL } };

  return pf_portal_run (argc, argv, "school-enrolments", school_town_set_up, tests);
}
