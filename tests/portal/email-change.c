/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Another address to sign in with, over HTTP and by mail: it changes once the mail is answered, and
 * nothing tells whether somebody has it.
 */
#include <string.h>

#include "core/password-reset.h"
#include "outbox.h"
#include "staffed-portal.h"

#define ASK(email) "{\"email\":\"" email "\"}"

#define CODE "(?m)^([0-9A-Z]{4}-[0-9A-Z]{4})\\r?$" /* a link may look like one inside */
#define LINK "/email/([A-Za-z0-9_-]+)"

/* Lets every mail go, and counts those that came to @email; *ret_found (transfer full) is what
 * @pattern says of the last.
 */
static guint
receive (PfStaffed *self, const char *email, const char *pattern, char **ret_found)
{
  PfOutbox outbox = { .demo = self->demo, .sink = pf_sink_new (NULL, NULL) };
  guint n = 0;

  pf_outbox_start (&outbox);
  pf_outbox_wait_until_empty (self->demo);
  for (guint i = 0; i < pf_sink_get_n_mails (outbox.sink); i++) {
    const PfSinkMail *mail = pf_sink_get (outbox.sink, i);
    g_autoptr (GRegex) regex = g_regex_new (pattern, 0, 0, NULL);
    g_autoptr (GMatchInfo) match = NULL;

    if (!g_str_equal (mail->recipient, email))
      continue;
    n++;
    if (ret_found != NULL && g_regex_match (regex, mail->text, 0, &match)) {
      g_free (*ret_found);
      *ret_found = g_match_info_fetch (match, 1);
    }
  }
  pf_mailer_stop (outbox.mailer);
  pf_sink_free (outbox.sink);
  return n;
}

static guint
confirm (PfStaffed *self, const char *token, const char *code)
{
  g_autofree char *body = g_strdup_printf ("{\"code\":\"%s\"}", code);

  return pf_staffed_ask (self, "POST", "/v1/me/email/confirm", token, body);
}

static void
test_change (PfStaffed *self, gconstpointer)
{
  g_autofree char *token = pf_staffed_sign_in (self, "eve", NULL);
  g_autofree char *code = NULL;

  g_assert_cmpuint (
      pf_staffed_ask (self, "PATCH", "/v1/me", token, ASK ("Eva@Example.org")), ==, 202);
  g_assert_cmpuint (receive (self, "eva@example.org", CODE, &code), ==, 1);
  g_assert_nonnull (code);
  g_assert_cmpint (pf_staffed_count (self,
                                     "mail WHERE kind = 'email_changed' AND state = 'sent'"
                                     " AND recipient = 'eve@example.org'"),
                   ==,
                   1);
  /* Who asked finds it again, wherever they are signed in; nobody else does. */
  pf_staffed_ask (self, "GET", "/v1/me", token, NULL);
  g_assert_nonnull (strstr (self->answer.body, "\"pending_email\":\"eva@example.org\""));
  pf_staffed_ask (self, "GET", "/v1/me", "two", NULL);
  g_assert_null (strstr (self->answer.body, "eva@"));
  /* Not yet: a mail that is not answered changes nothing. */
  g_assert_cmpuint (pf_staffed_try_sign_in (self, "eva", NULL), ==, 401);
  confirm (self, token, "0000-0000");
  pf_staffed_assert_problem (self, 422, "code-wrong");
  confirm (self, "two", code);
  pf_staffed_assert_problem (self, 422, "code-wrong"); /* it is Ève's alone */
  g_assert_cmpuint (confirm (self, token, code), ==, 204);
  g_assert_cmpuint (pf_staffed_try_sign_in (self, "eva", NULL), ==, 201);
  g_assert_cmpuint (pf_staffed_try_sign_in (self, "eve", NULL), ==, 401);
  confirm (self, token, code);
  pf_staffed_assert_problem (self, 422, "code-wrong");
  g_assert_cmpint (pf_staffed_count (self, "journal_entry WHERE action = 'email_changed'"), ==, 1);
}

/* The link does what the code does; once, and for who asked alone. */
static void
test_link (PfStaffed *self, gconstpointer)
{
  g_autofree char *token = pf_staffed_sign_in (self, "eve", NULL);
  g_autofree char *found = NULL;
  g_autofree char *body = NULL;

  pf_staffed_ask (self, "PATCH", "/v1/me", token, ASK ("eva@example.org"));
  g_assert_cmpuint (receive (self, "eva@example.org", LINK, &found), ==, 1);
  body = g_strdup_printf ("{\"token\":\"%s\"}", found);
  pf_staffed_ask (self, "POST", "/v1/me/email/confirm", "two", body);
  pf_staffed_assert_problem (self, 410, "link-invalid");
  g_assert_cmpuint (pf_staffed_ask (self, "POST", "/v1/me/email/confirm", token, body), ==, 204);
  g_assert_cmpuint (pf_staffed_try_sign_in (self, "eva", NULL), ==, 201);
  pf_staffed_ask (self, "POST", "/v1/me/email/confirm", token, body);
  pf_staffed_assert_problem (self, 410, "link-invalid");
}

