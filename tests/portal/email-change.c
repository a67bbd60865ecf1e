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

/* Lets every mail go, and counts those that came to @email; *ret_code (transfer full) is that of
 * the last.
 */
static guint
receive (PfStaffed *self, const char *email, char **ret_code)
{
  PfOutbox outbox = { .demo = self->demo, .sink = pf_sink_new (NULL, NULL) };
  guint n = 0;

  pf_outbox_start (&outbox);
  pf_outbox_wait_until_empty (self->demo);
  for (guint i = 0; i < pf_sink_get_n_mails (outbox.sink); i++) {
    const PfSinkMail *mail = pf_sink_get (outbox.sink, i);
    g_autoptr (GRegex) code = g_regex_new ("[0-9A-Z]{4}-[0-9A-Z]{4}", 0, 0, NULL);
    g_autoptr (GMatchInfo) match = NULL;

    if (!g_str_equal (mail->recipient, email))
      continue;
    n++;
    if (ret_code != NULL && g_regex_match (code, mail->text, 0, &match)) {
      g_free (*ret_code);
      *ret_code = g_match_info_fetch (match, 0);
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
  g_assert_cmpuint (receive (self, "eva@example.org", &code), ==, 1);
  g_assert_nonnull (code);
  g_assert_cmpint (pf_staffed_count (self,
                                     "mail WHERE kind = 'email_changed' AND state = 'sent'"
                                     " AND recipient = 'eve@example.org'"),
                   ==,
                   1);
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

/* Free or not, who asks sees the same, and the same is written. */
static void
test_taken (PfStaffed *self, gconstpointer)
{
  static const char *const bodies[] = { ASK ("luc@example.org"), ASK ("free@example.org") };
  g_autofree char *token = pf_staffed_sign_in (self, "eve", NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (bodies); i++) {
    g_assert_cmpuint (pf_staffed_ask (self, "PATCH", "/v1/me", token, bodies[i]), ==, 202);
    g_assert_cmpstr (self->answer.body, ==, "");
    g_assert_cmpint (
        pf_staffed_count (self, "email_change WHERE token_hash IS NULL AND code_hash IS NULL"),
        ==,
        1);
    g_assert_cmpint (pf_staffed_count (self, "mail"), ==, 2 * ((int) i + 1));
  }
  g_assert_cmpuint (receive (self, "luc@example.org", NULL), ==, 0);
  g_assert_cmpint (
      pf_staffed_count (self, "mail WHERE kind = 'email_change' AND state = 'dropped'"), ==, 1);
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
  g_assert_cmpuint (receive (self, "one@example.org", &old), ==, 1);
  pf_staffed_ask (self, "PATCH", "/v1/me", token, ASK ("other@example.org"));
  g_assert_cmpuint (receive (self, "other@example.org", &code), ==, 1);
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
    add ("taken", &variants[i], test_taken);
    add ("void", &variants[i], test_void);
    add ("stale", &variants[i], test_stale);
    add ("limits", &limited[i], test_limits);
  }
  return g_test_run ();
}
