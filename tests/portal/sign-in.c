/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Signing in over HTTP: what it answers, keeps, tells and limits.
 */
#include <string.h>

#include "core/value.h"
#include "demo.h"
#include "raw.h"
#include "server/http/server.h"
#include "server/ops/hashing.h"

#define PASSWORD "cheval correct pile"
#define SIGN_IN(email, password)                                                                   \
  "{\"email\":\"" email "\",\"password\":\"" password "\",\"device_name\":\"Test\"}"

#define EVE 1
#define ADA 3 /* an agent, here without a second factor */
#define BOB 4 /* suspended */

typedef struct
{
  PfDemo *demo;
  PfPasswordPool *passwords;
  PfServer *server;
  PfRaw *raw;

  GMutex mutex;
  GCond changed;
  gboolean hashed;
  gboolean held; /* the pool's thread */
} Fixture;

static void
hashed_cb (gpointer data)
{
  Fixture *fixture = data;

  g_mutex_lock (&fixture->mutex);
  fixture->hashed = TRUE;
  g_cond_broadcast (&fixture->changed);
  while (fixture->held)
    g_cond_wait (&fixture->changed, &fixture->mutex);
  g_mutex_unlock (&fixture->mutex);
}

static void
push_and_wait (Fixture *fixture, PfHashing *hashing)
{
  fixture->hashed = FALSE;
  g_assert_true (pf_password_pool_push (fixture->passwords, hashing, hashed_cb, fixture));
  g_mutex_lock (&fixture->mutex);
  while (!fixture->hashed)
    g_cond_wait (&fixture->changed, &fixture->mutex);
  g_mutex_unlock (&fixture->mutex);
}

static void
give_passwords (Fixture *fixture)
{
  g_auto (PfHashing) hashing = { .new_password = g_strdup (PASSWORD) };
  g_autofree char *sql = NULL;

  push_and_wait (fixture, &hashing);
  sql = g_strdup_printf ("UPDATE account SET second_factor = 'none'; INSERT INTO account_password"
                         " VALUES (%d, '%s', 1), (%d, '%s', 1), (%d, '%s', 1)",
                         EVE,
                         hashing.new_hash,
                         ADA,
                         hashing.new_hash,
                         BOB,
                         hashing.new_hash);
  pf_demo_run (fixture->demo, sql);
}

typedef struct
{
  const PfDriver *driver;
  gboolean with_limits;
} Variant;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  const Variant *variant = data;
  g_autoptr (GTimeZone) paris = g_time_zone_new_identifier ("Europe/Paris");
  g_autoptr (GError) error = NULL;

  g_mutex_init (&fixture->mutex);
  g_cond_init (&fixture->changed);
  fixture->demo = pf_demo_new_on (variant->driver);
  fixture->passwords = pf_password_pool_new (1, 1, &error);
  g_assert_no_error (error);
  give_passwords (fixture);
  fixture->server = pf_server_start (fixture->demo->store,
                                     &(PfServerOptions){ .listen = "127.0.0.1:0",
                                                         .zone = paris,
                                                         .n_threads = 2,
                                                         .without_limits = !variant->with_limits,
                                                         .passwords = fixture->passwords },
                                     &error);
  g_assert_no_error (error);
  fixture->raw = pf_raw_open (pf_server_get_port (fixture->server));
}

static void
tear_down (Fixture *fixture, gconstpointer)
{
  pf_raw_close (fixture->raw);
  pf_server_stop (fixture->server, 10);
  pf_password_pool_free (fixture->passwords);
  pf_demo_free (fixture->demo);
  g_mutex_clear (&fixture->mutex);
  g_cond_clear (&fixture->changed);
}

static guint
ask (Fixture *fixture, const char *method, const char *path, const char *token, PfRawAnswer *answer)
{
  g_autofree char *bearer =
      token != NULL ? g_strdup_printf ("Authorization: Bearer %s\r\n", token) : g_strdup ("");

  pf_raw_ask (fixture->raw, method, path, bearer, NULL, answer);
  return answer->status;
}

static guint
try_sign_in (Fixture *fixture, const char *body, PfRawAnswer *answer)
{
  pf_raw_ask (fixture->raw, "POST", "/v1/sessions", "", body, answer);
  return answer->status;
}

