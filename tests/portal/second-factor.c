/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Signing in with more than a password, over HTTP: set up, asked for, used once, taken away; and
 * showing again who one is.
 */
#include <string.h>

#include "staffed-portal.h"

#define PROOF(more) "{\"password\":\"" STAFFED_PASSWORD "\"" more "}"

/* What the database keeps of it does not tell the secret. */
static void
test_app (PfStaffed *self, gconstpointer)
{
  g_autofree char *token = pf_staffed_sign_in (self, "eve", NULL);
  g_auto (GStrv) codes = NULL;
  g_autofree char *secret = NULL;
  g_autofree char *uri = NULL;
  g_autofree char *hidden = NULL;
  g_autofree char *again = NULL;

  g_assert_nonnull (strstr (self->answer.body, "\"second_factor\":\"none\""));
  g_assert_nonnull (strstr (self->answer.body, "\"second_factor_required\":false"));
  g_assert_cmpuint (pf_staffed_ask (self, "POST", "/v1/me/totp", token, NULL), ==, 201);
  uri = pf_staffed_get_text (self, "uri");
  g_assert_true (g_str_has_prefix (uri, "otpauth://totp/Nantes:eve%40example.org?secret="));
  /* Prepared is not in force. */
  g_clear_pointer (&again, g_free);
  again = pf_staffed_sign_in (self, "eve", NULL);

  secret = pf_staffed_set_app_up (self, token, &codes);
  g_assert_cmpuint (g_strv_length (codes), ==, 10);
  hidden = g_strdup_printf ("account_totp WHERE secret LIKE '%%%s%%'", secret);
  g_assert_cmpint (pf_staffed_count (self, "account_totp WHERE account = 1"), ==, 1);
  g_assert_cmpint (pf_staffed_count (self, hidden), ==, 0);
  g_assert_cmpint (pf_staffed_count (self, "replay"), ==, 0);
  g_assert_cmpint (pf_staffed_count (self,
                                     "mail WHERE kind = 'second_factor_changed'"
                                     " AND recipient = 'eve@example.org' AND account = 1"),
                   ==,
                   1);
  g_assert_cmpint (
      pf_staffed_count (self, "journal_entry WHERE action = 'second_factor_set'"), ==, 1);
  g_assert_cmpuint (pf_staffed_ask (self, "GET", "/v1/me", token, NULL), ==, 200);
  g_assert_nonnull (strstr (self->answer.body, "\"second_factor\":\"totp\""));
  g_assert_nonnull (strstr (self->answer.body, "\"codes_left\":10"));
}

static void
sign_in_by_app (PfStaffed *self, const char *secret)
{
  g_autofree char *late = pf_staffed_show (secret, -1);
  g_autofree char *next = pf_staffed_show (secret, 1);
  g_autofree char *far = pf_staffed_show (secret, 3);
  g_autofree char *spaced = g_strdup_printf ("%.3s %s", next, next + 3);

  pf_staffed_try_sign_in (self, "eve", NULL);
  pf_staffed_assert_problem (self, 401, "totp-required");
  pf_staffed_try_sign_in (self, "eve", late); /* put it in force: it is used */
  pf_staffed_assert_problem (self, 401, "totp-wrong");
  pf_staffed_try_sign_in (self, "eve", far);
  pf_staffed_assert_problem (self, 401, "totp-wrong");
  pf_staffed_try_sign_in (self, "eve", "not a code");
  pf_staffed_assert_problem (self, 401, "totp-wrong");
  g_assert_cmpuint (pf_staffed_try_sign_in (self, "eve", spaced), ==, 201);
  pf_staffed_try_sign_in (self, "eve", next);
  pf_staffed_assert_problem (self, 401, "totp-wrong");
}

static void
test_sign_in (PfStaffed *self, gconstpointer)
{
  g_autofree char *token = pf_staffed_sign_in (self, "eve", NULL);
  g_auto (GStrv) codes = NULL;
  g_autofree char *secret = pf_staffed_set_app_up (self, token, &codes);
  g_autofree char *lower = g_ascii_strdown (codes[3], -1);

  sign_in_by_app (self, secret);
  /* Who does not know the password is told nothing of it. */
  pf_staffed_ask (self,
                  "POST",
                  "/v1/sessions",
                  NULL,
                  "{\"email\":\"eve@example.org\",\"password\":\"guess\",\"totp\":\"123456\","
                  "\"device_name\":\"test\"}");
  pf_staffed_assert_problem (self, 401, "invalid-credentials");

  g_assert_cmpuint (pf_staffed_try_sign_in (self, "eve", lower), ==, 201);
  g_assert_nonnull (strstr (self->answer.body, "\"codes_left\":9"));
  pf_staffed_try_sign_in (self, "eve", codes[3]);
  pf_staffed_assert_problem (self, 401, "totp-wrong");
  /* The writer comes to failures when it can, in their order. */
  g_assert_cmpuint (pf_staffed_try_sign_in (self, "eve", codes[4]), ==, 201);
  g_assert_cmpint (
      pf_staffed_count (self, "journal_entry WHERE action = 'recovery_code_used'"), ==, 2);
  g_assert_cmpint (
      pf_staffed_count (self, "journal_entry WHERE action = 'second_factor_failed'"), ==, 5);
}

