/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Choosing a password with what a mail brought, over HTTP: once, in time, and telling nothing.
 */
#include <string.h>

#include "core/password-reset.h"
#include "demo.h"
#include "raw.h"
#include "server/http/server.h"
#include "server/store/account-tokens.h"

#define EVE 1
#define LINK "aVeryLongRandomTokenThatNobodyGuesses-_1234"
#define PASSWORD "cheval correct pile"
#define N_RACERS 6

typedef struct
{
  PfDemo *demo;
  PfPasswordPool *passwords;
  PfServer *server;
  PfRaw *raw;
} Fixture;

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

  fixture->demo = pf_demo_new_on (variant->driver);
  fixture->passwords = pf_password_pool_new (1, 5, &error);
  g_assert_no_error (error);
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
}

static void
post (PfRaw *raw, const char *path, const char *body, PfRawAnswer *answer)
{
  g_autofree char *whole = g_strconcat ("/v1/", path, NULL);

  pf_raw_ask (raw, "POST", whole, "", body, answer);
}

static void
assert_problem (const PfRawAnswer *answer, guint status, const char *code)
{
  g_autofree char *urn = g_strconcat ("urn:portail-famille:problem:", code, "\"", NULL);

  g_assert_cmpuint (answer->status, ==, status);
  g_assert_nonnull (strstr (answer->body, urn));
}

/* A body (transfer full) that confirms with the link's token. */
static char *
confirm_by_link (const char *token)
{
  return g_strdup_printf (
      "{\"token\":\"%s\",\"password\":\"" PASSWORD "\",\"device_name\":\"Laptop\"}", token);
}

static guint
sign_in (Fixture *fixture)
{
  g_auto (PfRawAnswer) answer = { 0 };

  post (fixture->raw,
        "sessions",
        "{\"email\":\"eve@example.org\",\"password\":\"" PASSWORD "\"}",
        &answer);
  return answer.status;
}

/* Known or not, with a password or without: the answer is the same, and so is what it leaves. */
static void
test_ask (Fixture *fixture, gconstpointer)
{
  static const char *const emails[] = { "Eve@Example.org", "nobody@example.org" };

  for (gsize i = 0; i < G_N_ELEMENTS (emails); i++) {
    g_autofree char *body = g_strdup_printf ("{\"email\":\"%s\"}", emails[i]);
    g_auto (PfRawAnswer) answer = { 0 };

    post (fixture->raw, "password-resets", body, &answer);
    g_assert_cmpuint (answer.status, ==, 202);
    g_assert_cmpstr (answer.body, ==, "");
  }
  g_assert_cmpint (pf_demo_ask (fixture->demo,
                                "SELECT count(*) FROM mail WHERE kind = 'reset_asked'"
                                " AND state = 'waiting' AND account IS NULL AND token IS NULL"
                                " AND recipient IN ('eve@example.org', 'nobody@example.org')"),
                   ==,
                   2);
}

static void
test_link (Fixture *fixture, gconstpointer)
{
  g_autofree char *body = confirm_by_link (LINK);
  g_auto (PfRawAnswer) answer = { 0 };

  pf_demo_send_link (fixture->demo, LINK, PF_RESET_SPAN);
  post (fixture->raw, "password-resets/check", "{\"token\":\"" LINK "\"}", &answer);
  g_assert_cmpuint (answer.status, ==, 200);
  g_assert_nonnull (strstr (answer.body, "\"email\":\"eve@example.org\""));
  g_assert_nonnull (strstr (answer.body, "\"activation\":true"));

  post (fixture->raw, "password-resets/confirm", body, &answer);
  g_assert_cmpuint (answer.status, ==, 204);
  g_assert_cmpuint (sign_in (fixture), ==, 201);
  /* Who had it before is out, and the person is told. */
  g_assert_cmpint (pf_demo_ask (fixture->demo,
                                "SELECT count(*) FROM account_session WHERE token_hash <> ''"
                                " AND account = 1 AND signed_in_at = 1"),
                   ==,
                   0);
  g_assert_cmpint (pf_demo_ask (fixture->demo,
                                "SELECT count(*) FROM mail WHERE kind = 'password_changed'"
                                " AND recipient = 'eve@example.org' AND account = 1"),
                   ==,
                   1);
  /* From which device is noted, though there was no session. */
  g_assert_cmpint (pf_demo_ask (fixture->demo,
                                "SELECT count(*) FROM journal_entry WHERE account = 1"
                                " AND action = 'password_chosen' AND device = 'Laptop'"),
                   ==,
                   1);
  /* Neither the link nor its code is kept. */
  g_assert_cmpint (pf_demo_ask (fixture->demo,
                                "SELECT count(*) FROM account_token WHERE token_hash LIKE '%" LINK
                                "%'"),
                   ==,
                   0);

  post (fixture->raw, "password-resets/confirm", body, &answer);
  assert_problem (&answer, 410, "link-used");
  post (fixture->raw, "password-resets/check", "{\"token\":\"" LINK "\"}", &answer);
  assert_problem (&answer, 410, "link-used");
}

