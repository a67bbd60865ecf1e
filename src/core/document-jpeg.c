/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * JPEG (ITU T.81, annex B): markers and their segments, from the start of the image to its end.
 */
#include <string.h>

#include "core/document-format.h"

typedef enum
{
  STATE_START, /* 0xff of a marker is to come */
  STATE_MARKER,
  STATE_LENGTH_HIGH,
  STATE_LENGTH_LOW,
  STATE_SEGMENT,
  STATE_SCAN, /* compressed pixels, up to a marker */
  STATE_SCAN_MARKER,
  STATE_TRAILER, /* the image has ended */
} State;

/* What is read of a frame's segment: its precision, height and width. */
#define FRAME_SIZE 5
#define TRAILER_HEAD 8

typedef struct
{
  State state;
  guint8 marker;
  guint left; /* of the segment */
  guint8 frame[FRAME_SIZE];
  guint n_frame;
  gboolean has_frame, has_scan;
  guint8 trailer[TRAILER_HEAD];
  guint n_trailer;
} Jpeg;

enum
{
  SOI = 0xd8,
  EOI = 0xd9,
  SOS = 0xda,
  TEM = 0x01,
};

static gboolean
recognizes (const guint8 head[static PF_DOCUMENT_HEAD])
{
  return memcmp (head, "\xff\xd8\xff", 3) == 0;
}

static gpointer
start (void)
{
  return g_new0 (Jpeg, 1);
}

/* RST0 to RST7, SOI and TEM: no segment follows. */
static gboolean
stands_alone (guint8 marker)
{
  return (marker >= 0xd0 && marker <= SOI) || marker == TEM;
}

/* SOF0 to SOF15 but for those codes that are tables or kept free. */
static gboolean
is_frame (guint8 marker)
{
  return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
}

static const char *
take_marker (Jpeg *self, guint8 marker)
{
  self->marker = marker;
  if (marker == 0xff) { /* fills */
    return NULL;
  }
  if (marker == EOI) {
    self->state = STATE_TRAILER;
    return self->has_scan ? NULL : PF_DOCUMENT_DAMAGED;
  }
  if (marker == 0x00 || (marker == SOS && !self->has_frame))
    return PF_DOCUMENT_DAMAGED;
  self->state = stands_alone (marker) ? STATE_START : STATE_LENGTH_HIGH;
  return NULL;
}

static const char *
take_frame (Jpeg *self)
{
  const guint8 *frame = self->frame;

  self->has_frame = TRUE;
  return pf_document_check_pixels ((guint64) frame[3] << 8 | frame[4],
                                   (guint64) frame[1] << 8 | frame[2]);
}

static void
end_segment (Jpeg *self)
{
  self->has_scan = self->has_scan || self->marker == SOS;
  self->state = self->marker == SOS ? STATE_SCAN : STATE_START;
}

static const char *
take_length (Jpeg *self, guint8 low)
{
  self->left |= low;
  if (self->left < 2 || (is_frame (self->marker) && self->left < 2 + FRAME_SIZE))
    return PF_DOCUMENT_DAMAGED;
  self->left -= 2;
  self->n_frame = 0;
  self->state = STATE_SEGMENT;
  if (self->left == 0)
    end_segment (self);
  return NULL;
}

/* Takes what @data has of the segment. */
static const char *
take_segment (Jpeg *self, const guint8 *data, gsize size, gsize *ret_n)
{
  gsize n = MIN (size, self->left);
  gboolean frame = is_frame (self->marker);
  const char *code = NULL;

  for (gsize i = 0; frame && i < n && self->n_frame < FRAME_SIZE; i++) {
    self->frame[self->n_frame++] = data[i];
    if (self->n_frame == FRAME_SIZE)
      code = take_frame (self);
  }
  self->left -= (guint) n;
  if (self->left == 0)
    end_segment (self);
  *ret_n = n;
  return code;
}

/* Up to the next 0xff, and with it. */
static gsize
take_scan (Jpeg *self, const guint8 *data, gsize size)
{
  const guint8 *found = memchr (data, 0xff, size);

  if (found == NULL)
    return size;
  self->state = STATE_SCAN_MARKER;
  return (gsize) (found - data) + 1;
}

static const char *
take_scan_marker (Jpeg *self, guint8 byte)
{
  gboolean inside = byte == 0x00 || (byte >= 0xd0 && byte < SOI);

  if (!inside)
    return take_marker (self, byte);
  self->state = STATE_SCAN;
  return NULL;
}

static const char *
take_byte (Jpeg *self, guint8 byte)
{
  switch (self->state) {
  case STATE_START:
    self->state = STATE_MARKER;
    return byte == 0xff ? NULL : PF_DOCUMENT_DAMAGED;
  case STATE_MARKER:
    return take_marker (self, byte);
  case STATE_LENGTH_HIGH:
    self->left = (guint) byte << 8;
    self->state = STATE_LENGTH_LOW;
    return NULL;
  case STATE_LENGTH_LOW:
    return take_length (self, byte);
  case STATE_SCAN_MARKER:
    return take_scan_marker (self, byte);
  case STATE_SEGMENT:
  case STATE_SCAN:
  case STATE_TRAILER:
    break;
  }
  return NULL;
}

/* Telephones append further images, padding, notes of their own (Samsung's begin with two zeros)
 * or a moving picture. Anything else was put there to be read as something else.
 */
static const char *
check_trailer (const Jpeg *self)
{
  const guint8 *trailer = self->trailer;

  if (self->n_trailer == 0 || trailer[0] == 0x00 ||
      (self->n_trailer > 1 && trailer[0] == 0xff && trailer[1] == SOI) ||
      (self->n_trailer == TRAILER_HEAD && memcmp (trailer + 4, "ftyp", 4) == 0))
    return NULL;
  return PF_DOCUMENT_DAMAGED;
}

static const char *
take (gpointer state, const guint8 *data, gsize size, gsize *ret_n_kept)
{
  Jpeg *self = state;
  const char *code = NULL;
  gsize i = 0;

  while (code == NULL && i < size && self->state != STATE_TRAILER) {
    gsize n = 1;

    if (self->state == STATE_SEGMENT)
      code = take_segment (self, data + i, size - i, &n);
    else if (self->state == STATE_SCAN)
      n = take_scan (self, data + i, size - i);
    else
      code = take_byte (self, data[i]);
    i += n;
  }
  *ret_n_kept = i;
  for (; i < size && self->n_trailer < TRAILER_HEAD; i++)
    self->trailer[self->n_trailer++] = data[i];
  return code;
}

static const char *
end (gpointer state)
{
  const Jpeg *self = state;

  return self->state == STATE_TRAILER ? check_trailer (self) : PF_DOCUMENT_DAMAGED;
}

const PfDocumentFormat pf_document_jpeg = {
  .content_type = "image/jpeg",
  .recognizes = recognizes,
  .start = start,
  .free = g_free,
  .take = take,
  .end = end,
};
