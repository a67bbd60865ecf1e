/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "server/store/document-cipher.h"

#include <string.h>

#define TAG_MESSAGE crypto_secretstream_xchacha20poly1305_TAG_MESSAGE
#define TAG_FINAL crypto_secretstream_xchacha20poly1305_TAG_FINAL

guint
pf_cipher_count_pieces (guint64 size)
{
  return (guint) MAX (1, (size + PF_CIPHER_PLAIN - 1) / PF_CIPHER_PLAIN);
}

gsize
pf_cipher_get_piece_size (guint64 size, guint number)
{
  guint64 before = (guint64) number * PF_CIPHER_PLAIN;
  gsize plain = (gsize) MIN (size - before, PF_CIPHER_PLAIN);

  return (number == 0 ? PF_CIPHER_HEADER : 0) + plain + PF_CIPHER_ADDED;
}

guint64
pf_cipher_get_size (guint64 size)
{
  return PF_CIPHER_HEADER + size + (guint64) pf_cipher_count_pieces (size) * PF_CIPHER_ADDED;
}

PfSealer *
pf_sealer_new (const guint8 *key, const char *name, PfCipherSink sink, gpointer data)
{
  PfSealer *self = g_new0 (PfSealer, 1);

  crypto_secretstream_xchacha20poly1305_init_push (&self->state, self->piece, key);
  self->n_header = PF_CIPHER_HEADER;
  self->name = g_strdup (name);
  self->sink = sink;
  self->data = data;
  return self;
}

void
pf_sealer_free (PfSealer *self)
{
  g_free (self->name);
  sodium_memzero (self, sizeof *self);
  g_free (self);
}

static gboolean
seal (PfSealer *self, guint8 tag, GError **error)
{
  gsize n_header = self->n_header;

  crypto_secretstream_xchacha20poly1305_push (&self->state,
                                              self->piece + n_header,
                                              NULL,
                                              self->plain,
                                              self->n_plain,
                                              (const guint8 *) self->name,
                                              strlen (self->name),
                                              tag);
  self->n_header = 0;
  if (!self->sink (self->data, self->piece, n_header + self->n_plain + PF_CIPHER_ADDED, error))
    return FALSE;
  self->n_plain = 0;
  return TRUE;
}

/* The last piece is known by what follows it: a full one waits until then. */
gboolean
pf_sealer_take (PfSealer *self, const guint8 *data, gsize size, GError **error)
{
  while (size > 0) {
    gsize n;

    if (self->n_plain == PF_CIPHER_PLAIN && !seal (self, TAG_MESSAGE, error))
      return FALSE;
    n = MIN (size, PF_CIPHER_PLAIN - self->n_plain);
    memcpy (self->plain + self->n_plain, data, n);
    self->n_plain += n;
    data += n;
    size -= n;
  }
  return TRUE;
}

gboolean
pf_sealer_finish (PfSealer *self, GError **error)
{
  return seal (self, TAG_FINAL, error);
}

PfOpener *
pf_opener_new (const char *name)
{
  PfOpener *self = g_new0 (PfOpener, 1);

  self->name = g_strdup (name);
  return self;
}

void
pf_opener_free (PfOpener *self)
{
  g_free (self->name);
  sodium_memzero (self, sizeof *self);
  g_free (self);
}

static gboolean
refuse (GError **error)
{
  g_set_error_literal (
      error, PF_PROBLEM, PF_PROBLEM_FAILED, "A document is not as it was enciphered");
  return FALSE;
}

gboolean
pf_opener_take (PfOpener *self,
                const guint8 *key,
                const guint8 *piece,
                gsize size,
                gboolean last,
                GError **error)
{
  gsize n_header = self->started ? 0 : PF_CIPHER_HEADER;
  unsigned long long n_plain = 0;
  guint8 tag = 0;

  if (size < n_header + PF_CIPHER_ADDED || size - n_header - PF_CIPHER_ADDED > PF_CIPHER_PLAIN)
    return refuse (error);
  if (!self->started &&
      crypto_secretstream_xchacha20poly1305_init_pull (&self->state, piece, key) != 0)
    return refuse (error);
  self->started = TRUE;
  if (crypto_secretstream_xchacha20poly1305_pull (&self->state,
                                                  self->plain,
                                                  &n_plain,
                                                  &tag,
                                                  piece + n_header,
                                                  size - n_header,
                                                  (const guint8 *) self->name,
                                                  strlen (self->name)) != 0 ||
      (tag == TAG_FINAL) != last)
    return refuse (error);
  self->n_plain = (gsize) n_plain;
  return TRUE;
}
