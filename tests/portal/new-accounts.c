/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "portal/new-accounts.h"

#include <string.h>

#include "traces.h"

static PfServer *
start (PfNewAccounts *self, PfStore *store, const PfNewAccountsVariant *variant)
{
  g_autoptr (GTimeZone) paris = g_time_zone_new_identifier ("Europe/Paris");
  g_autoptr (GError) error = NULL;
  PfServer *server =
      pf_server_start (store,
                       &(PfServerOptions){ .listen = "127.0.0.1:0",
                                           .zone = paris,
                                           .n_threads = 2,
                                           .without_limits = !variant->with_limits,
                                           .unconfirmed_bytes = variant->unconfirmed_bytes,
                                           .documents = self->demo->documents,
                                           .passwords = self->passwords },
                       &error);

  g_assert_no_error (error);
  return server;
}

void
pf_new_accounts_set_up (PfNewAccounts *self, gconstpointer data)
{
  const PfNewAccountsVariant *variant = data;
  g_autoptr (GError) error = NULL;

  self->demo = pf_demo_new_on (variant->driver);
  pf_demo_open_documents (self->demo);
  pf_demo_run (self->demo, "UPDATE portal SET terms_version = '" NEW_TERMS "'");
  self->sink = pf_sink_new (NULL, NULL);
  self->passwords = pf_password_pool_new (1, 5, &error);
  g_assert_no_error (error);
  self->servers[0] = start (self, self->demo->store, variant);
  if (self->demo->folder == NULL) {
    self->other = pf_store_open (variant->driver, self->demo->path, 2, &error);
    g_assert_no_error (error);
    self->servers[1] = start (self, self->other, variant);
  }
  for (guint i = 0; i < 2; i++)
    self->raws[i] =
        pf_raw_open (pf_server_get_port (self->servers[self->servers[i] != NULL ? i : 0]));
}

void
pf_new_accounts_tear_down (PfNewAccounts *self, gconstpointer)
{
  g_clear_pointer (&self->mailer, pf_mailer_stop);
  for (guint i = 0; i < 2; i++) {
    pf_raw_close (self->raws[i]);
    if (self->servers[i] != NULL)
      pf_server_stop (self->servers[i], 10);
  }
  pf_traces_assert (self->demo);
  g_clear_pointer (&self->other, pf_store_close);
  pf_password_pool_free (self->passwords);
  pf_sink_free (self->sink);
  pf_demo_free (self->demo);
}

void
pf_new_accounts_send_mails (PfNewAccounts *self)
{
  g_autoptr (GError) error = NULL;

  if (self->mailer == NULL)
    self->mailer = pf_mailer_start (self->demo->store,
                                    &(PfMailerOptions){ .public_url = OUTBOX_URL,
                                                        .from = OUTBOX_FROM,
                                                        .server = pf_sink_get_url (self->sink),
                                                        .documents = self->demo->documents },
                                    &error);
  g_assert_no_error (error);
  pf_outbox_wait_until_empty (self->demo);
}

char *
pf_new_accounts_build (const char *email, const char *password)
{
  return g_strdup_printf (
      "{\"email\":\"%s\",\"password\":\"%s\",\"first_name\":\"Ana\",\"last_name\":\"Petit\","
      "\"phone\":\"+33612345678\",\"address\":{\"line1\":\"3 rue des Lilas\",\"postal_code\":"
      "\"44000\",\"city\":\"Nantes\"},\"proof_kind\":\"lease\",\"terms_version\":\"" NEW_TERMS "\","
      "\"terms_accepted\":true}",
      email,
      password);
}

static void
send_form (PfRaw *raw, GByteArray *body)
{
  g_autofree char *head = g_strdup_printf ("POST /v1/accounts HTTP/1.1\r\nHost: t\r\n"
                                           "Accept-Language: fr\r\n"
                                           "Content-Type: " PF_UPLOADING_TYPE "\r\n"
                                           "Content-Length: %u\r\n\r\n",
                                           body->len);

  pf_raw_send (raw, head, strlen (head));
  pf_raw_send (raw, (const char *) body->data, body->len);
}

void
pf_new_accounts_apply (PfNewAccounts *self,
                       const char *json,
                       GByteArray *file,
                       PfRawAnswer *ret_answer)
{
  g_autoptr (GByteArray) own = file == NULL ? pf_files_make_pdf (20000, NEW_CANARY) : NULL;
  g_autoptr (GByteArray) body = g_byte_array_new ();

  if (file == NULL)
    file = own;
  pf_uploading_add_part (body, "application", NULL, json, strlen (json));
  pf_uploading_add_part (body, "proof_of_address", "bail.pdf", file->data, file->len);
  pf_uploading_end (body);
  send_form (self->raws[0], body);
  pf_raw_receive (self->raws[0], TRUE, ret_answer);
}

