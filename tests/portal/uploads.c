/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Documents over real sockets: in, out, away, and refused for what they are or say.
 */
#include <string.h>

#include "portal/upload-portal.h"

#define AS_ONE "Authorization: Bearer one\r\n"
#define AS_TWO "Authorization: Bearer two\r\n"
#define AS_AGENT "Authorization: Bearer agent\r\n"
#define MIB (1024 * 1024)
#define CANARY "This stands in the document and nowhere else"

static void
set_up (PfPortal *fixture, gconstpointer driver)
{
  pf_portal_start (fixture, driver, (PfServerOptions){ .language = "en" });
}

/* The text (transfer full) of a member of the answer. */
static char *
get_member (const PfRawAnswer *answer, const char *name)
{
  g_autofree char *begin = g_strdup_printf ("\"%s\":\"", name);
  const char *found = strstr (answer->body, begin);

  g_assert_nonnull (found);
  found += strlen (begin);
  return g_strndup (found, strcspn (found, "\""));
}

static void
ask (PfPortal *fixture,
     const char *method,
     const char *headers,
     const char *path,
     PfRawAnswer *answer)
{
  pf_raw_ask (fixture->raw, method, path, headers, NULL, answer);
}

static gsize
get_length (const PfRawAnswer *answer)
{
  g_autofree char *length = pf_raw_answer_get (answer, "Content-Length");

  return (gsize) g_ascii_strtoull (length, NULL, 10);
}

/* In, seen, out to the byte, and away. */
static void
test_round (PfPortal *fixture, gconstpointer)
{
  static const gsize sizes[] = { 200, 32768, 65536 + 17, 3 * MIB };

  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++) {
    g_autoptr (GByteArray) file = pf_files_make_pdf (sizes[i], "page");
    g_autofree char *key = g_strdup_printf ("k%" G_GSIZE_FORMAT, i);
    g_auto (PfRawAnswer) answer = { 0 };
    g_autofree char *id = NULL, *path = NULL, *content = NULL;

    pf_portal_hand_in (fixture,
                       key,
                       PF_PORTAL_JSON,
                       "C:\\Èves\\facture d\xe2\x80\x99"
                       "eau.exe",
                       file,
                       &answer);
    g_test_message ("%s", answer.body);
    g_assert_cmpuint (answer.status, ==, 201);
    g_assert_nonnull (strstr (answer.body, "\"state\":\"received\""));
    g_assert_nonnull (strstr (answer.body, "\"name\":\"facture d’eau.exe.pdf\""));
    g_assert_nonnull (strstr (answer.body, "\"content_type\":\"application/pdf\""));
    id = get_member (&answer, "id");
    path = g_strdup_printf ("/v1/documents/%s", id);
    content = g_strdup_printf ("%s/content", path);
    ask (fixture, "GET", AS_ONE, path, &answer);
    g_assert_cmpuint (answer.status, ==, 200);
    pf_portal_assert_header (&answer, "Cache-Control", "no-store");
    ask (fixture, "HEAD", AS_ONE, content, &answer);
    g_assert_cmpuint (get_length (&answer), ==, file->len);
    ask (fixture, "GET", AS_ONE, content, &answer);
    g_assert_cmpuint (answer.status, ==, 200);
    g_assert_cmpmem (answer.body, get_length (&answer), file->data, file->len);
    pf_portal_assert_header (&answer, "Content-Type", "application/pdf");
    pf_portal_assert_header (&answer, "Cache-Control", "no-store");
    pf_portal_assert_header (&answer, "Content-Security-Policy", "sandbox");
    pf_portal_assert_header (&answer, "X-Content-Type-Options", "nosniff");
    pf_portal_assert_header (&answer,
                             "Content-Disposition",
                             "attachment; filename*=UTF-8''facture%20d%E2%80%99eau.exe.pdf");
    ask (fixture, "GET", AS_TWO, content, &answer);
    g_assert_cmpuint (answer.status, ==, 404);
    ask (fixture, "DELETE", AS_TWO, path, &answer);
    g_assert_cmpuint (answer.status, ==, 404);
    pf_portal_assert_kept (fixture, 1);
    ask (fixture, "DELETE", AS_ONE, path, &answer);
    g_assert_cmpuint (answer.status, ==, 204);
    ask (fixture, "GET", AS_ONE, path, &answer);
    g_assert_cmpuint (answer.status, ==, 404);
    pf_portal_assert_kept (fixture, 0);
  }
}

