/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A family that nobody knows, from asking to its first sign-in: over HTTP, by two servers where the
 * database has room for them, with the mails that really go out.
 */
#include <string.h>

#include "core/password-reset.h"
#include "portal/new-accounts.h"
#include "server/jobs/document-keeper.h"

#define ANA "ana@example.org"
#define APPLICATIONS "SELECT count(*) FROM account_application"
#define ACCOUNTS "SELECT count(*) FROM account WHERE email = '" ANA "'"

/* All that this program logs. */
static GMutex log_mutex;
static GString *log_text;

static GLogWriterOutput
keep_log_cb (GLogLevelFlags level, const GLogField *fields, gsize n_fields, gpointer)
{
  g_mutex_lock (&log_mutex);
  for (gsize i = 0; i < n_fields; i++) {
    if (fields[i].length < 0)
      g_string_append_printf (log_text, "%s=%s\n", fields[i].key, (const char *) fields[i].value);
  }
  g_mutex_unlock (&log_mutex);
  return (level & (G_LOG_LEVEL_ERROR | G_LOG_LEVEL_CRITICAL | G_LOG_LEVEL_WARNING)) != 0
             ? g_log_writer_default (level, fields, n_fields, NULL)
             : G_LOG_WRITER_HANDLED;
}

static void
assert_not_in (const char *text, const char *where, const char *const *secrets)
{
  for (; *secrets != NULL; secrets++) {
    if (strstr (text, *secrets) != NULL)
      g_error ("“%s” stands in %s", *secrets, where);
  }
}

/* Who reads the logs, the figures, the journal or the subjects gets in nowhere and learns nothing.
 */
static void
assert_discreet (PfNewAccounts *self, const char *token)
{
  char code[PF_CODE_SIZE];
  const char *secrets[] = { NEW_PASSWORD, NEW_CANARY, token, code, "Lilas", ANA, NULL };
  g_auto (PfRawAnswer) metrics = { 0 };
  g_autofree char *sql = NULL;

  pf_code_from_token (code, token);
  g_mutex_lock (&log_mutex);
  g_assert_nonnull (strstr (log_text->str, "create_account"));
  assert_not_in (log_text->str, "the log", secrets);
  g_mutex_unlock (&log_mutex);
  pf_raw_ask (self->raws[0], "GET", "/metrics", "", NULL, &metrics);
  g_assert_cmpuint (metrics.status, ==, 200);
  assert_not_in (metrics.body, "the metrics", secrets);
  for (guint i = 0; i < pf_sink_get_n_mails (self->sink); i++) {
    g_autofree char *subject = pf_sink_mail_get (pf_sink_get (self->sink, i), "Subject");

    assert_not_in (subject, "a subject", secrets);
    g_assert_null (strstr (subject, "Ana"));
  }
  sql = g_strdup_printf (
      "SELECT (SELECT count(*) FROM journal_entry WHERE detail IS NOT NULL OR subject IS NOT NULL"
      " OR device <> 'test') + (SELECT count(*) FROM account_token WHERE token_hash = '%s'"
      " OR code_hash = '%s') + (SELECT count(*) FROM account_password WHERE hash LIKE '%%girafe%%')"
      " + (SELECT count(*) FROM mail WHERE token IS NOT NULL)",
      token,
      code);
  g_assert_cmpint (pf_new_accounts_count (self, sql), ==, 0);
}

/* Nobody's yet. */
static void
assert_waiting (PfNewAccounts *self)
{
  g_assert_cmpint (pf_new_accounts_count (self, ACCOUNTS), ==, 0);
  g_assert_cmpint (
      pf_new_accounts_count (self,
                             "SELECT count(*) FROM account_application a JOIN document d"
                             " ON d.id = a.document WHERE a.email = '" ANA "'"
                             " AND a.expires_at - a.created_at = 259200000000"
                             " AND d.household IS NULL AND d.uploaded_by IS NULL"
                             " AND d.kind = 'lease' AND a.password_hash LIKE '$argon2id$%'"),
      ==,
      1);
}

static void
assert_mail (PfNewAccounts *self)
{
  const PfSinkMail *mail = pf_sink_get (self->sink, 0);

  g_assert_cmpstr (mail->recipient, ==, ANA);
  g_assert_nonnull (strstr (mail->text, "Ana Petit"));
  g_assert_nonnull (strstr (mail->text, "3 rue des Lilas"));
  g_assert_nonnull (strstr (mail->text, OUTBOX_URL "/confirm/"));
}

