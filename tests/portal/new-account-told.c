/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Who asks for a new account, or signs in with its password, does not learn whether the address is
 * known: the mail alone tells, to whose it is.
 */
#include <string.h>

#include "core/password-reset.h"
#include "portal/new-accounts.h"

/* The mail says how long its link holds: three days to who has never chosen a password. */
static void
assert_span (PfNewAccounts *self, guint mail, gint64 span, const char *words)
{
  gint64 good = pf_new_accounts_count (self,
                                       "SELECT expires_at - created_at FROM account_token"
                                       " ORDER BY id DESC LIMIT 1");

  g_assert_cmpint (good, ==, span);
  g_assert_nonnull (strstr (pf_sink_get (self->sink, mail)->text, words));
}

/* Who is known gets a mail with the way in, and what was sent is erased. */
static void
test_known (PfNewAccounts *self, gconstpointer)
{
  static const char *const emails[] = { NEW_KNOWN, NEW_ADULT };

  pf_new_accounts_add_known (self);
  for (guint i = 0; i < G_N_ELEMENTS (emails); i++) {
    g_autofree char *token = NULL;
    g_autofree char *body = NULL;
    g_auto (PfRawAnswer) answer = { 0 };

    pf_new_accounts_ask (self, emails[i], NEW_PASSWORD);
    pf_new_accounts_send_mails (self);
    pf_new_accounts_assert_kept (self, 0);
    token = pf_new_accounts_get_token (self, i);
    g_assert_nonnull (strstr (pf_sink_get (self->sink, i)->text, "/activate/"));
    g_assert_null (strstr (pf_sink_get (self->sink, i)->text, "Lilas"));
    assert_span (
        self, i, i == 0 ? PF_RESET_SPAN : PF_ACTIVATION_SPAN, i == 0 ? "1 heure " : "72 heures ");
    pf_new_accounts_confirm (self, 0, token, 410, "link-invalid");
    body = g_strdup_printf ("{\"token\":\"%s\"}", token);
    pf_new_accounts_post (self, 1, "password-resets/check", body, &answer);
    g_assert_cmpuint (answer.status, ==, 200);
    g_assert_nonnull (strstr (answer.body, emails[i]));
  }
  g_assert_cmpint (pf_new_accounts_count (self,
                                          "SELECT count(*) FROM mail WHERE kind = CASE recipient"
                                          " WHEN '" NEW_KNOWN "' THEN 'account_known' ELSE"
                                          " 'family_known' END"
                                          " AND state = 'sent' AND application IS NULL"),
                   ==,
                   2);
  g_assert_cmpint (
      pf_new_accounts_count (self, "SELECT count(*) FROM household WHERE state <> 'active'"),
      ==,
      0);
}

static guint
try_code (PfNewAccounts *self, const char *path, const char *code)
{
  g_autofree char *body = g_strdup_printf ("{\"email\":\"" NEW_ADULT "\",\"code\":\"%s\"}", code);
  g_auto (PfRawAnswer) answer = { 0 };

  pf_new_accounts_post (self, 0, path, body, &answer);
  g_test_message ("%s: %u %s", path, answer.status, answer.body);
  return answer.status;
}

/* Whoever types the code of their mail where it asks for that of a new account is asked for at both
 * places, and counted once: they may be wrong as often as others, and come in then.
 */
static void
test_code_of_known (PfNewAccounts *self, gconstpointer)
{
  static const char *const paths[] = { "email-verifications/check", "password-resets/check" };
  static const char *const wrong[] = { "00000000", "00000001", "00000002", "00000003" };
  g_autofree char *token = NULL;
  char code[PF_CODE_SIZE];

  pf_new_accounts_add_known (self);
  pf_new_accounts_ask (self, NEW_ADULT, NEW_PASSWORD);
  pf_new_accounts_send_mails (self);
  token = pf_new_accounts_get_token (self, 0);
  pf_code_from_token (code, token);
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++) {
    g_assert_cmpuint (try_code (self, paths[0], wrong[i]), ==, 422);
    g_assert_cmpuint (try_code (self, paths[1], wrong[i]), ==, 422);
  }
  g_assert_cmpuint (try_code (self, paths[0], code), ==, 422);
  g_assert_cmpuint (try_code (self, paths[1], code), ==, 200);
  g_assert_cmpuint (try_code (self, paths[1], code), ==, 200);
}

/* Control: whoever guesses has no more for going from one place to the other. */
static void
test_guessing_twice (PfNewAccounts *self, gconstpointer)
{
  static const char *const paths[] = { "email-verifications/check", "password-resets/check" };
  guint n = 0;

  pf_new_accounts_add_known (self);
  while (n < 100) {
    g_autofree char *code = g_strdup_printf ("%08u", n);

    if (try_code (self, paths[n % 2], code) != 422)
      break;
    n++;
  }
  g_assert_cmpuint (n, ==, 5);
}

