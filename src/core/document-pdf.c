/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * PDF (ISO 32000-1): that it begins and ends as one, has a page and no password, and names nothing
 * that runs or carries files. Objects may stand in compressed streams: those are looked into as
 * they pass, up to a bound. What a stream of pixels holds is not.
 */
#include <gio/gio.h>
#include <string.h>

#include "core/document-format.h"
#include "core/pdf-names.h"

/* Of all object streams of a file, once inflated: honest ones are ten times the file at most. */
#define MAX_INFLATED (64 * 1024 * 1024)

/* Of one stream that may be of objects and does not say so, and of all of them: beyond that they
 * are pixels.
 */
#define MAX_GUESSED (4 * 1024 * 1024)
#define MAX_GUESSED_IN_ALL (32 * 1024 * 1024)

typedef enum
{
  STREAM_NONE,
  STREAM_LINE,   /* the rest of the line that says "stream" */
  STREAM_RETURN, /* a line feed may follow */
  STREAM_FIRST,  /* its first byte is to come */
  STREAM_SECOND,
  STREAM_INFLATING,
} StreamState;

typedef struct
{
  PfPdfNames names;
  gboolean has_object, has_table, has_page;
  guint n_mark;    /* bytes of the mark just seen */
  gboolean marked; /* nothing but blanks since */

  /* Since the last object stream: what its dictionary says, wherever that is. */
  gboolean says_objects, says_first, says_filter;

  StreamState stream;
  guint8 first; /* byte of the stream */
  GConverter *inflater;
  PfPdfNames inside;
  guint64 n_inflated; /* of the stream at hand */
  guint64 n_inflated_in_all, n_guessed_in_all;
} Pdf;

/* Of the end: it has a line to itself. */
static const char mark[] = "\n%%EOF";

static gboolean
recognizes (const guint8 head[static PF_DOCUMENT_HEAD])
{
  return (memcmp (head, "%PDF-1.", 7) == 0 || memcmp (head, "%PDF-2.", 7) == 0) &&
         g_ascii_isdigit (head[7]);
}

static gpointer
start (void)
{
  return g_new0 (Pdf, 1);
}

static void
free_pdf (gpointer state)
{
  Pdf *self = state;

  g_clear_object (&self->inflater);
  g_free (self);
}

/* An object stream that is packed otherwise than all writers do cannot be looked into. */
static gboolean
is_odd_filter (const PfPdfNames *names)
{
  static const char *const filters[] = { "LZWDecode",       "LZW", "ASCII85Decode", "A85",
                                         "ASCIIHexDecode",  "AHx", "Crypt",         "DecodeParms",
                                         "RunLengthDecode", "RL" };

  for (gsize i = 0; i < G_N_ELEMENTS (filters); i++) {
    if (pf_pdf_names_is (names, TRUE, filters[i]))
      return TRUE;
  }
  return FALSE;
}

static void
note_name (Pdf *self)
{
  const PfPdfNames *names = &self->names;

  if (pf_pdf_names_is (names, TRUE, "ObjStm"))
    self->says_objects = TRUE;
  else if (pf_pdf_names_is (names, TRUE, "First") || pf_pdf_names_is (names, TRUE, "N"))
    self->says_first = TRUE;
  else if (is_odd_filter (names))
    self->says_filter = TRUE;
}

static void
forget_dictionary (Pdf *self)
{
  self->says_objects = FALSE;
  self->says_first = FALSE;
  self->says_filter = FALSE;
}

/* A stream within a stream of objects is there to be found by one reader and not by another. */
static const char *
note_keyword (Pdf *self)
{
  const PfPdfNames *names = &self->names;

  if (pf_pdf_names_is (names, FALSE, "obj"))
    self->has_object = TRUE;
  else if (pf_pdf_names_is (names, FALSE, "startxref"))
    self->has_table = TRUE;
  if (!pf_pdf_names_is (names, FALSE, "stream") || !(self->says_objects || self->says_first))
    return NULL;
  if (self->stream == STREAM_INFLATING)
    return self->says_objects ? PF_DOCUMENT_ACTIVE : NULL;
  if (self->says_objects && self->says_filter)
    return PF_DOCUMENT_ACTIVE;
  self->stream = STREAM_LINE;
  return NULL;
}

/* Readers also show a page whose type its dictionary forgets: what is drawn on it tells. */
static const char *
check_name (Pdf *self, const PfPdfNames *names)
{
  if (pf_pdf_names_is (names, TRUE, "Page") || pf_pdf_names_is (names, TRUE, "Contents"))
    self->has_page = TRUE;
  return pf_pdf_names_check (names);
}

static const char *
take_word (Pdf *self)
{
  if (!self->names.is_name)
    return note_keyword (self);
  note_name (self);
  return check_name (self, &self->names);
}

static gboolean
is_blank (guint8 byte)
{
  return byte == 0 || strchr (" \r\n\t\f", byte) != NULL;
}

/* What may follow the end of a file: an update of it, with an end of its own. */
static gboolean
begins_update (guint8 byte)
{
  return g_ascii_isdigit (byte) || byte == '%' || byte == 'x';
}

static const char *
take_mark (Pdf *self, guint8 byte)
{
  const char *code = NULL;

  if (self->marked && !is_blank (byte)) {
    code = begins_update (byte) ? NULL : PF_DOCUMENT_DAMAGED;
    self->marked = FALSE;
  }
  if (byte == '\n' || byte == '\r')
    self->n_mark = 1;
  else if (self->n_mark > 0 && byte == mark[self->n_mark])
    self->n_mark++;
  else
    self->n_mark = 0;
  if (self->n_mark == strlen (mark)) {
    self->marked = TRUE;
    self->n_mark = 0;
  }
  return code;
}

