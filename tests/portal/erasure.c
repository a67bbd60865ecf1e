/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Who asks the town to erase what it holds about them is told what happens, and may take it back.
 */
#include <string.h>

#include "portal/upload-portal.h"

#define REQUESTS "SELECT count(*) FROM erasure_request WHERE account = 1"

static void
set_up (PfPortal *fixture, gconstpointer driver)
{
  pf_portal_start (fixture, driver, (PfServerOptions){ .language = "en" });
  pf_portal_prove (fixture);
}

static void
ask (PfPortal *fixture,
     const char *method,
     const char *token,
     const char *path,
     PfRawAnswer *ret_answer)
{
  g_autofree char *key = g_uuid_string_random ();
  g_autofree char *headers =
      g_strdup_printf ("Authorization: Bearer %s\r\nIdempotency-Key: %s\r\n", token, key);

  pf_raw_ask (fixture->raw, method, path, headers, NULL, ret_answer);
  g_test_message ("%s %s: %u %s", method, path, ret_answer->status, ret_answer->body);
}

/* What GET /v1/me says of it. */
static void
assert_shown (PfPortal *fixture, const char *token, gboolean asked)
{
  g_auto (PfRawAnswer) answer = { 0 };

  ask (fixture, "GET", token, "/v1/me", &answer);
  g_assert_cmpuint (answer.status, ==, 200);
  g_assert_true (asked == (strstr (answer.body, "\"erasure_asked_at\":null") == NULL));
}

static void
test_round (PfPortal *fixture, gconstpointer)
{
  g_auto (PfRawAnswer) first = { 0 };
  g_auto (PfRawAnswer) again = { 0 };

  assert_shown (fixture, "one", FALSE);
  ask (fixture, "DELETE", "one", "/v1/me", &first);
  g_assert_cmpuint (first.status, ==, 202);
  g_assert_nonnull (strstr (first.body, "\"invoice_years\":10"));
  g_assert_nonnull (strstr (first.body, "\"answer_until\":\"20"));
  g_assert_nonnull (strstr (first.body, "within a month"));

  /* Asked again, nothing changes, and nobody is written to again. */
  ask (fixture, "DELETE", "one", "/v1/me", &again);
  g_assert_cmpuint (again.status, ==, 202);
  g_assert_cmpstr (again.body, ==, first.body);
  g_assert_cmpint (pf_portal_count (fixture, REQUESTS " AND state = 'waiting'"), ==, 1);
  g_assert_cmpint (pf_portal_count (fixture,
                                    "SELECT count(*) FROM mail WHERE kind = 'erasure_asked'"
                                    " AND recipient = 'eve@example.org' AND account = 1"),
                   ==,
                   1);
  assert_shown (fixture, "one", TRUE);
  assert_shown (fixture, "two", FALSE);

  ask (fixture, "POST", "two", "/v1/me/erasure/withdrawal", &again);
  g_assert_cmpuint (again.status, ==, 204);
  assert_shown (fixture, "one", TRUE);
  ask (fixture, "POST", "one", "/v1/me/erasure/withdrawal", &again);
  g_assert_cmpuint (again.status, ==, 204);
  assert_shown (fixture, "one", FALSE);
  g_assert_cmpint (
      pf_portal_count (fixture, REQUESTS " AND state = 'withdrawn' AND ended_at > 0"), ==, 1);

  /* Nothing of it is left to take back: nobody is told of it. */
  ask (fixture, "POST", "one", "/v1/me/erasure/withdrawal", &again);
  g_assert_cmpuint (again.status, ==, 204);
  g_assert_cmpint (
      pf_portal_count (fixture, "SELECT count(*) FROM mail WHERE kind = 'erasure_withdrawn'"),
      ==,
      1);
  ask (fixture, "DELETE", "one", "/v1/me", &again);
  g_assert_cmpuint (again.status, ==, 202);
  g_assert_cmpint (pf_portal_count (fixture, REQUESTS), ==, 2);
  g_assert_cmpint (pf_portal_count (fixture,
                                    "SELECT count(*) FROM journal_entry WHERE account = 1"
                                    " AND action IN ('erasure_asked', 'erasure_withdrawn')"),
                   ==,
                   3);
}

/* Nothing is erased by asking. */
static void
test_kept (PfPortal *fixture, gconstpointer)
{
  static const char rows[] = "SELECT (SELECT count(*) FROM account) + (SELECT count(*) FROM adult)"
                             " + (SELECT count(*) FROM child) + (SELECT count(*) FROM enrolment)"
                             " + (SELECT count(*) FROM account_session)";
  gint64 before = pf_portal_count (fixture, rows);
  g_auto (PfRawAnswer) answer = { 0 };

  ask (fixture, "DELETE", "one", "/v1/me", &answer);
  g_assert_cmpuint (answer.status, ==, 202);
  g_assert_cmpint (pf_portal_count (fixture, rows), ==, before);
  ask (fixture, "GET", "one", "/v1/households/" DEMO_1, &answer);
  g_assert_cmpuint (answer.status, ==, 200);
}

/* Who sits down at another's open session asks for nothing. */
static void
test_unproven (PfPortal *fixture, gconstpointer)
{
  g_auto (PfRawAnswer) answer = { 0 };

  pf_demo_run (fixture->demo, "UPDATE account_session SET proven_at = NULL");
  ask (fixture, "DELETE", "one", "/v1/me", &answer);
  pf_portal_assert_problem (&answer, 403, "proof-required");
  assert_shown (fixture, "one", FALSE);
  g_assert_cmpint (pf_portal_count (fixture, REQUESTS), ==, 0);

  /* Taking it back erases nothing, and asks for no proof. */
  pf_portal_prove (fixture);
  ask (fixture, "DELETE", "one", "/v1/me", &answer);
  g_assert_cmpuint (answer.status, ==, 202);
  pf_demo_run (fixture->demo, "UPDATE account_session SET proven_at = NULL");
  ask (fixture, "POST", "one", "/v1/me/erasure/withdrawal", &answer);
  g_assert_cmpuint (answer.status, ==, 204);
  assert_shown (fixture, "one", FALSE);
}

/* A decided request stays what it was decided to be. */
static void
test_decided (PfPortal *fixture, gconstpointer)
{
  g_auto (PfRawAnswer) answer = { 0 };

  ask (fixture, "DELETE", "one", "/v1/me", &answer);
  pf_demo_run (fixture->demo, "UPDATE erasure_request SET state = 'refused', ended_at = 2");
  assert_shown (fixture, "one", FALSE);
  ask (fixture, "POST", "one", "/v1/me/erasure/withdrawal", &answer);
  g_assert_cmpuint (answer.status, ==, 204);
  g_assert_cmpint (pf_portal_count (fixture, REQUESTS " AND state = 'refused'"), ==, 1);
}

int
main (int argc, char **argv)
{
  static const PfPortalTest tests[] = {
    { "round", test_round },     { "kept", test_kept }, { "unproven", test_unproven },
    { "decided", test_decided }, { NULL, NULL },
  };

  return pf_portal_run (argc, argv, "erasure", set_up, tests);
}
