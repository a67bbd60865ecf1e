/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "outbox.h"

#include <string.h>

#define TIMEOUT (60 * G_TIME_SPAN_SECOND)
#define N_RACING 60

/* The password of whoever signs in to the mail server, and what "portail" says with it: a NUL, the
 * name, a NUL, the password.
 */
#define PASSWORD "secret"
#define SIGN_IN "AHBvcnRhaWwAc2VjcmV0"

void
pf_outbox_ask_at (PfDemo *demo, const char *email, gint64 at)
{
  g_autofree char *sql = g_strdup_printf (
      "INSERT INTO mail (kind, state, recipient, language, created_at, send_at, attempts)"
      " VALUES ('reset_asked', 'waiting', '%s', 'fr', %" G_GINT64_FORMAT ", %" G_GINT64_FORMAT
      ", 0)",
      email,
      at,
      at);

  pf_demo_run (demo, sql);
}

void
pf_outbox_ask (PfDemo *demo, const char *email)
{
  pf_outbox_ask_at (demo, email, g_get_real_time ());
}

void
pf_outbox_give_password (PfDemo *demo, guint account)
{
  g_autofree char *sql =
      g_strdup_printf ("INSERT INTO account_password VALUES (%u, 'a hash', 1)", account);

  pf_demo_run (demo, sql);
}

void
pf_outbox_fill (PfDemo *demo, guint first, guint n)
{
  g_autoptr (GString) sql = g_string_new (NULL);
  gint64 now = g_get_real_time ();

  for (guint i = first; i < first + n; i++)
    g_string_append_printf (
        sql,
        "INSERT INTO account (email, first_name, last_name, state, roles, version) VALUES"
        " ('fam%u@example.org', 'Zoé', 'Fam%u', 'active', '[\"family\"]', 1);"
        "INSERT INTO mail (kind, state, recipient, language, created_at, send_at, attempts)"
        " VALUES ('reset_asked', 'waiting', 'fam%u@example.org', 'fr', %" G_GINT64_FORMAT
        ", %" G_GINT64_FORMAT ", 0);",
        i,
        i,
        i,
        now,
        now);
  pf_demo_run (demo, sql->str);
}

guint
pf_outbox_count (PfDemo *demo, const char *state)
{
  g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM mail WHERE state = '%s'", state);

  return (guint) pf_demo_ask (demo, sql);
}

void
pf_outbox_wait_until_empty (PfDemo *demo)
{
  gint64 deadline = g_get_monotonic_time () + TIMEOUT;

  while (pf_demo_ask (demo, "SELECT count(*) FROM mail WHERE state IN ('waiting', 'sending')") >
         0) {
    g_assert_cmpint (g_get_monotonic_time (), <, deadline);
    g_usleep (10000);
  }
}

void
pf_outbox_wait_for (PfDemo *demo, const char *state, guint n)
{
  gint64 deadline = g_get_monotonic_time () + TIMEOUT;
  g_autofree char *sql =
      g_strdup_printf ("SELECT count(*) FROM mail WHERE state = '%s' AND attempts > 0", state);

  while (pf_demo_ask (demo, sql) < n) {
    g_assert_cmpint (g_get_monotonic_time (), <, deadline);
    g_usleep (10000);
  }
}

void
pf_outbox_count_twice (PfSink *sink, guint *ret_n_twice, guint *ret_n_differing)
{
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);

  *ret_n_twice = *ret_n_differing = 0;
  for (guint i = 0; i < pf_sink_get_n_mails (sink); i++) {
    const PfSinkMail *mail = pf_sink_get (sink, i);
    char *id = pf_sink_mail_get (mail, "Message-I[dD]");
    const char *before = g_hash_table_lookup (ids, mail->recipient);

    g_assert_nonnull (id);
    *ret_n_twice += before != NULL;
    *ret_n_differing += before != NULL && !g_str_equal (before, id);
    g_hash_table_insert (ids, mail->recipient, id);
  }
}

/* A mail server that takes its time: what is not guarded meets. */
static const char *
answer_slowly (PfSinkStage stage, const char *, gpointer)
{
  if (stage == PF_SINK_AT_MESSAGE)
    g_usleep (5000);
  return NULL;
}

guint
pf_outbox_race (const PfDriver *driver)
{
  PfDemo *demo = pf_demo_new_on (driver);
  g_autoptr (PfSink) sink = pf_sink_new (answer_slowly, NULL);
  const PfMailerOptions options = { .public_url = OUTBOX_URL,
                                    .from = OUTBOX_FROM,
                                    .server = pf_sink_get_url (sink) };
  g_autoptr (GError) error = NULL;
  g_autoptr (PfStore) other =
      demo->folder == NULL ? pf_store_open (driver, demo->path, 1, &error) : NULL;
  PfMailer *mailers[2];
  guint n_twice, n_differing;

  g_assert_no_error (error);
  pf_outbox_fill (demo, 0, N_RACING);
  mailers[0] = pf_mailer_start (demo->store, &options, &error);
  g_assert_no_error (error);
  mailers[1] = pf_mailer_start (other != NULL ? other : demo->store, &options, &error);
  g_assert_no_error (error);
  pf_outbox_wait_until_empty (demo);
  pf_mailer_stop (mailers[0]);
  pf_mailer_stop (mailers[1]);
  pf_outbox_count_twice (sink, &n_twice, &n_differing);
  g_test_message ("%u mails, %u twice", pf_sink_get_n_mails (sink), n_twice);
  g_assert_cmpuint (pf_sink_get_n_mails (sink) - n_twice, ==, N_RACING);
  g_assert_cmpuint (pf_outbox_count (demo, "sent"), ==, N_RACING);
  g_clear_pointer (&other, pf_store_close);
  pf_demo_free (demo);
  return n_twice;
}

