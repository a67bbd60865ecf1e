/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The key of the documents, renewed while there are some; and what is refused of keys and documents
 * that were touched.
 */
#include "server/store/documents.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/wait.h>

#include "demo.h"
#include "server/store/document-secrets.h"
#include "server/store/second-factors.h"

#define N_DOCUMENTS 3
#define TEXT "This stands in a document"
#define SECRET "12345678901234567890"

typedef struct
{
  PfDemo *demo;
  char *key_file;
  char *output, *errors;
} Fixture;

/* Keeps a document, as a server does. */
static void
keep (PfDemo *demo, PfDb *db)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PfDocumentWriter) writer = pf_document_writer_new (demo->documents, &error);
  g_autoptr (PfDocument) document = g_object_new (PF_TYPE_DOCUMENT,
                                                  "kind",
                                                  PF_DOCUMENT_KIND_LEASE,
                                                  "state",
                                                  PF_DOCUMENT_STATE_RECEIVED,
                                                  "household",
                                                  DEMO_1,
                                                  "name",
                                                  "a.pdf",
                                                  "content-type",
                                                  "application/pdf",
                                                  "size",
                                                  (int) strlen (TEXT),
                                                  "uploaded-by",
                                                  DEMO_1,
                                                  "uploaded-at",
                                                  G_GINT64_CONSTANT (1),
                                                  NULL);

  g_assert_true (pf_document_writer_take (writer, (const guint8 *) TEXT, strlen (TEXT), &error));
  g_assert_true (pf_document_writer_settle (writer, &error));
  pf_store_insert_document (db,
                            document,
                            pf_document_writer_get_body (writer),
                            pf_document_writer_get_key (writer),
                            &error);
  g_assert_no_error (error);
}

static PfDb *
open_db (PfDemo *demo)
{
  g_autoptr (GError) error = NULL;
  PfDb *db = pf_db_open (demo->driver, demo->path, PF_DB_WRITER, &error);

  g_assert_no_error (error);
  return db;
}

static void
set_up (Fixture *fixture, gconstpointer driver)
{
  g_autoptr (PfDb) db = NULL;

  fixture->demo = pf_demo_new_on (driver);
  fixture->key_file = pf_demo_get_key_file (fixture->demo);
  pf_demo_open_documents (fixture->demo);
  db = open_db (fixture->demo);
  for (guint i = 0; i < N_DOCUMENTS; i++)
    keep (fixture->demo, db);
}

static void
tear_down (Fixture *fixture, gconstpointer)
{
  pf_demo_free (fixture->demo);
  g_free (fixture->key_file);
  g_free (fixture->output);
  g_free (fixture->errors);
}

/* The program takes a PostgreSQL by its address alone. */
static char *
build_place (PfDemo *demo)
{
  g_auto (GStrv) words = NULL;
  g_autofree char *query = NULL;

  if (demo->folder != NULL)
    return g_strdup_printf ("--data=%s", demo->folder);
  words = g_strsplit (g_getenv ("PF_TEST_POSTGRES"), " ", -1);
  query = g_strjoinv ("&", words);
  return g_strdup_printf (
      "--database=postgresql:///?%s&options=-csearch_path%%3D%s", query, demo->schema);
}

static int
run (Fixture *fixture, const char *command, const char *key_file)
{
  g_autofree char *place = build_place (fixture->demo);
  g_autofree char *key = g_strdup_printf ("--key-file=%s", key_file);
  const char *const arguments[] = { PF_TEST_ADMIN, command, place, key, NULL };
  g_autoptr (GError) error = NULL;
  int status;

  g_clear_pointer (&fixture->output, g_free);
  g_clear_pointer (&fixture->errors, g_free);
  g_spawn_sync (NULL,
                (GStrv) arguments,
                NULL,
                G_SPAWN_DEFAULT,
                NULL,
                NULL,
                &fixture->output,
                &fixture->errors,
                &status,
                &error);
  g_assert_no_error (error);
  g_test_message ("%s: %s%s", command, fixture->output, fixture->errors);
  return WEXITSTATUS (status);
}

