/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/views/widgets/proof-preparation.h"

#include <string.h>

#include "client/views/widgets/document-picture.h"
#include "core/document-type.h"
#include "core/document.h"

/* Of a file that is still made smaller: larger ones are no photos. */
#define MAX_ORIGINAL (64 * 1024 * 1024)
#define PIECE (256 * 1024)

/* Where a photo is too heavy all the same, each try is lighter. */
static const struct
{
  int edge;
  const char *quality;
} tries[] = {
  { PF_PROOF_EDGE, "85" },
  { PF_PROOF_EDGE, "70" },
  { 1800, "70" },
  { 1200, "60" },
};

typedef struct
{
  GFile *file;         /* (nullable) */
  GdkTexture *picture; /* (nullable) */
  char *name;
  GBytes *original; /* (nullable): until the file is read, or the picture written */
  guint turns;
  gsize maximum;
} Preparation;

static void
preparation_free (gpointer data)
{
  Preparation *self = data;

  g_clear_object (&self->file);
  g_clear_object (&self->picture);
  g_clear_pointer (&self->original, g_bytes_unref);
  g_free (self->name);
  g_free (self);
}

static PfProof *
fail (const char **ret_code, const char *code)
{
  *ret_code = code;
  return NULL;
}

/* ---- reading */

static GBytes *
read_all (GInputStream *stream, GCancellable *cancellable, const char **ret_code)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autofree guint8 *piece = g_malloc (PIECE);
  gssize n;

  while ((n = g_input_stream_read (stream, piece, PIECE, cancellable, NULL)) > 0) {
    if (bytes->len + (gsize) n > MAX_ORIGINAL) {
      *ret_code = "too-large";
      return NULL;
    }
    g_byte_array_append (bytes, piece, (guint) n);
  }
  if (n < 0) {
    *ret_code = "unreadable";
    return NULL;
  }
  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

static gboolean
read_file (Preparation *self, GCancellable *cancellable, const char **ret_code)
{
  g_autoptr (GFileInputStream) stream = g_file_read (self->file, cancellable, NULL);

  if (stream == NULL) {
    *ret_code = "unreadable";
    return FALSE;
  }
  self->original = read_all (G_INPUT_STREAM (stream), cancellable, ret_code);
  return self->original != NULL;
}

/* Its content type, or NULL; *ret_kept are the bytes that are the document's. */
static const char *
scan (GBytes *content, GBytes **ret_kept, const char **ret_code)
{
  g_autoptr (PfDocumentScan) scan = pf_document_scan_new ();
  gsize size;
  gsize kept = 0;
  const guint8 *data = g_bytes_get_data (content, &size);
  const char *type;

  for (gsize at = 0; at < size; at += PIECE)
    kept += pf_document_scan_take (scan, data + at, MIN (size - at, PIECE));
  type = pf_document_scan_end (scan, ret_code);
  if (type != NULL)
    *ret_kept = g_bytes_new_from_bytes (content, 0, kept);
  return type;
}

/* ---- photos */

/* What cameras note: where it was taken is nobody's business. */
static gboolean
has_notes (GBytes *content)
{
  static const char mark[] = { 'E', 'x', 'i', 'f', '\0' };
  gsize size;
  const char *at = g_bytes_get_data (content, &size);
  const char *end = at + MIN (size, PIECE);

  while ((at = memchr (at, mark[0], (gsize) (end - at))) != NULL) {
    if ((gsize) (end - at) >= sizeof mark && memcmp (at, mark, sizeof mark) == 0)
      return TRUE;
    at++;
  }
  return FALSE;
}

static gboolean
is_wide (GBytes *content)
{
  g_autoptr (GdkPixbuf) pixbuf =
      pf_document_picture_decode (content, NULL, PF_PROOF_EDGE + 1, NULL);

  return pixbuf != NULL &&
         MAX (gdk_pixbuf_get_width (pixbuf), gdk_pixbuf_get_height (pixbuf)) > PF_PROOF_EDGE;
}

/* Paper is white where a picture shows nothing. */
static GdkPixbuf *
flatten (GdkPixbuf *pixbuf)
{
  int width = gdk_pixbuf_get_width (pixbuf);
  int height = gdk_pixbuf_get_height (pixbuf);

  if (!gdk_pixbuf_get_has_alpha (pixbuf))
    return g_object_ref (pixbuf);
  return gdk_pixbuf_composite_color_simple (
      pixbuf, width, height, GDK_INTERP_NEAREST, 255, MAX (width, height), 0xffffff, 0xffffff);
}

static GdkPixbuf *
turn (GdkPixbuf *pixbuf, guint turns)
{
  static const GdkPixbufRotation rotations[] = { GDK_PIXBUF_ROTATE_NONE,
                                                 GDK_PIXBUF_ROTATE_CLOCKWISE,
                                                 GDK_PIXBUF_ROTATE_UPSIDEDOWN,
                                                 GDK_PIXBUF_ROTATE_COUNTERCLOCKWISE };

  return gdk_pixbuf_rotate_simple (pixbuf, rotations[turns % G_N_ELEMENTS (rotations)]);
}