static const char *
answer (PfSinkStage stage, const char *said, gpointer data)
{
  PfOutbox *self = data;

  switch (stage) {
  case PF_SINK_AT_SIGN_IN:
    if (g_strcmp0 (said, SIGN_IN) == 0)
      g_atomic_int_inc (&self->n_sign_ins);
    return g_atomic_pointer_get (&self->at_sign_in);
  case PF_SINK_AT_SENDER:
    return g_atomic_pointer_get (&self->at_sender);
  case PF_SINK_AT_RECIPIENT:
    return g_atomic_pointer_get (&self->at_recipient);
  case PF_SINK_AT_MESSAGE:
    return g_atomic_pointer_get (&self->at_message);
  }
  return NULL;
}

void
pf_outbox_set_up (PfOutbox *self, gconstpointer driver)
{
  self->demo = pf_demo_new_on (driver);
  self->sink = pf_sink_new (answer, self);
}

void
pf_outbox_tear_down (PfOutbox *self, gconstpointer)
{
  g_clear_pointer (&self->mailer, pf_mailer_stop);
  pf_sink_free (self->sink);
  pf_demo_free (self->demo);
}

void
pf_outbox_start_with (PfOutbox *self, PfStarttls starttls, const char *user)
{
  g_autoptr (GError) error = NULL;

  self->mailer = pf_mailer_start (self->demo->store,
                                  &(PfMailerOptions){ .public_url = OUTBOX_URL,
                                                      .from = OUTBOX_FROM,
                                                      .server = pf_sink_get_url (self->sink),
                                                      .user = user,
                                                      .password = user != NULL ? PASSWORD : NULL,
                                                      .starttls = starttls,
                                                      .timeout_seconds = 1 },
                                  &error);
  g_assert_no_error (error);
}

void
pf_outbox_start (PfOutbox *self)
{
  pf_outbox_start_with (self, PF_STARTTLS_DEFAULT, NULL);
}

gint64
pf_outbox_ask_number (PfOutbox *self, const char *sql)
{
  g_test_message ("%s", sql);
  return pf_demo_ask (self->demo, sql);
}

/* The one mail to @email that came. */
const PfSinkMail *
pf_outbox_find (PfOutbox *self, const char *email)
{
  const PfSinkMail *found = NULL;

  for (guint i = 0; i < pf_sink_get_n_mails (self->sink); i++) {
    const PfSinkMail *mail = pf_sink_get (self->sink, i);

    if (g_str_equal (mail->recipient, email)) {
      g_assert_null (found);
      found = mail;
    }
  }
  g_assert_nonnull (found);
  return found;
}

void
pf_outbox_assert_kind (PfOutbox *self, const char *email, const char *kind)
{
  g_autofree char *sql = g_strdup_printf (
      "SELECT count(*) FROM mail WHERE recipient = '%s' AND kind = '%s' AND state = 'sent'"
      " AND sent_at > 0 AND send_at IS NULL AND failure IS NULL AND token IS NULL",
      email,
      kind);

  g_assert_cmpint (pf_outbox_ask_number (self, sql), ==, 1);
}

/* That the mail's link opens the account of that e-mail for @span. */
void
pf_outbox_assert_link (PfOutbox *self, const char *email, gint64 span)
{
  g_autofree char *token = pf_sink_mail_find_token (pf_outbox_find (self, email));
  g_autofree char *hash = NULL;
  g_autofree char *sql = NULL;
  gint64 expires_at;

  g_assert_nonnull (token);
  hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, token, -1);
  sql = g_strdup_printf ("SELECT t.expires_at FROM account_token t JOIN account a"
                         " ON a.id = t.account AND a.email = t.email"
                         " WHERE t.token_hash = '%s' AND a.email = '%s' AND a.state = 'active'",
                         hash,
                         email);
  expires_at = pf_outbox_ask_number (self, sql);
  g_assert_cmpint (ABS (expires_at - g_get_real_time () - span), <, G_TIME_SPAN_MINUTE);
}

void
pf_outbox_assert_no_link (PfOutbox *self, const char *email)
{
  const char *text = pf_outbox_find (self, email)->text;

  g_assert_null (strstr (text, "/activate/"));
  g_assert_null (strstr (text, "/confirm/"));
}

/* How many seconds the one mail waits yet. */
gint64
pf_outbox_get_delay (PfOutbox *self)
{
  gint64 send_at = pf_demo_ask (self->demo, "SELECT send_at FROM mail");

  return (send_at - g_get_real_time () + G_TIME_SPAN_SECOND) / G_TIME_SPAN_SECOND;
}

void
pf_outbox_assert_failure (PfOutbox *self, const char *words)
{
  g_autofree char *sql =
      g_strdup_printf ("SELECT count(*) FROM mail WHERE failure LIKE '%s'", words);

  g_assert_cmpint (pf_outbox_ask_number (self, sql), ==, 1);
}
