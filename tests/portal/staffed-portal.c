/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "staffed-portal.h"

#include <json-glib/json-glib.h>
#include <liboath/oath.h>
#include <sodium.h>
#include <stdlib.h>
#include <string.h>

#include "core/sign-in.h"
#include "server/ops/totp.h"
#include "traces.h"
#include "wire/json-parse.h"

static void
give_passwords (PfDemo *demo)
{
  static const int accounts[] = { EVE, ADA, ZOE };
  char hash[crypto_pwhash_STRBYTES];

  g_assert_cmpint (sodium_init (), >=, 0);
  g_assert_cmpint (crypto_pwhash_str (hash,
                                      STAFFED_PASSWORD,
                                      strlen (STAFFED_PASSWORD),
                                      PF_PASSWORD_PASSES,
                                      PF_PASSWORD_MEMORY),
                   ==,
                   0);
  for (gsize i = 0; i < G_N_ELEMENTS (accounts); i++) {
    g_autofree char *sql =
        g_strdup_printf ("INSERT INTO account_password VALUES (%d, '%s', 1)", accounts[i], hash);

    pf_demo_run (demo, sql);
  }
}

void
pf_staffed_set_up (PfStaffed *self, gconstpointer data)
{
  const PfStaffedVariant *variant = data;
  g_autoptr (GTimeZone) paris = g_time_zone_new_identifier ("Europe/Paris");
  g_autoptr (GError) error = NULL;

  self->demo = pf_demo_new_on (variant->driver);
  pf_demo_run (self->demo,
               "INSERT INTO account (id, email, first_name, last_name, state, roles, second_factor,"
               " version) VALUES (6, 'zoe@example.org', 'Zoé', 'Vert', 'active',"
               " '[\"administrator\"]', 'codes', 1)");
  pf_demo_recount_ids (self->demo);
  give_passwords (self->demo);
  if (!variant->without_documents)
    pf_demo_open_documents (self->demo);
  self->passwords = pf_password_pool_new (1, 5, &error);
  g_assert_no_error (error);
  self->server = pf_server_start (self->demo->store,
                                  &(PfServerOptions){ .listen = "127.0.0.1:0",
                                                      .public_url = STAFFED_URL,
                                                      .zone = paris,
                                                      .n_threads = 2,
                                                      .without_limits = !variant->with_limits,
                                                      .documents = self->demo->documents,
                                                      .passwords = self->passwords },
                                  &error);
  g_assert_no_error (error);
  self->raw = pf_raw_open (pf_server_get_port (self->server));
}

void
pf_staffed_tear_down (PfStaffed *self, gconstpointer)
{
  pf_raw_answer_clear (&self->answer);
  pf_raw_close (self->raw);
  pf_server_stop (self->server, 10);
  pf_traces_assert (self->demo);
  pf_password_pool_free (self->passwords);
  pf_demo_free (self->demo);
}

guint
pf_staffed_ask (PfStaffed *self,
                const char *method,
                const char *path,
                const char *token,
                const char *body)
{
  g_autofree char *key = g_uuid_string_random ();
  g_autofree char *headers = NULL;

  headers = token != NULL ? g_strdup_printf ("Authorization: Bearer %s\r\nIdempotency-Key: %s\r\n"
                                             "If-Match: *\r\nAccept-Language: en\r\n",
                                             token,
                                             key)
                          : g_strdup ("Accept-Language: en\r\n");
  pf_raw_ask (self->raw, method, path, headers, body, &self->answer);
  g_test_message ("%s %s: %u %s", method, path, self->answer.status, self->answer.body);
  return self->answer.status;
}

void
pf_staffed_assert_problem (PfStaffed *self, guint status, const char *code)
{
  g_assert_cmpuint (self->answer.status, ==, status);
  g_assert_nonnull (strstr (self->answer.body, code));
}

char *
pf_staffed_get_text (PfStaffed *self, const char *name)
{
  g_autofree char *start = g_strdup_printf ("\"%s\":\"", name);
  const char *at = strstr (self->answer.body, start);

  g_assert_nonnull (at);
  at += strlen (start);
  return g_strndup (at, strcspn (at, "\""));
}

