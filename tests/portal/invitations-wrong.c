/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Invitations that let nobody in: too old, taken back, used, guessed, or not theirs to make.
 */
#include <string.h>

#include "core/password-reset.h"
#include "portal/inviting.h"

#define N_RACERS 6

/* Who invites learns nothing of the address: what is answered and listed is the same. */
static void
test_discreet (PfNewAccounts *self, gconstpointer)
{
  g_auto (PfRawAnswer) answer = { 0 };

  pf_inviting_invite (self, INVITING_BODY);
  pf_inviting_invite (self, INVITING_LUC);
  pf_inviting_invite (self,
                      "{\"email\":\"eve@example.org\",\"first_name\":\"Eve\",\"last_name\":\"A\"}");
  pf_new_accounts_send_mails (self);
  /* She is there already: nothing is to be said. */
  g_assert_cmpuint (pf_sink_get_n_mails (self->sink), ==, 2);
  pf_inviting_assert_listed (self, "one", INVITING_SAM, TRUE);
  pf_inviting_assert_listed (self, "one", "luc@example.org", TRUE);
  pf_inviting_assert_listed (self, "one", "eve@example.org", TRUE);
  pf_inviting_assert_listed (self, "two", INVITING_SAM, FALSE);
  pf_inviting_ask (self, 0, "one", "GET", INVITING_PATH, NULL, &answer);
  g_assert_null (strstr (answer.body, "account"));
  g_assert_null (strstr (answer.body, "invited_by"));
  g_assert_null (strstr (answer.body, "mail\":\"0"));
}

static void
test_expired (PfNewAccounts *self, gconstpointer)
{
  g_autofree char *token = pf_inviting_get_token (self, INVITING_BODY);
  g_auto (PfRawAnswer) answer = { 0 };

  g_assert_cmpint (
      pf_new_accounts_count (self, "SELECT expires_at - asked_at FROM guardian_invitation"),
      >=,
      PF_ACTIVATION_SPAN);
  pf_demo_run (self->demo, "UPDATE guardian_invitation SET expires_at = 1");
  pf_inviting_check (self, token, &answer);
  pf_new_accounts_assert_problem (&answer, 410, "link-expired");
  pf_inviting_confirm (self, 0, token, &answer);
  pf_new_accounts_assert_problem (&answer, 410, "link-expired");
  pf_inviting_accept (self, 0, "two", token, &answer);
  pf_new_accounts_assert_problem (&answer, 410, "link-expired");
  g_assert_cmpint (
      pf_new_accounts_count (self, "SELECT count(*) FROM adult WHERE household = 1"), ==, 2);
}

/* The path (transfer full) of the one invitation. */
static char *
find_path (PfNewAccounts *self)
{
  PfId id;

  pf_id_from_number (id, pf_new_accounts_count (self, "SELECT max(id) FROM guardian_invitation"));
  return g_strdup_printf (INVITING_PATH "/%s", id);
}

static void
test_cancelled (PfNewAccounts *self, gconstpointer)
{
  g_autofree char *token = pf_inviting_get_token (self, INVITING_BODY);
  g_autofree char *path = find_path (self);
  g_autofree char *unsent = NULL;
  g_auto (PfRawAnswer) answer = { 0 };

  pf_inviting_ask (self, 0, "two", "DELETE", path, NULL, &answer);
  g_assert_cmpuint (answer.status, ==, 404);
  pf_inviting_ask (self, 0, "one", "DELETE", path, NULL, &answer);
  g_assert_cmpuint (answer.status, ==, 204);
  pf_inviting_assert_listed (self, "one", INVITING_SAM, FALSE);
  pf_inviting_confirm (self, 0, token, &answer);
  pf_new_accounts_assert_problem (&answer, 410, "link-invalid");
  pf_inviting_accept (self, 0, "two", token, &answer);
  pf_new_accounts_assert_problem (&answer, 410, "link-invalid");
  pf_inviting_ask (self, 0, "one", "DELETE", path, NULL, &answer);
  g_assert_cmpuint (answer.status, ==, 404);

  /* Before its mail is written: then it never is. */
  g_clear_pointer (&self->mailer, pf_mailer_stop);
  pf_inviting_invite (self, INVITING_BODY);
  unsent = find_path (self);
  pf_inviting_ask (self, 0, "one", "DELETE", unsent, NULL, &answer);
  g_assert_cmpuint (answer.status, ==, 204);
  pf_new_accounts_send_mails (self);
  g_assert_cmpuint (pf_sink_get_n_mails (self->sink), ==, 1);
  g_assert_cmpint (
      pf_new_accounts_count (self, "SELECT count(*) FROM mail WHERE state = 'dropped'"), ==, 1);
}

