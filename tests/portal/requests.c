/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Random requests made from our own tables, by strangers, families and agents: whatever is asked,
 * no answer is a failure of the server, and each is what the contract says that it may be. Two
 * thousand on each database, and twenty thousand with "-m slow".
 */
#include <string.h>

#include "demo.h"
#include "files.h"
#include "portal/throwers.h"
#include "portal/thrown-head.h"
#include "raw.h"
#include "server/http/server.h"
#include "uploading.h"
#include "wire/answer.h"
#include "wire/json-parse.h"
#include "wire/problem-json.h"
#include "wire/record-json.h"

#define N_REQUESTS (g_test_slow () ? 30000 : 3000)

/* Some requests end sessions: after so many, all are signed in again. */
#define SIGN_IN_EVERY 20

#define FAR "4000000000000000"
#define CHOOSE(texts) pf_random_choose (texts, G_N_ELEMENTS (texts))

typedef struct
{
  PfDemo *demo;
  PfPasswordPool *passwords;
  PfServer *server;
  PfRaw *raw;
  guint n_statuses[600];
} Fixture;

/* One request, and what its answer is judged by. */
typedef struct
{
  const Caller *caller;
  const PfOperation *operation; /* that its path and method name; NULL: none */
  char *method;
  char *target; /* path and query, encoded */
  GString *body;
  gboolean is_form;
  gboolean is_right; /* nothing is wrong on purpose */
} Asked;

static void
clear_asked (Asked *self)
{
  g_free (self->method);
  g_free (self->target);
  g_string_free (self->body, TRUE);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Asked, clear_asked)

static void
sign_in_all (Fixture *fixture)
{
  g_autoptr (GString) sql = g_string_new ("DELETE FROM account_session;");

  for (gsize i = 0; i < G_N_ELEMENTS (callers); i++) {
    g_autofree char *hash = NULL;

    if (callers[i].account == 0)
      continue;
    hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, callers[i].token, -1);
    g_string_append_printf (sql,
                            "INSERT INTO account_session (account, signed_in_at, last_used_at,"
                            " expires_at, token_hash) VALUES (%u, %" G_GINT64_FORMAT ", " FAR
                            " - 1, " FAR ", '%s')"
                            " ON CONFLICT DO NOTHING;",
                            callers[i].account,
                            g_get_real_time (), /* so that they are proven */
                            hash);
  }
  pf_demo_run (fixture->demo, sql->str);
}

static void
set_up (Fixture *fixture, gconstpointer driver)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (GError) error = NULL;

  fixture->demo = pf_demo_new_on (driver);
  pf_demo_run (
      fixture->demo,
      "INSERT INTO account (id, email, first_name, last_name, state, roles, second_factor, version)"
      " VALUES (5, 'dan@example.org', 'Dan', 'Noir', 'active', '[\"front_desk\"]', 'codes', 1),"
      " (6, 'ivy@example.org', 'Ivy', 'Vert', 'pending', '[\"family\"]', 'none', 1),"
      " (7, 'new@example.org', 'Ada', 'Noir', 'active', '[\"billing\"]', 'none', 1),"
      " (8, 'zoe@example.org', 'Zoé', 'Vert', 'active', '[\"administrator\"]', 'codes', 1);"
      "INSERT INTO household (id, name, address_line1, address_postal_code, address_city,"
      " resident, version, state) VALUES (6, 'Six', '6 quai', '44000', 'Nantes', 0, 1,"
      " 'provisional');"
      "INSERT INTO queue_item (kind, state, account, household, submitted_at, version) VALUES"
      " ('account', 'waiting', 6, 6, 1, 1), ('school_enrolment', 'waiting', 1, 1, 1, 1);"
      "UPDATE school_year SET enrolments_open_on = '2020-05-15';"
      "UPDATE portal SET version = version + 1;"
      "INSERT INTO school (id, name, kind) VALUES (1, 'Port', 'primary');"
      "INSERT INTO school_enrolment (household, child, school_year, level, school, version, item)"
      " VALUES (1, 1, 1, 'PS', 1, 1, NULL), (1, 2, 1, 'PS', 1, 1, 2), (2, 3, 1, NULL, NULL, 1, "
      "NULL)");
  pf_demo_recount_ids (fixture->demo);
  pf_demo_open_documents (fixture->demo);
  fixture->passwords = pf_password_pool_new (1, 5, &error);
  g_assert_no_error (error);
  fixture->server = pf_server_start (fixture->demo->store,
                                     &(PfServerOptions){ .listen = "127.0.0.1:0",
                                                         .zone = utc,
                                                         .n_threads = 2,
                                                         .without_limits = TRUE,
                                                         .documents = fixture->demo->documents,
                                                         .passwords = fixture->passwords },
                                     &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture, gconstpointer)
{
  g_clear_pointer (&fixture->raw, pf_raw_close);
  pf_server_stop (fixture->server, 10);
  pf_password_pool_free (fixture->passwords);
  pf_demo_free (fixture->demo);
}