GStrv
pf_staffed_get_codes (PfStaffed *self)
{
  g_autoptr (JsonNode) root = pf_json_parse (self->answer.body, strlen (self->answer.body), NULL);
  JsonArray *codes = json_object_get_array_member (json_node_get_object (root), "codes");
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; i < json_array_get_length (codes); i++)
    g_strv_builder_add (builder, json_array_get_string_element (codes, i));
  return g_strv_builder_end (builder);
}

guint
pf_staffed_try_sign_in (PfStaffed *self, const char *name, const char *totp)
{
  g_autofree char *member = totp != NULL ? g_strdup_printf (",\"totp\":\"%s\"", totp) : NULL;
  g_autofree char *body =
      g_strdup_printf ("{\"email\":\"%s@example.org\",\"password\":\"" STAFFED_PASSWORD
                       "\",\"device_name\":\"test\"%s}",
                       name,
                       member != NULL ? member : "");

  return pf_staffed_ask (self, "POST", "/v1/sessions", NULL, body);
}

char *
pf_staffed_sign_in (PfStaffed *self, const char *name, const char *totp)
{
  g_assert_cmpuint (pf_staffed_try_sign_in (self, name, totp), ==, 201);
  return pf_staffed_get_text (self, "token");
}

void
pf_staffed_forget_factor (PfStaffed *self, guint account)
{
  g_autofree char *sql =
      g_strdup_printf ("UPDATE account SET second_factor = 'none' WHERE id = %u", account);

  pf_demo_run (self->demo, sql);
}

char *
pf_staffed_set_app_up (PfStaffed *self, const char *token, GStrv *ret_codes)
{
  g_autofree char *secret = NULL;
  g_autofree char *figures = NULL;
  g_autofree char *body = NULL;

  g_assert_cmpuint (pf_staffed_ask (self, "POST", "/v1/me/totp", token, NULL), ==, 201);
  secret = pf_staffed_get_text (self, "secret");
  figures = pf_staffed_show (secret, -1);
  body = g_strdup_printf ("{\"code\":\"%s\"}", figures);
  g_assert_cmpuint (pf_staffed_ask (self, "POST", "/v1/me/totp/confirm", token, body), ==, 200);
  *ret_codes = pf_staffed_get_codes (self);
  return g_steal_pointer (&secret);
}

char *
pf_staffed_show (const char *secret, int n_later)
{
  char *bytes = NULL;
  size_t size = 0;
  char *figures;

  g_assert_cmpint (oath_base32_decode (secret, strlen (secret), &bytes, &size), ==, OATH_OK);
  figures = pf_totp_compute ((const guint8 *) bytes,
                             size,
                             pf_totp_get_step (g_get_real_time ()) + n_later,
                             PF_TOTP_DIGITS);
  free (bytes);
  return figures;
}

gint64
pf_staffed_count (PfStaffed *self, const char *table_and_condition)
{
  g_autofree char *sql = g_strconcat ("SELECT count(*) FROM ", table_and_condition, NULL);

  return pf_demo_ask (self->demo, sql);
}

void
pf_staffed_age (PfStaffed *self, guint account, guint minutes)
{
  g_autofree char *sql =
      g_strdup_printf ("UPDATE account_session SET signed_in_at = signed_in_at - %u000000,"
                       " proven_at = proven_at - %u000000 WHERE account = %u",
                       60 * minutes,
                       60 * minutes,
                       account);

  pf_demo_run (self->demo, sql);
}

const PfStaffedVariant *
pf_staffed_list_variants (gboolean with_limits)
{
  static PfStaffedVariant variants[2][3];
  PfStaffedVariant *chosen = variants[with_limits ? 1 : 0];

  chosen[0] = (PfStaffedVariant){ .driver = &pf_sqlite_driver, .with_limits = with_limits };
  if (pf_demo_has_postgres ())
    chosen[1] = (PfStaffedVariant){ .driver = &pf_postgres_driver, .with_limits = with_limits };
  return chosen;
}
