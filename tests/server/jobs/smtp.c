/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The mailer against a mail server that does all that mail servers do.
 */
#include <string.h>

#include "core/password-reset.h"
#include "outbox.h"

static void
test_refused (PfOutbox *self, gconstpointer)
{
  self->at_recipient = "550 5.1.1 No such box";
  pf_outbox_ask (self->demo, "eve@example.org");
  pf_outbox_start (self);
  pf_outbox_wait_until_empty (self->demo);
  g_assert_cmpuint (pf_outbox_count (self->demo, "failed"), ==, 1);
  pf_outbox_assert_failure (self, "550 5.1.1 No such box");

  /* The next one is not refused with it. */
  g_atomic_pointer_set (&self->at_recipient, NULL);
  pf_outbox_ask (self->demo, "luc@example.org");
  pf_outbox_wait_until_empty (self->demo);
  pf_outbox_assert_kind (self, "luc@example.org", "activation");
  g_assert_cmpint (
      pf_outbox_ask_number (self, "SELECT count(*) FROM mail WHERE token IS NOT NULL"), ==, 0);
}

static void
test_message_refused (PfOutbox *self, gconstpointer)
{
  self->at_message = "554 5.7.1 Looks like spam";
  pf_outbox_ask (self->demo, "eve@example.org");
  pf_outbox_start (self);
  pf_outbox_wait_until_empty (self->demo);
  pf_outbox_assert_failure (self, "554 5.7.1 Looks like spam");
  g_assert_cmpuint (pf_outbox_count (self->demo, "failed"), ==, 1);
}

/* A server that does not take us at all: that is the town's to mend, and no mail is lost for it. */
static void
test_sender_refused (PfOutbox *self, gconstpointer)
{
  self->at_sender = "550 5.7.1 Who are you?";
  pf_outbox_ask (self->demo, "eve@example.org");
  pf_outbox_start (self);
  pf_outbox_wait_for (self->demo, "waiting", 1);
  pf_outbox_assert_failure (self, "550 5.7.1 Who are you?");
}

static void
test_silence (PfOutbox *self, gconstpointer)
{
  g_autofree char *id = NULL;
  guint n_twice, n_differing;

  self->at_message = PF_SINK_SILENCE;
  pf_outbox_ask (self->demo, "eve@example.org");
  pf_outbox_start (self);
  pf_outbox_wait_for (self->demo, "waiting", 1);
  g_assert_cmpint (ABS (pf_outbox_get_delay (self) - 60), <=, 5);

  /* Delivered, but who knows? It comes again, and is seen to be the same. */
  g_atomic_pointer_set (&self->at_message, PF_SINK_KEEP_AND_HANG_UP);
  pf_demo_run (self->demo, "UPDATE mail SET send_at = 1");
  while (pf_demo_ask (self->demo, "SELECT attempts FROM mail") < 2)
    g_usleep (10000);
  pf_outbox_wait_for (self->demo, "waiting", 1);
  g_assert_cmpuint (pf_sink_get_n_mails (self->sink), ==, 1);
  g_atomic_pointer_set (&self->at_message, NULL);
  pf_demo_run (self->demo, "UPDATE mail SET send_at = 1");
  pf_outbox_wait_until_empty (self->demo);
  pf_outbox_count_twice (self->sink, &n_twice, &n_differing);
  g_assert_cmpuint (n_twice, ==, 1);
  g_assert_cmpuint (n_differing, ==, 0);
}

static void
test_hung_up (PfOutbox *self, gconstpointer)
{
  self->at_recipient = PF_SINK_HANG_UP;
  pf_outbox_ask (self->demo, "eve@example.org");
  pf_outbox_start (self);
  pf_outbox_wait_for (self->demo, "waiting", 1);
  g_atomic_pointer_set (&self->at_recipient, NULL);
  pf_demo_run (self->demo, "UPDATE mail SET send_at = 1");
  pf_outbox_wait_until_empty (self->demo);
  pf_outbox_assert_kind (self, "eve@example.org", "activation");
}

static void
test_no_server (PfOutbox *self, gconstpointer)
{
  g_autoptr (GError) error = NULL;

  pf_outbox_ask (self->demo, "eve@example.org");
  self->mailer = pf_mailer_start (self->demo->store,
                                  &(PfMailerOptions){ .public_url = OUTBOX_URL,
                                                      .from = OUTBOX_FROM,
                                                      .server = "smtp://127.0.0.1:1" },
                                  &error);
  g_assert_no_error (error);
  pf_outbox_wait_for (self->demo, "waiting", 1);
  g_clear_pointer (&self->mailer, pf_mailer_stop);
  pf_demo_run (self->demo, "UPDATE mail SET send_at = 1");
  pf_outbox_start (self);
  pf_outbox_wait_until_empty (self->demo);
  pf_outbox_assert_kind (self, "eve@example.org", "activation");
}

/* Several mails, one connection. */
/* The password is for this server, over a line that nobody reads along. */
static void
test_sign_in (PfOutbox *self, gconstpointer)
{
  self->at_sign_in = "535 5.7.8 Wrong password";
  pf_outbox_ask (self->demo, "eve@example.org");
  pf_outbox_start_with (self, PF_STARTTLS_DEFAULT, "portail");
  pf_outbox_wait_for (self->demo, "waiting", 1);
  g_assert_cmpuint (pf_sink_get_n_mails (self->sink), ==, 0);
  g_atomic_pointer_set (&self->at_sign_in, NULL);
  pf_demo_run (self->demo, "UPDATE mail SET send_at = 1");
  pf_outbox_wait_until_empty (self->demo);
  pf_outbox_assert_kind (self, "eve@example.org", "activation");
  g_assert_cmpint (g_atomic_int_get (&self->n_sign_ins), ==, 2);
}