/* Once somebody has looked at it, it stays. */
static void
test_in_hand (PfPortal *fixture, gconstpointer)
{
  g_autoptr (GByteArray) file = pf_files_make_pdf (1000, "page");
  g_auto (PfRawAnswer) answer = { 0 };
  g_autofree char *id = NULL, *path = NULL;

  pf_portal_hand_in (fixture, "k", PF_PORTAL_JSON, "a.pdf", file, &answer);
  id = get_member (&answer, "id");
  path = g_strdup_printf ("/v1/documents/%s", id);
  pf_demo_run (fixture->demo, "UPDATE document SET state = 'accepted'");
  ask (fixture, "DELETE", AS_ONE, path, &answer);
  pf_portal_assert_problem (&answer, 409, "document-in-hand");
  pf_portal_assert_kept (fixture, 1);
}

/* What is on disk says nothing of what is in it. */
static void
test_canary (PfPortal *fixture, gconstpointer)
{
  g_autoptr (GByteArray) file = pf_files_make_pdf (100000, CANARY);
  g_auto (PfRawAnswer) answer = { 0 };
  g_autofree char *command = NULL;
  g_autofree char *found = NULL;

  pf_portal_hand_in (fixture, "k", PF_PORTAL_JSON, "secret-name.pdf", file, &answer);
  g_assert_cmpuint (answer.status, ==, 201);
  g_assert_nonnull (g_strstr_len ((const char *) file->data, file->len, CANARY));
  if (fixture->demo->folder == NULL) {
    g_assert_cmpint (pf_portal_count (fixture,
                                      "SELECT count(*) FROM document_chunk"
                                      " WHERE position ('" CANARY "'::bytea IN bytes) > 0"),
                     ==,
                     0);
    g_assert_cmpint (
        pf_portal_count (fixture, "SELECT sum(length(bytes)) FROM document_chunk"), >, 100000);
    return;
  }
  command = g_strdup_printf ("grep -rl '" CANARY "' %s", fixture->demo->folder);
  g_spawn_command_line_sync (command, &found, NULL, NULL, NULL);
  g_assert_cmpstr (found, ==, "");
  pf_portal_assert_kept (fixture, 1);
}

/* The sample files, each as it deserves; nothing is left of those that are refused. */
static void
test_files (PfPortal *fixture, gconstpointer)
{
  guint n_good = 0;

  for (guint i = 0; pf_files_get (i) != NULL; i++) {
    const PfFile *sample = pf_files_get (i);
    g_autoptr (GByteArray) file = sample->make ();
    g_autofree char *key = g_strdup_printf ("k%u", i);
    g_auto (PfRawAnswer) answer = { 0 };
    gboolean good = strchr (sample->verdict, '/') != NULL;

    pf_portal_hand_in (fixture, key, PF_PORTAL_JSON, "facture.pdf", file, &answer);
    g_test_message ("%s: %s", sample->name, answer.body);
    g_assert_cmpuint (answer.status, ==, good ? 201 : 422);
    g_assert_nonnull (strstr (answer.body, sample->verdict));
    g_assert_true (good || strstr (answer.body, "\"pointer\":\"/file\"") != NULL);
    n_good += good;
  }
  pf_portal_assert_kept (fixture, n_good);
}

/* The same again with its key: one document, whatever the boundary; another with that key: none. */
static void
test_again (PfPortal *fixture, gconstpointer)
{
  g_autoptr (GByteArray) file = pf_files_make_pdf (5000, "page");
  g_autoptr (GByteArray) other = pf_files_make_pdf (5001, "page");
  g_auto (PfRawAnswer) first = { 0 }, second = { 0 };

  pf_portal_hand_in (fixture, "k", PF_PORTAL_JSON, "a.pdf", file, &first);
  pf_portal_hand_in (fixture, "k", PF_PORTAL_JSON, "a.pdf", file, &second);
  g_assert_cmpuint (second.status, ==, 201);
  g_assert_cmpstr (first.body, ==, second.body);
  pf_portal_assert_kept (fixture, 1);
  pf_portal_hand_in (fixture, "k", PF_PORTAL_JSON, "a.pdf", other, &second);
  pf_portal_assert_problem (&second, 422, "idempotency-key-reused");
  pf_portal_assert_kept (fixture, 1);
}