/* Signing in tells who has the password what to do, and nobody else anything. */
static void
assert_unconfirmed (PfNewAccounts *self)
{
  g_auto (PfRawAnswer) answer = { 0 };

  pf_new_accounts_post (self,
                        1,
                        "sessions",
                        "{\"email\":\"" ANA "\",\"password\":\"" NEW_PASSWORD
                        "\",\"device_name\":\"test\"}",
                        &answer);
  pf_new_accounts_assert_problem (&answer, 409, "account-not-active");
  g_assert_nonnull (strstr (answer.body, "e-mail"));
  g_assert_cmpuint (pf_new_accounts_sign_in (self, ANA, "une autre phrase"), ==, 401);
}

static void
assert_check (PfNewAccounts *self, const char *token)
{
  g_autofree char *body = g_strdup_printf ("{\"token\":\"%s\"}", token);
  g_auto (PfRawAnswer) answer = { 0 };

  pf_new_accounts_post (self, 1, "email-verifications/check", body, &answer);
  g_assert_cmpuint (answer.status, ==, 200);
  g_assert_nonnull (strstr (answer.body, "\"email\":\"" ANA "\""));
  g_assert_nonnull (strstr (answer.body, "\"first_name\":\"Ana\",\"last_name\":\"Petit\""));
  g_assert_nonnull (strstr (answer.body, "\"expires_at\":\"20"));
}

static void
assert_opened (PfNewAccounts *self)
{
  g_assert_cmpint (pf_new_accounts_count (self, APPLICATIONS), ==, 0);
  g_assert_cmpint (
      pf_new_accounts_count (self, "SELECT count(*) FROM application_password"), ==, 0);
  g_assert_cmpint (
      pf_new_accounts_count (
          self,
          "SELECT count(*) FROM account a JOIN adult d ON d.account = a.id JOIN household h"
          " ON h.id = d.household JOIN document o ON o.household = h.id JOIN queue_item q"
          " ON q.household = h.id AND q.account = a.id JOIN journal_entry j ON j.account = a.id"
          " WHERE a.email = '" ANA "' AND a.state = 'pending' AND a.roles = '[\"family\"]'"
          " AND a.terms_version = '" NEW_TERMS "' AND a.created_at > 0 AND d.role = 'guardian'"
          " AND d.phone = '+33612345678' AND d.email = '" ANA "' AND h.state = 'provisional'"
          " AND h.name = 'Petit' AND h.address_line1 = '3 rue des Lilas' AND h.resident = 0"
          " AND o.uploaded_by = a.id AND o.state = 'received' AND q.kind = 'account'"
          " AND q.state = 'waiting' AND j.action = 'account_opened'"),
      ==,
      1);
}

static char *
find_text (const char *body, const char *member)
{
  g_autofree char *start = g_strdup_printf ("\"%s\":\"", member);
  const char *at = strstr (body, start);

  g_assert_nonnull (at);
  at += strlen (start);
  return g_strndup (at, strcspn (at, "\""));
}

static void
ask_as (PfNewAccounts *self,
        const char *token,
        const char *method,
        const char *path,
        const char *body,
        PfRawAnswer *answer)
{
  g_autofree char *headers =
      g_strdup_printf ("Authorization: Bearer %s\r\nIdempotency-Key: k\r\n", token);

  pf_raw_ask (self->raws[1], method, path, headers, body, answer);
}

/* What a pending account may do, and what not yet. */
static void
assert_pending (PfNewAccounts *self)
{
  g_auto (PfRawAnswer) answer = { 0 };
  g_autofree char *token = NULL;
  g_autofree char *household = NULL;
  g_autofree char *path = NULL;
  g_autofree char *order = NULL;

  pf_new_accounts_post (self,
                        1,
                        "sessions",
                        "{\"email\":\"" ANA "\",\"password\":\"" NEW_PASSWORD
                        "\",\"device_name\":\"test\"}",
                        &answer);
  g_assert_cmpuint (answer.status, ==, 201);
  g_assert_nonnull (strstr (answer.body, "\"state\":\"pending\""));
  token = find_text (answer.body, "token");
  ask_as (self, token, "GET", "/v1/me", NULL, &answer);
  g_assert_cmpuint (answer.status, ==, 200);
  household = find_text (strstr (answer.body, "\"households\""), "id");
  path = g_strconcat ("/v1/households/", household, NULL);
  ask_as (self, token, "GET", path, NULL, &answer);
  g_assert_cmpuint (answer.status, ==, 200);
  g_assert_nonnull (strstr (answer.body, "Lilas"));
  pf_demo_run (self->demo,
               "INSERT INTO household_child SELECT id, 3, NULL, 0 FROM household"
               " WHERE state = 'provisional'");
  order = g_strdup_printf ("{\"household\":\"%s\",\"changes\":[{\"child\":\"" DEMO_3
                           "\",\"session\":\"" DEMO_2 "\",\"action\":\"book\"}]}",
                           household);
  ask_as (self, token, "POST", "/v1/bookings", order, &answer);
  g_assert_cmpuint (answer.status, ==, 200);
  g_assert_nonnull (strstr (answer.body, "account-not-active"));
}

