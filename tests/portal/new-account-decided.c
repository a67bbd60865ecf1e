/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * From asking for an account to being let in: what the family is sent is what the agent was shown,
 * half a minute later, and is not taken back after that.
 */
#include <string.h>

#include "portal/new-accounts.h"
#include "wire/json-parse.h"

#define ITEM "/v1/staff/queue/" DEMO_1
#define FAR "4000000000000000"
#define ACCEPT "{\"decision\":\"accept\",\"reason\":\"Bienvenue à Nantes.\"}"

/* An agent of the front desk, signed in as "nina". */
static void
hire (PfDemo *demo)
{
  g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, "nina", -1);
  g_autofree char *sql = g_strdup_printf (
      "INSERT INTO account (id, email, first_name, last_name, state, roles, second_factor, "
      "version) VALUES"
      " (90, 'nina@example.org', 'Nina', 'Dubois', 'active', '[\"front_desk\"]', 'codes', 1);"
      "INSERT INTO account_session (account, device_name, signed_in_at, last_used_at, expires_at,"
      " token_hash) VALUES (90, 'test', 1, " FAR " - 1, " FAR ", '%s');",
      hash);

  pf_demo_run (demo, sql);
}

static void
ask (PfNewAccounts *self,
     guint server,
     const char *method,
     const char *path,
     const char *body,
     PfRawAnswer *answer)
{
  pf_raw_ask (self->raws[server],
              method,
              path,
              "Authorization: Bearer nina\r\nIdempotency-Key: k\r\nIf-Match: \"1\"\r\n",
              body,
              answer);
  g_test_message ("%s %s: %u %s", method, path, answer->status, answer->body);
}

/* The text (transfer full) of a member of the answer. */
static char *
get_text (const PfRawAnswer *answer, const char *member)
{
  g_autoptr (JsonNode) root = pf_json_parse (answer->body, strlen (answer->body), NULL);

  g_assert_nonnull (root);
  return g_strdup (json_object_get_string_member (json_node_get_object (root), member));
}

/* Ana's account, in the queue. */
static void
apply (PfNewAccounts *self)
{
  g_autofree char *token = NULL;

  pf_new_accounts_ask (self, NEW_UNKNOWN, NEW_PASSWORD);
  pf_new_accounts_send_mails (self);
  token = pf_new_accounts_get_token (self, 0);
  pf_new_accounts_confirm (self, 0, token, 204, "");
}

static void
assert_sent (PfNewAccounts *self, const char *subject, const char *text)
{
  guint n = pf_sink_get_n_mails (self->sink);
  const PfSinkMail *mail = pf_sink_get (self->sink, n - 1);
  g_autofree char *sent = pf_sink_mail_get (mail, "Subject");
  g_autofree char *body = pf_sink_mail_get_body (mail);

  g_assert_cmpuint (n, ==, 2);
  g_assert_cmpstr (mail->recipient, ==, NEW_UNKNOWN);
  g_assert_cmpstr (sent, ==, subject);
  g_assert_nonnull (strstr (body, text));
}

/* On PostgreSQL what one server decides, another one cannot take back either. */
static void
test_road (PfNewAccounts *self, gconstpointer)
{
  g_auto (PfRawAnswer) answer = { 0 };
  g_autofree char *subject = NULL, *text = NULL, *state = NULL;

  hire (self->demo);
  apply (self);
  g_assert_cmpint (
      pf_new_accounts_count (self, "SELECT count(*) FROM queue_item WHERE state = 'waiting'"),
      ==,
      1);
  ask (self, 0, "GET", ITEM, NULL, &answer);
  g_assert_cmpuint (answer.status, ==, 200);
  g_assert_nonnull (strstr (answer.body, "\"code\":\"proof_of_address_given\",\"ok\":true"));
  ask (self, 0, "POST", ITEM "/preview", ACCEPT, &answer);
  subject = get_text (&answer, "subject");
  text = get_text (&answer, "text");
  g_assert_nonnull (strstr (text, "Bienvenue à Nantes."));
  ask (self, 0, "POST", ITEM "/decision", ACCEPT, &answer);
  state = get_text (&answer, "state");
  g_assert_cmpstr (state, ==, "accepted");
  g_assert_cmpuint (pf_new_accounts_sign_in (self, NEW_UNKNOWN, NEW_PASSWORD), ==, 201);

  /* Half a minute later. */
  g_assert_cmpuint (pf_sink_get_n_mails (self->sink), ==, 1);
  pf_demo_run (self->demo, "UPDATE mail SET send_at = created_at WHERE kind = 'account_accepted'");
  pf_new_accounts_send_mails (self);
  assert_sent (self, subject, text);
  ask (self, 1, "DELETE", ITEM "/decision", NULL, &answer);
  pf_new_accounts_assert_problem (&answer, 409, "too-late-to-undo");
}

/* What is undone in time is never sent. */
static void
test_undone (PfNewAccounts *self, gconstpointer)
{
  g_auto (PfRawAnswer) answer = { 0 };

  hire (self->demo);
  apply (self);
  ask (self, 0, "POST", ITEM "/decision", ACCEPT, &answer);
  g_assert_cmpuint (answer.status, ==, 200);
  ask (self, 1, "DELETE", ITEM "/decision", NULL, &answer);
  g_assert_cmpuint (answer.status, ==, 200);
  pf_demo_run (self->demo,
               "UPDATE mail SET send_at = created_at WHERE kind = 'account_accepted'"
               " AND state IN ('waiting', 'sending')");
  pf_new_accounts_send_mails (self);
  g_assert_cmpuint (pf_sink_get_n_mails (self->sink), ==, 1);
  g_assert_cmpint (
      pf_new_accounts_count (self, "SELECT count(*) FROM account WHERE state = 'pending'"), ==, 1);
}

static void
add_all (const PfNewAccountsVariant *variant)
{
  static const struct
  {
    const char *name;
    void (*test) (PfNewAccounts *self, gconstpointer data);
  } tests[] = { { "road", test_road }, { "undone", test_undone } };

  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++) {
    g_autofree char *path =
        g_strdup_printf ("/new-account-decided/%s/%s", variant->driver->name, tests[i].name);

    g_test_add (path,
                PfNewAccounts,
                variant,
                pf_new_accounts_set_up,
                tests[i].test,
                pf_new_accounts_tear_down);
  }
}

int
main (int argc, char **argv)
{
  static const PfNewAccountsVariant sqlite = { .driver = &pf_sqlite_driver, .with_limits = FALSE };
  static const PfNewAccountsVariant postgres = { .driver = &pf_postgres_driver,
                                                 .with_limits = FALSE };

  g_test_init (&argc, &argv, NULL);
  add_all (&sqlite);
  if (pf_demo_has_postgres ())
    add_all (&postgres);
  return g_test_run ();
}
