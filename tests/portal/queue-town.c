/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "portal/queue-town.h"

#include <string.h>

#include "server/store/household-search.h"
#include "wire/json-parse.h"

#define FAR "4000000000000000"

static const char rows[] =
    "UPDATE portal SET demonstration = 1;"
    "INSERT INTO account (id, email, first_name, last_name, state, roles, second_factor, version) "
    "VALUES"
    " (11, 'nina@example.org', 'Nina', 'Dubois', 'active', '[\"front_desk\"]', 'codes', 1),"
    " (12, 'omar@example.org', 'Omar', 'Petit', 'active', '[\"front_desk\"]', 'codes', 1),"
    " (13, 'ana@example.org', 'Ana', 'Chef', 'active', '[\"administrator\"]', 'codes', 1),"
    " (21, 'paul@example.org', 'Paul', 'Martin', 'pending', '[\"family\"]', 'none', 1),"
    " (22, 'nour@example.org', 'Nour', 'Haddad', 'pending', '[\"family\"]', 'none', 1),"
    " (23, 'luke@example.org', 'Luke', 'Blank', 'pending', '[\"family\"]', 'none', 1);"
    "INSERT INTO household (id, name, address_line1, address_postal_code, address_city, resident,"
    " state, version) VALUES"
    " (21, 'Martin', '9 rue des Lilas', '44000', 'Nantes', 0, 'provisional', 1),"
    " (22, 'Haddad', '2, Quai', '44000', 'Nantes', 0, 'provisional', 1),"
    " (23, 'Blank', '7 rue des Lilas', '44000', 'Nantes', 0, 'provisional', 1);"
    "INSERT INTO adult (id, household, account, role, first_name, last_name, email, phone) VALUES"
    " (21, 21, 21, 'guardian', 'Paul', 'Martin', 'paul@example.org', '+33612345678'),"
    " (22, 22, 22, 'guardian', 'Nour', 'Haddad', 'nour@example.org', '+33612345679'),"
    " (23, 23, 23, 'guardian', 'Luke', 'Blank', 'luke@example.org', NULL),"
    " (30, 2, NULL, 'guardian', 'Nour', 'HADDAD', NULL, NULL);"
    "INSERT INTO queue_item (kind, state, account, household, submitted_at, version) VALUES"
    " ('account', 'waiting', 21, 21, 1000000, 1),"
    " ('account', 'waiting', 22, 22, 2000000, 1),"
    " ('account', 'waiting', 23, 23, 3000000, 1);";

static const struct
{
  const char *token;
  int account;
} signed_in[] = {
  { "nina", 11 }, { "omar", 12 }, { "ana", 13 }, { "paul", 21 }, { "nour", 22 }, { "luke", 23 },
};

static void
sign_in (PfDemo *demo, const char *token, int account)
{
  g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, token, -1);
  g_autofree char *sql = g_strdup_printf ("INSERT INTO account_session (account, device_name,"
                                          " signed_in_at, last_used_at, expires_at, token_hash)"
                                          " VALUES (%d, 'desk %s', 1, " FAR " - 1, " FAR ", '%s')",
                                          account,
                                          token,
                                          hash);

  pf_demo_run (demo, sql);
}

static void
index_town (PfDemo *demo)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PfDb) db = pf_db_open (demo->driver, demo->path, PF_DB_WRITER, &error);

  g_assert_no_error (error);
  pf_store_index_households (db, &error);
  g_assert_no_error (error);
}

void
pf_queue_set_up (PfPortal *portal, gconstpointer driver)
{
  pf_portal_start (portal, driver, (PfServerOptions){ .language = "en", .without_limits = TRUE });
  pf_demo_run (portal->demo, rows);
  for (gsize i = 0; i < G_N_ELEMENTS (signed_in); i++)
    sign_in (portal->demo, signed_in[i].token, signed_in[i].account);
  index_town (portal->demo);
}

void
pf_queue_answer_clear (PfQueueAnswer *self)
{
  pf_raw_answer_clear (&self->raw);
  g_clear_pointer (&self->json, json_node_unref);
  self->object = NULL;
}

