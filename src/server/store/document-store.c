/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "server/store/document-store.h"

#include <string.h>

#include "server/store/document-cipher.h"
#include "server/store/document-keys.h"
#include "server/store/document-places.h"

#define FOLDER "documents"
#define BODY_LENGTH 26
#define BODY_FIGURES "0123456789abcdefghjkmnpqrstvwxyz"

/* What is committed here waits for the commit of the row that names it, see document-chunks.c. */
#define DO_NOT_WAIT "SET synchronous_commit = off"

struct _PfDocumentStore
{
  const PfDocumentPlaces *places;
  char *data;
  char *folder;
  char *key_file;
  PfDb *db; /* of rows; NULL: they are files */
  GMutex db_mutex;
  PfDocumentKeys *keys; /* NULL until they are read */
  GMutex mutex;         /* of the keys */
};

PfDocumentStore *
pf_document_store_open (const PfDriver *driver,
                        const char *database,
                        const char *data,
                        const char *key_file,
                        GError **error)
{
  g_autoptr (PfDocumentStore) self = g_new0 (PfDocumentStore, 1);

  g_mutex_init (&self->mutex);
  g_mutex_init (&self->db_mutex);
  self->data = g_strdup (data);
  self->folder = g_build_filename (data, FOLDER, NULL);
  self->key_file = g_strdup (key_file);
  self->places = pf_document_files ();
  if (driver == &pf_sqlite_driver)
    return g_steal_pointer (&self);
  self->places = pf_document_chunks ();
  self->db = pf_db_open (driver, database, PF_DB_WRITER, error);
  if (self->db == NULL || !pf_db_run (self->db, DO_NOT_WAIT, error))
    return NULL;
  return g_steal_pointer (&self);
}

void
pf_document_store_close (PfDocumentStore *self)
{
  g_clear_pointer (&self->keys, pf_document_keys_free);
  g_clear_pointer (&self->db, pf_db_close);
  g_mutex_clear (&self->mutex);
  g_mutex_clear (&self->db_mutex);
  g_free (self->data);
  g_free (self->folder);
  g_free (self->key_file);
  g_free (self);
}

const char *
pf_document_store_get_folder (PfDocumentStore *self)
{
  return self->folder;
}

PfDb *
pf_document_store_lock_db (PfDocumentStore *self)
{
  g_mutex_lock (&self->db_mutex);
  return self->db;
}

void
pf_document_store_unlock_db (PfDocumentStore *self)
{
  g_mutex_unlock (&self->db_mutex);
}

gboolean
pf_document_is_named (PfDb *reader, const char *body, gboolean *ret_named, GError **error)
{
  g_auto (PfQuery) query = pf_db_query (reader, PF_STATEMENT_FIND_DOCUMENT_BODY);

  pf_query_bind_text (&query, body);
  return pf_query_step (&query, ret_named, error);
}

static gboolean
miss_key (PfDocumentStore *self, const char *name, GError **error)
{
  g_set_error (error,
               PF_PROBLEM,
               PF_PROBLEM_FAILED,
               "%s: the key %s of this portal's documents is not in it: bring back its copy",
               self->key_file,
               name);
  return FALSE;
}

/* Every key in use must be there, and the one of the last servers to start: else this is the file
 * of another portal. *ret_any: whether the database knows of one.
 */
static gboolean
check_keys (PfDocumentStore *self, PfDb *db, gboolean *ret_any, GError **error)
{
  g_auto (PfQuery) query = pf_db_query (db, PF_STATEMENT_LIST_DOCUMENT_KEYS);
  gboolean row = FALSE, done;

  while ((done = pf_query_step (&query, &row, error)) && row) {
    const char *name = pf_query_get_text (&query, 0);
    gboolean needed = !*ret_any || pf_query_get_number (&query, 1) > 0;

    *ret_any = TRUE;
    if (needed && (self->keys == NULL || pf_document_keys_find (self->keys, name) == NULL))
      return miss_key (self, name, error);
  }
  return done;
}