typedef struct
{
  PfNewAccounts *self;
  guint number;
  const char *token;
} Racer;

static gpointer
race (gpointer data)
{
  const Racer *racer = data;
  PfServer *server = racer->self->servers[racer->number % 2];
  g_autoptr (PfRaw) raw =
      pf_raw_open (pf_server_get_port (server != NULL ? server : racer->self->servers[0]));
  g_autofree char *path = g_strdup_printf ("/v1/invitations/%s/acceptance", racer->token);
  g_autofree char *headers =
      g_strdup_printf ("Authorization: Bearer racer%u\r\nIdempotency-Key: k\r\n", racer->number);
  g_auto (PfRawAnswer) answer = { 0 };

  pf_raw_ask (raw, "POST", path, headers, NULL, &answer);
  return GUINT_TO_POINTER (answer.status);
}

static void
add_racer (PfNewAccounts *self, guint number)
{
  g_autofree char *name = g_strdup_printf ("racer%u", number);
  g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, name, -1);
  g_autofree char *sql = g_strdup_printf (
      "INSERT INTO account (id, email, first_name, last_name, state, roles, version) VALUES"
      " (%u, '%s@example.org', 'R', 'R', 'active', '[\"family\"]', 1);"
      "INSERT INTO account_session (account, device_name, signed_in_at, last_used_at, expires_at,"
      " token_hash) VALUES (%u, 'test', 1, 1, 4000000000000000, '%s')",
      100 + number,
      name,
      100 + number,
      hash);

  pf_demo_run (self->demo, sql);
}

/* Of several who have one link, signed in as several persons, one is let in. */
static void
test_race (PfNewAccounts *self, gconstpointer)
{
  g_autofree char *token = pf_inviting_get_token (self, INVITING_BODY);
  Racer racers[N_RACERS];
  GThread *threads[N_RACERS];
  guint n_accepted = 0;

  for (guint i = 0; i < N_RACERS; i++)
    add_racer (self, i);
  for (guint i = 0; i < N_RACERS; i++) {
    racers[i] = (Racer){ self, i, token };
    threads[i] = g_thread_new ("racer", race, &racers[i]);
  }
  for (guint i = 0; i < N_RACERS; i++) {
    guint status = GPOINTER_TO_UINT (g_thread_join (threads[i]));

    g_assert_true (status == 204 || status == 410);
    n_accepted += status == 204;
  }
  g_assert_cmpuint (n_accepted, ==, 1);
  g_assert_cmpint (pf_new_accounts_count (
                       self, "SELECT count(*) FROM adult WHERE household = 1 AND account >= 100"),
                   ==,
                   1);
}

static void
assert_offered (PfNewAccounts *self, const char *who, gboolean offered)
{
  g_auto (PfRawAnswer) answer = { 0 };

  pf_inviting_ask (self, 0, who, "GET", "/v1/households/" DEMO_1, NULL, &answer);
  g_assert_cmpuint (answer.status, ==, 200);
  g_assert_true (offered == (strstr (answer.body, "\"may_invite\":true") != NULL));
}

/* Whom it would be refused is not offered it. */
static void
test_offered (PfNewAccounts *self, gconstpointer)
{
  assert_offered (self, "one", TRUE);
  pf_demo_run (self->demo,
               "UPDATE adult SET role = 'payer' WHERE id = 1;"
               "UPDATE household SET version = version + 1 WHERE id = 1");
  assert_offered (self, "one", FALSE);
}