/* How many documents can be read, by a server that runs since before. */
static guint
count_readable (PfDemo *demo)
{
  g_autoptr (PfDb) db = open_db (demo);
  g_autoptr (GPtrArray) bodies = pf_store_list_document_bodies (db, "", NULL, NULL);
  guint n = 0;

  for (guint i = 0; i < bodies->len; i++) {
    const PfDocumentBody *body = bodies->pdata[i];
    char text[64] = "";
    g_autoptr (PfDocumentReader) reader =
        pf_document_reader_new (demo->documents, body->body, body->key, (guint64) body->size, NULL);

    if (reader != NULL)
      pf_document_reader_read (reader, (guint8 *) text, sizeof text - 1, NULL);
    n += g_str_equal (text, TEXT);
  }
  return n;
}

static gint64
count_of_key (PfDemo *demo, const char *key)
{
  g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM document WHERE key = '%s'", key);

  return pf_demo_ask (demo, sql);
}

static PfDb *
open_for_secrets (PfDemo *demo)
{
  g_autoptr (GError) error = NULL;
  PfDb *db = pf_db_open (demo->driver, demo->path, PF_DB_WRITER, &error);

  g_assert_no_error (error);
  return db;
}

/* The secret of account 1's app. */
static void
keep_secret (PfDemo *demo)
{
  g_autoptr (PfDb) db = open_for_secrets (demo);
  g_autoptr (PfTotp) totp = g_new0 (PfTotp, 1);

  g_strlcpy (totp->account, DEMO_1, PF_ID_SIZE);
  totp->sealed = pf_secret_seal (
      demo->documents, DEMO_1, (const guint8 *) SECRET, strlen (SECRET), &totp->key, NULL);
  g_assert_true (pf_store_prepare_totp (db, totp, NULL));
  g_assert_true (pf_store_put_totp_in_force (db, DEMO_1, 0, NULL));
}

/* It is there, by that key, and nobody else's. */
static void
assert_secret (PfDemo *demo, const char *key)
{
  g_autoptr (PfDb) db = open_for_secrets (demo);
  g_autoptr (PfTotp) totp = pf_store_find_totp (db, DEMO_1, TRUE, NULL);
  guint8 secret[sizeof SECRET - 1];

  g_assert_nonnull (totp);
  g_assert_cmpstr (totp->key, ==, key);
  g_assert_true (
      pf_secret_open (demo->documents, DEMO_1, key, totp->sealed, secret, sizeof secret, NULL));
  g_assert_cmpmem (secret, sizeof secret, SECRET, strlen (SECRET));
  g_assert_false (
      pf_secret_open (demo->documents, DEMO_2, key, totp->sealed, secret, sizeof secret, NULL));
}

static void
test_rotate (Fixture *fixture, gconstpointer)
{
  PfDemo *demo = fixture->demo;
  g_autofree char *old = pf_document_store_get_key (demo->documents);
  g_autofree char *new = NULL;

  keep_secret (demo);
  g_assert_cmpint (count_of_key (demo, old), ==, N_DOCUMENTS);
  g_assert_cmpint (run (fixture, "rotate-document-key", fixture->key_file), ==, 0);
  new = pf_document_store_get_key (demo->documents);
  assert_secret (demo, new);
  g_assert_cmpstr (new, !=, old);
  g_assert_cmpint (count_of_key (demo, new), ==, N_DOCUMENTS);
  g_assert_cmpuint (count_readable (demo), ==, N_DOCUMENTS);
  g_assert_cmpint (run (fixture, "check", fixture->key_file), ==, 0);
}

/* A key was made, and then the machine went down. */
static void
test_broken_off (Fixture *fixture, gconstpointer)
{
  PfDemo *demo = fixture->demo;
  g_autofree char *new = NULL;

  g_assert_true (pf_document_store_renew_key (demo->documents, NULL));
  new = pf_document_store_get_key (demo->documents);
  g_assert_cmpuint (count_readable (demo), ==, N_DOCUMENTS);
  g_assert_cmpint (run (fixture, "rotate-document-key", fixture->key_file), ==, 0);
  g_assert_nonnull (strstr (fixture->output, "Went on"));
  g_assert_cmpint (count_of_key (demo, new), ==, N_DOCUMENTS);
  g_assert_cmpuint (count_readable (demo), ==, N_DOCUMENTS);
}