/* What stands before a hole, between slashes, says whose id may stand there. */
static void
write_hole (const char *before, gsize length, GString *out)
{
  g_autofree char *path = g_strndup (before, length - 1);

  pf_random_write_id (strrchr (path, '/') + 1, out);
}

/* The path with what may stand in its holes. */
static void
write_path (const PfOperation *operation, gboolean is_right, GString *out)
{
  const char *rest = operation->path;
  const char *hole;

  while ((hole = strchr (rest, '{')) != NULL) {
    g_string_append_len (out, rest, hole - rest);
    if (is_right)
      write_hole (operation->path, (gsize) (hole - operation->path), out);
    else
      pf_random_write_segment (out);
    rest = strchr (hole, '}') + 1;
  }
  g_string_append (out, rest);
  if (pf_random_once_in (40))
    pf_random_write_segment (out);
}

static void
spoil (GString *body)
{
  if (pf_random_once_in (10))
    g_string_truncate (body, (gsize) g_test_rand_int_range (0, (gint32) body->len + 1));
  else if (pf_random_once_in (10))
    g_string_append (body, "{}");
  else if (pf_random_once_in (10))
    body->str[body->len / 2] = (char) g_test_rand_int_range (0, 256);
  else if (pf_random_once_in (20))
    g_string_prepend (body, "\xef\xbb\xbf");
}

/* Puts the JSON in a form, with a file that may be anything. */
static void
wrap (Asked *asked, const PfParts *parts)
{
  static const char *const names[] = { "facture.pdf", "", "../x", "\xff", "a;b=\\\"c.png" };
  const PfFile *sample = pf_files_get ((guint) g_test_rand_int_range (0, 12));
  g_autoptr (GByteArray) file = sample->make ();
  g_autoptr (GByteArray) body = g_byte_array_new ();

  pf_uploading_add_part (body, parts->record, NULL, asked->body->str, asked->body->len);
  pf_uploading_add_part (body, parts->file, CHOOSE (names), file->data, file->len);
  pf_uploading_end (body);
  asked->is_form = TRUE;
  g_string_truncate (asked->body, 0);
  g_string_append_len (asked->body, (const char *) body->data, body->len);
}

/* What @encoded stands for (transfer full), to the first zero; a % without two figures stands for
 * itself.
 */
static char *
unescape (const char *encoded)
{
  GString *text = g_string_new (NULL);

  for (const char *at = encoded; *at != '\0'; at++) {
    if (at[0] == '%' && g_ascii_isxdigit (at[1]) && g_ascii_isxdigit (at[2])) {
      g_string_append_c (text,
                         (char) (g_ascii_xdigit_value (at[1]) * 16 + g_ascii_xdigit_value (at[2])));
      at += 2;
    } else {
      g_string_append_c (text, *at);
    }
  }
  return g_string_free (text, FALSE);
}

/* The operation that the target leads to, as the server reads it: a path ends at %00, and what is
 * no UTF-8 in it is replaced.
 */
static const PfOperation *
find_operation (const char *method, const char *target)
{
  g_autofree char *encoded = g_strndup (target, strcspn (target, "?"));
  g_autofree char *path = unescape (encoded);
  g_autofree char *valid = NULL;
  PfParameters parameters;
  PfOperationId id;

  valid = g_utf8_make_valid (path, -1);
  if (g_str_equal (method, "HEAD"))
    method = "GET";
  return pf_operation_find (method, valid, &id, parameters) ? pf_operation_get (id) : NULL;
}

/* Passwords and files take their time. */
static gboolean
is_plain (const PfOperation *operation)
{
  return operation->request == NULL || operation->hashes || pf_operation_takes_file (operation);
}

/* One with a body may go wrong in more ways: it comes three times as often. Bookings come more
 * often still, or none would be right by chance.
 */
static const PfOperation *
choose_operation (void)
{
  const PfOperation *operation = NULL;

  if (pf_random_once_in (2))
    return pf_operation_get (PF_OPERATION_CHANGE_BOOKINGS);
  for (guint i = 0; i < 3 && (operation == NULL || is_plain (operation)); i++)
    operation = pf_operation_get ((PfOperationId) g_test_rand_int_range (0, PF_N_OPERATIONS));
  return operation;
}