static void
test_code (Fixture *fixture, gconstpointer)
{
  g_auto (PfRawAnswer) answer = { 0 };
  g_autofree char *spaced = NULL;
  g_autofree char *body = NULL;
  char code[PF_CODE_SIZE];

  pf_demo_send_link (fixture->demo, LINK, PF_RESET_SPAN);
  pf_code_from_token (code, LINK);
  spaced = g_strdup_printf (" %.4s-%s", code, code + 4);
  body = g_strdup_printf (
      "{\"email\":\"EVE@example.org\",\"code\":\"%s\",\"password\":\"" PASSWORD "\"}", spaced);
  post (fixture->raw,
        "password-resets/check",
        "{\"email\":\"eve@example.org\",\"code\":\"0000-0000\"}",
        &answer);
  assert_problem (&answer, 422, "code-wrong");
  post (fixture->raw, "password-resets/confirm", body, &answer);
  g_assert_cmpuint (answer.status, ==, 204);
  g_assert_cmpuint (sign_in (fixture), ==, 201);
  post (fixture->raw, "password-resets/confirm", body, &answer);
  assert_problem (&answer, 410, "link-used");
}

static void
test_refused (Fixture *fixture, gconstpointer)
{
  static const struct
  {
    const char *body, *code;
    guint status;
  } cases[] = {
    { "{\"token\":\"unknown\",\"password\":\"" PASSWORD "\"}", "link-invalid", 410 },
    { "{\"token\":\"late\",\"password\":\"" PASSWORD "\"}", "link-expired", 410 },
    { "{\"token\":\"moved\",\"password\":\"" PASSWORD "\"}", "link-invalid", 410 },
    { "{\"email\":\"nobody@example.org\",\"code\":\"00000000\",\"password\":\"" PASSWORD "\"}",
      "code-wrong",
      422 },
    { "{\"email\":\"eve@example.org\",\"code\":\"not one\",\"password\":\"" PASSWORD "\"}",
      "code-wrong",
      422 },
    { "{\"password\":\"" PASSWORD "\"}", "bad-members", 422 },
    { "{\"token\":\"t\",\"email\":\"eve@example.org\",\"password\":\"" PASSWORD "\"}",
      "bad-members",
      422 },
    { "{\"token\":\"good\",\"password\":\"too short\"}", "bad-members", 422 },
    { "{\"token\":\"good\",\"password\":\"motdepasse123\"}", "bad-members", 422 },
    { "{\"email\":\"clementine.dupuis@example.org\",\"code\":\"00000000\",\"password\":"
      "\"clementine.dupuis\"}",
      "bad-members",
      422 },
  };

  pf_demo_send_link (fixture->demo, "moved", PF_RESET_SPAN);
  pf_demo_run (fixture->demo, "UPDATE account_token SET email = 'eve@old.example.org'");
  pf_demo_send_link (fixture->demo, "late", 0);
  pf_demo_send_link (fixture->demo, "good", PF_RESET_SPAN);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_auto (PfRawAnswer) answer = { 0 };

    post (fixture->raw, "password-resets/confirm", cases[i].body, &answer);
    g_test_message ("%s", cases[i].body);
    assert_problem (&answer, cases[i].status, cases[i].code);
    g_assert_nonnull (strstr (answer.body, "\"detail\":\""));
  }
  g_assert_cmpint (pf_demo_ask (fixture->demo, "SELECT count(*) FROM account_password"), ==, 0);
  g_assert_cmpint (pf_demo_ask (fixture->demo, "SELECT count(*) FROM mail"), ==, 0);
}