static gboolean
note_key (PfDb *db, const char *name, PfInstant now, GError **error)
{
  g_auto (PfQuery) query = pf_db_query (db, PF_STATEMENT_INSERT_DOCUMENT_KEY);

  pf_query_bind_text (&query, name);
  pf_query_bind_integer (&query, now);
  return pf_query_run (&query, error);
}

static gboolean
load_keys (PfDocumentStore *self, GError **error)
{
  PfDocumentKeys *keys = pf_document_keys_load (self->key_file, self->data, error);

  if (keys == NULL)
    return FALSE;
  g_clear_pointer (&self->keys, pf_document_keys_free);
  self->keys = keys;
  return TRUE;
}

gboolean
pf_document_store_unlock (PfDocumentStore *self,
                          PfDb *db,
                          PfInstant now,
                          gboolean *ret_made,
                          GError **error)
{
  gboolean is_there = g_file_test (self->key_file, G_FILE_TEST_EXISTS);
  gboolean any = FALSE;

  if (is_there && !load_keys (self, error))
    return FALSE;
  if (!check_keys (self, db, &any, error))
    return FALSE;
  if (!is_there) {
    if (!pf_document_keys_make (self->key_file, self->data, error) || !load_keys (self, error))
      return FALSE;
    *ret_made = TRUE;
  }
  return note_key (db, pf_document_keys_get_current (self->keys), now, error);
}

gboolean
pf_document_store_renew_key (PfDocumentStore *self, GError **error)
{
  return pf_document_keys_add (self->keys, error);
}

/* Another program may have made a key: what it enciphers is to be read here too. */
static void
refresh_keys (PfDocumentStore *self)
{
  g_autoptr (GError) error = NULL;

  if (pf_document_keys_are_stale (self->keys) && !load_keys (self, &error))
    g_warning ("The keys of the documents: %s", error->message);
}

char *
pf_document_store_get_key (PfDocumentStore *self)
{
  char *name;

  g_mutex_lock (&self->mutex);
  refresh_keys (self);
  name = g_strdup (pf_document_keys_get_current (self->keys));
  g_mutex_unlock (&self->mutex);
  return name;
}

gboolean
pf_document_store_copy_key (PfDocumentStore *self,
                            const char *name,
                            guint8 *ret_key,
                            GError **error)
{
  const guint8 *key;

  g_mutex_lock (&self->mutex);
  key = pf_document_keys_find (self->keys, name);
  if (key == NULL) {
    refresh_keys (self);
    key = pf_document_keys_find (self->keys, name);
  }
  if (key != NULL)
    memcpy (ret_key, key, PF_DOCUMENT_KEY_BYTES);
  else
    miss_key (self, name, error);
  g_mutex_unlock (&self->mutex);
  return key != NULL;
}

gboolean
pf_document_store_remove (PfDocumentStore *self, const char *body, GError **error)
{
  return self->places->remove (self, body, error);
}

gboolean
pf_document_store_has (PfDocumentStore *self, const char *body, guint64 size)
{
  return self->places->measure (self, body) == (gint64) pf_cipher_get_size (size);
}

gboolean
pf_document_store_sweep (PfDocumentStore *self,
                         PfDb *reader,
                         PfInstant before,
                         guint *ret_n,
                         GError **error)
{
  *ret_n = 0;
  return self->places->sweep (self, reader, before, ret_n, error);
}

struct _PfDocumentWriter
{
  PfDocumentStore *store;
  char body[BODY_LENGTH + 1];
  char *key;
  gpointer place;
  PfSealer *sealer;
};

static gboolean
append_cb (gpointer data, const guint8 *piece, gsize size, GError **error)
{
  PfDocumentWriter *self = data;

  return self->store->places->append (self->place, piece, size, error);
}

static void
name_body (char body[static BODY_LENGTH + 1])
{
  for (guint i = 0; i < BODY_LENGTH; i++)
    body[i] = BODY_FIGURES[randombytes_uniform (strlen (BODY_FIGURES))];
}

