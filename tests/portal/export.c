/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * All that is held about a person, over HTTP: whole, theirs alone, and without what lets one in.
 */
#include <json-glib/json-glib.h>
#include <string.h>

#include "portal/unpacking.h"
#include "server/ops/export-stream.h"
#include "server/store/exports.h"

#define MIB (1024 * 1024)
#define EXPORTED "SELECT count(*) FROM journal_entry WHERE action = 'data_exported' AND account = 1"

/* What one family has, and the other must not find. */
static const char *const of_two[] = {
  "2 quai",
  "7654321",
  "777.77",
  "+33699999999",
  "luc@example.org",
  "\"Two\"",
  "Blanc, Luc",
  "facture-de-luc",
  "Two booked it",
  "only Two knows",
  "2036-11-25",
  "2029-07-14",
  "It is that of your account already", /* of Luc's address, for which Eve asked */
};
static const char *const of_one[] = {
  "1 quai",        "1234567",       "555.55",        "Zo\xc3\xa9",     "eve@example.org", "\"One\"",
  "facture-d-eve", "One booked it", "one-telephone", "only One knows", "password_chosen", "a month",
};

/* Which let somebody in. */
static const char *const secrets[] = { "SecretTokenOfAMail", "$argon2id$", "SecretHash" };

static void
set_up (PfPortal *fixture, gconstpointer driver)
{
  pf_portal_start (fixture, driver, (PfServerOptions){ .language = "en", .without_limits = TRUE });
  pf_portal_prove (fixture);
}

static void
set_up_with_limits (PfPortal *fixture, gconstpointer driver)
{
  pf_portal_start (fixture, driver, (PfServerOptions){ .language = "en" });
  pf_portal_prove (fixture);
}

static void
export_as (PfPortal *fixture, const char *token, PfRawAnswer *ret_answer)
{
  g_autofree char *headers = g_strdup_printf ("Authorization: Bearer %s\r\n", token);

  pf_raw_ask (fixture->raw, "GET", "/v1/me/export", headers, NULL, ret_answer);
}

static const char *
get_text (GHashTable *files, const char *name, gsize *ret_size)
{
  GBytes *bytes = g_hash_table_lookup (files, name);

  if (bytes == NULL)
    g_error ("There is no %s", name);
  return g_bytes_get_data (bytes, ret_size);
}

static guint
count_items (GHashTable *files, const char *name)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) error = NULL;
  gsize size;
  const char *text = get_text (files, name, &size);

  json_parser_load_from_data (parser, text, (gssize) size, &error);
  g_assert_no_error (error);
  return json_array_get_length (json_node_get_array (json_parser_get_root (parser)));
}

static gboolean
holds (GHashTable *files, const char *words)
{
  GHashTableIter iter;
  gpointer bytes;

  g_hash_table_iter_init (&iter, files);
  while (g_hash_table_iter_next (&iter, NULL, &bytes)) {
    gsize size;
    const char *text = g_bytes_get_data (bytes, &size);

    if (g_strstr_len (text, (gssize) size, words) != NULL)
      return TRUE;
  }
  return FALSE;
}

static guint
count_held (GHashTable *files, const char *const *words, gsize n)
{
  guint n_held = 0;

  for (gsize i = 0; i < n; i++) {
    gboolean held = holds (files, words[i]);

    g_test_message ("“%s”: %s", words[i], held ? "held" : "not held");
    n_held += held;
  }
  return n_held;
}

static void
hand_in (PfPortal *fixture, const char *token, const char *household, const char *name, gsize size)
{
  g_autoptr (GByteArray) file = pf_files_make_pdf (size, name);
  g_autofree char *json = g_strdup_printf ("{\"kind\":\"lease\",\"household\":\"%s\"}", household);
  g_autofree char *key = g_uuid_string_random ();
  g_autoptr (GByteArray) body = pf_uploading_build (json, name, file);
  g_auto (PfRawAnswer) answer = { 0 };

  pf_portal_send_body (fixture->raw, token, key, body, &answer);
  g_assert_cmpuint (answer.status, ==, 201);
}