/* Most often one whom the operation lets in: the others are all turned away at the same door. */
static const Caller *
choose_caller (const PfOperation *operation)
{
  const Caller *caller = NULL;

  for (guint i = 0; i < 8 && (caller == NULL || (operation->roles & caller->roles) == 0); i++)
    caller = &callers[g_test_rand_int_range (0, G_N_ELEMENTS (callers))];
  return caller;
}

static Asked
choose_request (void)
{
  static const char *const methods[] = { "GET",   "HEAD",   "POST",    "PUT",
                                         "PATCH", "DELETE", "OPTIONS", "BREW" };
  static const guint wrong_once_in[] = { 0, 0, 3, 10, 30 };
  const PfOperation *operation = choose_operation ();
  guint wrong = wrong_once_in[g_test_rand_int_range (0, G_N_ELEMENTS (wrong_once_in))];
  GString *target = g_string_new (NULL);
  Asked asked = {
    .caller = choose_caller (operation),
    .method = g_strdup (pf_random_once_in (20) ? CHOOSE (methods) : operation->method),
    .body = g_string_new (NULL),
    .is_right = wrong == 0,
  };

  pf_random_use_ids (asked.caller->ids);
  write_path (operation, asked.is_right, target);
  if (operation->query != NULL) {
    g_string_append_c (target, '?');
    pf_random_write_query (operation->query (), wrong, target);
  }
  if (operation->request != NULL)
    pf_random_write_record (operation->request (), wrong, asked.body);
  if (wrong > 0 && asked.body->len > 0)
    spoil (asked.body);
  if (pf_operation_takes_file (operation) && !pf_random_once_in (8))
    wrap (&asked, &operation->parts);
  if (asked.is_form && wrong > 0)
    spoil (asked.body);
  asked.target = g_string_free (target, FALSE);
  asked.operation = find_operation (asked.method, asked.target);
  return asked;
}

/* By the rules that the table has for requests, which are those of its schema: as a request that
 * repeats what there is, read-only members too.
 */
static void
assert_strict (GType type, JsonNode *node)
{
  g_autoptr (PfErrors) errors = pf_errors_new ();
  const PfReading as_answer = { .writer = ~0u, .errors = errors };
  const PfReading as_request = {
    .flags = PF_READ_REQUEST, .writer = ~0u, .today = pf_date (9999, 1, 1), .errors = errors
  };
  g_autoptr (PfRecord) before = pf_record_from_json (type, node, &as_answer);
  g_autoptr (PfRecord) after = pf_record_patched (before, node, &as_request);

  for (guint i = 0; i < pf_errors_get_n_errors (errors); i++)
    g_test_message ("%s: %s", pf_errors_get (errors, i)->pointer, pf_errors_get (errors, i)->code);
  g_assert_cmpuint (pf_errors_get_n_errors (errors), ==, 0);
}

static void
assert_items_strict (GType type, JsonNode *root)
{
  JsonArray *items = json_object_get_array_member (json_node_get_object (root), "items");

  for (guint i = 0; i < json_array_get_length (items); i++)
    assert_strict (type, json_array_get_element (items, i));
}

/* Right in each member, with all of them and none more: to the byte what its table would write. */
static void
assert_answer (const Asked *asked, const PfRawAnswer *answer)
{
  const PfOperation *operation = asked->operation;
  gboolean is_file = operation->kind == PF_ANSWER_FILE; /* which is no text */
  g_autoptr (GBytes) bytes = g_bytes_new_static (answer->body, strlen (answer->body));
  g_autoptr (GError) error = NULL;
  g_autoptr (PfAnswer) read = pf_answer_read (operation, bytes, &error);
  g_autoptr (GString) again = g_string_new (NULL);
  g_autoptr (JsonNode) root = NULL;

  g_assert_no_error (error);
  pf_answer_write (read, operation, asked->caller->roles, again);
  if (is_file)
    return;
  g_assert_cmpstr (answer->body, ==, again->str);
  if (operation->kind == PF_ANSWER_NOTHING || operation->kind == PF_ANSWER_PAGE)
    return;
  root = pf_json_parse (answer->body, strlen (answer->body), &error);
  g_assert_no_error (error);
  if (operation->kind == PF_ANSWER_RECORD)
    assert_strict (operation->answer (), root);
  else if (operation->kind == PF_ANSWER_LIST)
    assert_items_strict (operation->answer (), root);
}