static void
test_members (PfPortal *fixture, gconstpointer)
{
  static const struct
  {
    const char *json;
    guint status;
    const char *words;
  } cases[] = {
    { "{", 400, "bad-json" },
    { "{}", 422, "\"pointer\":\"/document/kind\",\"code\":\"required\"" },
    { "{\"kind\":\"passport\",\"household\":\"" DEMO_1 "\"}", 422, "\"/document/kind\"" },
    { "{\"kind\":\"lease\",\"household\":\"" DEMO_1 "\",\"state\":\"accepted\"}",
      422,
      "read-only" },
    { "{\"kind\":\"lease\",\"household\":\"" DEMO_1 "\",\"child\":\"" DEMO_3 "\"}",
      422,
      "\"pointer\":\"/document/child\",\"code\":\"bad-id\"" },
    { "{\"kind\":\"lease\",\"household\":\"" DEMO_1 "\",\"issued_on\":\"2999-01-01\"}",
      422,
      "in-the-future" },
    { "{\"kind\":\"lease\",\"household\":\"" DEMO_2 "\"}", 404, "not-found" },
  };
  g_autoptr (GByteArray) file = pf_files_make_pdf (5000, "page");
  g_auto (PfRawAnswer) answer = { 0 };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    pf_portal_hand_in (fixture, "k", cases[i].json, "a.pdf", file, &answer);
    pf_portal_assert_problem (&answer, cases[i].status, cases[i].words);
    pf_portal_assert_kept (fixture, 0);
  }
  pf_portal_hand_in (fixture,
                     "k",
                     "{\"kind\":\"lease\",\"household\":\"" DEMO_1 "\",\"child\":\"" DEMO_4 "\"}",
                     "a.pdf",
                     file,
                     &answer);
  g_assert_cmpuint (answer.status, ==, 201);
}

/* An agent who reads what a family handed in is noted, whether it waits in a queue or not; the
 * family itself is not.
 */
static void
test_seen (PfPortal *fixture, gconstpointer)
{
  g_autoptr (GByteArray) file = pf_files_make_pdf (5000, "page");
  g_auto (PfRawAnswer) answer = { 0 };
  g_autofree char *id = NULL, *content = NULL, *sql = NULL;

  pf_portal_hand_in (fixture, "k", PF_PORTAL_JSON, "a.pdf", file, &answer);
  id = get_member (&answer, "id");
  content = g_strdup_printf ("/v1/documents/%s/content", id);
  ask (fixture, "GET", AS_ONE, content, &answer);
  g_assert_cmpuint (answer.status, ==, 200);
  ask (fixture, "GET", AS_AGENT, content, &answer);
  g_assert_cmpuint (answer.status, ==, 200);
  sql = g_strdup_printf ("SELECT count(*) FROM journal_entry WHERE action = 'proof_seen'"
                         " AND account = 3 AND subject IS NULL AND detail = '%s'"
                         " AND device = 'test' AND address IS NOT NULL",
                         id);
  /* The writer comes to it when it can. */
  while (pf_portal_count (fixture, "SELECT count(*) FROM journal_entry") == 0)
    g_thread_yield ();
  g_assert_cmpint (pf_portal_count (fixture, sql), ==, 1);
  g_assert_cmpint (pf_portal_count (fixture, "SELECT count(*) FROM journal_entry"), ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD_ON(driver, name, set_up, function)                                                     \
  g_test_add ("/uploads/" name, PfPortal, driver, set_up, function, pf_portal_tear_down)
#define ADD(name, set_up, function)                                                                \
  ADD_ON (&pf_sqlite_driver, "sqlite/" name, set_up, function);                                    \
  if (pf_demo_has_postgres ())                                                                     \
  ADD_ON (&pf_postgres_driver, "postgres/" name, set_up, function)
  ADD ("round", set_up, test_round);
  ADD ("in-hand", set_up, test_in_hand);
  ADD ("canary", set_up, test_canary);
  ADD ("files", set_up, test_files);
  ADD ("again", set_up, test_again);
  ADD ("members", set_up, test_members);
  ADD ("seen", set_up, test_seen);
  return g_test_run ();
}
