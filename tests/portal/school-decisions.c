/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the education service makes of children's enrolments at school: over HTTP, on both
 * databases. school-enrolments-unguarded.c is the control.
 */
#include "server/store/school-decisions.h"
#include "portal/school-town.h"

#define ACCEPT "{\"decision\":\"accept\"}"
#define DEROGATION                                                                                 \
  "{\"household\":\"" PAULS "\",\"child\":\"" SAMI "\",\"school_year\":\"" YEAR_AT_HAND            \
  "\",\"level\":\"PS\",\"school\":\"" LILAS "\",\"derogation\":{\"wanted_school\":\"" PORT         \
  "\",\"reason\":\"work\"}}"
#define NOE(household, school)                                                                     \
  "{\"household\":\"" household "\",\"child\":\"" DEMO_4 "\",\"school_year\":\"" YEAR_AT_HAND      \
  "\",\"level\":\"PS\",\"school\":\"" school "\"}"

static void
decide (PfPortal *portal, const char *body, guint status)
{
  g_auto (PfQueueAnswer) answer = { 0 };

  pf_queue_decide (portal, "ines", school_find_item (portal), body, &answer);
  g_assert_cmpuint (answer.raw.status, ==, status);
}

static void
undo (PfPortal *portal, guint status)
{
  g_auto (PfQueueAnswer) answer = { 0 };
  g_autofree char *path = NULL;
  PfId id;

  pf_id_from_number (id, school_find_item (portal));
  path = g_strdup_printf ("staff/queue/%s/decision", id);
  pf_queue_ask (portal, "ines", "DELETE", path, NULL, NULL, &answer);
  g_assert_cmpuint (answer.raw.status, ==, status);
}

/* 0: none */
static void
assert_school (PfPortal *portal, gint64 child, gint64 school)
{
  g_autofree char *sql = g_strdup_printf (
      "SELECT coalesce (school, 0) FROM child WHERE id = %" G_GINT64_FORMAT, child);

  g_assert_cmpint (pf_portal_count (portal, sql), ==, school);
}

static JsonObject *
get_file (const PfQueueAnswer *answer)
{
  return json_object_get_object_member (answer->object, "school_file");
}

static void
get_item (PfPortal *portal, const char *token, PfQueueAnswer *ret_answer)
{
  g_autofree char *path = NULL;
  PfId id;

  pf_id_from_number (id, school_find_item (portal));
  path = g_strconcat ("staff/queue/", id, NULL);
  pf_queue_ask (portal, token, "GET", path, NULL, NULL, ret_answer);
}

/* It is the education service's alone, and told whole. */
static void
test_item (PfPortal *portal, gconstpointer)
{
  g_autofree char *id = school_submit (portal, "paul", DEROGATION);
  g_auto (PfQueueAnswer) answer = { 0 };
  JsonObject *file;

  get_item (portal, "nina", &answer);
  g_assert_cmpuint (answer.raw.status, ==, 404);
  pf_queue_ask (portal, "nina", "GET", "staff/queue", NULL, NULL, &answer);
  g_assert_null (strstr (answer.raw.body, "school_enrolment"));
  pf_queue_ask (portal, "ines", "GET", "staff/queue", NULL, NULL, &answer);
  g_assert_nonnull (strstr (answer.raw.body, "\"child\":\"Sami\""));
  g_assert_null (strstr (answer.raw.body, "\"kind\":\"account\""));
  get_item (portal, "ines", &answer);
  file = get_file (&answer);
  g_assert_cmpstr (json_object_get_string_member (file, "school_name"), ==, "Lilas");
  g_assert_cmpstr (json_object_get_string_member (file, "wanted_school_name"), ==, "Port");
  g_assert_true (json_object_get_boolean_member (file, "is_of_sector"));
  g_assert_false (json_object_get_boolean_member (file, "is_contrary"));
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (file, "schools")), ==, 2);
  g_assert_null (strstr (answer.raw.body, "issued_under_three_months"));
}