/* Of an address of two persons the desk says whose it is; asked again, a stranger's is not known.
 */
static void
test_nobodys (PfNewAccounts *self, gconstpointer)
{
  g_auto (PfRawAnswer) answer = { 0 };

  pf_new_accounts_add_known (self);
  pf_new_accounts_ask (self, NEW_SHARED, NEW_PASSWORD);
  pf_new_accounts_post (self, 0, "email-verifications", "{\"email\":\"" NEW_UNKNOWN "\"}", &answer);
  g_assert_cmpuint (answer.status, ==, 202);
  pf_new_accounts_send_mails (self);
  pf_new_accounts_assert_kept (self, 0);
  g_assert_cmpint (
      pf_new_accounts_count (self,
                             "SELECT count(*) FROM mail WHERE state = 'sent' AND ((kind ="
                             " 'shared_address' AND recipient = '" NEW_SHARED "') OR (kind ="
                             " 'unknown_address' AND recipient = '" NEW_UNKNOWN "'))"),
      ==,
      2);
}

static char *
sign_in (PfNewAccounts *self, const char *email, const char *password)
{
  g_autofree char *body = g_strdup_printf (
      "{\"email\":\"%s\",\"password\":\"%s\",\"device_name\":\"test\"}", email, password);
  g_auto (PfRawAnswer) answer = { 0 };

  pf_new_accounts_post (self, 1, "sessions", body, &answer);
  g_test_message ("%s: %u", email, answer.status);
  return g_strdup_printf ("%u %s", answer.status, answer.body);
}

/* Gives Luc a password that can be typed. */
static void
choose_password (PfNewAccounts *self, const char *password)
{
  pf_new_accounts_ask (self, "somebody@example.org", password);
  pf_demo_run (self->demo,
               "UPDATE account_password SET hash = (SELECT hash FROM application_password)"
               " WHERE account = 2");
}

/* Whoever asks with a password of their own, and then signs in with it, does not learn whether the
 * address is known, whether the mails have gone or not; who has an account is let in as before.
 */
static void
test_sign_in (PfNewAccounts *self, gconstpointer)
{
  static const char *const emails[] = { NEW_UNKNOWN, NEW_KNOWN, NEW_ADULT, NEW_SHARED };
  g_autofree char *told = NULL;

  pf_new_accounts_add_known (self);
  choose_password (self, "le vrai mot de Luc");
  for (guint i = 0; i < G_N_ELEMENTS (emails); i++)
    pf_new_accounts_ask (self, emails[i], NEW_PASSWORD);
  for (guint i = 0; i < 2 * G_N_ELEMENTS (emails); i++) {
    g_autofree char *asked = sign_in (self, emails[i % G_N_ELEMENTS (emails)], NEW_PASSWORD);
    g_autofree char *other = sign_in (self, emails[i % G_N_ELEMENTS (emails)], "une autre phrase");

    if (told == NULL)
      told = g_strdup (asked);
    g_assert_true (g_str_has_prefix (asked, "409 "));
    g_assert_cmpstr (asked, ==, told);
    g_assert_true (g_str_has_prefix (other, "401 "));
    if (i == G_N_ELEMENTS (emails) - 1)
      pf_new_accounts_send_mails (self);
  }
  g_assert_cmpuint (pf_new_accounts_sign_in (self, NEW_KNOWN, "le vrai mot de Luc"), ==, 201);
}

/* Control: without what is kept of those that are erased. */
static void
test_telling_sign_in (PfNewAccounts *self, gconstpointer)
{
  g_autofree char *unknown = NULL;
  g_autofree char *known = NULL;

  pf_new_accounts_add_known (self);
  pf_new_accounts_ask (self, NEW_UNKNOWN, NEW_PASSWORD);
  pf_new_accounts_ask (self, NEW_KNOWN, NEW_PASSWORD);
  pf_new_accounts_send_mails (self);
  pf_demo_run (self->demo,
               "DELETE FROM application_password WHERE email NOT IN"
               " (SELECT email FROM account_application)");
  unknown = sign_in (self, NEW_UNKNOWN, NEW_PASSWORD);
  known = sign_in (self, NEW_KNOWN, NEW_PASSWORD);
  g_assert_cmpstr (known, !=, unknown);
}

/* What the database is asked, while it is counted. */
static gint n_steps; /* atomic */

static gboolean
count_step (gpointer statement, gboolean *ret_row, GError **error)
{
  g_atomic_int_inc (&n_steps);
  return pf_postgres_driver.step (statement, ret_row, error);
}

static const char *const tables[] = {
  "application_password",
  "account",
  "account_application",
  "account_password",
  "account_session",
  "account_token",
  "adult",
  "document",
  "document_key",
  "household",
  "journal_entry",
  "mail",
  "queue_item",
  "replay",
};