void
pf_queue_ask (PfPortal *portal,
              const char *token,
              const char *method,
              const char *path,
              const char *headers,
              const char *body,
              PfQueueAnswer *ret_answer)
{
  g_autofree char *whole = g_strconcat ("/v1/", path, NULL);
  g_autofree char *random = g_uuid_string_random ();
  g_autofree char *key = g_strdup_printf ("Idempotency-Key: %s\r\n", random);
  gboolean has_key = headers != NULL && strstr (headers, "Idempotency-Key") != NULL;
  g_autofree char *lines = g_strdup_printf ("Authorization: Bearer %s\r\n%s%s",
                                            token,
                                            has_key ? "" : key,
                                            headers != NULL ? headers : "");

  pf_queue_answer_clear (ret_answer);
  pf_raw_ask (portal->raw, method, whole, lines, body, &ret_answer->raw);
  g_test_message ("%s %s: %u %s", method, path, ret_answer->raw.status, ret_answer->raw.body);
  ret_answer->json = pf_json_parse (ret_answer->raw.body, strlen (ret_answer->raw.body), NULL);
  if (ret_answer->json != NULL && JSON_NODE_HOLDS_OBJECT (ret_answer->json))
    ret_answer->object = json_node_get_object (ret_answer->json);
}

static char *
build_path (guint item, const char *end)
{
  PfId id;

  pf_id_from_number (id, item);
  return g_strdup_printf ("staff/queue/%s%s", id, end);
}

void
pf_queue_decide (PfPortal *portal,
                 const char *token,
                 guint item,
                 const char *body,
                 PfQueueAnswer *ret_answer)
{
  g_autofree char *path = build_path (item, "");
  g_autofree char *decision = build_path (item, "/decision");
  g_autofree char *etag = NULL;
  g_autofree char *header = NULL;

  pf_queue_ask (portal, token, "GET", path, NULL, NULL, ret_answer);
  g_assert_cmpuint (ret_answer->raw.status, ==, 200);
  etag = pf_raw_answer_get (&ret_answer->raw, "ETag");
  header = g_strdup_printf ("If-Match: %s\r\n", etag);
  pf_queue_ask (portal, token, "POST", decision, header, body, ret_answer);
}

/* On a connection of its own, sent and not yet answered. */
static PfRaw *
send_decision (PfPortal *portal, const char *token)
{
  static const char body[] = "{\"decision\":\"ask\",\"reason\":\"Illisible.\","
                             "\"documents\":[\"proof_of_address\"]}";
  PfRaw *raw = pf_raw_open (pf_server_get_port (portal->server));
  g_autofree char *path = build_path (1, "/decision");
  g_autofree char *request = g_strdup_printf (
      "POST /v1/%s HTTP/1.1\r\nHost: t\r\nAuthorization: Bearer %s\r\n"
      "Idempotency-Key: k\r\nIf-Match: \"1\"\r\n"
      "Content-Type: application/json\r\nContent-Length: %" G_GSIZE_FORMAT "\r\n\r\n%s",
      path,
      token,
      strlen (body),
      body);

  g_assert_true (pf_raw_send (raw, request, strlen (request)));
  return raw;
}

guint
pf_queue_ask_both (PfPortal *portal, guint status)
{
  PfRaw *agents[] = { send_decision (portal, "nina"), send_decision (portal, "omar") };
  guint n = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (agents); i++) {
    g_auto (PfRawAnswer) answer = { 0 };

    pf_raw_receive (agents[i], TRUE, &answer);
    g_test_message ("%u %s", answer.status, answer.body);
    g_assert_true (answer.status == status || answer.status == 200);
    n += answer.status == status;
    pf_raw_close (agents[i]);
  }
  return n;
}

char *
pf_queue_hand_in (PfPortal *portal, const char *token, guint number)
{
  g_autoptr (GByteArray) file = pf_files_make_pdf (1000, "page");
  g_autofree char *key = g_uuid_string_random ();
  g_autofree char *json = NULL;
  g_autoptr (GByteArray) body = NULL;
  g_auto (PfRawAnswer) answer = { 0 };
  const char *id;
  PfId household;

  pf_id_from_number (household, number);
  json = g_strdup_printf ("{\"kind\":\"proof_of_address\",\"household\":\"%s\","
                          "\"issued_on\":\"2024-01-02\"}",
                          household);
  body = pf_uploading_build (json, "proof.pdf", file);
  pf_portal_send_body (portal->raw, token, key, body, &answer);
  g_test_message ("%u %s", answer.status, answer.body);
  if (answer.status != 201)
    return NULL;
  id = strstr (answer.body, "\"id\":\"") + strlen ("\"id\":\"");
  return g_strndup (id, strcspn (id, "\""));
}