typedef struct
{
  PfServer *server;
  const char *body;
} Racer;

static gpointer
race (gpointer data)
{
  const Racer *racer = data;
  g_autoptr (PfRaw) raw = pf_raw_open (pf_server_get_port (racer->server));
  g_auto (PfRawAnswer) answer = { 0 };

  post (raw, "password-resets/confirm", racer->body, &answer);
  return GUINT_TO_POINTER (answer.status);
}

/* Of those who use one link at once, one succeeds. */
static void
test_race (Fixture *fixture, gconstpointer)
{
  g_autofree char *body = confirm_by_link (LINK);
  Racer racer = { fixture->server, body };
  GThread *racers[N_RACERS];
  guint n_done = 0;

  pf_demo_send_link (fixture->demo, LINK, PF_RESET_SPAN);
  for (guint i = 0; i < N_RACERS; i++)
    racers[i] = g_thread_new ("racer", race, &racer);
  for (guint i = 0; i < N_RACERS; i++) {
    guint status = GPOINTER_TO_UINT (g_thread_join (racers[i]));

    g_assert_true (status == 204 || status == 410);
    n_done += status == 204;
  }
  g_assert_cmpuint (n_done, ==, 1);
}

static char *
get_session_token (Fixture *fixture)
{
  g_auto (PfRawAnswer) answer = { 0 };
  const char *at;

  post (fixture->raw,
        "sessions",
        "{\"email\":\"eve@example.org\",\"password\":\"" PASSWORD "\"}",
        &answer);
  g_assert_cmpuint (answer.status, ==, 201);
  at = strstr (answer.body, "\"token\":\"") + strlen ("\"token\":\"");
  return g_strndup (at, strcspn (at, "\""));
}

static void
ask_as (Fixture *fixture,
        const char *method,
        const char *path,
        const char *token,
        const char *body,
        PfRawAnswer *answer)
{
  g_autofree char *key = g_uuid_string_random ();
  g_autofree char *headers =
      g_strdup_printf ("Authorization: Bearer %s\r\nIdempotency-Key: %s\r\n", token, key);

  pf_raw_ask (fixture->raw, method, path, headers, body, answer);
}

/* By who is signed in and knows the old one; the other devices are signed out. */
static void
test_change (Fixture *fixture, gconstpointer)
{
  static const char new_one[] = "{\"current_password\":\"%s\",\"password\":\"girafe bleue ciel\"}";
  g_autofree char *link = confirm_by_link (LINK);
  g_autofree char *wrong = g_strdup_printf (new_one, "cheval");
  g_autofree char *right = g_strdup_printf (new_one, PASSWORD);
  g_autofree char *here = NULL;
  g_autofree char *elsewhere = NULL;
  g_auto (PfRawAnswer) answer = { 0 };

  pf_demo_send_link (fixture->demo, LINK, PF_RESET_SPAN);
  post (fixture->raw, "password-resets/confirm", link, &answer);
  here = get_session_token (fixture);
  elsewhere = get_session_token (fixture);

  ask_as (fixture, "POST", "/v1/me/password", here, wrong, &answer);
  assert_problem (&answer, 422, "bad-members");
  g_assert_nonnull (strstr (answer.body, "\"/current_password\",\"code\":\"wrong-password\""));
  g_assert_cmpuint (sign_in (fixture), ==, 201);

  ask_as (fixture, "POST", "/v1/me/password", here, right, &answer);
  g_assert_cmpuint (answer.status, ==, 204);
  g_assert_cmpuint (sign_in (fixture), ==, 401);
  ask_as (fixture, "GET", "/v1/me", here, NULL, &answer);
  g_assert_cmpuint (answer.status, ==, 200);
  ask_as (fixture, "GET", "/v1/me", elsewhere, NULL, &answer);
  g_assert_cmpuint (answer.status, ==, 401);
  g_assert_cmpint (
      pf_demo_ask (fixture->demo, "SELECT count(*) FROM mail WHERE kind = 'password_changed'"),
      ==,
      2);
  g_assert_cmpint (
      pf_demo_ask (fixture->demo,
                   "SELECT count(*) FROM journal_entry WHERE account = 1 AND action IN"
                   " ('password_chosen', 'password_changed', 'password_change_failed')"),
      ==,
      3);
}