/* Their own address again gives the change up: what was mailed opens nothing. */
static void
test_given_up (PfStaffed *self, gconstpointer)
{
  g_autofree char *token = pf_staffed_sign_in (self, "eve", NULL);
  g_autofree char *code = NULL;

  pf_staffed_ask (self, "PATCH", "/v1/me", token, ASK ("eva@example.org"));
  g_assert_cmpuint (receive (self, "eva@example.org", CODE, &code), ==, 1);
  g_assert_cmpuint (
      pf_staffed_ask (self, "PATCH", "/v1/me", token, ASK ("eve@example.org")), ==, 202);
  g_assert_cmpint (pf_staffed_count (self, "email_change"), ==, 0);
  pf_staffed_ask (self, "GET", "/v1/me", token, NULL);
  g_assert_null (strstr (self->answer.body, "eva@"));
  confirm (self, token, code);
  pf_staffed_assert_problem (self, 422, "code-wrong");
  g_assert_cmpint (pf_staffed_count (self, "mail"), ==, 2);

  /* After a day there is nothing to be typed any more. */
  pf_staffed_ask (self, "PATCH", "/v1/me", token, ASK ("eva@example.org"));
  pf_demo_run (self->demo, "UPDATE email_change SET expires_at = 1");
  pf_staffed_ask (self, "GET", "/v1/me", token, NULL);
  g_assert_null (strstr (self->answer.body, "eva@"));
}

/* Free or not, who asks sees the same, and the same is written. */
static void
test_taken (PfStaffed *self, gconstpointer)
{
  static const char *const bodies[] = { ASK ("luc@example.org"), ASK ("free@example.org") };
  g_autofree char *token = pf_staffed_sign_in (self, "eve", NULL);
  g_autofree char *code = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (bodies); i++) {
    g_assert_cmpuint (pf_staffed_ask (self, "PATCH", "/v1/me", token, bodies[i]), ==, 202);
    g_assert_cmpstr (self->answer.body, ==, "");
    g_assert_cmpint (
        pf_staffed_count (self, "email_change WHERE token_hash IS NULL AND code_hash IS NULL"),
        ==,
        1);
    g_assert_cmpint (pf_staffed_count (self, "mail"), ==, 2 * ((int) i + 1));
  }
  /* Who has the address is told, without a link or a code; who asked sees two mails alike. */
  g_assert_cmpuint (receive (self, "luc@example.org", CODE, &code), ==, 1);
  g_assert_null (code);
  g_assert_cmpint (
      pf_staffed_count (self, "mail WHERE kind = 'email_change' AND account = 1 AND owner = 2"),
      ==,
      1);
  g_assert_cmpint (pf_staffed_count (
                       self, "mail WHERE kind = 'email_change' AND state = 'sent' AND account = 1"),
                   ==,
                   2);
  g_assert_cmpint (pf_staffed_count (self, "email_change WHERE code_hash IS NOT NULL"), ==, 1);
}

/* The last that was asked for counts; a code is too old one day later, and void once another took
 * the address.
 */
static void
test_void (PfStaffed *self, gconstpointer)
{
  g_autofree char *token = pf_staffed_sign_in (self, "eve", NULL);
  g_autofree char *old = NULL;
  g_autofree char *code = NULL;

  pf_staffed_ask (self, "PATCH", "/v1/me", token, ASK ("one@example.org"));
  g_assert_cmpuint (receive (self, "one@example.org", CODE, &old), ==, 1);
  pf_staffed_ask (self, "PATCH", "/v1/me", token, ASK ("other@example.org"));
  g_assert_cmpuint (receive (self, "other@example.org", CODE, &code), ==, 1);
  confirm (self, token, old);
  pf_staffed_assert_problem (self, 422, "code-wrong");
  pf_demo_run (self->demo, "UPDATE email_change SET expires_at = 1");
  confirm (self, token, code);
  pf_staffed_assert_problem (self, 410, "link-expired");
  pf_demo_run (self->demo, "UPDATE email_change SET expires_at = 4000000000000000");
  pf_demo_run (self->demo, "UPDATE account SET email = 'other@example.org' WHERE id = 2");
  confirm (self, token, code);
  pf_staffed_assert_problem (self, 410, "link-invalid");
}

