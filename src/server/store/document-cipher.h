/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Documents enciphered as they pass, by libsodium's secretstream: pieces of which none can be
 * changed, left out, moved or added unseen, nor taken for a piece of another document.
 */
#pragma once

#include <sodium.h>

#include "core/problem.h"

G_BEGIN_DECLS

/* Of the document, in each piece but the last, which may be shorter. */
#define PF_CIPHER_PLAIN 32768

#define PF_CIPHER_HEADER crypto_secretstream_xchacha20poly1305_HEADERBYTES
#define PF_CIPHER_ADDED crypto_secretstream_xchacha20poly1305_ABYTES
#define PF_CIPHER_PIECE (PF_CIPHER_HEADER + PF_CIPHER_PLAIN + PF_CIPHER_ADDED)

/* How many pieces a document of @size bytes has, how long each is, and all of them. */
guint pf_cipher_count_pieces (guint64 size);
gsize pf_cipher_get_piece_size (guint64 size, guint number);
guint64 pf_cipher_get_size (guint64 size);

/* Gets each piece in turn: the header is part of the first. */
typedef gboolean (*PfCipherSink) (gpointer data, const guint8 *piece, gsize size, GError **error);

typedef struct
{
  crypto_secretstream_xchacha20poly1305_state state;
  char *name; /* of the document */
  guint8 plain[PF_CIPHER_PLAIN];
  gsize n_plain;
  guint8 piece[PF_CIPHER_PIECE];
  gsize n_header; /* of its bytes that the header takes */
  PfCipherSink sink;
  gpointer data;
} PfSealer;

/* @name: what the document is kept as: under another it cannot be opened */
PfSealer *pf_sealer_new (const guint8 *key, const char *name, PfCipherSink sink, gpointer data);
void pf_sealer_free (PfSealer *self);
gboolean pf_sealer_take (PfSealer *self, const guint8 *data, gsize size, GError **error);
gboolean pf_sealer_finish (PfSealer *self, GError **error);

typedef struct
{
  crypto_secretstream_xchacha20poly1305_state state;
  char *name;
  guint8 plain[PF_CIPHER_PLAIN];
  gsize n_plain;
  gboolean started;
} PfOpener;

PfOpener *pf_opener_new (const char *name);
void pf_opener_free (PfOpener *self);

/* Opens the next piece into self->plain. @last: whether it must be the last */
gboolean pf_opener_take (PfOpener *self,
                         const guint8 *key,
                         const guint8 *piece,
                         gsize size,
                         gboolean last,
                         GError **error);

G_END_DECLS