/* Both at once: the writer, or the row, lets one in. */
typedef struct
{
  guint16 port;
  const char *body;
} Racer;

static gpointer
race (gpointer data)
{
  const Racer *racer = data;
  g_autoptr (PfRaw) raw = pf_raw_open (racer->port);
  g_auto (PfRawAnswer) answer = { 0 };

  pf_raw_ask (raw, "POST", "/v1/sessions", "", racer->body, &answer);
  return GUINT_TO_POINTER (answer.status);
}

static void
test_race (PfStaffed *self, gconstpointer)
{
  g_autofree char *token = pf_staffed_sign_in (self, "eve", NULL);
  g_auto (GStrv) codes = NULL;
  g_autofree char *secret = pf_staffed_set_app_up (self, token, &codes);
  g_autofree char *figures = pf_staffed_show (secret, 1);
  g_autofree char *body =
      g_strdup_printf ("{\"email\":\"eve@example.org\",\"password\":\"" STAFFED_PASSWORD
                       "\",\"totp\":\"%s\",\"device_name\":\"test\"}",
                       figures);
  Racer racer = { pf_server_get_port (self->server), body };
  GThread *racers[4];
  guint n_in = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (racers); i++)
    racers[i] = g_thread_new ("racer", race, &racer);
  for (gsize i = 0; i < G_N_ELEMENTS (racers); i++) {
    guint status = GPOINTER_TO_UINT (g_thread_join (racers[i]));

    g_assert_true (status == 201 || status == 401);
    n_in += status == 201;
  }
  g_assert_cmpuint (n_in, ==, 1);
}

static void
test_list (PfStaffed *self, gconstpointer)
{
  g_autofree char *token = pf_staffed_sign_in (self, "eve", NULL);
  g_auto (GStrv) list = NULL;
  g_auto (GStrv) recovery = NULL;
  g_autofree char *secret = NULL;

  pf_staffed_ask (self, "POST", "/v1/me/recovery-codes", token, "{\"kind\":\"recovery\"}");
  pf_staffed_assert_problem (self, 422, "not-for-this");
  g_assert_cmpuint (
      pf_staffed_ask (self, "POST", "/v1/me/recovery-codes", token, "{\"kind\":\"list\"}"),
      ==,
      200);
  list = pf_staffed_get_codes (self);
  g_assert_cmpuint (g_strv_length (list), ==, 40);
  pf_staffed_try_sign_in (self, "eve", "123456");
  pf_staffed_assert_problem (self, 401, "totp-wrong");
  g_assert_cmpuint (pf_staffed_try_sign_in (self, "eve", list[39]), ==, 201);
  g_assert_nonnull (strstr (self->answer.body, "\"second_factor\":\"codes\""));
  g_assert_nonnull (strstr (self->answer.body, "\"codes_left\":39"));
  pf_staffed_try_sign_in (self, "eve", list[39]);
  pf_staffed_assert_problem (self, 401, "totp-wrong");

  /* An app instead: the list is void. */
  secret = pf_staffed_set_app_up (self, token, &recovery);
  pf_staffed_try_sign_in (self, "eve", list[0]);
  pf_staffed_assert_problem (self, 401, "totp-wrong");
  g_assert_cmpuint (
      pf_staffed_ask (self, "POST", "/v1/me/recovery-codes", token, "{\"kind\":\"recovery\"}"),
      ==,
      200);
  pf_staffed_try_sign_in (self, "eve", recovery[0]);
  pf_staffed_assert_problem (self, 401, "totp-wrong");
}

static void
test_remove (PfStaffed *self, gconstpointer)
{
  g_autofree char *token = pf_staffed_sign_in (self, "eve", NULL);
  g_auto (GStrv) codes = NULL;
  g_autofree char *secret = pf_staffed_set_app_up (self, token, &codes);

  g_assert_cmpuint (pf_staffed_ask (self, "DELETE", "/v1/me/totp", token, NULL), ==, 204);
  g_assert_cmpint (pf_staffed_count (self, "account_totp"), ==, 0);
  g_assert_cmpint (pf_staffed_count (self, "account_code"), ==, 0);
  g_assert_cmpint (
      pf_staffed_count (self, "journal_entry WHERE action = 'second_factor_removed'"), ==, 1);
  g_assert_cmpuint (pf_staffed_try_sign_in (self, "eve", NULL), ==, 201);
}

static void
assert_unproven (PfStaffed *self, const char *token)
{
  pf_staffed_ask (self, "POST", "/v1/me/totp", token, NULL);
  pf_staffed_assert_problem (self, 403, "proof-required");
  pf_staffed_ask (self, "DELETE", "/v1/me/totp", token, NULL);
  pf_staffed_assert_problem (self, 403, "proof-required");
  pf_staffed_ask (self, "POST", "/v1/me/recovery-codes", token, "{\"kind\":\"list\"}");
  pf_staffed_assert_problem (self, 403, "proof-required");
  pf_staffed_ask (self, "PATCH", "/v1/me", token, "{\"email\":\"eve@new.example.org\"}");
  pf_staffed_assert_problem (self, 403, "proof-required");
}

