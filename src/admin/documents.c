/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The key of the documents, and whether all of them are there.
 */
#include "server/store/documents.h"
#include "admin/command.h"
#include "server/store/document-secrets.h"
#include "server/store/document-store.h"
#include "server/store/second-factors.h"

#define DATABASE_FILE "portal.db"
#define BLOCK 32768

static PfDocumentStore *
open_documents (const PfConfig *config, GError **error)
{
  g_autofree char *file = g_build_filename (config->data, DATABASE_FILE, NULL);
  gboolean elsewhere = config->database != NULL;

  return pf_document_store_open (elsewhere ? &pf_postgres_driver : &pf_sqlite_driver,
                                 elsewhere ? config->database : file,
                                 config->data,
                                 config->key_file,
                                 error);
}

/* In a transaction of its own. */
static gboolean
unlock (PfDocumentStore *documents, PfDb *db, GError **error)
{
  gboolean made = FALSE;

  if (!pf_db_command (db, PF_COMMAND_BEGIN, error))
    return FALSE;
  if (pf_document_store_unlock (documents, db, g_get_real_time (), &made, error))
    return pf_db_command (db, PF_COMMAND_COMMIT, error);
  pf_db_command (db, PF_COMMAND_ROLLBACK, NULL);
  return FALSE;
}

static gboolean
copy (PfDocumentReader *reader, PfDocumentWriter *writer, GError **error)
{
  g_autofree guint8 *block = g_malloc (BLOCK);
  gssize n;

  while ((n = pf_document_reader_read (reader, block, BLOCK, error)) > 0) {
    if (!pf_document_writer_take (writer, block, (gsize) n, error))
      return FALSE;
  }
  return n == 0 && pf_document_writer_settle (writer, error);
}

/* It is on disk twice for a moment: whenever this is broken off, one of the two has a row. */
static gboolean
renew (PfDocumentStore *documents, PfDb *db, const PfDocumentBody *body, GError **error)
{
  g_autoptr (GError) fault = NULL;
  g_autoptr (PfDocumentReader) reader =
      pf_document_reader_new (documents, body->body, body->key, (guint64) body->size, error);
  g_autoptr (PfDocumentWriter) writer =
      reader != NULL ? pf_document_writer_new (documents, error) : NULL;
  const char *unused = NULL;

  if (writer == NULL || !copy (reader, writer, error))
    return FALSE;
  if (pf_store_move_document (db,
                              body,
                              pf_document_writer_get_body (writer),
                              pf_document_writer_get_key (writer),
                              &fault))
    unused = body->body;
  else if (g_error_matches (fault, PF_PROBLEM, PF_PROBLEM_NOT_FOUND))
    unused = pf_document_writer_get_body (writer); /* taken back meanwhile */
  if (unused != NULL)
    return pf_document_store_remove (documents, unused, error);
  g_propagate_error (error, g_steal_pointer (&fault));
  return FALSE;
}

/* The secrets of apps that another key enciphers, each in a transaction of its own. */
static gboolean
renew_secrets (PfDocumentStore *documents, PfDb *db, const char *key, guint *ret_n, GError **error)
{
  g_autoptr (GPtrArray) totps = pf_store_list_totps_of_other_keys (db, key, error);

  for (guint i = 0; totps != NULL && i < totps->len; i++) {
    const PfTotp *totp = totps->pdata[i];
    g_autofree char *new_key = NULL;
    g_autofree char *sealed =
        pf_secret_seal_again (documents, totp->account, totp->key, totp->sealed, &new_key, error);

    if (sealed == NULL || !pf_store_move_totp (db, totp, sealed, new_key, error))
      return FALSE;
    ++*ret_n;
  }
  return totps != NULL;
}

/* All documents that another key enciphers; *ret_n: how many more there were. */
static gboolean
renew_documents (PfDocumentStore *documents,
                 PfDb *db,
                 const char *key,
                 guint *ret_n,
                 GError **error)
{
  PfId after = "";

  for (;;) {
    g_autoptr (GPtrArray) bodies = pf_store_list_document_bodies (db, after, key, error);

    if (bodies == NULL || bodies->len == 0)
      return bodies != NULL;
    for (guint i = 0; i < bodies->len; i++) {
      const PfDocumentBody *body = bodies->pdata[i];

      if (!renew (documents, db, body, error))
        return FALSE;
      g_strlcpy (after, body->document, PF_ID_SIZE);
      ++*ret_n;
    }
  }
}

static gboolean
renew_all (PfDocumentStore *documents, PfDb *db, const char *key, guint *ret_n, GError **error)
{
  return renew_documents (documents, db, key, ret_n, error) &&
         renew_secrets (documents, db, key, ret_n, error);
}

/* First what an earlier run left; only where it left nothing is a key made. */
static gboolean
rotate (PfDocumentStore *documents, PfDb *db, GError **error)
{
  g_autofree char *before = NULL;
  g_autofree char *key = NULL;
  guint n = 0;

  if (!unlock (documents, db, error))
    return FALSE;
  before = pf_document_store_get_key (documents);
  if (!renew_all (documents, db, before, &n, error))
    return FALSE;
  if (n > 0) {
    g_print (
        "Went on with what was begun: %u documents and secrets are enciphered by the key %s now.\n",
        n,
        before);
    return TRUE;
  }
  if (!pf_document_store_renew_key (documents, error) || !unlock (documents, db, error))
    return FALSE;
  key = pf_document_store_get_key (documents);
  if (!renew_all (documents, db, key, &n, error))
    return FALSE;
  g_print ("%u documents and secrets are enciphered by the new key %s. Keep a copy of its file.\n",
           n,
           key);
  return TRUE;
}

gboolean
pf_command_rotate_document_key (char ***arguments, GError **error)
{
  g_autoptr (PfConfig) config = pf_command_load (arguments, NULL, error);
  g_autoptr (PfDb) db = config != NULL ? pf_command_open (config, FALSE, error) : NULL;
  g_autoptr (PfDocumentStore) documents = NULL;

  if (db == NULL || !pf_db_check_version (db, error))
    return FALSE;
  if (config->key_file == NULL)
    return pf_command_refuse (error, "Say where the key of the documents is: --key-file=FILE");
  documents = open_documents (config, error);
  return documents != NULL && rotate (documents, db, error);
}

gboolean
pf_command_check_documents (const PfConfig *config, PfDb *db, GPtrArray *faults, GError **error)
{
  g_autoptr (PfDocumentStore) documents = open_documents (config, error);
  g_autoptr (GPtrArray) bodies = NULL;
  PfId after = "";

  do {
    g_clear_pointer (&bodies, g_ptr_array_unref);
    bodies = documents != NULL ? pf_store_list_document_bodies (db, after, NULL, error) : NULL;
    for (guint i = 0; bodies != NULL && i < bodies->len; i++) {
      const PfDocumentBody *body = bodies->pdata[i];

      if (!pf_document_store_has (documents, body->body, (guint64) body->size))
        g_ptr_array_add (
            faults,
            g_strdup_printf ("document %s: its file is not there, or not whole", body->document));
      g_strlcpy (after, body->document, PF_ID_SIZE);
    }
  } while (bodies != NULL && bodies->len > 0);
  return bodies != NULL;
}