static const char *
scan_inflated (Pdf *self, const guint8 *data, gsize size)
{
  const char *code = NULL;

  for (gsize i = 0; code == NULL && i < size; i++) {
    if (pf_pdf_names_take (&self->inside, data[i]))
      code = check_name (self, &self->inside);
  }
  return code;
}

/* Counts what came out; *ret_enough: the rest is taken for pixels. */
static const char *
count_inflated (Pdf *self, gsize n, gboolean *ret_enough)
{
  self->n_inflated += n;
  if (self->says_objects) {
    self->n_inflated_in_all += n;
    return self->n_inflated_in_all > MAX_INFLATED ? PF_DOCUMENT_DAMAGED : NULL;
  }
  self->n_guessed_in_all += n;
  *ret_enough = self->n_inflated > MAX_GUESSED || self->n_guessed_in_all > MAX_GUESSED_IN_ALL;
  return NULL;
}

/* Looks at what it holds so far; *ret_ended: there is nothing more to look into. */
static const char *
inflate (Pdf *self, const guint8 *data, gsize size, gboolean *ret_ended)
{
  const char *code = NULL;
  gsize n_in = 0;

  while (code == NULL && n_in < size && !*ret_ended) {
    guint8 out[4096];
    gsize n_read = 0, n_written = 0;
    gboolean enough = FALSE;
    GConverterResult result = g_converter_convert (self->inflater,
                                                   data + n_in,
                                                   size - n_in,
                                                   out,
                                                   sizeof out,
                                                   G_CONVERTER_NO_FLAGS,
                                                   &n_read,
                                                   &n_written,
                                                   NULL);

    n_in += n_read;
    code = count_inflated (self, n_written, &enough);
    if (code == NULL)
      code = scan_inflated (self, out, n_written);
    *ret_ended = enough || result != G_CONVERTER_CONVERTED;
  }
  return code;
}

static const char *
feed_inflater (Pdf *self, const guint8 *data, gsize size)
{
  gboolean ended = FALSE;
  const char *code = inflate (self, data, size, &ended);

  if (ended) {
    if (code == NULL)
      code = scan_inflated (self, (const guint8 *) " ", 1);
    forget_dictionary (self);
    g_clear_object (&self->inflater);
    self->stream = STREAM_NONE;
  }
  return code;
}

/* Whether two bytes begin what zlib compresses (RFC 1950, section 2.2). */
static gboolean
is_zlib (guint8 first, guint8 second)
{
  return (first & 0x0f) == 8 && first >> 4 <= 7 && ((guint) first << 8 | second) % 31 == 0;
}

/* Both bytes are there: looks into it, or finds that it cannot. Not packed at all, it is seen as it
 * passes.
 */
static const char *
start_stream (Pdf *self, guint8 second)
{
  const guint8 both[] = { self->first, second };

  self->stream = STREAM_NONE;
  if (!is_zlib (self->first, second))
    return NULL;
  self->inflater = G_CONVERTER (g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB));
  self->inside = (PfPdfNames){ 0 };
  self->n_inflated = 0;
  self->stream = STREAM_INFLATING;
  return feed_inflater (self, both, sizeof both);
}

static const char *
take_stream_byte (Pdf *self, guint8 byte)
{
  switch (self->stream) {
  case STREAM_LINE:
    if (byte == '\n' || byte == '\r')
      self->stream = byte == '\n' ? STREAM_FIRST : STREAM_RETURN;
    break;
  case STREAM_RETURN:
  case STREAM_FIRST:
    if (self->stream == STREAM_RETURN && byte == '\n') {
      self->stream = STREAM_FIRST;
      break;
    }
    self->first = byte;
    self->stream = STREAM_SECOND;
    break;
  case STREAM_SECOND:
    return start_stream (self, byte);
  case STREAM_NONE:
  case STREAM_INFLATING:
    break;
  }
  return NULL;
}

/* The bytes of a stream pass twice: through the inflater, and as those of any other part. */
static const char *
take (gpointer state, const guint8 *data, gsize size, gsize *ret_n_kept)
{
  Pdf *self = state;
  gsize n_fed = 0; /* that the inflater at hand has */
  const char *code = NULL;

  for (gsize i = 0; code == NULL && i < size; i++) {
    if (self->stream == STREAM_INFLATING && n_fed <= i) {
      code = feed_inflater (self, data + i, size - i);
      n_fed = size;
    }
    if (code == NULL)
      code = take_mark (self, data[i]);
    if (code == NULL && pf_pdf_names_take (&self->names, data[i]))
      code = take_word (self);
    if (code == NULL && self->stream != STREAM_INFLATING) {
      code = take_stream_byte (self, data[i]);
      n_fed = 0;
    }
  }
  *ret_n_kept = size;
  return code;
}

static const char *
end (gpointer state)
{
  const Pdf *self = state;

  if (!self->marked || !self->has_object || !self->has_table)
    return PF_DOCUMENT_DAMAGED;
  return self->has_page ? NULL : PF_DOCUMENT_NO_PAGE;
}

const PfDocumentFormat pf_document_pdf = {
  .content_type = "application/pdf",
  .recognizes = recognizes,
  .start = start,
  .free = free_pdf,
  .take = take,
  .end = end,
};