/* Both households have something in each of the tables; child 4 is of both. */
static void
fill (PfPortal *fixture)
{
  pf_demo_run (
      fixture->demo,
      "UPDATE household SET allowance_fund_number = '7654321' WHERE id = 2;"
      "UPDATE adult SET phone = '+33699999999', email = 'luc@example.org',"
      " first_name = 'Blanc, Luc' WHERE id = 2;"
      "INSERT INTO family_quotient (household, value, valid_from, source, version) VALUES"
      " (1, '555.55', '2036-01-01', 'agent', 1), (2, '777.77', '2036-01-01', 'agent', 1);"
      "INSERT INTO booking (id, household, child, session, date, state, price_cents, explanation,"
      " booked_at) VALUES"
      " (1, 1, 4, 1, '2036-11-24', 'booked', 350, '[\"One booked it\"]', 1),"
      " (2, 2, 4, 2, '2036-11-25', 'booked', 350, '[\"Two booked it\"]', 2108937600000000);"
      "INSERT INTO booking_change (booking, \"to\", at, \"by\", reason) VALUES"
      " (1, 'booked', 1, 1, 'only One knows'), (2, 'booked', 1, 2, 'only Two knows');"
      "INSERT INTO journal_entry (at, action, account, device, address) VALUES"
      " (1, 'password_chosen', 1, 'one-telephone', ''), (1, 'proven', 2, 'only Two knows', '');"
      "INSERT INTO mail (kind, state, account, recipient, language, created_at, attempts, token)"
      " VALUES ('erasure_asked', 'waiting', 1, 'eve@example.org', 'en', 1, 0,"
      " 'SecretTokenOfAMail'), ('password_reset', 'waiting', 2, 'luc@example.org', 'en', 1, 0,"
      " 'SecretTokenOfAMail');"
      "INSERT INTO mail (kind, state, account, owner, recipient, language, created_at, attempts)"
      " VALUES ('email_change', 'sent', 1, 2, 'another@example.org', 'en', 1, 1);"
      "INSERT INTO account_password (account, hash, changed_at) VALUES (1, '$argon2id$', 1);"
      "INSERT INTO account_token (account, email, token_hash, code_hash, created_at, expires_at)"
      " VALUES (1, 'eve@example.org', 'SecretHash1', 'SecretHash2', 1, 1);"
      "INSERT INTO guardian_invitation (household, email, first_name, last_name, state, asked_at,"
      " expires_at, invited_by, token_hash, code_hash) VALUES (1, 'sam@example.org', 'Sam',"
      " 'Petit', 'waiting', 1, 1, 1, 'SecretHash3', 'SecretHash4');"
      "INSERT INTO school_enrolment (household, child, school_year, level, childcare, version)"
      " VALUES (1, 4, 1, 'PS', 'One booked it', 1), (2, 4, 1, 'PS', 'only Two knows', 1)");
  hand_in (fixture, "one", DEMO_1, "facture-d-eve.pdf", 40000);
  hand_in (fixture, "two", DEMO_2, "facture-de-luc.pdf", 40000);
}

static void
wait_for_journal (PfPortal *fixture, gint64 n)
{
  for (guint i = 0; i < 500 && pf_portal_count (fixture, EXPORTED) < n; i++)
    g_usleep (10 * 1000);
  g_assert_cmpint (pf_portal_count (fixture, EXPORTED), ==, n);
}

