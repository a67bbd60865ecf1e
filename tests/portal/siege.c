/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An account whose password is guessed at without end, from ever new addresses, and its owner, who
 * gets in all the same.
 */
#include "core/password-reset.h"
#include "demo.h"
#include "raw.h"
#include "server/http/server.h"
#include "server/store/account-tokens.h"

#define EVE 1
#define HOME "203.0.113.7"
#define ELSEWHERE "203.0.113.8"
#define LINK "aVeryLongRandomTokenThatNobodyGuesses-_1234"
#define PASSWORD "cheval correct pile"

typedef struct
{
  PfDemo *demo;
  PfPasswordPool *passwords;
  PfServer *server;
  PfRaw *raw;
} Fixture;

static void
start_server (Fixture *fixture)
{
  g_autoptr (GTimeZone) paris = g_time_zone_new_identifier ("Europe/Paris");
  g_autoptr (GError) error = NULL;

  fixture->server = pf_server_start (
      fixture->demo->store,
      &(PfServerOptions){
          .listen = "127.0.0.1:0", .zone = paris, .n_threads = 2, .passwords = fixture->passwords },
      &error);
  g_assert_no_error (error);
  fixture->raw = pf_raw_open (pf_server_get_port (fixture->server));
}

static void
stop_server (Fixture *fixture)
{
  pf_raw_close (fixture->raw);
  pf_server_stop (fixture->server, 10);
}

/* A server that stopped wrote all there was to write, and its store writes no more. */
static void
reopen (Fixture *fixture)
{
  pf_store_close (fixture->demo->store);
  fixture->demo->store = pf_store_open (fixture->demo->driver, fixture->demo->path, 2, NULL);
  start_server (fixture);
}