/* Whether the account that asks is accepted is told, and holds nothing up. */
static void
test_account (PfPortal *portal, gconstpointer)
{
  static const char ask[] =
      "{\"decision\":\"ask\",\"reason\":\"x\",\"documents\":[\"proof_of_address\"]}";
  static const struct
  {
    const char *decision, *state;
  } cases[] = {
    { NULL, "waiting" },
    { ask, "more_wanted" },
    { "{\"decision\":\"refuse\",\"reason\":\"x\"}", "refused" },
    { ACCEPT, NULL },
  };
  g_autofree char *id = school_submit (portal, "paul", SAMI_AT_LILAS);
  g_auto (PfQueueAnswer) answer = { 0 };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    if (cases[i].decision != NULL)
      pf_queue_decide (portal, "nina", 1, cases[i].decision, &answer);
    get_item (portal, "ines", &answer);
    g_assert_cmpstr (
        json_object_get_string_member_with_default (get_file (&answer), "account_state", NULL),
        ==,
        cases[i].state);
  }
  g_free (id);
  id = school_submit (portal, "two", LEA_AT (PORT));
  get_item (portal, "ines", &answer);
  g_assert_true (json_object_get_null_member (get_file (&answer), "account_state"));
}

/* The child goes there at once, its other guardians are told, and all of it can be undone. */
static void
test_accept (PfPortal *portal, gconstpointer)
{
  g_autofree char *id = school_submit (portal, "two", LEA_AT (PORT));

  decide (portal, ACCEPT, 200);
  school_assert_state (portal, "two", id, "validated");
  assert_school (portal, 3, 2);
  g_assert_cmpint (school_count_mails (portal, "school_validated", "luc@example.org"), ==, 1);
  g_assert_cmpint (school_count_mails (portal, "school_told_validated", "ugo@example.org"), ==, 1);
  undo (portal, 200);
  school_assert_state (portal, "two", id, "submitted");
  assert_school (portal, 3, 0);
  g_assert_cmpint (school_count_mails (portal, "school_validated", "luc@example.org"), ==, 0);
  g_assert_cmpint (school_count_mails (portal, "school_told_validated", "ugo@example.org"), ==, 0);
  decide (portal, ACCEPT, 200);
  assert_school (portal, 3, 2);
}

/* Who is sent to the school of the sector is told why. */
static void
test_derogation (PfPortal *portal, gconstpointer)
{
  g_autofree char *id = school_submit (portal, "paul", DEROGATION);
  g_auto (PfQueueAnswer) answer = { 0 };

  decide (portal, "{\"decision\":\"accept\",\"school\":\"" LILAS "\"}", 422);
  decide (portal, "{\"decision\":\"accept\",\"school\":\"" RIVES "\",\"reason\":\"x\"}", 422);
  decide (portal, "{\"decision\":\"refuse\",\"school\":\"" LILAS "\",\"reason\":\"x\"}", 422);
  decide (
      portal, "{\"decision\":\"accept\",\"school\":\"" LILAS "\",\"reason\":\"Complet.\"}", 200);
  assert_school (portal, 50, 1);
  g_assert_cmpint (pf_portal_count (portal,
                                    "SELECT count(*) FROM mail WHERE kind = 'school_validated'"
                                    " AND school = 'Lilas' AND reason = 'Complet.'"),
                   ==,
                   1);
  undo (portal, 200);
  decide (portal, ACCEPT, 200);
  assert_school (portal, 50, 2);
}