static void
test_whole (PfPortal *fixture, gconstpointer)
{
  static const struct
  {
    const char *name;
    guint n;
  } lists[] = {
    { "account.json", 1 },          { "devices.json", 1 },
    { "households.json", 1 },       { "family-quotients.json", 1 },
    { "enrolments.json", 4 },       { "school-enrolments.json", 1 },
    { "bookings.json", 1 },         { "booking-changes.json", 1 },
    { "journal.json", 1 },          { "mails.json", 2 },
    { "erasure-requests.json", 0 }, { "invitations.json", 1 },
    { "documents.json", 2 },
  };
  g_autoptr (GByteArray) file = pf_files_make_pdf (3 * MIB, "big.pdf");
  g_autoptr (GHashTable) files = NULL;
  g_auto (PfRawAnswer) answer = { 0 };
  g_autofree char *disposition = NULL;
  const char *document;
  gsize size;

  fill (fixture);
  hand_in (fixture, "one", DEMO_1, "big.pdf", 3 * MIB);
  export_as (fixture, "one", &answer);
  files = pf_unpack (&answer);
  pf_portal_assert_header (&answer, "Content-Type", "application/zip");
  pf_portal_assert_header (&answer, "Cache-Control", "no-store");
  pf_portal_assert_header (&answer, "X-Content-Type-Options", "nosniff");
  disposition = pf_raw_answer_get (&answer, "Content-Disposition");
  g_assert_true (g_str_has_prefix (disposition, "attachment; filename*=UTF-8''portail-famille-20"));

  for (gsize i = 0; i < G_N_ELEMENTS (lists); i++)
    g_assert_cmpuint (count_items (files, lists[i].name), ==, lists[i].n);
  g_assert_nonnull (strstr (get_text (files, "README.txt", &size), "account.json"));
  document = get_text (files, "documents/" DEMO_3 ".pdf", &size);
  g_assert_cmpmem (document, size, file->data, file->len);
  g_assert_cmpuint (g_hash_table_size (files), ==, 16);
  wait_for_journal (fixture, 1);
}

/* A household that was refused, or that another took the place of, is seen by agents alone. */
static void
test_closed (PfPortal *fixture, gconstpointer)
{
  static const char *const states[] = { "UPDATE household SET state = 'refused' WHERE id = 2",
                                        "UPDATE household SET state = 'joined' WHERE id = 2" };

  fill (fixture);
  pf_demo_run (fixture->demo,
               "INSERT INTO adult VALUES (9, 2, 1, 'other', 'Eve', 'Two', NULL, NULL)");
  for (gsize i = 0; i < G_N_ELEMENTS (states); i++) {
    g_autoptr (GHashTable) one = NULL;
    g_auto (PfRawAnswer) answer = { 0 };

    pf_demo_run (fixture->demo, states[i]);
    export_as (fixture, "one", &answer);
    one = pf_unpack (&answer);
    g_assert_cmpuint (count_held (one, of_two, G_N_ELEMENTS (of_two)), ==, 0);
    g_assert_cmpuint (count_items (one, "documents.json"), ==, 1);
  }
}

/* Who sits down at another's open session takes nothing along. */
static void
test_unproven (PfPortal *fixture, gconstpointer)
{
  g_auto (PfRawAnswer) answer = { 0 };

  pf_demo_run (fixture->demo, "UPDATE account_session SET proven_at = NULL");
  export_as (fixture, "one", &answer);
  pf_portal_assert_problem (&answer, 403, "proof-required");
  pf_portal_prove (fixture);
  export_as (fixture, "one", &answer);
  g_assert_cmpuint (answer.status, ==, 200);
  wait_for_journal (fixture, 1);
}

/* Rules of §4: of a child of two households, what belongs to the other one is never in it. */
static void
test_other_household (PfPortal *fixture, gconstpointer)
{
  g_autoptr (GHashTable) one = NULL, two = NULL;
  g_auto (PfRawAnswer) answer = { 0 };

  fill (fixture);
  export_as (fixture, "one", &answer);
  one = pf_unpack (&answer);
  g_assert_cmpuint (count_held (one, of_one, G_N_ELEMENTS (of_one)), ==, G_N_ELEMENTS (of_one));
  g_assert_cmpuint (count_held (one, of_two, G_N_ELEMENTS (of_two)), ==, 0);
  export_as (fixture, "two", &answer);
  two = pf_unpack (&answer);
  g_assert_cmpuint (count_held (two, of_two, G_N_ELEMENTS (of_two)), ==, G_N_ELEMENTS (of_two));
  g_assert_cmpuint (count_held (two, of_one, G_N_ELEMENTS (of_one)), ==, 0);
}