/* The text (transfer full) of a member of the answer's body. */
static char *
get_text (const PfRawAnswer *answer, const char *member)
{
  g_autofree char *pattern = g_strdup_printf ("\"%s\":\"([^\"]*)\"", member);
  g_autoptr (GRegex) regex = g_regex_new (pattern, 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;

  g_assert_true (g_regex_match (regex, answer->body, 0, &match));
  return g_match_info_fetch (match, 1);
}

/* A new token (transfer full). */
static char *
sign_in (Fixture *fixture, const char *body)
{
  g_auto (PfRawAnswer) answer = { 0 };

  g_assert_cmpuint (try_sign_in (fixture, body, &answer), ==, 201);
  return get_text (&answer, "token");
}

static void
assert_problem (const PfRawAnswer *answer, const char *code)
{
  g_autofree char *type = get_text (answer, "type");
  g_autofree char *urn = g_strconcat ("urn:portail-famille:problem:", code, NULL);

  g_assert_cmpstr (type, ==, urn);
}

static void
assert_expires_in (const PfRawAnswer *answer, gint64 span)
{
  g_autofree char *text = get_text (answer, "expires_at");
  PfInstant instant = 0;

  g_assert_true (pf_instant_parse (text, &instant));
  g_assert_cmpint (ABS (instant - g_get_real_time () - span), <, G_TIME_SPAN_MINUTE);
}

static void
test_sign_in (Fixture *fixture, gconstpointer)
{
  g_auto (PfRawAnswer) answer = { 0 };
  g_autofree char *token = NULL;
  g_autofree char *hash = NULL;
  g_autofree char *sql = NULL;
  g_autofree char *kept = NULL;

  /* However the address is typed. */
  g_assert_cmpuint (try_sign_in (fixture, SIGN_IN ("Eve@Example.ORG", PASSWORD), &answer), ==, 201);
  g_assert_nonnull (strstr (answer.body, "\"email\":\"eve@example.org\""));
  assert_expires_in (&answer, 180 * G_TIME_SPAN_DAY);
  token = get_text (&answer, "token");
  g_assert_true (g_regex_match_simple ("^[A-Za-z0-9_-]{43}$", token, 0, 0));
  g_assert_cmpuint (ask (fixture, "GET", "/v1/me", token, &answer), ==, 200);

  /* Only its hash is kept, and the hash signs nobody in. */
  hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, token, -1);
  sql = g_strdup_printf ("SELECT count(*) FROM account_session WHERE token_hash = '%s'", hash);
  g_assert_cmpint (pf_demo_ask (fixture->demo, sql), ==, 1);
  kept = g_strdup_printf ("SELECT count(*) FROM account_session WHERE token_hash = '%s'", token);
  g_assert_cmpint (pf_demo_ask (fixture->demo, kept), ==, 0);
  g_assert_cmpuint (ask (fixture, "GET", "/v1/me", hash, &answer), ==, 401);

  g_assert_cmpuint (ask (fixture, "GET", "/v1/me/journal", token, &answer), ==, 200);
  g_assert_nonnull (strstr (answer.body, "\"action\":\"signed_in\""));
  g_assert_nonnull (strstr (answer.body, "\"device\":\"Test\""));
  g_assert_nonnull (strstr (answer.body, "\"address\":\"127.0.0.1\""));
}

static void
test_agent (Fixture *fixture, gconstpointer)
{
  g_auto (PfRawAnswer) answer = { 0 };

  g_assert_cmpuint (try_sign_in (fixture, SIGN_IN ("ada@example.org", PASSWORD), &answer), ==, 201);
  assert_expires_in (&answer, 12 * G_TIME_SPAN_HOUR);
}

/* Nothing tells a wrong password from an address that nobody has. */
static void
test_refused (Fixture *fixture, gconstpointer)
{
  static const char *const bodies[] = {
    SIGN_IN ("eve@example.org", "wrong"),
    SIGN_IN ("nobody@example.org", PASSWORD),
    SIGN_IN ("luc@example.org", PASSWORD), /* has none yet */
    SIGN_IN ("bob@example.org", "wrong"),
  };
  g_auto (PfRawAnswer) answer = { 0 };
  g_autofree char *first = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (bodies); i++) {
    g_assert_cmpuint (try_sign_in (fixture, bodies[i], &answer), ==, 401);
    assert_problem (&answer, "invalid-credentials");
    if (first == NULL)
      first = g_strdup (answer.body);
    g_assert_cmpstr (answer.body, ==, first);
  }
  g_assert_cmpuint (try_sign_in (fixture, SIGN_IN ("bob@example.org", PASSWORD), &answer), ==, 423);
  assert_problem (&answer, "account-suspended");
  /* Each is in the journal, with the account where there is one, and never with what was typed. */
  g_assert_cmpint (pf_demo_ask (fixture->demo,
                                "SELECT count(*) FROM journal_entry WHERE address = '127.0.0.1'"
                                " AND action = 'sign_in_failed' AND account IS NOT NULL"),
                   ==,
                   G_N_ELEMENTS (bodies) - 1);
  g_assert_cmpuint (try_sign_in (fixture, "{\"email\":\"eve@example.org\"}", &answer), ==, 422);
}

