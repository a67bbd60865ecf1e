/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * PNG (RFC 2083, section 3): chunks, from the header to the one that ends it.
 */
#include <string.h>

#include "core/document-format.h"

#define SIGNATURE "\x89PNG\r\n\x1a\n"
#define SIGNATURE_SIZE 8
#define CHECKSUM_SIZE 4
#define HEADER_SIZE 13
#define MAX_LENGTH 0x7fffffff

typedef struct
{
  guint signature_left;
  guint8 head[8]; /* of the chunk: its length and its name */
  guint n_head;
  guint64 left;   /* of the chunk, with its checksum */
  guint8 size[8]; /* the header's width and height */
  guint n_size;
  gboolean in_header, has_header, has_data, ended;
} Png;

static gboolean
recognizes (const guint8 head[static PF_DOCUMENT_HEAD])
{
  return memcmp (head, SIGNATURE, SIGNATURE_SIZE) == 0;
}

static gpointer
start (void)
{
  Png *self = g_new0 (Png, 1);

  self->signature_left = SIGNATURE_SIZE;
  return self;
}

static guint32
read_number (const guint8 *bytes)
{
  return (guint32) bytes[0] << 24 | (guint32) bytes[1] << 16 | (guint32) bytes[2] << 8 | bytes[3];
}

static const char *
start_chunk (Png *self)
{
  guint32 length = read_number (self->head);
  gboolean is_header = memcmp (self->head + 4, "IHDR", 4) == 0;
  gboolean is_end = memcmp (self->head + 4, "IEND", 4) == 0;

  self->n_head = 0;
  self->left = (guint64) length + CHECKSUM_SIZE;
  if (length > MAX_LENGTH || is_header == self->has_header ||
      (is_header && length != HEADER_SIZE) || (is_end && (length > 0 || !self->has_data)))
    return PF_DOCUMENT_DAMAGED;
  self->in_header = is_header;
  self->has_header = TRUE;
  self->has_data = self->has_data || memcmp (self->head + 4, "IDAT", 4) == 0;
  self->ended = is_end;
  return NULL;
}

static const char *
take_size (Png *self, const guint8 *data, gsize n)
{
  for (gsize i = 0; i < n && self->n_size < sizeof self->size; i++) {
    self->size[self->n_size++] = data[i];
    if (self->n_size == sizeof self->size)
      return pf_document_check_pixels (read_number (self->size), read_number (self->size + 4));
  }
  return NULL;
}

static const char *
take (gpointer state, const guint8 *data, gsize size, gsize *ret_n_kept)
{
  Png *self = state;
  const char *code = NULL;
  gsize i = MIN (size, self->signature_left);

  self->signature_left -= (guint) i;
  while (code == NULL && i < size) {
    gsize n = MIN (size - i, self->left);

    if (n > 0) {
      code = self->in_header ? take_size (self, data + i, n) : NULL;
      self->left -= n;
      i += n;
    } else if (self->ended) {
      code = PF_DOCUMENT_DAMAGED; /* something follows */
    } else {
      self->head[self->n_head++] = data[i++];
      if (self->n_head == sizeof self->head)
        code = start_chunk (self);
    }
  }
  *ret_n_kept = i;
  return code;
}

static const char *
end (gpointer state)
{
  const Png *self = state;

  return self->ended && self->left == 0 ? NULL : PF_DOCUMENT_DAMAGED;
}

const PfDocumentFormat pf_document_png = {
  .content_type = "image/png",
  .recognizes = recognizes,
  .start = start,
  .free = g_free,
  .take = take,
  .end = end,
};