static void
test_keys (Fixture *fixture, gconstpointer)
{
  g_autofree char *other = g_strconcat (fixture->key_file, ".other", NULL);
  g_autofree char *inside =
      g_build_filename (fixture->demo->folder != NULL ? fixture->demo->folder : "/", "key", NULL);

  g_assert_cmpint (run (fixture, "rotate-document-key", other), ==, 1);
  g_assert_nonnull (strstr (fixture->errors, "bring back its copy"));
  g_assert_false (g_file_test (other, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_set_contents (other, "0123\n", -1, NULL));
  g_chmod (other, 0600);
  g_assert_cmpint (run (fixture, "rotate-document-key", other), ==, 1);
  g_assert_nonnull (strstr (fixture->errors, "no key of 64 figures"));
  g_chmod (fixture->key_file, 0640);
  g_assert_cmpint (run (fixture, "rotate-document-key", fixture->key_file), ==, 1);
  g_assert_nonnull (strstr (fixture->errors, "chmod 600"));
  if (fixture->demo->folder == NULL)
    return;
  g_assert_cmpint (g_rename (fixture->key_file, inside), ==, 0);
  g_assert_cmpint (run (fixture, "rotate-document-key", inside), ==, 1);
  g_assert_nonnull (strstr (fixture->errors, "may not lie in the folder of the data"));
  g_remove (inside);
}

/* Changes what SQLite's documents are on disk: the same for one that is gone. */
static void
spoil_file (PfDemo *demo, const char *command)
{
  g_autofree char *folder = pf_demo_get_documents_folder (demo);
  g_autofree char *line =
      g_strdup_printf ("sh -c 'f=$(find %s -type f | head -1); %s'", folder, command);

  g_assert_true (g_spawn_command_line_sync (line, NULL, NULL, NULL, NULL));
}

static void
test_touched (Fixture *fixture, gconstpointer)
{
  PfDemo *demo = fixture->demo;

  if (demo->folder != NULL)
    spoil_file (demo, "printf touched | dd of=$f bs=1 seek=30 conv=notrunc 2>/dev/null");
  else
    pf_demo_run (demo,
                 "UPDATE document_chunk SET bytes = set_byte (bytes, 30, get_byte (bytes, 30) # 1)"
                 " WHERE body = (SELECT min (body) FROM document)");
  g_assert_cmpuint (count_readable (demo), ==, N_DOCUMENTS - 1);
  g_assert_cmpint (run (fixture, "check", fixture->key_file), ==, 0); /* as long as it was */
}

/* One in the place of another is not taken for it, by the same key. */
static void
test_exchanged (Fixture *fixture, gconstpointer)
{
  PfDemo *demo = fixture->demo;

  if (demo->folder != NULL)
    spoil_file (demo, "g=$(find $(dirname $(dirname $f)) -type f | tail -1); cp $f $g");
  else
    pf_demo_run (demo,
                 "UPDATE document_chunk SET bytes = (SELECT bytes FROM document_chunk"
                 " WHERE body = (SELECT min (body) FROM document))"
                 " WHERE body = (SELECT max (body) FROM document)");
  g_assert_cmpuint (count_readable (demo), ==, N_DOCUMENTS - 1);
}

static void
test_gone (Fixture *fixture, gconstpointer)
{
  PfDemo *demo = fixture->demo;

  if (demo->folder != NULL)
    spoil_file (demo, "rm $f");
  else
    pf_demo_run (demo, "DELETE FROM document_chunk WHERE body = (SELECT min (body) FROM document)");
  g_assert_cmpint (run (fixture, "check", fixture->key_file), ==, 1);
  g_assert_nonnull (strstr (fixture->errors, "its file is not there"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD_ON(driver, name, function)                                                             \
  g_test_add ("/documents/" name, Fixture, driver, set_up, function, tear_down)
#define ADD(name, function)                                                                        \
  ADD_ON (&pf_sqlite_driver, "sqlite/" name, function);                                            \
  if (pf_demo_has_postgres ())                                                                     \
  ADD_ON (&pf_postgres_driver, "postgres/" name, function)
  ADD ("rotate", test_rotate);
  ADD ("broken-off", test_broken_off);
  ADD ("keys", test_keys);
  ADD ("touched", test_touched);
  ADD ("exchanged", test_exchanged);
  ADD ("gone", test_gone);
  return g_test_run ();
}