static void
test_refused (PfNewAccounts *self, gconstpointer)
{
  static const struct
  {
    const char *who, *before, *body;
    guint status;
    const char *code;
  } cases[] = {
    { "two", NULL, INVITING_BODY, 404, "not-found" },
    { "agent", NULL, INVITING_BODY, 403, "not-allowed" },
    { "one", "UPDATE adult SET role = 'payer' WHERE id = 1", INVITING_BODY, 403, "not-allowed" },
    { "one",
      "UPDATE adult SET role = 'guardian' WHERE id = 1;"
      "UPDATE household SET state = 'provisional' WHERE id = 1",
      INVITING_BODY,
      409,
      "account-not-active" },
    { "one",
      "UPDATE household SET state = 'active' WHERE id = 1",
      "{\"email\":\"sam\",\"first_name\":\"Sam\",\"last_name\":\"Petit\"}",
      422,
      "bad-members" },
    { "one",
      NULL,
      "{\"email\":\"" INVITING_SAM "\",\"first_name\":\"http://x.org\",\"last_name\":\"Petit\"}",
      422,
      "bad-members" },
    { "one", NULL, "{\"email\":\"" INVITING_SAM "\"}", 422, "bad-members" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_auto (PfRawAnswer) answer = { 0 };

    if (cases[i].before != NULL)
      pf_demo_run (self->demo, cases[i].before);
    pf_inviting_ask (self, 0, cases[i].who, "POST", INVITING_PATH, cases[i].body, &answer);
    pf_new_accounts_assert_problem (&answer, cases[i].status, cases[i].code);
  }
  g_assert_cmpint (pf_new_accounts_count (self, "SELECT count(*) FROM guardian_invitation"), ==, 0);
  g_assert_cmpint (pf_new_accounts_count (self, "SELECT count(*) FROM mail"), ==, 0);
}

/* A household that is none any more lets nobody in. */
static void
test_gone (PfNewAccounts *self, gconstpointer)
{
  g_autofree char *token = pf_inviting_get_token (self, INVITING_BODY);
  g_auto (PfRawAnswer) answer = { 0 };

  pf_demo_run (self->demo, "UPDATE household SET state = 'joined' WHERE id = 1");
  pf_inviting_accept (self, 0, "two", token, &answer);
  pf_new_accounts_assert_problem (&answer, 410, "link-invalid");
  pf_inviting_confirm (self, 0, token, &answer);
  pf_new_accounts_assert_problem (&answer, 410, "link-invalid");
  /* Nothing of that is kept. */
  g_assert_cmpint (
      pf_new_accounts_count (self, "SELECT count(*) FROM account WHERE email = '" INVITING_SAM "'"),
      ==,
      0);
}

/* How many different addresses may be invited in a row. */
static guint
count_invited (PfNewAccounts *self, guint max)
{
  g_auto (PfRawAnswer) answer = { 0 };
  guint n = 0;

  do {
    g_autofree char *body = g_strdup_printf (
        "{\"email\":\"s%u@example.org\",\"first_name\":\"S\",\"last_name\":\"P\"}", n);

    pf_inviting_ask (self, 0, "one", "POST", INVITING_PATH, body, &answer);
  } while (answer.status == 202 && ++n < max);
  return n;
}

static void
test_limits (PfNewAccounts *self, gconstpointer)
{
  g_assert_cmpuint (count_invited (self, 20), ==, 5);
}

/* Whoever tried the invited address's password meanwhile does not keep them from their own. */
static void
test_tried_before (PfNewAccounts *self, gconstpointer)
{
  g_autofree char *token = pf_inviting_get_token (self, INVITING_BODY);
  g_auto (PfRawAnswer) answer = { 0 };

  while (pf_new_accounts_sign_in (self, INVITING_SAM, "a guess") == 401)
    ;
  g_assert_cmpuint (pf_new_accounts_sign_in (self, INVITING_SAM, "a guess"), ==, 429);
  pf_inviting_confirm (self, 0, token, &answer);
  g_assert_cmpuint (answer.status, ==, 204);
  g_assert_cmpuint (pf_new_accounts_sign_in (self, INVITING_SAM, NEW_PASSWORD), ==, 201);
}

/* Control: it is the limits that stopped. */
static void
test_no_limits (PfNewAccounts *self, gconstpointer)
{
  g_assert_cmpuint (count_invited (self, 20), ==, 20);
}

/* Whoever is signed in guesses no more codes than others; the link accepts all the same. */
static void
test_guesses (PfNewAccounts *self, gconstpointer)
{
  g_autofree char *token = pf_inviting_get_token (self, INVITING_LUC);
  g_auto (PfRawAnswer) answer = { 0 };
  guint n = 0;

  do {
    g_autofree char *body =
        g_strdup_printf ("{\"email\":\"luc@example.org\",\"code\":\"%08u\"}", n++);

    pf_inviting_ask (self, 0, "two", "POST", "/v1/invitations/acceptance", body, &answer);
  } while (answer.status == 422 && n < 100);
  pf_new_accounts_assert_problem (&answer, 429, "too-many-requests");
  g_assert_cmpuint (n, ==, 6);
  pf_inviting_accept (self, 0, "two", token, &answer);
  g_assert_cmpuint (answer.status, ==, 204);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  pf_inviting_add_test ("discreet", test_discreet);
  pf_inviting_add_test ("expired", test_expired);
  pf_inviting_add_test ("cancelled", test_cancelled);
  pf_inviting_add_test ("race", test_race);
  pf_inviting_add_test ("offered", test_offered);
  pf_inviting_add_test ("refused", test_refused);
  pf_inviting_add_test ("gone", test_gone);
  pf_inviting_add_test ("no-limits", test_no_limits);
  pf_inviting_add_limited_test ("limits", test_limits);
  pf_inviting_add_limited_test ("guesses", test_guesses);
  pf_inviting_add_limited_test ("tried-before", test_tried_before);
  return g_test_run ();
}