PfDocumentWriter *
pf_document_writer_new (PfDocumentStore *store, GError **error)
{
  g_autoptr (PfDocumentWriter) self = g_new0 (PfDocumentWriter, 1);
  guint8 key[PF_DOCUMENT_KEY_BYTES];

  self->store = store;
  self->key = pf_document_store_get_key (store);
  name_body (self->body);
  if (!pf_document_store_copy_key (store, self->key, key, error))
    return NULL;
  self->sealer = pf_sealer_new (key, self->body, append_cb, self);
  sodium_memzero (key, sizeof key);
  self->place = store->places->begin (store, self->body, error);
  return self->place != NULL ? g_steal_pointer (&self) : NULL;
}

gboolean
pf_document_writer_take (PfDocumentWriter *self, const guint8 *data, gsize size, GError **error)
{
  return pf_sealer_take (self->sealer, data, size, error);
}

gboolean
pf_document_writer_settle (PfDocumentWriter *self, GError **error)
{
  return pf_sealer_finish (self->sealer, error) && self->store->places->settle (self->place, error);
}

const char *
pf_document_writer_get_body (PfDocumentWriter *self)
{
  return self->body;
}

const char *
pf_document_writer_get_key (PfDocumentWriter *self)
{
  return self->key;
}

void
pf_document_writer_free (PfDocumentWriter *self)
{
  if (self->place != NULL)
    self->store->places->end (self->place);
  g_clear_pointer (&self->sealer, pf_sealer_free);
  g_free (self->key);
  g_free (self);
}

struct _PfDocumentReader
{
  PfDocumentStore *store;
  gpointer place;
  PfOpener *opener;
  guint64 size;
  guint n_pieces;
  guint n_taken;
  gsize n_read; /* of the piece at hand */
};

static gboolean
open_piece (PfDocumentReader *self, const guint8 *key, GError **error)
{
  guint number = self->n_taken;
  gsize expected = pf_cipher_get_piece_size (self->size, number);
  g_autoptr (GBytes) piece = self->store->places->read (self->place, number, expected, error);
  gsize size = 0;
  const guint8 *data = piece != NULL ? g_bytes_get_data (piece, &size) : NULL;

  if (data == NULL ||
      !pf_opener_take (self->opener, key, data, size, number == self->n_pieces - 1, error))
    return FALSE;
  self->n_taken++;
  self->n_read = 0;
  return TRUE;
}

PfDocumentReader *
pf_document_reader_new (PfDocumentStore *store,
                        const char *body,
                        const char *key_name,
                        guint64 size,
                        GError **error)
{
  g_autoptr (PfDocumentReader) self = g_new0 (PfDocumentReader, 1);
  guint8 key[PF_DOCUMENT_KEY_BYTES];
  gboolean opened;

  self->store = store;
  self->size = size;
  self->n_pieces = pf_cipher_count_pieces (size);
  self->opener = pf_opener_new (body);
  if (!pf_document_store_copy_key (store, key_name, key, error))
    return NULL;
  self->place = store->places->open (store, body, error);
  opened = self->place != NULL && open_piece (self, key, error);
  sodium_memzero (key, sizeof key);
  return opened ? g_steal_pointer (&self) : NULL;
}

void
pf_document_reader_free (PfDocumentReader *self)
{
  if (self->place != NULL)
    self->store->places->close (self->place);
  g_clear_pointer (&self->opener, pf_opener_free);
  g_free (self);
}

guint64
pf_document_reader_get_size (PfDocumentReader *self)
{
  return self->size;
}

gssize
pf_document_reader_read (PfDocumentReader *self, guint8 *out, gsize max, GError **error)
{
  gsize n;

  if (self->n_read == self->opener->n_plain && self->n_taken < self->n_pieces &&
      !open_piece (self, NULL, error))
    return -1;
  n = MIN (max, self->opener->n_plain - self->n_read);
  memcpy (out, self->opener->plain + self->n_read, n);
  self->n_read += n;
  return (gssize) n;
}