static void
test_road (PfNewAccounts *self, gconstpointer)
{
  g_autofree char *token = NULL;

  pf_new_accounts_ask (self, "Ana@Example.org", NEW_PASSWORD);
  assert_waiting (self);
  pf_new_accounts_send_mails (self);
  g_assert_cmpuint (pf_sink_get_n_mails (self->sink), ==, 1);
  assert_mail (self);
  assert_waiting (self);
  assert_unconfirmed (self);

  token = pf_new_accounts_get_token (self, 0);
  assert_check (self, token);
  assert_check (self, token);
  pf_new_accounts_confirm (self, 1, token, 204, "");
  assert_opened (self);
  pf_new_accounts_confirm (self, 0, token, 410, "link-used");
  pf_new_accounts_confirm (self, 1, token, 410, "link-used");
  pf_new_accounts_assert_kept (self, 1);
  assert_pending (self);
  assert_discreet (self, token);
}

static void
test_code (PfNewAccounts *self, gconstpointer)
{
  g_auto (PfRawAnswer) answer = { 0 };
  g_autofree char *token = NULL;
  g_autofree char *body = NULL;
  char code[PF_CODE_SIZE];

  pf_new_accounts_ask (self, ANA, NEW_PASSWORD);
  pf_new_accounts_send_mails (self);
  token = pf_new_accounts_get_token (self, 0);
  pf_code_from_token (code, token);
  body = g_strdup_printf ("{\"email\":\"ANA@example.org\",\"code\":\"%.4s %s\"}", code, code + 4);
  pf_new_accounts_post (self,
                        0,
                        "email-verifications/confirm",
                        "{\"email\":\"" ANA "\",\"code\":\"0000-0000\"}",
                        &answer);
  pf_new_accounts_assert_problem (&answer, 422, "code-wrong");
  pf_new_accounts_post (self, 0, "email-verifications/check", body, &answer);
  g_assert_cmpuint (answer.status, ==, 200);
  pf_new_accounts_post (self, 0, "email-verifications/confirm", body, &answer);
  g_assert_cmpuint (answer.status, ==, 204);
  assert_opened (self);
  pf_new_accounts_post (self, 0, "email-verifications/confirm", body, &answer);
  pf_new_accounts_assert_problem (&answer, 410, "link-used");
}

/* Asked for again, in either way: a new link, and the one before opens nothing. */
static void
test_again (PfNewAccounts *self, gconstpointer)
{
  static const char *const paths[] = { "email-verifications", "password-resets" };
  g_autofree char *last = NULL;

  pf_new_accounts_ask (self, ANA, NEW_PASSWORD);
  pf_new_accounts_send_mails (self);
  last = pf_new_accounts_get_token (self, 0);
  for (guint i = 0; i < G_N_ELEMENTS (paths); i++) {
    g_auto (PfRawAnswer) answer = { 0 };
    g_autofree char *before = g_steal_pointer (&last);

    pf_new_accounts_post (self, 1, paths[i], "{\"email\":\"" ANA "\"}", &answer);
    g_assert_cmpuint (answer.status, ==, 202);
    g_assert_cmpstr (answer.body, ==, "");
    pf_new_accounts_send_mails (self);
    last = pf_new_accounts_get_token (self, i + 1);
    pf_new_accounts_confirm (self, 0, before, 410, "link-invalid");
  }
  pf_new_accounts_confirm (self, 0, last, 204, "");
  assert_opened (self);
}

/* The newest counts, whether the mail of the one before had gone or not. */
static void
test_second (PfNewAccounts *self, gconstpointer)
{
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;

  pf_new_accounts_ask (self, ANA, "la toute premiere phrase");
  pf_new_accounts_send_mails (self);
  first = pf_new_accounts_get_token (self, 0);
  g_clear_pointer (&self->mailer, pf_mailer_stop);
  pf_new_accounts_ask (self, ANA, "la deuxieme longue phrase");
  pf_new_accounts_ask (self, ANA, NEW_PASSWORD);
  pf_new_accounts_send_mails (self);
  g_assert_cmpuint (pf_sink_get_n_mails (self->sink), ==, 2);
  g_assert_cmpint (pf_new_accounts_count (self, APPLICATIONS), ==, 1);
  pf_new_accounts_assert_kept (self, 1);
  last = pf_new_accounts_get_token (self, 1);
  pf_new_accounts_confirm (self, 0, first, 410, "link-invalid");
  pf_new_accounts_confirm (self, 0, last, 204, "");
  g_assert_cmpuint (pf_new_accounts_sign_in (self, ANA, "la toute premiere phrase"), ==, 401);
  g_assert_cmpuint (pf_new_accounts_sign_in (self, ANA, NEW_PASSWORD), ==, 201);
}

