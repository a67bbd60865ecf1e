/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A guardian invites the other one: over HTTP, by two servers where the database has room for them,
 * with the mails that really go out.
 */
#include <string.h>

#include "core/password-reset.h"
#include "portal/inviting.h"

static void
assert_mail (PfNewAccounts *self)
{
  const PfSinkMail *mail = pf_sink_get (self->sink, 0);

  g_assert_cmpstr (mail->recipient, ==, INVITING_SAM);
  g_assert_nonnull (strstr (mail->text, "=C3=88ve =C3=85gren"));
  g_assert_nonnull (strstr (mail->text, OUTBOX_URL "/activate/"));
  /* What the guardian typed is not written to who may be a stranger. */
  g_assert_null (strstr (mail->text, "Petit"));
}

/* Whom nobody knows chooses a password, and is of the household. */
static void
test_stranger (PfNewAccounts *self, gconstpointer)
{
  g_autofree char *token = pf_inviting_get_token (self, INVITING_BODY);
  g_auto (PfRawAnswer) answer = { 0 };

  assert_mail (self);
  pf_inviting_assert_listed (self, "one", INVITING_SAM, TRUE);
  g_assert_cmpint (
      pf_new_accounts_count (self, "SELECT count(*) FROM account WHERE email = '" INVITING_SAM "'"),
      ==,
      0);
  pf_inviting_check (self, token, &answer);
  g_assert_cmpuint (answer.status, ==, 200);
  g_assert_nonnull (strstr (answer.body, "\"activation\":true,\"invitation\":true"));
  g_assert_nonnull (strstr (answer.body, "\"first_name\":\"Sam\""));
  g_assert_nonnull (strstr (answer.body, "\"invited_by\":\"Ève Ågren\""));

  pf_inviting_confirm (self, 1, token, &answer);
  g_assert_cmpuint (answer.status, ==, 204);
  g_assert_cmpint (pf_new_accounts_count (self,
                                          "SELECT count(*) FROM mail WHERE account = 1"
                                          " AND kind = 'invitation_accepted'"
                                          " AND recipient = 'eve@example.org'"
                                          " AND invited_by = 'Sam Petit'"),
                   ==,
                   1);
  g_assert_cmpuint (pf_new_accounts_sign_in (self, INVITING_SAM, NEW_PASSWORD), ==, 201);
  g_assert_cmpint (
      pf_new_accounts_count (self, INVITING_MEMBERS "'" INVITING_SAM "' AND a.role = 'guardian'"),
      ==,
      1);
  g_assert_cmpint (
      pf_new_accounts_count (self, "SELECT version FROM household WHERE id = 1"), ==, 2);
  pf_inviting_assert_listed (self, "one", INVITING_SAM, FALSE);

  pf_inviting_confirm (self, 0, token, &answer);
  pf_new_accounts_assert_problem (&answer, 410, "link-used");
  pf_inviting_accept (self, 0, "two", token, &answer);
  pf_new_accounts_assert_problem (&answer, 410, "link-used");
  g_assert_cmpint (pf_new_accounts_count (self, INVITING_MEMBERS "'luc@example.org'"), ==, 0);
  g_assert_cmpint (pf_new_accounts_count (self,
                                          "SELECT count(*) FROM journal_entry j JOIN account c"
                                          " ON c.id = j.account WHERE (c.email = '" INVITING_SAM
                                          "' AND j.action IN"
                                          " ('invitation_accepted', 'password_chosen'))"
                                          " OR (c.id = 1 AND j.action = 'guardian_invited')"),
                   ==,
                   3);
}

/* The code does what the link does. */
static void
test_code (PfNewAccounts *self, gconstpointer)
{
  g_autofree char *token = pf_inviting_get_token (self, INVITING_BODY);
  g_autofree char *body = NULL;
  g_auto (PfRawAnswer) answer = { 0 };
  char code[PF_CODE_SIZE];

  pf_code_from_token (code, token);
  pf_new_accounts_post (self,
                        0,
                        "password-resets/check",
                        "{\"email\":\"" INVITING_SAM "\",\"code\":\"0000-0000\"}",
                        &answer);
  pf_new_accounts_assert_problem (&answer, 422, "code-wrong");
  body = g_strdup_printf (
      "{\"email\":\"" INVITING_SAM "\",\"code\":\"%s\",\"password\":\"" NEW_PASSWORD "\"}", code);
  pf_new_accounts_post (self, 0, "password-resets/confirm", body, &answer);
  g_assert_cmpuint (answer.status, ==, 204);
  g_assert_cmpint (pf_new_accounts_count (self, INVITING_MEMBERS "'" INVITING_SAM "'"), ==, 1);
}