static void
count_rows (PfNewAccounts *self, gint64 counts[static G_N_ELEMENTS (tables)])
{
  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++) {
    g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM %s", tables[i]);

    counts[i] = pf_demo_ask (self->demo, sql);
  }
}

/* What asking leaves and takes (transfer full): the answer, the rows of each table that are more
 * after it, and how often the database was asked.
 * @with_mail: until the mail's worker has looked whose the address is
 */
static char *
trace (PfNewAccounts *self, const char *email, gboolean with_mail)
{
  g_autofree char *json = pf_new_accounts_build (email, NEW_PASSWORD);
  gint64 before[G_N_ELEMENTS (tables)], after[G_N_ELEMENTS (tables)];
  g_auto (PfRawAnswer) answer = { 0 };
  GString *text = g_string_new (NULL);

  count_rows (self, before);
  g_atomic_int_set (&n_steps, 0);
  pf_new_accounts_apply (self, json, NULL, &answer);
  g_string_append_printf (text, "%u “%s” ", answer.status, answer.body);
  if (!with_mail)
    g_string_append_printf (text, "asked %d ", g_atomic_int_get (&n_steps));
  if (with_mail)
    pf_new_accounts_send_mails (self);
  count_rows (self, after);
  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    g_string_append_printf (text, "%s %d ", tables[i], (int) (after[i] - before[i]));
  g_test_message ("%s: %s", email, text->str);
  return g_string_free (text, FALSE);
}

/* Nobody learns whether an address is known: the same is done for all. */
static void
test_same_work (PfNewAccounts *self, gconstpointer)
{
  static const char *const emails[] = { NEW_KNOWN, NEW_ADULT, NEW_SHARED, "eve@example.org" };
  g_autofree char *first = trace (self, "first@example.org", FALSE); /* the town is read */
  g_autofree char *unknown = trace (self, NEW_UNKNOWN, FALSE);

  pf_new_accounts_add_known (self);
  g_assert_nonnull (strstr (unknown, "202 “” "));
  g_assert_nonnull (strstr (unknown, "account_application 1 "));
  for (guint i = 0; i < G_N_ELEMENTS (emails); i++) {
    g_autofree char *known = trace (self, emails[i], FALSE);

    g_assert_cmpstr (known, ==, unknown);
  }
  g_assert_cmpint (
      pf_new_accounts_count (self,
                             "SELECT count(*) FROM mail WHERE kind = 'account_asked' AND state ="
                             " 'waiting' AND account IS NULL AND name IS NULL AND token IS NULL"
                             " AND application IS NOT NULL"),
      ==,
      2 + G_N_ELEMENTS (emails));
}

/* Control: once it was looked whose the address is, this is to be seen. */
static void
test_other_work (PfNewAccounts *self, gconstpointer)
{
  g_autofree char *unknown = NULL;
  g_autofree char *known = NULL;
  g_autofree char *adult = NULL;

  pf_new_accounts_add_known (self);
  unknown = trace (self, NEW_UNKNOWN, TRUE);
  known = trace (self, NEW_KNOWN, TRUE);
  adult = trace (self, NEW_ADULT, TRUE);
  g_assert_cmpstr (known, !=, unknown);
  g_assert_cmpstr (adult, !=, unknown);
}

static void
add (const char *name,
     const PfNewAccountsVariant *variant,
     void (*test) (PfNewAccounts *, gconstpointer))
{
  g_autofree char *path = g_strdup_printf ("/new-account-told/%s/%s", variant->driver->name, name);

  g_test_add (
      path, PfNewAccounts, variant, pf_new_accounts_set_up, test, pf_new_accounts_tear_down);
}

static void
add_all (const PfNewAccountsVariant *variant)
{
  add ("known", variant, test_known);
  add ("nobodys", variant, test_nobodys);
  add ("sign-in", variant, test_sign_in);
  add ("telling-sign-in", variant, test_telling_sign_in);
  add ("same-work", variant, test_same_work);
  add ("other-work", variant, test_other_work);
}

static void
skip_postgres (void)
{
  g_test_skip ("no PF_TEST_POSTGRES");
}

int
main (int argc, char **argv)
{
  static PfDriver counting;
  static const PfNewAccountsVariant sqlite = { .driver = &pf_sqlite_driver, .with_limits = FALSE };
  static const PfNewAccountsVariant limited = { .driver = &pf_sqlite_driver, .with_limits = TRUE };
  static const PfNewAccountsVariant postgres = { .driver = &counting, .with_limits = FALSE };

  g_test_init (&argc, &argv, NULL);
  add_all (&sqlite);
  add ("code-of-known", &limited, test_code_of_known);
  add ("guessing-twice", &limited, test_guessing_twice);
  if (pf_demo_has_postgres ()) {
    counting = pf_postgres_driver;
    counting.step = count_step;
    add_all (&postgres);
  } else {
    g_test_add_func ("/new-account-told/postgres", skip_postgres);
  }
  return g_test_run ();
}
