/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A family's way in with the real program: asks for a password, gets the mail, chooses, signs in.
 * And nobody who reads the log, or a subject on a locked screen, gets in that way.
 */
#include <signal.h>
#include <string.h>

#include "core/password-reset.h"
#include "outbox.h"
#include "raw.h"
#include "server-process.h"

#define TIMEOUT (30 * G_TIME_SPAN_SECOND)
#define PASSWORD "cheval correct pile"
#define ASK "{\"email\":\"Eve@Example.org\"}"

typedef struct
{
  PfDemo *demo;
  PfSink *sink;
  PfProcess *process;
  PfRaw *raw;
  GString *log;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer driver)
{
  fixture->demo = pf_demo_new_on (driver);
  fixture->sink = pf_sink_new (NULL, NULL);
  fixture->log = g_string_new (NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer)
{
  pf_sink_free (fixture->sink);
  pf_demo_free (fixture->demo);
  g_string_free (fixture->log, TRUE);
}

static void
start (Fixture *fixture, const char *const *options)
{
  fixture->process = pf_process_start (fixture->demo, PF_TEST_SERVER, options);
  fixture->raw = pf_raw_open (pf_process_get_port (fixture->process));
  g_assert_nonnull (fixture->raw);
}

static void
end (Fixture *fixture)
{
  pf_raw_close (fixture->raw);
  pf_process_end (fixture->process, SIGTERM, fixture->log);
}

G_GNUC_PRINTF (4, 5)
static void
post (Fixture *fixture, guint status, const char *path, const char *format, ...)
{
  g_auto (PfRawAnswer) answer = { 0 };
  g_autofree char *body = NULL;
  va_list arguments;

  va_start (arguments, format);
  body = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  pf_raw_ask (fixture->raw, "POST", path, "", body, &answer);
  if (answer.status != status)
    g_test_message ("%s", answer.body);
  g_assert_cmpuint (answer.status, ==, status);
}

static const PfSinkMail *
wait_for_mail (Fixture *fixture, guint n)
{
  gint64 deadline = g_get_monotonic_time () + TIMEOUT;

  while (pf_sink_get_n_mails (fixture->sink) <= n) {
    g_assert_cmpint (g_get_monotonic_time (), <, deadline);
    g_usleep (10000);
  }
  return pf_sink_get (fixture->sink, n);
}

static void
assert_nowhere (Fixture *fixture, const char *secret)
{
  g_assert_null (strstr (fixture->log->str, secret));
  for (guint i = 0; i < pf_sink_get_n_mails (fixture->sink); i++) {
    g_autofree char *subject = pf_sink_mail_get (pf_sink_get (fixture->sink, i), "Subject");

    g_test_message ("%s", subject);
    g_assert_null (strstr (subject, secret));
  }
}

static void
test_road (Fixture *fixture, gconstpointer)
{
  const char *options[] = { "--mail-server",
                            pf_sink_get_url (fixture->sink),
                            "--mail-from",
                            OUTBOX_FROM,
                            "--public-url",
                            OUTBOX_URL "/",
                            "--log-level",
                            "debug",
                            NULL };
  g_autofree char *token = NULL;
  g_autofree char *grouped = NULL;
  char code[PF_CODE_SIZE];

  start (fixture, options);
  post (fixture, 202, "/v1/password-resets", ASK);
  token = pf_sink_mail_find_token (wait_for_mail (fixture, 0));
  g_assert_nonnull (token);
  g_assert_nonnull (strstr (wait_for_mail (fixture, 0)->text, OUTBOX_URL "/activate/"));
  pf_code_from_token (code, token);
  grouped = g_strdup_printf ("%.4s-%s", code, code + 4);
  g_assert_nonnull (strstr (wait_for_mail (fixture, 0)->text, grouped));

  post (fixture, 200, "/v1/password-resets/check", "{\"token\":\"%s\"}", token);
  post (fixture,
        204,
        "/v1/password-resets/confirm",
        "{\"email\":\"eve@example.org\",\"code\":\"%s\",\"password\":\"" PASSWORD "\"}",
        grouped);
  g_assert_null (pf_sink_mail_find_token (wait_for_mail (fixture, 1)));
  post (fixture,
        201,
        "/v1/sessions",
        "{\"email\":\"eve@example.org\",\"password\":\"" PASSWORD "\",\"device_name\":\"Test\"}");
  post (fixture, 202, "/v1/password-resets", "{\"email\":\"nobody@example.org\"}");
  wait_for_mail (fixture, 2);
  end (fixture);

  g_assert_nonnull (strstr (fixture->log->str, " was sent")); /* it was asked to say all */
  assert_nowhere (fixture, token);
  assert_nowhere (fixture, code);
  assert_nowhere (fixture, grouped);
  assert_nowhere (fixture, "@example.org");
  assert_nowhere (fixture, "Ève");
}

/* The text (transfer full) of a member of the first mail shown, once there are @n; NULL: null. */
static char *
wait_for_shown (Fixture *fixture, guint n, const char *member)
{
  g_autofree char *pattern = g_strdup_printf ("\"%s\":\"([^\"]*)\"", member);
  g_autoptr (GRegex) regex = g_regex_new (pattern, 0, 0, NULL);
  gint64 deadline = g_get_monotonic_time () + TIMEOUT;
  g_auto (PfRawAnswer) answer = { 0 };
  g_autoptr (GMatchInfo) match = NULL;

  for (;;) {
    g_auto (GStrv) parts = NULL;

    pf_raw_answer_clear (&answer);
    pf_raw_ask (fixture->raw, "GET", "/v1/demonstration/mails", "", NULL, &answer);
    g_assert_cmpuint (answer.status, ==, 200);
    parts = g_strsplit (answer.body, "\"state\":\"sent\"", -1);
    if (g_strv_length (parts) > n)
      break;
    g_assert_cmpint (g_get_monotonic_time (), <, deadline);
    g_usleep (50000);
  }
  g_test_message ("%s", answer.body);
  return g_regex_match (regex, answer.body, 0, &match) ? g_match_info_fetch (match, 1) : NULL;
}

/* A demonstration without a mail server is walked alone. */
static void
test_demonstration (Fixture *fixture, gconstpointer)
{
  const char *options[] = { NULL };
  g_autofree char *code = NULL;
  g_autofree char *link = NULL;
  g_autofree char *subject = NULL;
  g_autofree char *start_of_link = NULL;
  const char *token;

  pf_demo_run (fixture->demo, "UPDATE portal SET demonstration = 1");
  start (fixture, options);
  post (fixture, 202, "/v1/password-resets", ASK);
  link = wait_for_shown (fixture, 1, "link");
  code = wait_for_shown (fixture, 1, "code");
  subject = wait_for_shown (fixture, 1, "subject");
  start_of_link =
      g_strdup_printf ("http://127.0.0.1:%u/activate/", pf_process_get_port (fixture->process));
  g_assert_true (g_str_has_prefix (link, start_of_link));
  g_assert_cmpuint (strlen (code), ==, PF_CODE_LENGTH + 1);
  g_assert_nonnull (strstr (subject, "Nantes, portail famille"));
  token = link + strlen (start_of_link);
  post (fixture,
        204,
        "/v1/password-resets/confirm",
        "{\"token\":\"%s\",\"password\":\"" PASSWORD "\"}",
        token);
  g_clear_pointer (&subject, g_free);
  subject = wait_for_shown (fixture, 2, "subject");
  g_assert_nonnull (strstr (subject, "a été changé"));
  end (fixture);
  assert_nowhere (fixture, token);
}

/* Another town shows nobody's mails. */
static void
test_not_shown (Fixture *fixture, gconstpointer)
{
  const char *options[] = { NULL };
  g_auto (PfRawAnswer) answer = { 0 };

  start (fixture, options);
  post (fixture, 202, "/v1/password-resets", ASK);
  pf_raw_ask (fixture->raw, "GET", "/v1/demonstration/mails", "", NULL, &answer);
  g_assert_cmpuint (answer.status, ==, 404);
  end (fixture);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD_ON(driver, name, function)                                                             \
  g_test_add ("/mail/" name, Fixture, driver, set_up, function, tear_down)
#define ADD(name, function)                                                                        \
  ADD_ON (&pf_sqlite_driver, "sqlite/" name, function);                                            \
  if (pf_demo_has_postgres ())                                                                     \
  ADD_ON (&pf_postgres_driver, "postgres/" name, function)
  ADD ("road", test_road);
  ADD ("demonstration", test_demonstration);
  ADD ("not-shown", test_not_shown);
  return g_test_run ();
}