/* A code is short: it is not there to be guessed; and the mail's link still opens. */
static void
test_limits (Fixture *fixture, gconstpointer)
{
  static const char guess[] = "{\"email\":\"eve@example.org\",\"code\":\"00000000\"}";
  g_auto (PfRawAnswer) answer = { 0 };
  g_autofree char *body = confirm_by_link (LINK);
  guint n_guesses = 0;

  pf_demo_send_link (fixture->demo, LINK, PF_RESET_SPAN);
  do {
    post (fixture->raw, "password-resets/check", guess, &answer);
    n_guesses++;
  } while (answer.status == 422 && n_guesses < 100);
  assert_problem (&answer, 429, "too-many-requests");
  g_assert_cmpuint (n_guesses, <=, 11);
  post (fixture->raw, "password-resets/confirm", body, &answer);
  g_assert_cmpuint (answer.status, ==, 204);
  g_assert_cmpuint (sign_in (fixture), ==, 201);

  n_guesses = 0;
  do {
    post (fixture->raw, "password-resets", "{\"email\":\"eve@example.org\"}", &answer);
    n_guesses++;
  } while (answer.status == 202 && n_guesses < 100);
  assert_problem (&answer, 429, "too-many-requests");
}

/* The control: it is the limits that stopped. */
static void
test_no_limits (Fixture *fixture, gconstpointer)
{
  g_auto (PfRawAnswer) answer = { 0 };

  for (guint i = 0; i < 30; i++) {
    post (fixture->raw, "password-resets", "{\"email\":\"eve@example.org\"}", &answer);
    g_assert_cmpuint (answer.status, ==, 202);
  }
}

static void
add (const char *database,
     const Variant *variant,
     const char *name,
     void (*test) (Fixture *, gconstpointer))
{
  g_autofree char *path = g_strdup_printf ("/password-reset/%s/%s", database, name);

  g_test_add (path, Fixture, variant, set_up, test, tear_down);
}

static void
skip_postgres (void)
{
  g_test_skip ("no PF_TEST_POSTGRES");
}

int
main (int argc, char **argv)
{
  static const Variant variants[] = {
    { &pf_sqlite_driver, FALSE },
    { &pf_postgres_driver, FALSE },
    { &pf_sqlite_driver, TRUE },
  };

  g_test_init (&argc, &argv, NULL);
  if (!pf_demo_has_postgres ())
    g_test_add_func ("/password-reset/postgres", skip_postgres);
  for (guint i = 0; i < 2 && (i == 0 || pf_demo_has_postgres ()); i++) {
    const char *database = i == 0 ? "sqlite" : "postgres";

    add (database, &variants[i], "ask", test_ask);
    add (database, &variants[i], "link", test_link);
    add (database, &variants[i], "code", test_code);
    add (database, &variants[i], "change", test_change);
    add (database, &variants[i], "refused", test_refused);
    add (database, &variants[i], "race", test_race);
  }
  add ("sqlite", &variants[0], "no-limits", test_no_limits);
  add ("sqlite", &variants[2], "limits", test_limits);
  return g_test_run ();
}