/* A password that was changed while it was hashed is not the password any more. */
static void
test_changed_meanwhile (Fixture *fixture, gconstpointer)
{
  static const char request[] = "POST /v1/sessions HTTP/1.1\r\nHost: t\r\n"
                                "Content-Type: application/json\r\nContent-Length: 60\r\n\r\n"
                                "{\"email\":\"eve@example.org\",\"password\":\"" PASSWORD "\"}";
  g_auto (PfHashing) hashing = { .password = g_strdup ("x") };
  g_auto (PfRawAnswer) answer = { 0 };

  fixture->held = TRUE;
  push_and_wait (fixture, &hashing);
  g_assert_true (pf_raw_send (fixture->raw, request, strlen (request)));
  while (pf_password_pool_get_n_waiting (fixture->passwords) == 0)
    g_thread_yield ();
  pf_demo_run (fixture->demo, "UPDATE account_password SET hash = 'another' WHERE account = 1");
  g_mutex_lock (&fixture->mutex);
  fixture->held = FALSE;
  g_cond_broadcast (&fixture->changed);
  g_mutex_unlock (&fixture->mutex);
  pf_raw_receive (fixture->raw, TRUE, &answer);
  g_assert_cmpuint (answer.status, ==, 401);
}

static void
test_limits (Fixture *fixture, gconstpointer)
{
  g_autofree char *token = sign_in (fixture, SIGN_IN ("eve@example.org", PASSWORD));
  g_auto (PfRawAnswer) answer = { 0 };
  g_autofree char *seconds = NULL;

  for (guint i = 0; i < 5; i++)
    g_assert_cmpuint (
        try_sign_in (fixture, SIGN_IN ("eve@example.org", "wrong"), &answer), ==, 401);
  /* The right password does not help now; its devices go on, other accounts too. */
  g_assert_cmpuint (try_sign_in (fixture, SIGN_IN ("EVE@example.org", PASSWORD), &answer), ==, 429);
  assert_problem (&answer, "too-many-requests");
  seconds = pf_raw_answer_get (&answer, "Retry-After");
  g_assert_cmpuint (g_ascii_strtoull (seconds, NULL, 10), >, 20);
  g_assert_cmpuint (g_ascii_strtoull (seconds, NULL, 10), <=, 30);
  g_assert_cmpuint (ask (fixture, "GET", "/v1/me", token, &answer), ==, 200);
  g_assert_cmpuint (try_sign_in (fixture, SIGN_IN ("ada@example.org", PASSWORD), &answer), ==, 201);
}

/* The control: it is the limits that stopped, nothing else. */
static void
test_no_limits (Fixture *fixture, gconstpointer)
{
  g_auto (PfRawAnswer) answer = { 0 };

  for (guint i = 0; i < 7; i++)
    g_assert_cmpuint (
        try_sign_in (fixture, SIGN_IN ("eve@example.org", "wrong"), &answer), ==, 401);
  g_assert_cmpuint (try_sign_in (fixture, SIGN_IN ("eve@example.org", PASSWORD), &answer), ==, 201);
}

/* Where more wait than can be hashed in a second, who comes now is asked to come back. */
static void
test_overloaded (Fixture *fixture, gconstpointer)
{
  guint max_waiting = pf_password_pool_get_max_waiting (fixture->passwords);
  g_autofree PfHashing *hashings = g_new0 (PfHashing, max_waiting);
  g_auto (PfHashing) first = { .password = g_strdup ("x") };
  g_auto (PfRawAnswer) answer = { 0 };
  g_autofree char *seconds = NULL;

  fixture->held = TRUE;
  push_and_wait (fixture, &first);
  for (guint i = 0; i < max_waiting; i++) {
    hashings[i] = (PfHashing){ .password = g_strdup ("x") };
    g_assert_true (pf_password_pool_push (fixture->passwords, &hashings[i], hashed_cb, fixture));
  }
  g_assert_cmpuint (try_sign_in (fixture, SIGN_IN ("eve@example.org", PASSWORD), &answer), ==, 503);
  assert_problem (&answer, "overloaded");
  seconds = pf_raw_answer_get (&answer, "Retry-After");
  g_assert_cmpstr (seconds, ==, "1");
  g_mutex_lock (&fixture->mutex);
  fixture->held = FALSE;
  g_cond_broadcast (&fixture->changed);
  g_mutex_unlock (&fixture->mutex);
  while (pf_password_pool_get_n_waiting (fixture->passwords) > 0)
    g_usleep (1000);
  g_assert_cmpuint (try_sign_in (fixture, SIGN_IN ("eve@example.org", PASSWORD), &answer), ==, 201);
  for (guint i = 0; i < max_waiting; i++)
    pf_hashing_clear (&hashings[i]);
}