/* Nothing may be asked for but who the child is and where it lives; what comes wakes the file. */
static void
test_ask (PfPortal *portal, gconstpointer)
{
  g_autofree char *id = school_submit (portal, "paul", SAMI_AT_LILAS);
  g_autofree char *json = g_strdup ("{\"kind\":\"proof_of_parenthood\",\"household\":\"" PAULS
                                    "\",\"child\":\"" SAMI "\"}");
  g_autoptr (GByteArray) file = pf_files_make_pdf (1000, "page");
  g_autoptr (GByteArray) body = pf_uploading_build (json, "livret.pdf", file);
  g_auto (PfRawAnswer) sent = { 0 };
  g_auto (PfQueueAnswer) answer = { 0 };

  decide (portal, "{\"decision\":\"ask\",\"reason\":\"x\",\"documents\":[\"insurance\"]}", 422);
  decide (
      portal,
      "{\"decision\":\"ask\",\"reason\":\"Illisible.\",\"documents\":[\"proof_of_parenthood\"]}",
      200);
  school_assert_state (portal, "paul", id, "more_wanted");
  pf_queue_ask (portal, "paul", "GET", "me", NULL, NULL, &answer);
  g_assert_nonnull (strstr (answer.raw.body, "The education service asks for something more."));
  g_free (pf_queue_hand_in (portal, "paul", 21));
  school_assert_state (portal, "paul", id, "more_wanted");
  pf_portal_send_body (portal->raw, "paul", "k1", body, &sent);
  g_assert_cmpuint (sent.status, ==, 201);
  school_assert_state (portal, "paul", id, "submitted");
  get_item (portal, "ines", &answer);
  g_assert_cmpuint (
      json_array_get_length (json_object_get_array_member (answer.object, "documents")), ==, 2);
  decide (portal, ACCEPT, 200);
  g_assert_cmpint (
      pf_portal_count (portal,
                       "SELECT count(*) FROM document WHERE state = 'accepted' AND child = 50"),
      ==,
      1);
  undo (portal, 200);
  g_assert_cmpint (
      pf_portal_count (portal, "SELECT count(*) FROM document WHERE state = 'accepted'"), ==, 0);
}

/* An agent of the service reads what is for it, and nothing else of the household. */
static void
test_documents (PfPortal *portal, gconstpointer)
{
  g_autofree char *id = school_submit (portal, "paul", SAMI_AT_LILAS);
  g_autofree char *proof = pf_queue_hand_in (portal, "paul", 21);
  g_autofree char *path = g_strconcat ("documents/", proof, NULL);
  g_auto (PfQueueAnswer) answer = { 0 };

  pf_queue_ask (portal, "ines", "GET", path, NULL, NULL, &answer);
  g_assert_cmpuint (answer.raw.status, ==, 200);
  pf_demo_run (portal->demo, "UPDATE document SET kind = 'quotient_certificate'");
  pf_queue_ask (portal, "ines", "GET", path, NULL, NULL, &answer);
  g_assert_cmpuint (answer.raw.status, ==, 404);
}

/* Contrary requests stop at an agent; who was given a school is given no second one. */
static void
test_contrary (PfPortal *portal, gconstpointer)
{
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_auto (PfQueueAnswer) answer = { 0 };

  pf_demo_run (portal->demo, "UPDATE child SET birth_date = '2023-03-05' WHERE id = 4");
  first = school_submit (portal, "one", NOE (DEMO_1, PORT));
  get_item (portal, "ines", &answer);
  g_assert_false (json_object_get_boolean_member (get_file (&answer), "is_contrary"));
  decide (portal, "{\"decision\":\"refuse\",\"reason\":\"x\"}", 200);
  second = school_submit (portal, "two", NOE (DEMO_2, LILAS));
  get_item (portal, "ines", &answer);
  g_assert_false (json_object_get_boolean_member (get_file (&answer), "is_contrary"));
  g_free (first);
  first = school_submit (portal, "one", NOE (DEMO_1, PORT));
  get_item (portal, "ines", &answer);
  g_assert_true (json_object_get_boolean_member (get_file (&answer), "is_contrary"));
  decide (portal, ACCEPT, 200);
  assert_school (portal, 4, 2);
  pf_queue_decide (portal, "ines", school_find_item (portal) - 1, ACCEPT, &answer);
  g_assert_cmpuint (answer.raw.status, ==, 409);
  g_assert_nonnull (strstr (answer.raw.body, "has-school"));
  school_assert_state (portal, "two", second, "submitted");
}

static void
place (PfPortal *portal, PfInstant now)
{
  PfDemo *demo = portal->demo;
  g_autoptr (GError) error = NULL;
  g_autoptr (PfDb) db = pf_db_open (demo->driver, demo->path, PF_DB_WRITER, &error);
  gboolean has;

  g_assert_no_error (error);
  g_assert_true (pf_db_command (db, PF_COMMAND_BEGIN, &error));
  g_assert_true (pf_store_place_pupils (db, now, &error));
  g_assert_true (pf_store_has_pupils_to_place (db, now, &has, &error));
  g_assert_true (pf_db_command (db, PF_COMMAND_COMMIT, &error));
}