/* Control: One is let into the other household, as by a forgotten WHERE. */
static void
test_leak (PfPortal *fixture, gconstpointer)
{
  g_autoptr (GHashTable) one = NULL;
  g_auto (PfRawAnswer) answer = { 0 };

  fill (fixture);
  pf_demo_run (fixture->demo,
               "INSERT INTO adult VALUES (9, 2, 1, 'other', 'Eve', 'Two', NULL, NULL)");
  export_as (fixture, "one", &answer);
  one = pf_unpack (&answer);
  g_assert_cmpuint (count_held (one, of_two, G_N_ELEMENTS (of_two)), >=, 9);
}

static void
test_secrets (PfPortal *fixture, gconstpointer)
{
  g_autoptr (GHashTable) one = NULL;
  g_auto (PfRawAnswer) answer = { 0 };
  g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, "one", -1);

  fill (fixture);
  export_as (fixture, "one", &answer);
  one = pf_unpack (&answer);
  g_assert_cmpuint (count_held (one, secrets, G_N_ELEMENTS (secrets)), ==, 0);
  g_assert_false (holds (one, hash));
}

/* An agent is a person here: what they see at work they do not take along. */
static void
test_agent (PfPortal *fixture, gconstpointer)
{
  g_autoptr (GHashTable) files = NULL;
  g_auto (PfRawAnswer) answer = { 0 };

  fill (fixture);
  export_as (fixture, "agent", &answer);
  files = pf_unpack (&answer);
  g_assert_cmpuint (count_items (files, "account.json"), ==, 1);
  g_assert_cmpuint (count_items (files, "households.json"), ==, 0);
  g_assert_cmpuint (count_items (files, "documents.json"), ==, 0);
  g_assert_cmpuint (count_held (files, of_one, G_N_ELEMENTS (of_one)), ==, 0);
  g_assert_cmpuint (count_held (files, of_two, G_N_ELEMENTS (of_two)), ==, 0);
}

/* One document that cannot be read does not keep back all else. */
static void
test_missing (PfPortal *fixture, gconstpointer)
{
  g_autoptr (GHashTable) files = NULL;
  g_auto (PfRawAnswer) answer = { 0 };
  gsize size;

  hand_in (fixture, "one", DEMO_1, "a.pdf", 40000);
  hand_in (fixture, "one", DEMO_1, "b.pdf", 40000);
  hand_in (fixture, "one", DEMO_1, "c.pdf", 40000);
  pf_demo_run (fixture->demo,
               "UPDATE document SET state = 'infected' WHERE id = 1;"
               "UPDATE document SET body = 'gone' WHERE id = 2");
  g_test_expect_message ("portail-famille", G_LOG_LEVEL_WARNING, "A document is missing*");
  export_as (fixture, "one", &answer);
  files = pf_unpack (&answer);
  g_test_assert_expected_messages ();
  g_assert_cmpuint (count_items (files, "documents.json"), ==, 3);
  g_assert_nonnull (strstr (get_text (files, "documents/" DEMO_1 ".txt", &size), "not be read"));
  g_assert_nonnull (strstr (get_text (files, "documents/" DEMO_2 ".txt", &size), "not be read"));
  get_text (files, "documents/" DEMO_3 ".pdf", &size);
  g_assert_cmpuint (size, >=, 40000);
}

static void
test_limits (PfPortal *fixture, gconstpointer)
{
  g_auto (PfRawAnswer) answer = { 0 };
  guint n = 0;

  do
    export_as (fixture, "one", &answer);
  while (answer.status == 200 && ++n < 20);
  pf_portal_assert_problem (&answer, 429, "too-many-requests");
  g_assert_cmpuint (n, ==, 5);
  g_assert_nonnull (strstr (answer.head, "Retry-After"));
  export_as (fixture, "two", &answer);
  g_assert_cmpuint (answer.status, ==, 200);
}

/* Control: it is the limits that stopped. */
static void
test_no_limits (PfPortal *fixture, gconstpointer)
{
  g_auto (PfRawAnswer) answer = { 0 };

  for (guint i = 0; i < 12; i++) {
    export_as (fixture, "one", &answer);
    g_assert_cmpuint (answer.status, ==, 200);
  }
}