/* The address became an account's while its link was under way: said, and erased. */
static void
test_taken (PfNewAccounts *self, gconstpointer)
{
  g_autofree char *token = NULL;

  pf_new_accounts_ask (self, ANA, NEW_PASSWORD);
  pf_new_accounts_send_mails (self);
  pf_demo_run (self->demo,
               "INSERT INTO account (email, first_name, last_name, state, roles, version) VALUES"
               " ('" ANA "', 'Ana', 'Petit', 'active', '[\"family\"]', 1)");
  token = pf_new_accounts_get_token (self, 0);
  pf_new_accounts_confirm (self, 1, token, 410, "address-taken");
  g_assert_cmpint (pf_new_accounts_count (self, APPLICATIONS), ==, 0);
  pf_new_accounts_assert_kept (self, 0);
  g_assert_cmpint (pf_new_accounts_count (self, "SELECT count(*) FROM queue_item"), ==, 0);
  pf_new_accounts_confirm (self, 1, token, 410, "link-invalid");
}

/* After three days nothing is left: neither the file nor the mail that could not be sent. */
static void
test_expired (PfNewAccounts *self, gconstpointer)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PfDocumentKeeper) keeper = NULL;
  g_autofree char *token = NULL;

  pf_new_accounts_ask (self, ANA, NEW_PASSWORD);
  pf_new_accounts_send_mails (self);
  g_clear_pointer (&self->mailer, pf_mailer_stop);
  token = pf_new_accounts_get_token (self, 0);
  pf_demo_run (
      self->demo,
      "UPDATE account_application SET expires_at = created_at;"
      "UPDATE application_password SET expires_at = 1;"
      "INSERT INTO mail (kind, state, application, recipient, language, created_at,"
      " send_at, attempts) SELECT 'email_verification', 'waiting', id, email, 'fr', 1, 1, 0"
      " FROM account_application");
  pf_new_accounts_confirm (self, 0, token, 410, "link-expired");
  g_assert_cmpuint (pf_new_accounts_sign_in (self, ANA, NEW_PASSWORD), ==, 401);
  pf_new_accounts_ask (self, "bea@example.org", NEW_PASSWORD);
  g_assert_cmpint (pf_new_accounts_count (self, APPLICATIONS), ==, 2);

  keeper = pf_document_keeper_new (self->demo->store, self->demo->documents, &error);
  g_assert_no_error (error);
  pf_new_accounts_assert_kept (self, 1);
  g_assert_cmpint (
      pf_new_accounts_count (self, APPLICATIONS " WHERE email = 'bea@example.org'"), ==, 1);
  g_assert_cmpint (
      pf_new_accounts_count (self, "SELECT count(*) FROM mail WHERE state = 'waiting'"), ==, 1);
  g_assert_cmpint (
      pf_new_accounts_count (self, "SELECT count(*) FROM application_password"), ==, 1);
  pf_new_accounts_confirm (self, 0, token, 410, "link-invalid");
}

static void
add (const char *name,
     const PfNewAccountsVariant *variant,
     void (*test) (PfNewAccounts *, gconstpointer))
{
  g_autofree char *path = g_strdup_printf ("/new-account/%s/%s", variant->driver->name, name);

  g_test_add (
      path, PfNewAccounts, variant, pf_new_accounts_set_up, test, pf_new_accounts_tear_down);
}

static void
add_all (const PfNewAccountsVariant *variant)
{
  add ("road", variant, test_road);
  add ("code", variant, test_code);
  add ("again", variant, test_again);
  add ("second", variant, test_second);
  add ("taken", variant, test_taken);
  add ("expired", variant, test_expired);
}

static void
skip_postgres (void)
{
  g_test_skip ("no PF_TEST_POSTGRES");
}

int
main (int argc, char **argv)
{
  static const PfNewAccountsVariant sqlite = { .driver = &pf_sqlite_driver, .with_limits = FALSE };
  static const PfNewAccountsVariant postgres = { .driver = &pf_postgres_driver,
                                                 .with_limits = FALSE };

  g_test_init (&argc, &argv, NULL);
  log_text = g_string_new (NULL);
  g_log_set_writer_func (keep_log_cb, NULL, NULL);
  add_all (&sqlite);
  if (pf_demo_has_postgres ())
    add_all (&postgres);
  else
    g_test_add_func ("/new-account/postgres", skip_postgres);
  return g_test_run ();
}
