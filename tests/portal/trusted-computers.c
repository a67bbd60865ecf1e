/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A family that trusts a computer is asked no code there for a while, and nowhere else.
 */
#include <string.h>

#include "staffed-portal.h"

/* Signs in with more than the password; the status. @more: further members, each with a comma
 * before it
 */
static guint
try_with (PfStaffed *self, const char *name, const char *more)
{
  g_autofree char *body =
      g_strdup_printf ("{\"email\":\"%s@example.org\",\"password\":\"" STAFFED_PASSWORD
                       "\",\"device_name\":\"test\"%s}",
                       name,
                       more);

  return pf_staffed_ask (self, "POST", "/v1/sessions", NULL, body);
}

static guint
try_on (PfStaffed *self, const char *name, const char *computer)
{
  g_autofree char *more = g_strdup_printf (",\"computer\":\"%s\"", computer);

  return try_with (self, name, more);
}

static void
assert_asked (PfStaffed *self, const char *name, const char *computer)
{
  try_on (self, name, computer);
  pf_staffed_assert_problem (self, 401, "totp-required");
}

/* What a computer of Ève's shows (transfer full), by one of her recovery codes. */
static char *
trust (PfStaffed *self, const char *code)
{
  g_autofree char *more = g_strdup_printf (",\"totp\":\"%s\",\"trust\":true", code);

  g_assert_cmpuint (try_with (self, "eve", more), ==, 201);
  return pf_staffed_get_text (self, "computer");
}

/* Signed in, with a second factor (transfer full). */
static char *
set_up_factor (PfStaffed *self, GStrv *ret_codes)
{
  char *token = pf_staffed_sign_in (self, "eve", NULL);
  g_autofree char *secret = pf_staffed_set_app_up (self, token, ret_codes);

  return token;
}

static void
test_round (PfStaffed *self, gconstpointer)
{
  g_auto (GStrv) codes = NULL;
  g_autofree char *token = set_up_factor (self, &codes);
  g_autofree char *computer = trust (self, codes[0]);
  g_autofree char *again = NULL;
  g_autofree char *clear = g_strdup_printf ("account_session WHERE trust_hash = '%s'", computer);

  g_assert_cmpuint (strlen (computer), ==, 43); /* 256 bits */
  g_assert_cmpint (pf_staffed_count (self, clear), ==, 0);
  g_assert_cmpint (pf_staffed_count (self, "account_session WHERE trust_hash <> ''"), ==, 1);
  g_assert_cmpuint (try_on (self, "eve", computer), ==, 201);
  g_assert_nonnull (strstr (self->answer.body, "\"computer\":null"));
  again = pf_staffed_get_text (self, "token");
  /* For what is dangerous it is no proof of who one is. */
  pf_staffed_ask (self, "DELETE", "/v1/me/totp", again, NULL);
  pf_staffed_assert_problem (self, 403, "proof-required");

  /* Signing out there ends the session alone: what is signed out opens nothing. */
  g_assert_cmpuint (pf_staffed_ask (self, "DELETE", "/v1/sessions/current", again, NULL), ==, 204);
  g_assert_cmpuint (pf_staffed_ask (self, "GET", "/v1/me", again, NULL), ==, 401);
  g_assert_cmpuint (pf_staffed_ask (self, "GET", "/v1/sessions", token, NULL), ==, 200);
  g_assert_nonnull (strstr (self->answer.body, "\"trusted_until\":\"2"));
  g_assert_cmpuint (try_on (self, "eve", computer), ==, 201);
  g_assert_cmpint (pf_staffed_count (self, "account_session WHERE trusted_until > 0"), ==, 1);
  g_assert_cmpint (
      pf_staffed_count (self, "journal_entry WHERE action = 'computer_trusted'"), ==, 1);
  /* With the password all the same. */
  pf_staffed_ask (self,
                  "POST",
                  "/v1/sessions",
                  NULL,
                  "{\"email\":\"eve@example.org\",\"password\":\"guess\",\"computer\":\"x\","
                  "\"device_name\":\"test\"}");
  pf_staffed_assert_problem (self, 401, "invalid-credentials");
}