/* What HEAD answers has no body, and leaves nothing open. */
static void
test_head (PfPortal *fixture, gconstpointer)
{
  g_auto (PfRawAnswer) answer = { 0 };

  pf_raw_ask (
      fixture->raw, "HEAD", "/v1/me/export", "Authorization: Bearer one\r\n", NULL, &answer);
  g_assert_cmpuint (answer.status, ==, 200);
  g_test_message ("%s", answer.head);
  export_as (fixture, "one", &answer);
  g_assert_cmpuint (answer.status, ==, 200);
}

static gint64
get_peak (void)
{
  g_autofree char *status = NULL;
  const char *found;

  g_assert_true (g_file_get_contents ("/proc/self/status", &status, NULL, NULL));
  found = strstr (status, "VmHWM:");
  g_assert_nonnull (found);
  return g_ascii_strtoll (found + strlen ("VmHWM:"), NULL, 10) * 1024;
}

/* The documents of @account, the last of them @n times. */
static GPtrArray *
list_many (PfPortal *fixture, const char *account, guint n)
{
  PfDb *reader = pf_store_borrow (fixture->demo->store);
  g_autoptr (GError) error = NULL;
  GPtrArray *documents = pf_store_list_exported_documents (reader, account, &error);
  PfExportedDocument *last;

  g_assert_no_error (error);
  pf_store_give_back (fixture->demo->store, reader);
  last = documents->pdata[documents->len - 1];
  while (documents->len < n) {
    PfExportedDocument *copy = g_new0 (PfExportedDocument, 1);

    copy->document = g_object_ref (last->document);
    copy->body = (PfDocumentBody){ .body = g_strdup (last->body.body),
                                   .key = g_strdup (last->body.key),
                                   .size = last->body.size };
    g_ptr_array_add (documents, copy);
  }
  return documents;
}

/* However much there is, what is not sent yet is little. */
static void
test_bounded (PfPortal *fixture, gconstpointer)
{
  g_autoptr (PfExportStream) exported = NULL;
  g_autoptr (GError) error = NULL;
  guint8 block[16 * 1024];
  gint64 before;
  gssize n;

  hand_in (fixture, "one", DEMO_1, "big.pdf", 9 * MIB);
  exported = pf_export_stream_new (pf_zip_new (NULL),
                                   list_many (fixture, DEMO_1, 8),
                                   fixture->demo->documents,
                                   PF_LANGUAGE_ENGLISH);
  before = get_peak ();
  while ((n = pf_export_stream_read (exported, block, sizeof block, &error)) > 0) {
  }
  g_assert_no_error (error);
  g_assert_cmpint (n, ==, 0);
#ifdef __SANITIZE_ADDRESS__
  g_test_message ("%" G_GINT64_FORMAT " bytes more: what was freed is kept", get_peak () - before);
#else
  g_assert_cmpint (get_peak () - before, <, 8 * MIB);
#endif
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD_ON(driver, name, set_up, function)                                                     \
  g_test_add ("/export/" name, PfPortal, driver, set_up, function, pf_portal_tear_down)
#define ADD(name, set_up, function)                                                                \
  ADD_ON (&pf_sqlite_driver, "sqlite/" name, set_up, function);                                    \
  if (pf_demo_has_postgres ())                                                                     \
  ADD_ON (&pf_postgres_driver, "postgres/" name, set_up, function)
  ADD ("whole", set_up, test_whole);
  ADD ("unproven", set_up, test_unproven);
  ADD ("closed", set_up, test_closed);
  ADD ("other-household", set_up, test_other_household);
  ADD ("leak", set_up, test_leak);
  ADD ("secrets", set_up, test_secrets);
  ADD ("agent", set_up, test_agent);
  ADD ("missing", set_up, test_missing);
  ADD ("limits", set_up_with_limits, test_limits);
  ADD ("no-limits", set_up, test_no_limits);
  ADD ("head", set_up, test_head);
  ADD ("bounded", set_up, test_bounded);
  return g_test_run ();
}