/* Of the year to come, the child's school is its own on the first day. */
static void
test_ahead (PfPortal *portal, gconstpointer)
{
  g_autofree char *id = NULL;
  PfInstant now = g_get_real_time ();

  pf_demo_run (portal->demo,
               "UPDATE school_year SET enrolments_open_on = '2020-05-15' WHERE id = 4;"
               "UPDATE portal SET version = version + 1");
  id = school_submit (portal,
                      "paul",
                      "{\"household\":\"" PAULS "\",\"child\":\"" SAMI
                      "\",\"school_year\":\"" NEXT_YEAR "\",\"level\":\"MS\",\"school\":\"" LILAS
                      "\"}");
  decide (portal, ACCEPT, 200);
  school_assert_state (portal, "paul", id, "validated");
  place (portal, now);
  assert_school (portal, 50, 0);
  place (portal, now + 366 * G_TIME_SPAN_DAY);
  assert_school (portal, 50, 1);
  pf_demo_run (portal->demo, "UPDATE child SET school = 2 WHERE id = 50");
  place (portal, now + 366 * G_TIME_SPAN_DAY);
  assert_school (portal, 50, 2);
}

/* What is taken back is not in the queue any more; what was decided cannot be taken back. */
static void
test_withdrawn (PfPortal *portal, gconstpointer)
{
  g_autofree char *id = school_submit (portal, "paul", SAMI_AT_LILAS);
  g_auto (PfQueueAnswer) answer = { 0 };

  school_send (portal, "paul", id, "/withdrawal", &answer);
  g_assert_cmpuint (answer.raw.status, ==, 200);
  get_item (portal, "ines", &answer);
  g_assert_cmpuint (answer.raw.status, ==, 404);
  g_free (id);
  id = school_submit (portal, "paul", SAMI_AT_LILAS);
  decide (portal, ACCEPT, 200);
  school_send (portal, "paul", id, "/withdrawal", &answer);
  g_assert_cmpuint (answer.raw.status, ==, 409);
  g_assert_nonnull (strstr (answer.raw.body, "already-decided"));
}

/* The account joins household Two, which has Sami already: it is that Sami who goes to school. */
static void
test_joined (PfPortal *portal, gconstpointer)
{
  static const char join[] = "{\"decision\":\"accept\",\"household\":\"" DEMO_2 "\"}";
  g_autofree char *id = NULL;
  g_auto (PfQueueAnswer) answer = { 0 };

  pf_demo_run (portal->demo,
               "INSERT INTO child (id, first_name, last_name, birth_date, may_leave_alone, version)"
               " VALUES (51, 'Sami', 'Martin', '2023-05-03', 0, 1);"
               "INSERT INTO household_child VALUES (2, 51, NULL, 1), (22, 50, NULL, 0);"
               "UPDATE adult SET account = 22 WHERE id = 22");
  id = school_submit (portal,
                      "nour",
                      "{\"household\":\"000000000000p\",\"child\":\"" SAMI
                      "\",\"school_year\":\"" YEAR_AT_HAND "\",\"level\":\"PS\",\"school\":\"" LILAS
                      "\"}");
  decide (portal, ACCEPT, 200);
  assert_school (portal, 50, 1);
  pf_queue_decide (portal, "nina", 2, join, &answer);
  g_assert_cmpuint (answer.raw.status, ==, 200);
  assert_school (portal, 51, 1);
  assert_school (portal, 50, 0);
  school_assert_state (portal, "two", id, "validated");
  pf_queue_ask (portal, "nina", "DELETE", "staff/queue/" DEMO_2 "/decision", NULL, NULL, &answer);
  g_assert_cmpuint (answer.raw.status, ==, 200);
  assert_school (portal, 50, 1);
  assert_school (portal, 51, 0);
  school_assert_state (portal, "nour", id, "validated");
}

int
main (int argc, char **argv)
{
  static const PfPortalTest tests[] = { { "item", test_item },
                                        { "accept", test_accept },
                                        { "derogation", test_derogation },
                                        { "ask", test_ask },
                                        { "documents", test_documents },
                                        { "contrary", test_contrary },
                                        { "ahead", test_ahead },
                                        { "withdrawn", test_withdrawn },
                                        { "joined", test_joined },
                                        { "account", test_account },
                                        { NULL, NULL } };

  return pf_portal_run (argc, argv, "school-decisions", school_town_set_up, tests);
}
