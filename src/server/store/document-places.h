/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * For store/document-store.c and those that help it: where the pieces of documents lie, which know
 * nothing of keys; and the keys.
 */
#pragma once

#include <sodium.h>

#include "server/store/document-store.h"

G_BEGIN_DECLS

typedef struct
{
  /* One that is being written. append() gets the pieces in order; settle() returns once they are on
   * disk and found by their name; end() forgets it, with its pieces unless it was settled.
   */
  gpointer (*begin) (PfDocumentStore *store, const char *body, GError **error);
  gboolean (*append) (gpointer place, const guint8 *piece, gsize size, GError **error);
  gboolean (*settle) (gpointer place, GError **error);
  void (*end) (gpointer place);

  /* One that is read: pieces in any order. */
  gpointer (*open) (PfDocumentStore *store, const char *body, GError **error);
  GBytes *(*read) (gpointer place, guint number, gsize size, GError **error);
  void (*close) (gpointer place);

  gboolean (*remove) (PfDocumentStore *store, const char *body, GError **error);
  gint64 (*measure) (PfDocumentStore *store, const char *body); /* its bytes; -1: there are none */
  gboolean (*sweep) (PfDocumentStore *store,
                     PfDb *reader,
                     PfInstant before,
                     guint *ret_n,
                     GError **error);
} PfDocumentPlaces;

const PfDocumentPlaces *pf_document_files (void);
const PfDocumentPlaces *pf_document_chunks (void);

/* Of those that are files. */
const char *pf_document_store_get_folder (PfDocumentStore *self);

/* Of those that are rows: the connection, nobody else's until it is given back. */
PfDb *pf_document_store_lock_db (PfDocumentStore *self);
void pf_document_store_unlock_db (PfDocumentStore *self);

#define PF_DOCUMENT_KEY_BYTES crypto_secretstream_xchacha20poly1305_KEYBYTES

/* Copies the key of that name: who asks wipes it. */
gboolean pf_document_store_copy_key (PfDocumentStore *self,
                                     const char *name,
                                     guint8 *ret_key,
                                     GError **error);

/* Whether a row names it. */
gboolean pf_document_is_named (PfDb *reader, const char *body, gboolean *ret_named, GError **error);

G_END_DECLS