/* Another server gives the address away between the look at it and the change. */
typedef struct
{
  PfStaffed *self;
  const char *token, *code;
} Racer;

static gpointer
race (gpointer data)
{
  const Racer *racer = data;

  return GUINT_TO_POINTER (confirm (racer->self, racer->token, racer->code));
}

static void
test_race (PfStaffed *self, gconstpointer)
{
  g_autofree char *token = pf_staffed_sign_in (self, "eve", NULL);
  g_autofree char *code = NULL;
  g_autoptr (GError) error = NULL;
  PfDb *other = pf_db_open (self->demo->driver, self->demo->path, PF_DB_WRITER, &error);
  Racer racer = { self, token, NULL };
  GThread *thread;

  g_assert_no_error (error);
  pf_staffed_ask (self, "PATCH", "/v1/me", token, ASK ("eva@example.org"));
  receive (self, "eva@example.org", CODE, &code);
  racer.code = code;
  pf_db_command (other, PF_COMMAND_BEGIN, NULL);
  g_assert_true (
      pf_db_run (other, "UPDATE account SET email = 'eva@example.org' WHERE id = 2", NULL));
  thread = g_thread_new ("racer", race, &racer);
  while (pf_demo_ask (self->demo,
                      "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'") == 0)
    g_thread_yield ();
  pf_db_command (other, PF_COMMAND_COMMIT, NULL);
  g_assert_cmpuint (GPOINTER_TO_UINT (g_thread_join (thread)), ==, 410);
  pf_staffed_assert_problem (self, 410, "link-invalid");
  pf_db_close (other);
}

/* What the client saw is what it may change. */
static void
test_stale (PfStaffed *self, gconstpointer)
{
  g_autofree char *token = pf_staffed_sign_in (self, "eve", NULL);
  g_autofree char *etag = NULL;
  g_autofree char *headers = NULL;

  g_assert_cmpuint (pf_staffed_ask (self, "GET", "/v1/me", token, NULL), ==, 200);
  etag = pf_raw_answer_get (&self->answer, "ETag");
  headers = g_strdup_printf ("Authorization: Bearer %s\r\nIf-Match: %s\r\n", token, etag);
  pf_raw_ask (self->raw, "PATCH", "/v1/me", headers, ASK ("eva@example.org"), &self->answer);
  g_assert_cmpuint (self->answer.status, ==, 202);
  pf_demo_run (self->demo, "UPDATE account SET last_name = 'Roux', version = 2 WHERE id = 1");
  pf_raw_ask (self->raw, "PATCH", "/v1/me", headers, ASK ("eva@example.org"), &self->answer);
  pf_staffed_assert_problem (self, 412, "changed-meanwhile");
}

static void
test_limits (PfStaffed *self, gconstpointer)
{
  g_autofree char *token = pf_staffed_sign_in (self, "eve", NULL);

  for (guint i = 0; i < 5; i++)
    g_assert_cmpuint (confirm (self, token, "0000-0000"), ==, 422);
  confirm (self, token, "0000-0000");
  pf_staffed_assert_problem (self, 429, "too-many-requests");
  for (guint i = 0; i < 5; i++)
    pf_staffed_ask (self, "PATCH", "/v1/me", token, ASK ("eva@example.org"));
  pf_staffed_ask (self, "PATCH", "/v1/me", token, ASK ("eva@example.org"));
  pf_staffed_assert_problem (self, 429, "too-many-requests");
}

static void
add (const char *name, const PfStaffedVariant *variant, void (*test) (PfStaffed *, gconstpointer))
{
  g_autofree char *path = g_strdup_printf ("/email-change/%s/%s", variant->driver->name, name);

  g_test_add (path, PfStaffed, variant, pf_staffed_set_up, test, pf_staffed_tear_down);
}

int
main (int argc, char **argv)
{
  const PfStaffedVariant *variants;
  const PfStaffedVariant *limited;

  g_test_init (&argc, &argv, NULL);
  variants = pf_staffed_list_variants (FALSE);
  limited = pf_staffed_list_variants (TRUE);
  for (guint i = 0; variants[i].driver != NULL; i++) {
    add ("change", &variants[i], test_change);
    add ("link", &variants[i], test_link);
    add ("given-up", &variants[i], test_given_up);
    add ("taken", &variants[i], test_taken);
    add ("void", &variants[i], test_void);
    add ("stale", &variants[i], test_stale);
    add ("limits", &limited[i], test_limits);
    if (variants[i].driver == &pf_postgres_driver) /* SQLite has one that writes */
      add ("race", &variants[i], test_race);
  }
  return g_test_run ();
}