static void
test_not_encrypted (PfOutbox *self, gconstpointer)
{
  pf_outbox_ask (self->demo, "eve@example.org");
  pf_outbox_start_with (self, PF_STARTTLS_REQUIRED, "portail");
  pf_outbox_wait_for (self->demo, "waiting", 1);
  g_assert_cmpuint (pf_sink_get_n_mails (self->sink), ==, 0);
  g_assert_cmpint (g_atomic_int_get (&self->n_sign_ins), ==, 0);
  g_clear_pointer (&self->mailer, pf_mailer_stop);
  pf_demo_run (self->demo, "UPDATE mail SET send_at = 1");
  pf_outbox_start_with (self, PF_STARTTLS_IF_OFFERED, NULL);
  pf_outbox_wait_until_empty (self->demo);
  pf_outbox_assert_kind (self, "eve@example.org", "activation");
}

static void
test_one_connection (PfOutbox *self, gconstpointer)
{
  pf_outbox_fill (self->demo, 0, 10);
  pf_outbox_start (self);
  pf_outbox_wait_until_empty (self->demo);
  g_assert_cmpuint (pf_sink_get_n_mails (self->sink), ==, 10);
  g_assert_cmpuint (pf_sink_get_n_connections (self->sink), ==, 1);
}

static void
assert_header (const PfSinkMail *mail, const char *header, const char *pattern)
{
  g_autofree char *value = pf_sink_mail_get (mail, header);

  g_test_message ("%s: %s", header, value);
  g_assert_nonnull (value);
  g_assert_true (g_regex_match_simple (pattern, value, 0, 0));
}

static void
test_message (PfOutbox *self, gconstpointer)
{
  const PfSinkMail *mail;

  pf_outbox_ask (self->demo, "eve@example.org");
  pf_outbox_start (self);
  pf_outbox_wait_until_empty (self->demo);
  mail = pf_outbox_find (self, "eve@example.org");
  g_test_message ("%s", mail->text);
  g_assert_cmpstr (mail->sender, ==, OUTBOX_FROM);
  assert_header (mail, "From", "Nantes.*<portail@example.org>$");
  assert_header (mail, "To", "^eve@example.org$");
  assert_header (mail, "Date", "^[A-Z][a-z]{2}, [0-9]{1,2} [A-Z][a-z]{2} 20[0-9]{2} .* [+]0000$");
  assert_header (mail, "Message-I[dD]", "^<[0-9a-z]{13}[.][A-Za-z0-9_-]{22}@portail.example.org>$");
  assert_header (mail, "Auto-Submitted", "^auto-generated$");
  assert_header (mail, "Content-Language", "^fr$");
  assert_header (mail, "MIME-Version", "^1.0$");
  assert_header (mail, "Content-Type", "^multipart/alternative;");
  g_assert_nonnull (strstr (mail->text, "Content-Type: text/plain; charset=utf-8"));
  g_assert_nonnull (strstr (mail->text, "Content-Type: text/html; charset=utf-8"));
  g_assert_nonnull (strstr (mail->text, "<html lang=\"fr\">"));
  /* Nothing is fetched by who reads it, and every line is short enough. */
  g_assert_null (strstr (mail->text, "<img"));
  g_assert_null (strstr (mail->text, "url("));
  g_assert_null (strstr (mail->text, "src="));
}

/* A mail server that says again what it was sent. */
static void
test_echo (PfOutbox *self, gconstpointer)
{
  g_autofree char *echo = NULL;
  g_autofree char *token = NULL;
  g_autofree char *sql = NULL;
  char code[PF_CODE_SIZE];

  self->at_message = PF_SINK_KEEP_AND_HANG_UP;
  pf_outbox_ask (self->demo, "eve@example.org");
  pf_outbox_start (self);
  pf_outbox_wait_for (self->demo, "waiting", 1);
  token = pf_sink_mail_find_token (pf_outbox_find (self, "eve@example.org"));
  pf_code_from_token (code, token);
  echo = g_strdup_printf ("554 Bad link /activate/%s or %.4s-%s", token, code, code + 4);
  g_atomic_pointer_set (&self->at_message, echo);
  pf_demo_run (self->demo, "UPDATE mail SET send_at = 1");
  pf_outbox_wait_until_empty (self->demo);
  pf_outbox_assert_failure (self, "554 Bad link /activate/… or …");
  sql = g_strdup_printf ("SELECT count(*) FROM mail WHERE failure LIKE '%%%s%%'", token);
  g_assert_cmpint (pf_outbox_ask_number (self, sql), ==, 0);
}

static void
add (const PfDriver *driver)
{
  static const struct
  {
    const char *name;
    void (*function) (PfOutbox *self, gconstpointer driver);
  } tests[] = {
    { "refused", test_refused },
    { "message-refused", test_message_refused },
    { "sender-refused", test_sender_refused },
    { "silence", test_silence },
    { "hung-up", test_hung_up },
    { "no-server", test_no_server },
    { "sign-in", test_sign_in },
    { "not-encrypted", test_not_encrypted },
    { "one-connection", test_one_connection },
    { "message", test_message },
    { "echo", test_echo },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++) {
    g_autofree char *path = g_strdup_printf ("/smtp/%s/%s", driver->name, tests[i].name);

    g_test_add (path, PfOutbox, driver, pf_outbox_set_up, tests[i].function, pf_outbox_tear_down);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add (&pf_sqlite_driver);
  if (pf_demo_has_postgres ())
    add (&pf_postgres_driver);
  return g_test_run ();
}