/* Ten minutes after signing in, it takes the password again, and what goes with it. */
static void
test_proof (PfStaffed *self, gconstpointer)
{
  g_autofree char *token = pf_staffed_sign_in (self, "eve", NULL);
  g_auto (GStrv) codes = NULL;
  g_autofree char *secret = pf_staffed_set_app_up (self, token, &codes);
  g_autofree char *figures = NULL;
  g_autofree char *body = NULL;

  pf_staffed_age (self, EVE, 11);
  assert_unproven (self, token);
  pf_staffed_ask (self, "POST", "/v1/me/proof", token, "{\"password\":\"guess\"}");
  pf_staffed_assert_problem (self, 422, "wrong-password");
  pf_staffed_ask (self, "POST", "/v1/me/proof", token, PROOF (""));
  pf_staffed_assert_problem (self, 401, "totp-required");
  pf_staffed_ask (self, "POST", "/v1/me/proof", token, PROOF (",\"totp\":\"000000\""));
  pf_staffed_assert_problem (self, 401, "totp-wrong");
  /* A screen is unlocked by the password alone, and nothing else is. */
  g_assert_cmpuint (
      pf_staffed_ask (self, "POST", "/v1/me/proof", token, PROOF (",\"unlock\":true")), ==, 204);
  assert_unproven (self, token);
  figures = pf_staffed_show (secret, 1);
  body = g_strdup_printf (PROOF (",\"totp\":\"%s\""), figures);
  g_assert_cmpuint (pf_staffed_ask (self, "POST", "/v1/me/proof", token, body), ==, 204);
  g_assert_cmpuint (pf_staffed_ask (self, "POST", "/v1/me/totp", token, NULL), ==, 201);
  pf_staffed_ask (self, "POST", "/v1/me/proof", token, body);
  pf_staffed_assert_problem (self, 401, "totp-wrong");
  pf_staffed_age (self, EVE, 11);
  assert_unproven (self, token);
  g_assert_cmpint (pf_staffed_count (self, "journal_entry WHERE action = 'proof_failed'"), ==, 1);
  g_assert_cmpint (pf_staffed_count (self, "journal_entry WHERE action = 'proven'"), ==, 1);
}

/* Guessing six figures with a known password is stopped; so is guessing the password by a proof. */
static void
test_limits (PfStaffed *self, gconstpointer)
{
  g_autofree char *token = pf_staffed_sign_in (self, "eve", NULL);
  g_auto (GStrv) codes = NULL;
  g_autofree char *secret = pf_staffed_set_app_up (self, token, &codes);

  for (guint i = 0; i < 5; i++)
    g_assert_cmpuint (pf_staffed_try_sign_in (self, "eve", "not one"), ==, 401);
  pf_staffed_try_sign_in (self, "eve", codes[0]);
  pf_staffed_assert_problem (self, 429, "too-many-requests");
  for (guint i = 0; i < 5; i++)
    pf_staffed_ask (self, "POST", "/v1/me/proof", token, "{\"password\":\"guess\"}");
  pf_staffed_assert_problem (self, 422, "wrong-password");
  pf_staffed_ask (self, "POST", "/v1/me/proof", token, PROOF (""));
  pf_staffed_assert_problem (self, 429, "too-many-requests");
}

/* Without a key there is no app, but a list. */
static void
test_no_key (PfStaffed *self, gconstpointer)
{
  g_autofree char *token = pf_staffed_sign_in (self, "eve", NULL);

  pf_staffed_ask (self, "POST", "/v1/me/totp", token, NULL);
  pf_staffed_assert_problem (self, 503, "totp-off");
  g_assert_cmpuint (
      pf_staffed_ask (self, "POST", "/v1/me/recovery-codes", token, "{\"kind\":\"list\"}"),
      ==,
      200);
}

static void
add (const char *name, const PfStaffedVariant *variant, void (*test) (PfStaffed *, gconstpointer))
{
  g_autofree char *path = g_strdup_printf ("/second-factor/%s/%s", variant->driver->name, name);

  g_test_add (path, PfStaffed, variant, pf_staffed_set_up, test, pf_staffed_tear_down);
}

int
main (int argc, char **argv)
{
  static const PfStaffedVariant no_key = { &pf_sqlite_driver, FALSE, TRUE };
  const PfStaffedVariant *variants;
  const PfStaffedVariant *limited;

  g_test_init (&argc, &argv, NULL);
  variants = pf_staffed_list_variants (FALSE);
  limited = pf_staffed_list_variants (TRUE);
  for (guint i = 0; variants[i].driver != NULL; i++) {
    add ("app", &variants[i], test_app);
    add ("sign-in", &variants[i], test_sign_in);
    add ("race", &variants[i], test_race);
    add ("list", &variants[i], test_list);
    add ("remove", &variants[i], test_remove);
    add ("proof", &variants[i], test_proof);
    add ("limits", &limited[i], test_limits);
  }
  add ("no-key", &no_key, test_no_key);
  return g_test_run ();
}