static void
test_devices (Fixture *fixture, gconstpointer)
{
  g_auto (PfRawAnswer) answer = { 0 };
  g_autofree char *old = NULL;
  g_autofree char *token = NULL;
  g_autofree char *path = NULL;
  g_autofree char *id = NULL;
  g_autofree char *foreign = sign_in (fixture, SIGN_IN ("ada@example.org", PASSWORD));

  pf_demo_run (fixture->demo, "DELETE FROM account_session WHERE account = 1");
  old = sign_in (fixture, SIGN_IN ("eve@example.org", PASSWORD));
  g_assert_cmpuint (ask (fixture, "GET", "/v1/sessions", old, &answer), ==, 200);
  id = get_text (&answer, "id");
  g_assert_nonnull (strstr (answer.body, "\"device_name\":\"Test\""));
  g_assert_nonnull (strstr (answer.body, "\"current\":true"));
  token = sign_in (fixture, SIGN_IN ("eve@example.org", PASSWORD));
  g_assert_cmpuint (ask (fixture, "GET", "/v1/sessions", token, &answer), ==, 200);
  g_assert_nonnull (strstr (answer.body, "\"current\":true"));
  g_assert_nonnull (strstr (answer.body, "\"current\":false"));
  g_assert_null (strstr (answer.body, "token"));
  g_assert_null (strstr (answer.body, "\"account\""));

  path = g_strconcat ("/v1/sessions/", id, NULL);
  g_assert_cmpuint (ask (fixture, "DELETE", path, foreign, &answer), ==, 404);
  g_assert_cmpuint (ask (fixture, "GET", "/v1/me", old, &answer), ==, 200);
  g_assert_cmpuint (ask (fixture, "DELETE", path, token, &answer), ==, 204);
  g_assert_cmpuint (ask (fixture, "GET", "/v1/me", old, &answer), ==, 401);
  g_assert_cmpuint (ask (fixture, "DELETE", path, token, &answer), ==, 404);
  g_assert_cmpuint (ask (fixture, "DELETE", "/v1/sessions/current", token, &answer), ==, 204);
  g_assert_cmpuint (ask (fixture, "GET", "/v1/me", token, &answer), ==, 401);
}

/* A session in use lives on, at the price of one write an hour. */
static void
test_touch (Fixture *fixture, gconstpointer)
{
  PfWriter *writer = pf_store_get_writer (fixture->demo->store);
  g_autofree char *token = sign_in (fixture, SIGN_IN ("eve@example.org", PASSWORD));
  g_autofree char *sql = NULL;
  g_auto (PfRawAnswer) answer = { 0 };
  PfInstant used_at = g_get_real_time () - 2 * G_TIME_SPAN_HOUR;
  guint n_commits;

  sql = g_strdup_printf ("UPDATE account_session SET last_used_at = %" G_GINT64_FORMAT
                         ", expires_at = %" G_GINT64_FORMAT " WHERE account = 1",
                         used_at,
                         used_at + 3 * G_TIME_SPAN_HOUR);
  pf_demo_run (fixture->demo, sql);
  n_commits = pf_writer_get_n_commits (writer);
  g_assert_cmpuint (ask (fixture, "GET", "/v1/me", token, &answer), ==, 200);
  while (pf_writer_get_n_commits (writer) == n_commits)
    g_thread_yield ();
  g_assert_cmpint (
      pf_demo_ask (fixture->demo, "SELECT max(last_used_at) FROM account_session"), >, used_at);
  g_assert_cmpint (pf_demo_ask (fixture->demo,
                                "SELECT min(expires_at - last_used_at) / 1000000 FROM"
                                " account_session WHERE account = 1 AND last_used_at >"
                                " (SELECT max(last_used_at) - 1000000 FROM account_session)"),
                   ==,
                   180 * 24 * 60 * 60);
  for (guint i = 0; i < 10; i++)
    g_assert_cmpuint (ask (fixture, "GET", "/v1/me", token, &answer), ==, 200);
  g_assert_cmpuint (pf_writer_get_n_waiting (writer), ==, 0);
  g_assert_cmpuint (pf_writer_get_n_commits (writer), ==, n_commits + 1);
}