/* Not after its time, not for another account, and not what nobody gave. */
static void
test_elsewhere (PfStaffed *self, gconstpointer)
{
  g_auto (GStrv) codes = NULL;
  g_autofree char *token = set_up_factor (self, &codes);
  g_autofree char *computer = trust (self, codes[0]);

  pf_demo_run (self->demo,
               "INSERT INTO account_password SELECT 2, hash, 1 FROM account_password"
               " WHERE account = 1;"
               "UPDATE account SET second_factor = 'codes' WHERE id = 2");
  assert_asked (self, "luc", computer);
  assert_asked (self, "eve", "unknown");
  assert_asked (self, "eve", "");
  pf_demo_run (self->demo, "UPDATE account_session SET trusted_until = 1 WHERE trust_hash <> ''");
  assert_asked (self, "eve", computer);
}

static void
test_agents (PfStaffed *self, gconstpointer)
{
  g_auto (GStrv) codes = NULL;
  g_autofree char *token = NULL;
  g_autofree char *more = NULL;
  g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, "known", -1);
  g_autofree char *sql = g_strdup_printf (
      "UPDATE account_session SET trust_hash = '%s', trusted_until = 4000000000000000"
      " WHERE account = 3",
      hash);

  pf_staffed_forget_factor (self, ADA);
  token = pf_staffed_sign_in (self, "ada", NULL);
  pf_staffed_ask (self, "POST", "/v1/me/recovery-codes", token, "{\"kind\":\"list\"}");
  codes = pf_staffed_get_codes (self);
  more = g_strdup_printf (",\"totp\":\"%s\",\"trust\":true", codes[0]);
  g_assert_cmpuint (try_with (self, "ada", more), ==, 201);
  g_assert_nonnull (strstr (self->answer.body, "\"computer\":null"));
  pf_demo_run (self->demo, sql);
  assert_asked (self, "ada", "known");
}

/* Who signs it out from elsewhere, or changes what is signed in with, is asked there again. */
static void
test_ended (PfStaffed *self, gconstpointer)
{
  g_auto (GStrv) codes = NULL;
  g_auto (GStrv) list = NULL;
  g_autofree char *token = set_up_factor (self, &codes);
  g_autofree char *computer = trust (self, codes[0]);
  g_autofree char *there = pf_staffed_get_text (self, "token");
  g_autofree char *second = NULL;
  g_autofree char *third = NULL;
  g_autofree char *path = NULL;
  g_autofree char *id = NULL;

  pf_staffed_ask (self, "DELETE", "/v1/sessions/current", there, NULL);
  pf_staffed_ask (self, "GET", "/v1/sessions", token, NULL);
  id = pf_staffed_get_text (self, "id"); /* used last */
  path = g_strconcat ("/v1/sessions/", id, NULL);
  g_assert_cmpuint (pf_staffed_ask (self, "DELETE", path, token, NULL), ==, 204);
  assert_asked (self, "eve", computer);

  second = trust (self, codes[1]);
  g_assert_cmpuint (pf_staffed_ask (self,
                                    "POST",
                                    "/v1/me/password",
                                    token,
                                    "{\"current_password\":\"" STAFFED_PASSWORD
                                    "\",\"password\":\"trois bateaux sur la mare\"}"),
                    ==,
                    204);
  pf_demo_run (self->demo,
               "UPDATE account_password SET hash = (SELECT hash FROM account_password"
               " WHERE account = 3) WHERE account = 1");
  assert_asked (self, "eve", second);

  third = trust (self, codes[2]);
  g_assert_cmpuint (
      pf_staffed_ask (self, "POST", "/v1/me/recovery-codes", token, "{\"kind\":\"list\"}"),
      ==,
      200);
  assert_asked (self, "eve", third);
  g_assert_cmpint (pf_staffed_count (self, "account_session WHERE trust_hash <> ''"), ==, 0);
}

/* Showing what is no trusted computer counts as a wrong code does. */
static void
test_limits (PfStaffed *self, gconstpointer)
{
  g_auto (GStrv) codes = NULL;
  g_autofree char *token = set_up_factor (self, &codes);

  for (guint i = 0; i < 5; i++)
    assert_asked (self, "eve", "unknown");
  try_on (self, "eve", "unknown");
  pf_staffed_assert_problem (self, 429, "too-many-requests");
}

static void
add (const char *name, const PfStaffedVariant *variant, void (*test) (PfStaffed *, gconstpointer))
{
  g_autofree char *path = g_strdup_printf ("/trusted-computers/%s/%s", variant->driver->name, name);

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
    add ("round", &variants[i], test_round);
    add ("elsewhere", &variants[i], test_elsewhere);
    add ("agents", &variants[i], test_agents);
    add ("ended", &variants[i], test_ended);
    add ("limits", &limited[i], test_limits);
  }
  return g_test_run ();
}