static void
set_up (Fixture *fixture, gconstpointer driver)
{
  g_autoptr (GError) error = NULL;

  fixture->demo = pf_demo_new_on (driver);
  fixture->passwords = pf_password_pool_new (1, 5, &error);
  g_assert_no_error (error);
  start_server (fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer)
{
  stop_server (fixture);
  pf_password_pool_free (fixture->passwords);
  pf_demo_free (fixture->demo);
}

/* Chooses PASSWORD with the link. */
static void
confirm (Fixture *fixture, const char *address)
{
  g_autofree char *header = g_strdup_printf ("X-Forwarded-For: %s\r\n", address);
  g_auto (PfRawAnswer) answer = { 0 };

  pf_raw_ask (fixture->raw,
              "POST",
              "/v1/password-resets/confirm",
              header,
              "{\"token\":\"" LINK "\",\"password\":\"" PASSWORD "\"}",
              &answer);
  g_assert_cmpuint (answer.status, ==, 204);
}

static guint
try_from (Fixture *fixture, const char *address, const char *password)
{
  g_autofree char *header = g_strdup_printf ("X-Forwarded-For: %s\r\n", address);
  g_autofree char *body =
      g_strdup_printf ("{\"email\":\"eve@example.org\",\"password\":\"%s\"}", password);
  g_auto (PfRawAnswer) answer = { 0 };

  pf_raw_ask (fixture->raw, "POST", "/v1/sessions", header, body, &answer);
  return answer.status;
}

/* Enemies guess from ever new addresses until none of them may any more. */
static void
besiege (Fixture *fixture)
{
  guint n_refused = 0;

  for (guint i = 0; n_refused < 3; i++) {
    g_autofree char *address = g_strdup_printf ("198.51.100.%u", i);

    g_assert_cmpuint (i, <, 100);
    n_refused += try_from (fixture, address, "a guess") == 429;
  }
}

/* From where they signed in before, the owner does: after the server was started anew, too. */
static void
test_known (Fixture *fixture, gconstpointer)
{
  pf_demo_send_link (fixture->demo, LINK, PF_RESET_SPAN);
  confirm (fixture, "203.0.113.9");
  g_assert_cmpuint (try_from (fixture, HOME, PASSWORD), ==, 201);
  besiege (fixture);
  g_assert_cmpuint (try_from (fixture, ELSEWHERE, PASSWORD), ==, 429);
  g_assert_cmpuint (try_from (fixture, HOME, "mistyped"), ==, 401);
  g_assert_cmpuint (try_from (fixture, HOME, PASSWORD), ==, 201);

  stop_server (fixture);
  reopen (fixture);
  besiege (fixture);
  g_assert_cmpuint (try_from (fixture, ELSEWHERE, PASSWORD), ==, 429);
  g_assert_cmpuint (try_from (fixture, HOME, PASSWORD), ==, 201);
}

/* Whom enemies keep out gets in by the mail, at once, and stays in: they do not stop. */
static void
test_reset (Fixture *fixture, gconstpointer)
{
  pf_demo_send_link (fixture->demo, LINK, PF_RESET_SPAN);
  besiege (fixture);
  g_assert_cmpuint (try_from (fixture, HOME, PASSWORD), ==, 429);
  confirm (fixture, HOME);
  besiege (fixture);
  g_assert_cmpuint (try_from (fixture, ELSEWHERE, PASSWORD), ==, 429);
  g_assert_cmpuint (try_from (fixture, HOME, PASSWORD), ==, 201);
}

/* Who mistyped until none was left chooses a new one, and signs in from anywhere. */
static void
test_forgotten_tries (Fixture *fixture, gconstpointer)
{
  pf_demo_send_link (fixture->demo, LINK, PF_RESET_SPAN);
  while (try_from (fixture, HOME, "mistyped") == 401)
    ;
  confirm (fixture, ELSEWHERE);
  g_assert_cmpuint (try_from (fixture, HOME, PASSWORD), ==, 201);
}

static guint
export_from (Fixture *fixture, const char *address)
{
  g_autofree char *headers =
      g_strdup_printf ("Authorization: Bearer one\r\nX-Forwarded-For: %s\r\n", address);
  g_auto (PfRawAnswer) answer = { 0 };

  pf_raw_ask (fixture->raw, "GET", "/v1/me/export", headers, NULL, &answer);
  return answer.status;
}

/* What one address used up is nothing to another, of what only reads too. */
static void
test_exports (Fixture *fixture, gconstpointer)
{
  g_autofree char *sql = g_strdup_printf (
      "UPDATE account_session SET proven_at = %" G_GINT64_FORMAT, g_get_real_time ());
  g_auto (PfRawAnswer) answer = { 0 };

  for (guint i = 0; answer.status != 429; i++) {
    g_autofree char *body = g_strdup_printf ("{\"email\":\"%u@example.org\"}", i);

    g_assert_cmpuint (i, <, 1000);
    pf_raw_ask (fixture->raw,
                "POST",
                "/v1/password-resets",
                "X-Forwarded-For: " HOME "\r\n",
                body,
                &answer);
  }
  pf_demo_run (fixture->demo, sql);
  g_assert_cmpuint (export_from (fixture, HOME), ==, 429);
  g_assert_cmpuint (export_from (fixture, ELSEWHERE), ==, 200);
  stop_server (fixture);
  g_assert_cmpint (pf_demo_ask (fixture->demo,
                                "SELECT count(*) FROM journal_entry WHERE action = 'data_exported'"
                                " AND address = '" ELSEWHERE "' AND device = 'test'"),
                   ==,
                   1);
  reopen (fixture);
}

static void
add_tests (const char *database, const PfDriver *driver)
{
  static const struct
  {
    const char *name;
    void (*test) (Fixture *, gconstpointer);
  } tests[] = {
    { "known", test_known },
    { "reset", test_reset },
    { "forgotten-tries", test_forgotten_tries },
    { "exports", test_exports },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++) {
    g_autofree char *path = g_strdup_printf ("/siege/%s/%s", database, tests[i].name);

    g_test_add (path, Fixture, driver, set_up, tests[i].test, tear_down);
  }
}

static void
skip_postgres (void)
{
  g_test_skip ("no PF_TEST_POSTGRES");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add_tests ("sqlite", &pf_sqlite_driver);
  if (pf_demo_has_postgres ())
    add_tests ("postgres", &pf_postgres_driver);
  else
    g_test_add_func ("/siege/postgres", skip_postgres);
  return g_test_run ();
}
