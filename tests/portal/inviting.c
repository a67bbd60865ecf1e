/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "portal/inviting.h"

#include <string.h>

void
pf_inviting_ask (PfNewAccounts *self,
                 guint server,
                 const char *token,
                 const char *method,
                 const char *path,
                 const char *body,
                 PfRawAnswer *ret_answer)
{
  g_autofree char *key = g_uuid_string_random ();
  g_autofree char *headers =
      g_strdup_printf ("Authorization: Bearer %s\r\nIdempotency-Key: %s\r\n", token, key);

  pf_raw_ask (self->raws[server], method, path, headers, body, ret_answer);
  g_test_message ("%s as %s: %u %s", method, token, ret_answer->status, ret_answer->body);
}

void
pf_inviting_invite (PfNewAccounts *self, const char *body)
{
  g_auto (PfRawAnswer) answer = { 0 };

  pf_inviting_ask (self, 0, "one", "POST", INVITING_PATH, body, &answer);
  g_assert_cmpuint (answer.status, ==, 202);
  g_assert_cmpstr (answer.body, ==, "");
}

char *
pf_inviting_get_token (PfNewAccounts *self, const char *body)
{
  guint n;

  pf_new_accounts_send_mails (self);
  n = pf_sink_get_n_mails (self->sink);
  pf_inviting_invite (self, body);
  pf_new_accounts_send_mails (self);
  return pf_new_accounts_get_token (self, n);
}

void
pf_inviting_accept (PfNewAccounts *self,
                    guint server,
                    const char *who,
                    const char *token,
                    PfRawAnswer *ret_answer)
{
  g_autofree char *path = g_strdup_printf ("/v1/invitations/%s/acceptance", token);

  pf_inviting_ask (self, server, who, "POST", path, NULL, ret_answer);
}

void
pf_inviting_confirm (PfNewAccounts *self, guint server, const char *token, PfRawAnswer *ret_answer)
{
  g_autofree char *body =
      g_strdup_printf ("{\"token\":\"%s\",\"password\":\"" NEW_PASSWORD "\"}", token);

  pf_new_accounts_post (self, server, "password-resets/confirm", body, ret_answer);
}

void
pf_inviting_check (PfNewAccounts *self, const char *token, PfRawAnswer *ret_answer)
{
  g_autofree char *body = g_strdup_printf ("{\"token\":\"%s\"}", token);

  pf_new_accounts_post (self, 0, "password-resets/check", body, ret_answer);
}

void
pf_inviting_assert_listed (PfNewAccounts *self, const char *who, const char *email, gboolean listed)
{
  g_auto (PfRawAnswer) answer = { 0 };

  pf_inviting_ask (self, 0, who, "GET", INVITING_PATH, NULL, &answer);
  g_assert_cmpuint (answer.status, ==, 200);
  g_assert_true (listed == (strstr (answer.body, email) != NULL));
}

static void
add (const char *database,
     const PfNewAccountsVariant *variant,
     const char *name,
     PfInvitingTest test)
{
  g_autofree char *path = g_strdup_printf ("/invitations/%s/%s", database, name);

  g_test_add (
      path, PfNewAccounts, variant, pf_new_accounts_set_up, test, pf_new_accounts_tear_down);
}

void
pf_inviting_add_test (const char *name, PfInvitingTest test)
{
  static const PfNewAccountsVariant on_sqlite = { .driver = &pf_sqlite_driver,
                                                  .with_limits = FALSE };
  static const PfNewAccountsVariant on_postgres = { .driver = &pf_postgres_driver,
                                                    .with_limits = FALSE };

  add ("sqlite", &on_sqlite, name, test);
  if (pf_demo_has_postgres ())
    add ("postgres", &on_postgres, name, test);
}

void
pf_inviting_add_limited_test (const char *name, PfInvitingTest test)
{
  static const PfNewAccountsVariant limited = { .driver = &pf_sqlite_driver, .with_limits = TRUE };

  add ("sqlite", &limited, name, test);
}