static void
test_expired (Fixture *fixture, gconstpointer)
{
  g_autofree char *token = sign_in (fixture, SIGN_IN ("eve@example.org", PASSWORD));
  g_auto (PfRawAnswer) answer = { 0 };

  pf_demo_run (fixture->demo, "UPDATE account_session SET expires_at = 1");
  g_assert_cmpuint (ask (fixture, "GET", "/v1/me", token, &answer), ==, 401);
  /* The next sign-in clears them away. */
  g_free (sign_in (fixture, SIGN_IN ("eve@example.org", PASSWORD)));
  g_assert_cmpint (
      pf_demo_ask (fixture->demo, "SELECT count(*) FROM account_session WHERE account = 1"), ==, 1);
}

static GMutex log_mutex;
static GString *logged;

static GLogWriterOutput
keep_log_cb (GLogLevelFlags, const GLogField *fields, gsize n_fields, gpointer)
{
  g_mutex_lock (&log_mutex);
  for (gsize i = 0; logged != NULL && i < n_fields; i++) {
    if (fields[i].length < 0)
      g_string_append_printf (logged, "%s\n", (const char *) fields[i].value);
  }
  g_mutex_unlock (&log_mutex);
  return G_LOG_WRITER_HANDLED;
}

/* Who asks, and with what, is nobody's business who reads the log. */
static void
test_log (Fixture *fixture, gconstpointer)
{
  g_autofree char *token = NULL;
  g_auto (PfRawAnswer) answer = { 0 };
  g_autofree char *text = NULL;

  logged = g_string_new (NULL);
  token = sign_in (fixture, SIGN_IN ("eve@example.org", PASSWORD));
  try_sign_in (fixture, SIGN_IN ("eve@example.org", "wrong horse"), &answer);
  ask (fixture, "GET", "/v1/children/" DEMO_1, token, &answer);
  ask (fixture, "GET", "/v1/me", token, &answer);
  g_mutex_lock (&log_mutex);
  text = g_string_free (g_steal_pointer (&logged), FALSE);
  g_mutex_unlock (&log_mutex);
  g_assert_nonnull (strstr (text, "sign_in 201"));
  g_assert_nonnull (strstr (text, "sign_in 401"));
  g_assert_nonnull (strstr (text, "get_child 200"));
  g_assert_null (strstr (text, token));
  g_assert_null (strstr (text, "eve"));
  g_assert_null (strstr (text, "cheval"));
  g_assert_null (strstr (text, "horse"));
  g_assert_null (strstr (text, DEMO_1));
}

static void
add_tests (const char *name, const Variant *variants)
{
  const struct
  {
    const char *name;
    void (*test) (Fixture *fixture, gconstpointer data);
  } tests[] = {
    { "sign-in", test_sign_in },     { "agent", test_agent },
    { "refused", test_refused },     { "changed-meanwhile", test_changed_meanwhile },
    { "no-limits", test_no_limits }, { "overloaded", test_overloaded },
    { "devices", test_devices },     { "touch", test_touch },
    { "expired", test_expired },     { "log", test_log },
  };
  g_autofree char *limits = g_strconcat ("/sign-in/", name, "/limits", NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++) {
    g_autofree char *path = g_strconcat ("/sign-in/", name, "/", tests[i].name, NULL);

    g_test_add (path, Fixture, &variants[0], set_up, tests[i].test, tear_down);
  }
  g_test_add (limits, Fixture, &variants[1], set_up, test_limits, tear_down);
}

static void
skip_postgres (void)
{
  g_test_skip ("PF_TEST_POSTGRES is not set");
}

int
main (int argc, char **argv)
{
  static const Variant on_sqlite[] = { { &pf_sqlite_driver, FALSE }, { &pf_sqlite_driver, TRUE } };
  static const Variant on_postgres[] = { { &pf_postgres_driver, FALSE },
                                         { &pf_postgres_driver, TRUE } };

  g_test_init (&argc, &argv, NULL);
  g_log_set_writer_func (keep_log_cb, NULL, NULL);
  add_tests ("sqlite", on_sqlite);
  if (pf_demo_has_postgres ())
    add_tests ("postgres", on_postgres);
  else
    g_test_add_func ("/sign-in/postgres", skip_postgres);
  return g_test_run ();
}