/* Who stands in the household already has the account; who has another address does not. */
static void
test_known_adult (PfNewAccounts *self, gconstpointer)
{
  static const struct
  {
    const char *email; /* in the household, of one who is called Sam Petit */
    gint64 n_adults;   /* afterwards: there were three */
    const char *first_name;
  } cases[] = {
    { "'sam@Example.org'", 3, "Samuel" },
    { "NULL", 3, "Sam" },
    { "'another@example.org'", 4, "Sam" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *adult = g_strdup_printf (
        "DELETE FROM guardian_invitation; DELETE FROM adult WHERE household = 1 AND id > 3;"
        "INSERT INTO adult (id, household, role, first_name, last_name, email) VALUES"
        " (9, 1, 'guardian', '%s', 'P\xc3\x89TIT', %s)",
        cases[i].first_name,
        cases[i].email);
    g_autofree char *body = g_strdup_printf (
        "{\"email\":\"sam%s@example.org\",\"first_name\":\"Sam\",\"last_name\":\"Petit\"}",
        i == 0 ? "" : (i == 1 ? "1" : "2"));
    g_autofree char *token = NULL;
    g_auto (PfRawAnswer) answer = { 0 };

    pf_demo_run (self->demo, adult);
    token = pf_inviting_get_token (self, body);
    pf_inviting_confirm (self, 0, token, &answer);
    g_test_message ("%s: %u %s", cases[i].email, answer.status, answer.body);
    g_assert_cmpuint (answer.status, ==, 204);
    g_assert_cmpint (pf_new_accounts_count (self, "SELECT count(*) FROM adult WHERE household = 1"),
                     ==,
                     cases[i].n_adults);
    g_assert_cmpint (pf_new_accounts_count (
                         self, "SELECT count(*) FROM adult WHERE id = 9 AND account IS NOT NULL"),
                     ==,
                     cases[i].n_adults == 3);
  }
  /* By the names that the services have. */
  g_assert_cmpint (
      pf_new_accounts_count (self, "SELECT count(*) FROM account WHERE first_name = 'Samuel'"),
      ==,
      1);
}

/* Who has an account accepts signed in, and keeps their password. */
static void
test_account (PfNewAccounts *self, gconstpointer)
{
  g_autofree char *token = NULL;
  g_auto (PfRawAnswer) answer = { 0 };

  pf_outbox_give_password (self->demo, 2);
  token = pf_inviting_get_token (self, INVITING_LUC);
  pf_inviting_ask (self, 0, "two", "GET", "/v1/households/" DEMO_1, NULL, &answer);
  g_assert_cmpuint (answer.status, ==, 404);
  pf_inviting_check (self, token, &answer);
  g_assert_nonnull (strstr (answer.body, "\"activation\":false,\"invitation\":true"));
  pf_inviting_confirm (self, 0, token, &answer);
  pf_new_accounts_assert_problem (&answer, 410, "address-taken");

  pf_inviting_accept (self, 0, "two", "aTokenThatSomebodyGuessed", &answer);
  pf_new_accounts_assert_problem (&answer, 410, "link-invalid");
  pf_inviting_ask (self, 0, "two", "GET", "/v1/households/" DEMO_1, NULL, &answer);
  g_assert_cmpuint (answer.status, ==, 404);

  pf_inviting_accept (self, 1, "two", token, &answer);
  g_assert_cmpuint (answer.status, ==, 204);
  pf_inviting_ask (self, 0, "two", "GET", "/v1/households/" DEMO_1, NULL, &answer);
  g_assert_cmpuint (answer.status, ==, 200);
  pf_inviting_accept (self, 0, "two", token, &answer);
  pf_new_accounts_assert_problem (&answer, 410, "link-used");
  g_assert_cmpint (pf_new_accounts_count (self, INVITING_MEMBERS "'luc@example.org'"), ==, 1);
  /* Who joins is found with the household. */
  g_assert_cmpint (pf_new_accounts_count (self,
                                          "SELECT count(*) FROM household WHERE id = 1"
                                          " AND searched LIKE '%luc blanc%'"),
                   ==,
                   1);
}

/* The mail's code, typed by who is signed in, accepts as its link does: once. */
static void
test_account_by_code (PfNewAccounts *self, gconstpointer)
{
  static const char path[] = "/v1/invitations/acceptance";
  g_autofree char *token = NULL;
  g_autofree char *body = NULL;
  g_auto (PfRawAnswer) answer = { 0 };
  char code[PF_CODE_SIZE];

  pf_outbox_give_password (self->demo, 2);
  token = pf_inviting_get_token (self, INVITING_LUC);
  pf_code_from_token (code, token);
  pf_inviting_ask (self,
                   0,
                   "two",
                   "POST",
                   path,
                   "{\"email\":\"luc@example.org\",\"code\":\"0000 0000\"}",
                   &answer);
  pf_new_accounts_assert_problem (&answer, 422, "code-wrong");
  /* With another address it is the code of nothing. */
  body = g_strdup_printf ("{\"email\":\"sam@example.org\",\"code\":\"%s\"}", code);
  pf_inviting_ask (self, 0, "two", "POST", path, body, &answer);
  pf_new_accounts_assert_problem (&answer, 422, "code-wrong");
  g_free (body);
  body = g_strdup_printf ("{\"email\":\"Luc@Example.org\",\"code\":\"%.4s-%s\"}", code, code + 4);
  pf_new_accounts_post (self, 0, "invitations/acceptance", body, &answer);
  pf_new_accounts_assert_problem (&answer, 401, "not-signed-in");
  g_assert_cmpint (pf_new_accounts_count (self, INVITING_MEMBERS "'luc@example.org'"), ==, 0);

  pf_inviting_ask (self, 1, "two", "POST", path, body, &answer);
  g_assert_cmpuint (answer.status, ==, 204);
  g_assert_cmpint (pf_new_accounts_count (self, INVITING_MEMBERS "'luc@example.org'"), ==, 1);
  pf_inviting_ask (self, 0, "two", "POST", path, body, &answer);
  pf_new_accounts_assert_problem (&answer, 410, "link-used");
  pf_inviting_accept (self, 0, "two", token, &answer);
  pf_new_accounts_assert_problem (&answer, 410, "link-used");
}

/* Once an hour; the link of the last mail alone opens. */
static void
test_again (PfNewAccounts *self, gconstpointer)
{
  g_autofree char *first = pf_inviting_get_token (self, INVITING_BODY);
  g_autofree char *second = NULL;
  g_auto (PfRawAnswer) answer = { 0 };

  pf_inviting_invite (self, INVITING_BODY);
  pf_new_accounts_send_mails (self);
  g_assert_cmpuint (pf_sink_get_n_mails (self->sink), ==, 1);
  pf_demo_run (self->demo, "UPDATE guardian_invitation SET asked_at = asked_at - 3600000001");
  second = pf_inviting_get_token (self, INVITING_BODY);
  g_assert_cmpint (pf_new_accounts_count (self, "SELECT count(*) FROM guardian_invitation"), ==, 1);
  pf_inviting_confirm (self, 0, first, &answer);
  pf_new_accounts_assert_problem (&answer, 410, "link-invalid");
  pf_inviting_confirm (self, 0, second, &answer);
  g_assert_cmpuint (answer.status, ==, 204);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  pf_inviting_add_test ("stranger", test_stranger);
  pf_inviting_add_test ("code", test_code);
  pf_inviting_add_test ("known-adult", test_known_adult);
  pf_inviting_add_test ("account", test_account);
  pf_inviting_add_test ("account-by-code", test_account_by_code);
  pf_inviting_add_test ("again", test_again);
  return g_test_run ();
}
