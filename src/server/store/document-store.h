/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What documents hold: enciphered as it comes in, deciphered as it goes out, a piece at a time.
 * Files beside an SQLite database; rows in a PostgreSQL one, for the servers that share it. What is
 * kept here is nobody's until a row of the table "document" names it, and orphans are swept away.
 */
#pragma once

#include "server/store/db.h"

G_BEGIN_DECLS

typedef struct _PfDocumentStore PfDocumentStore;

/* @driver, @database: the portal's, whose tables are there
 * @data: the folder of the portal's data
 */
PfDocumentStore *pf_document_store_open (const PfDriver *driver,
                                         const char *database,
                                         const char *data,
                                         const char *key_file,
                                         GError **error);
void pf_document_store_close (PfDocumentStore *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PfDocumentStore, pf_document_store_close)

/* Reads the keys, once and before all else, and notes the last in the database. They are made where
 * there are none, unless the database knows of some: then they are lost, or another portal's, and
 * that is an error. In the transaction at hand on @db, which writes; may be called again.
 * @ret_made: whether they were made: somebody is to be told to keep them
 */
gboolean pf_document_store_unlock (PfDocumentStore *self,
                                   PfDb *db,
                                   PfInstant now,
                                   gboolean *ret_made,
                                   GError **error);

/* Makes a key for what comes from now on. */
gboolean pf_document_store_renew_key (PfDocumentStore *self, GError **error);

/* The name (transfer full) of the key for what is new. */
char *pf_document_store_get_key (PfDocumentStore *self);

/* A document on its way in. */
typedef struct _PfDocumentWriter PfDocumentWriter;

PfDocumentWriter *pf_document_writer_new (PfDocumentStore *store, GError **error);
gboolean pf_document_writer_take (PfDocumentWriter *self,
                                  const guint8 *data,
                                  gsize size,
                                  GError **error);

/* All of it is on disk once this returns; a row may name it. */
gboolean pf_document_writer_settle (PfDocumentWriter *self, GError **error);
const char *pf_document_writer_get_body (PfDocumentWriter *self);
const char *pf_document_writer_get_key (PfDocumentWriter *self);

/* Nothing is left of what was not settled. */
void pf_document_writer_free (PfDocumentWriter *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PfDocumentWriter, pf_document_writer_free)

/* A document on its way out. */
typedef struct _PfDocumentReader PfDocumentReader;

/* @body, @key, @size: as its row has them. Its first piece is opened here: what is not there, or
 * was touched, is told at once.
 */
PfDocumentReader *pf_document_reader_new (PfDocumentStore *store,
                                          const char *body,
                                          const char *key,
                                          guint64 size,
                                          GError **error);
void pf_document_reader_free (PfDocumentReader *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PfDocumentReader, pf_document_reader_free)

/* How many bytes of the document there are in all. */
guint64 pf_document_reader_get_size (PfDocumentReader *self);

/* The next bytes, up to @max: 0 at the end, -1 with an error. */
gssize pf_document_reader_read (PfDocumentReader *self, guint8 *out, gsize max, GError **error);

/* Takes away what no row names any more. */
gboolean pf_document_store_remove (PfDocumentStore *self, const char *body, GError **error);

/* Whether all of a document of @size bytes is there. */
gboolean pf_document_store_has (PfDocumentStore *self, const char *body, guint64 size);

/* Takes away what was begun before @before and no row names; *ret_n: how many files, or pieces. */
gboolean pf_document_store_sweep (PfDocumentStore *self,
                                  PfDb *reader,
                                  PfInstant before,
                                  guint *ret_n,
                                  GError **error);

G_END_DECLS
