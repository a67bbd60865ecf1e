/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * HEIC (ISO 14496-12 and 23008-12): boxes that fit into one another, to the last byte.
 */
#include <string.h>

#include "core/document-format.h"

/* meta, iprp, ipco, and the box at hand */
#define MAX_DEPTH 4
#define MAX_BODY 512
#define OPEN_ENDED G_MAXUINT64

typedef struct
{
  guint64 position;
  guint8 head[16]; /* of the box: its size and its name, and its size again if it is long */
  guint n_head;
  guint64 ends[MAX_DEPTH]; /* of the boxes that are open */
  guint depth;
  guint64 skip_to;       /* no box begins before */
  guint8 body[MAX_BODY]; /* of a small box that is read */
  guint n_body, wanted;
  char name[5];
  gboolean has_brand, has_meta, has_data;
} Heic;

static gboolean
recognizes (const guint8 head[static PF_DOCUMENT_HEAD])
{
  static const char *const brands[] = { "heic", "heix", "heim", "heis", "hevc", "mif1", "msf1" };

  if (memcmp (head + 4, "ftyp", 4) != 0)
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (brands); i++) {
    if (memcmp (head + 8, brands[i], 4) == 0)
      return TRUE;
  }
  return FALSE;
}

static gpointer
start (void)
{
  return g_new0 (Heic, 1);
}

static guint64
read_number (const guint8 *bytes, guint n)
{
  guint64 number = 0;

  for (guint i = 0; i < n; i++)
    number = number << 8 | bytes[i];
  return number;
}

/* "mif1" alone may be of any codec: it must name HEVC's too. */
static const char *
read_brands (Heic *self)
{
  for (guint i = 0; i + 4 <= self->n_body; i += 4) {
    gboolean is_version = i == 4;

    self->has_brand = self->has_brand || (!is_version && memcmp (self->body + i, "hei", 3) == 0);
  }
  return self->has_brand ? NULL : PF_DOCUMENT_NOT_ONE;
}

static const char *
read_body (Heic *self)
{
  if (g_str_equal (self->name, "ftyp"))
    return read_brands (self);
  return pf_document_check_pixels (read_number (self->body + 4, 4),
                                   read_number (self->body + 8, 4));
}

static gboolean
is_container (const Heic *self)
{
  static const char *const containers[] = { "meta", "iprp", "ipco" };

  return self->depth < G_N_ELEMENTS (containers) &&
         g_str_equal (self->name, containers[self->depth]);
}

/* A box of @size bytes, its head of @n_head included, whose head ends here. */
static const char *
open_box (Heic *self, guint64 size, guint n_head)
{
  guint64 parent = self->depth > 0 ? self->ends[self->depth - 1] : OPEN_ENDED;
  guint64 begin = self->position - n_head;
  guint64 end = size == 0 ? OPEN_ENDED : begin + size;
  gboolean is_brands = g_str_equal (self->name, "ftyp");
  gboolean is_size = self->depth == 3 && g_str_equal (self->name, "ispe");

  if ((size == 0 && self->depth > 0) || (size > 0 && (size < n_head || end < begin)) ||
      end > parent || is_brands != (begin == 0))
    return PF_DOCUMENT_DAMAGED;
  self->has_meta = self->has_meta || (self->depth == 0 && g_str_equal (self->name, "meta"));
  self->has_data = self->has_data || (self->depth == 0 && g_str_equal (self->name, "mdat"));
  self->n_body = 0;
  self->wanted = 0;
  if (is_container (self)) {
    self->skip_to = self->position + (self->depth == 0 ? 4 : 0); /* meta says its version first */
    self->ends[self->depth++] = end;
    return self->skip_to <= end ? NULL : PF_DOCUMENT_DAMAGED;
  }
  if (is_brands || is_size) {
    self->wanted = is_size ? 12 : (guint) MIN (size - n_head, MAX_BODY + 1);
    if (self->wanted > MAX_BODY || size - n_head < self->wanted || self->wanted == 0)
      return PF_DOCUMENT_DAMAGED;
  }
  self->skip_to = end;
  return NULL;
}

static const char *
take_head (Heic *self, guint8 byte)
{
  guint64 size;
  guint n_head;

  self->head[self->n_head++] = byte;
  if (self->n_head < 8)
    return NULL;
  size = read_number (self->head, 4);
  if (size == 1 && self->n_head < 16)
    return NULL;
  n_head = self->n_head;
  self->n_head = 0;
  memcpy (self->name, self->head + 4, 4);
  return open_box (self, size == 1 ? read_number (self->head + 8, 8) : size, n_head);
}

static void
close_boxes (Heic *self)
{
  while (self->depth > 0 && self->n_head == 0 && self->position == self->ends[self->depth - 1])
    self->depth--;
}

/* Takes what @data has of the box at hand. */
static const char *
take_body (Heic *self, const guint8 *data, gsize n)
{
  const char *code = NULL;

  for (gsize i = 0; i < n && self->n_body < self->wanted && code == NULL; i++) {
    self->body[self->n_body++] = data[i];
    if (self->n_body == self->wanted)
      code = read_body (self);
  }
  self->position += n;
  return code;
}

static const char *
take (gpointer state, const guint8 *data, gsize size, gsize *ret_n_kept)
{
  Heic *self = state;
  const char *code = NULL;
  gsize i = 0;

  while (code == NULL && i < size) {
    gsize n = (gsize) MIN (size - i, self->skip_to - MIN (self->skip_to, self->position));

    if (n > 0) {
      code = take_body (self, data + i, n);
    } else {
      n = 1;
      self->position++;
      code = take_head (self, data[i]);
    }
    i += n;
    close_boxes (self);
  }
  *ret_n_kept = i;
  return code;
}

static const char *
end (gpointer state)
{
  const Heic *self = state;
  gboolean complete = self->skip_to == OPEN_ENDED || self->position >= self->skip_to;

  return complete && self->n_head == 0 && self->depth == 0 && self->has_meta && self->has_data
             ? NULL
             : PF_DOCUMENT_DAMAGED;
}

const PfDocumentFormat pf_document_heic = {
  .content_type = "image/heic",
  .recognizes = recognizes,
  .start = start,
  .free = g_free,
  .take = take,
  .end = end,
};