static void
assert_problem (const Asked *asked, const PfRawAnswer *answer)
{
  g_autoptr (GBytes) body = g_bytes_new_static (answer->body, strlen (answer->body));
  g_autoptr (GError) problem = pf_problem_read (body);
  g_autofree char *type = pf_raw_answer_get (answer, "Content-Type");
  g_autoptr (JsonNode) root = pf_json_parse (answer->body, strlen (answer->body), NULL);
  PfProblem code = pf_problem_from_error (problem);

  g_assert_cmpstr (type, ==, "application/problem+json");
  g_assert_nonnull (root);
  g_assert_cmpuint (answer->status, ==, pf_problem_get_status (code));
  if (asked->operation != NULL)
    g_assert_true (pf_operation_may_answer (asked->operation, code));
  else
    g_assert_true (code == PF_PROBLEM_NOT_FOUND || code == PF_PROBLEM_WRONG_METHOD ||
                   code == PF_PROBLEM_TOO_LARGE);
}

static void
judge (const Asked *asked, const PfRawAnswer *answer)
{
  gboolean has_body = !g_str_equal (asked->method, "HEAD");

  g_assert_cmpuint (answer->status, !=, 0);
  g_assert_cmpuint (answer->status, <, 500);
  if (!has_body)
    return;
  if (answer->status >= 400) {
    assert_problem (asked, answer);
  } else if (answer->status == 304 || g_str_equal (asked->method, "OPTIONS")) {
    g_assert_cmpstr (answer->body, ==, "");
  } else {
    g_assert_nonnull (asked->operation);
    g_assert_cmpuint (answer->status, ==, pf_operation_get_status (asked->operation));
    assert_answer (asked, answer);
  }
}

static void
ask (Fixture *fixture)
{
  g_auto (Asked) asked = choose_request ();
  const PfThrown thrown = { asked.method, asked.target,  asked.caller->token,
                            asked.body,   asked.is_form, asked.is_right };
  g_autoptr (GString) request = pf_thrown_write (&thrown);
  g_autofree char *shown = g_strescape (request->str, NULL);
  g_auto (PfRawAnswer) answer = { 0 };
  g_autofree char *connection = NULL;

  if (fixture->raw == NULL)
    fixture->raw = pf_raw_open (pf_server_get_port (fixture->server));
  g_test_message ("%s", shown);
  g_assert_true (pf_raw_send (fixture->raw, request->str, request->len));
  pf_raw_receive (fixture->raw, !g_str_equal (asked.method, "HEAD"), &answer);
  g_test_message ("%u %s", answer.status, answer.body);
  judge (&asked, &answer);
  fixture->n_statuses[answer.status]++;
  connection = pf_raw_answer_get (&answer, "Connection");
  if (connection != NULL && g_ascii_strcasecmp (connection, "close") == 0)
    g_clear_pointer (&fixture->raw, pf_raw_close);
}

/* The counts are true to the bookings, whatever was asked. */
#define MISCOUNTED                                                                                 \
  "SELECT count(*) FROM session s JOIN session_pool x ON x.session = s.id"                         \
  " JOIN place_pool p ON p.id = x.pool WHERE p.taken <> (SELECT count(*) FROM booking b"           \
  " WHERE b.session = s.id AND b.state IN ('booked', 'held', 'offered')) OR s.waiting <>"          \
  " (SELECT count(*) FROM booking b WHERE b.session = s.id AND b.state = 'waiting')"

static guint
count_good (Fixture *fixture)
{
  guint n = 0;

  for (guint status = 200; status < 300; status++)
    n += fixture->n_statuses[status];
  return n;
}

static void
test_requests (Fixture *fixture, gconstpointer)
{
  guint n_requests = (guint) N_REQUESTS;

  for (guint i = 0; i < n_requests; i++) {
    if (i % SIGN_IN_EVERY == 0)
      sign_in_all (fixture);
    ask (fixture);
  }
  for (guint i = 0; i < G_N_ELEMENTS (fixture->n_statuses); i++) {
    if (fixture->n_statuses[i] > 0)
      g_test_message ("%u: %u times", i, fixture->n_statuses[i]);
  }
  /* They were not all turned away at the door. */
  g_assert_cmpuint (count_good (fixture), >, n_requests / 10);
  g_assert_cmpuint (fixture->n_statuses[422], >, n_requests / 50);
  g_assert_cmpint (pf_demo_ask (fixture->demo, "SELECT count(*) FROM booking"), >, 0);
  g_assert_cmpint (pf_demo_ask (fixture->demo, MISCOUNTED), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(driver, name) g_test_add (name, Fixture, driver, set_up, test_requests, tear_down)
  ADD (&pf_sqlite_driver, "/requests/sqlite");
  if (pf_demo_has_postgres ())
    ADD (&pf_postgres_driver, "/requests/postgres");
  return g_test_run ();
}