void
pf_new_accounts_ask (PfNewAccounts *self, const char *email, const char *password)
{
  g_autofree char *json = pf_new_accounts_build (email, password);
  g_auto (PfRawAnswer) answer = { 0 };

  pf_new_accounts_apply (self, json, NULL, &answer);
  g_test_message ("%u %s", answer.status, answer.body);
  g_assert_cmpuint (answer.status, ==, 202);
  g_assert_cmpstr (answer.body, ==, "");
}

void
pf_new_accounts_post (PfNewAccounts *self,
                      guint server,
                      const char *path,
                      const char *body,
                      PfRawAnswer *ret_answer)
{
  g_autofree char *whole = g_strconcat ("/v1/", path, NULL);

  pf_raw_ask (self->raws[server], "POST", whole, "", body, ret_answer);
}

void
pf_new_accounts_assert_problem (const PfRawAnswer *answer, guint status, const char *code)
{
  g_autofree char *urn = g_strconcat ("urn:portail-famille:problem:", code, "\"", NULL);

  g_test_message ("%u %s", answer->status, answer->body);
  g_assert_cmpuint (answer->status, ==, status);
  if (status >= 400)
    g_assert_nonnull (strstr (answer->body, urn));
}

void
pf_new_accounts_confirm (PfNewAccounts *self,
                         guint server,
                         const char *token,
                         guint status,
                         const char *code)
{
  g_autofree char *body = g_strdup_printf ("{\"token\":\"%s\"}", token);
  g_auto (PfRawAnswer) answer = { 0 };

  pf_new_accounts_post (self, server, "email-verifications/confirm", body, &answer);
  pf_new_accounts_assert_problem (&answer, status, code);
}

guint
pf_new_accounts_sign_in (PfNewAccounts *self, const char *email, const char *password)
{
  g_autofree char *body = g_strdup_printf (
      "{\"email\":\"%s\",\"password\":\"%s\",\"device_name\":\"test\"}", email, password);
  g_auto (PfRawAnswer) answer = { 0 };

  pf_new_accounts_post (self, 0, "sessions", body, &answer);
  return answer.status;
}

char *
pf_new_accounts_get_token (PfNewAccounts *self, guint n)
{
  char *token;

  g_assert_cmpuint (pf_sink_get_n_mails (self->sink), >, n);
  token = pf_sink_mail_find_token (pf_sink_get (self->sink, n));
  g_assert_nonnull (token);
  return token;
}

gint64
pf_new_accounts_count (PfNewAccounts *self, const char *sql)
{
  g_test_message ("%s", sql);
  return pf_demo_ask (self->demo, sql);
}

static guint
count_files (const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;
  guint n = 0;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL) {
    g_autofree char *inner = g_build_filename (path, name, NULL);

    n += g_file_test (inner, G_FILE_TEST_IS_DIR) ? count_files (inner) : 1;
  }
  return n;
}

static guint
count_kept (PfNewAccounts *self)
{
  g_autofree char *folder = NULL;

  if (self->demo->folder == NULL)
    return (guint) pf_demo_ask (self->demo, "SELECT count(DISTINCT body) FROM document_chunk");
  folder = pf_demo_get_documents_folder (self->demo);
  return count_files (folder);
}

void
pf_new_accounts_assert_kept (PfNewAccounts *self, guint n)
{
  for (guint i = 0; i < 500 && count_kept (self) != n; i++)
    g_usleep (10 * 1000);
  g_assert_cmpuint (count_kept (self), ==, n);
  g_assert_cmpint (pf_new_accounts_count (self, "SELECT count(*) FROM document"), ==, n);
}

void
pf_new_accounts_add_known (PfNewAccounts *self)
{
  pf_outbox_give_password (self->demo, 2);
  pf_demo_run (self->demo,
               "INSERT INTO adult (household, role, first_name, last_name, email) VALUES"
               " (1, 'guardian', 'Mia', 'Roux', '" NEW_ADULT "'),"
               " (1, 'guardian', 'Léo', 'Brun', '" NEW_SHARED "'),"
               " (1, 'guardian', 'Ana', 'Brun', '" NEW_SHARED "')");
}
