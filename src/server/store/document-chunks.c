/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Documents as rows, one a piece, by a connection of their own that does not wait for the disk: the
 * row that names a document does, and what is committed after cannot be on disk without what was
 * committed before.
 */
#include "server/store/document-cipher.h"
#include "server/store/document-places.h"

typedef struct
{
  PfDocumentStore *store;
  char *body;
  guint n_pieces;
  gboolean settled;
} Place;

static gpointer
begin (PfDocumentStore *store, const char *body, GError **)
{
  Place *self = g_new0 (Place, 1);

  self->store = store;
  self->body = g_strdup (body);
  return self;
}

static gboolean
insert (PfDb *db, const Place *place, const guint8 *piece, gsize size, GError **error)
{
  g_auto (PfQuery) query = pf_db_query (db, PF_STATEMENT_INSERT_DOCUMENT_CHUNK);

  pf_query_bind_text (&query, place->body);
  pf_query_bind_integer (&query, place->n_pieces);
  pf_query_bind_integer (&query, g_get_real_time ());
  pf_query_bind_bytes (&query, piece, size);
  return pf_query_run (&query, error);
}

static gboolean
append (gpointer data, const guint8 *piece, gsize size, GError **error)
{
  Place *self = data;
  PfDb *db = pf_document_store_lock_db (self->store);
  gboolean done = insert (db, self, piece, size, error);

  pf_document_store_unlock_db (self->store);
  self->n_pieces++;
  return done;
}

static gboolean
settle (gpointer data, GError **)
{
  Place *self = data;

  self->settled = TRUE;
  return TRUE;
}

static gboolean delete (PfDb *db, const char *body, GError **error)
{
  g_auto (PfQuery) query = pf_db_query (db, PF_STATEMENT_DELETE_DOCUMENT_CHUNKS);

  pf_query_bind_text (&query, body);
  return pf_query_run (&query, error);
}

static gboolean
remove_body (PfDocumentStore *store, const char *body, GError **error)
{
  PfDb *db = pf_document_store_lock_db (store);
  gboolean done = delete (db, body, error);

  pf_document_store_unlock_db (store);
  return done;
}

static void
close_place (gpointer data)
{
  Place *self = data;

  g_free (self->body);
  g_free (self);
}

static void
end (gpointer data)
{
  Place *self = data;

  if (!self->settled && self->n_pieces > 0)
    remove_body (self->store, self->body, NULL); /* else the sweep does */
  close_place (self);
}

static GBytes *
find (PfDb *db, const Place *place, guint number, GError **error)
{
  g_auto (PfQuery) query = pf_db_query (db, PF_STATEMENT_FIND_DOCUMENT_CHUNK);
  gboolean row;

  pf_query_bind_text (&query, place->body);
  pf_query_bind_integer (&query, number);
  if (!pf_query_step (&query, &row, error))
    return NULL;
  if (row)
    return pf_query_get_bytes (&query, 0);
  g_set_error_literal (
      error, PF_PROBLEM, PF_PROBLEM_FAILED, "Documents: a piece of one is not there");
  return NULL;
}

static GBytes *
read_piece (gpointer data, guint number, gsize, GError **error)
{
  Place *self = data;
  PfDb *db = pf_document_store_lock_db (self->store);
  GBytes *piece = find (db, self, number, error);

  pf_document_store_unlock_db (self->store);
  return piece;
}

static gint64
sum (PfDb *db, const char *body)
{
  g_auto (PfQuery) query = pf_db_query (db, PF_STATEMENT_MEASURE_DOCUMENT_CHUNKS);
  gint64 size = -1;
  gboolean row;

  pf_query_bind_text (&query, body);
  if (pf_query_step (&query, &row, NULL) && row && !pf_query_get_integer (&query, 0, &size))
    size = -1;
  return size;
}

static gint64
measure (PfDocumentStore *store, const char *body)
{
  PfDb *db = pf_document_store_lock_db (store);
  gint64 size = sum (db, body);

  pf_document_store_unlock_db (store);
  return size;
}

static gboolean
delete_orphans (PfDb *db, PfInstant before, guint *ret_n, GError **error)
{
  g_auto (PfQuery) query = pf_db_query (db, PF_STATEMENT_DELETE_ORPHAN_CHUNKS);
  gboolean row = FALSE, done;

  pf_query_bind_integer (&query, before);
  while ((done = pf_query_step (&query, &row, error)) && row)
    ++*ret_n;
  return done;
}

static gboolean
sweep (PfDocumentStore *store, PfDb *, PfInstant before, guint *ret_n, GError **error)
{
  PfDb *db = pf_document_store_lock_db (store);
  gboolean done = delete_orphans (db, before, ret_n, error);

  pf_document_store_unlock_db (store);
  return done;
}

static const PfDocumentPlaces places = {
  .begin = begin,
  .append = append,
  .settle = settle,
  .end = end,
  .open = begin,
  .read = read_piece,
  .close = close_place,
  .remove = remove_body,
  .measure = measure,
  .sweep = sweep,
};

const PfDocumentPlaces *
pf_document_chunks (void)
{
  return &places;
}