static GBytes *
encode (GBytes *original, gboolean is_large, guint turns, int edge, const char *quality)
{
  g_autoptr (GdkPixbuf) decoded = is_large
                                      ? pf_document_picture_shrink (original, edge)
                                      : pf_document_picture_decode (original, NULL, edge, NULL);
  g_autoptr (GdkPixbuf) flat = decoded != NULL ? flatten (decoded) : NULL;
  g_autoptr (GdkPixbuf) turned = flat != NULL ? turn (flat, turns) : NULL;
  char *data;
  gsize size;

  if (turned == NULL ||
      !gdk_pixbuf_save_to_buffer (turned, &data, &size, "jpeg", NULL, "quality", quality, NULL))
    return NULL;
  return g_bytes_new_take (data, size);
}

/* NULL where this computer cannot decode it. @is_large: it has more pixels than a document may */
static GBytes *
lighten (Preparation *self, GBytes *kept, gboolean is_large)
{
  GBytes *content = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (tries); i++) {
    g_clear_pointer (&content, g_bytes_unref);
    content = encode (kept, is_large, self->turns, tries[i].edge, tries[i].quality);
    if (content == NULL || self->maximum == 0 || g_bytes_get_size (content) <= self->maximum)
      break;
  }
  return content;
}

static gboolean
wants_work (Preparation *self, GBytes *kept, const char *type)
{
  if (self->turns > 0 || g_str_equal (type, "image/heic"))
    return TRUE;
  if (self->maximum > 0 && g_bytes_get_size (kept) > self->maximum)
    return TRUE;
  return has_notes (kept) || is_wide (kept);
}

/* ---- all of it */

static PfProof *
prepare (Preparation *self, GCancellable *cancellable, const char **ret_code)
{
  g_autoptr (GBytes) kept = NULL;
  g_autoptr (GBytes) content = NULL;
  const char *type;

  if (self->picture != NULL)
    self->original = gdk_texture_save_to_png_bytes (self->picture);
  if (self->original == NULL && !read_file (self, cancellable, ret_code))
    return NULL;
  type = scan (self->original, &kept, ret_code);
  if (type == NULL && g_strcmp0 (*ret_code, "too-many-pixels") == 0)
    content = lighten (self, self->original, TRUE);
  if (type == NULL && content == NULL)
    return NULL;
  if (type != NULL && g_str_has_prefix (type, "image/") && wants_work (self, kept, type))
    content = lighten (self, kept, FALSE);
  if (content != NULL)
    type = "image/jpeg";
  else
    content =
        g_bytes_get_size (kept) < g_bytes_get_size (self->original) ? g_bytes_ref (kept) : NULL;
  if (self->maximum > 0 &&
      g_bytes_get_size (content != NULL ? content : self->original) > self->maximum)
    return fail (ret_code, "too-large");
  return pf_proof_new (self->name, self->original, self->turns, content, type);
}

static void
prepare_in_thread (GTask *task, gpointer, gpointer task_data, GCancellable *cancellable)
{
  const char *code = NULL;
  PfProof *proof = prepare (task_data, cancellable, &code);

  if (proof != NULL)
    g_task_return_pointer (task, proof, g_object_unref);
  else
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "%s", code);
}

static void
start (Preparation *self,
       GCancellable *cancellable,
       GAsyncReadyCallback callback,
       gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, start);
  g_task_set_task_data (task, self, preparation_free);
  g_task_run_in_thread (task, prepare_in_thread);
}

void
pf_proof_prepare_file_async (GFile *file,
                             gsize maximum,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  Preparation *self = g_new0 (Preparation, 1);
  g_autofree char *name = g_file_get_basename (file);

  self->file = g_object_ref (file);
  self->name = g_utf8_make_valid (name != NULL ? name : "", -1);
  self->maximum = maximum;
  start (self, cancellable, callback, user_data);
}

void
pf_proof_prepare_async (const char *name,
                        GBytes *original,
                        guint turns,
                        gsize maximum,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  Preparation *self = g_new0 (Preparation, 1);

  self->name = g_strdup (name);
  self->original = g_bytes_ref (original);
  self->turns = turns;
  self->maximum = maximum;
  start (self, cancellable, callback, user_data);
}

void
pf_proof_prepare_picture_async (const char *name,
                                GdkTexture *picture,
                                gsize maximum,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  Preparation *self = g_new0 (Preparation, 1);

  self->name = g_strdup (name);
  self->picture = g_object_ref (picture);
  self->maximum = maximum;
  start (self, cancellable, callback, user_data);
}

PfProof *
pf_proof_prepare_finish (GAsyncResult *result, const char **ret_code)
{
  g_autoptr (GError) error = NULL;
  PfProof *proof = g_task_propagate_pointer (G_TASK (result), &error);

  *ret_code = NULL;
  if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    *ret_code = g_intern_string (error->message);
  return proof;
}
