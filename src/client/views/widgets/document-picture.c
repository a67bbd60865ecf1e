/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/views/widgets/document-picture.h"

#include <poppler.h>

#include "core/document-type.h"

/* What is written at once to a decoder, which may be stopped in between. */
#define PIECE (64 * 1024)

struct _PfDocumentPicture
{
  GObject parent_instance;

  GBytes *content;
  PopplerDocument *pdf; /* (nullable): it is a photo */
};

G_DEFINE_FINAL_TYPE (PfDocumentPicture, pf_document_picture, G_TYPE_OBJECT)

static void
pf_document_picture_finalize (GObject *object)
{
  PfDocumentPicture *self = PF_DOCUMENT_PICTURE (object);

  g_clear_object (&self->pdf);
  g_clear_pointer (&self->content, g_bytes_unref);
  G_OBJECT_CLASS (pf_document_picture_parent_class)->finalize (object);
}

static void
pf_document_picture_class_init (PfDocumentPictureClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pf_document_picture_finalize;
}

static void
pf_document_picture_init (PfDocumentPicture *)
{
}

PfDocumentPicture *
pf_document_picture_new (GBytes *content, const char *content_type, GError **error)
{
  g_autoptr (PfDocumentPicture) self = g_object_new (PF_TYPE_DOCUMENT_PICTURE, NULL);

  self->content = g_bytes_ref (content);
  if (!g_str_equal (content_type, "application/pdf"))
    return g_steal_pointer (&self);
  self->pdf = poppler_document_new_from_bytes (content, NULL, error);
  return self->pdf != NULL ? g_steal_pointer (&self) : NULL;
}

guint
pf_document_picture_get_n_pages (PfDocumentPicture *self)
{
  g_return_val_if_fail (PF_IS_DOCUMENT_PICTURE (self), 0);
  return self->pdf != NULL ? (guint) MAX (poppler_document_get_n_pages (self->pdf), 0) : 1;
}

/* ---- photos */

typedef struct
{
  int edge;
  guint64 max_pixels;
  gboolean too_large;
} Decoding;

static void
size_cb (GdkPixbufLoader *loader, int width, int height, gpointer user_data)
{
  Decoding *decoding = user_data;
  double scale = MIN (1, (double) decoding->edge / MAX (MAX (width, height), 1));

  decoding->too_large = (guint64) width * (guint64) height > decoding->max_pixels;
  if (decoding->too_large)
    gdk_pixbuf_loader_set_size (loader, 0, 0); /* stops it before it takes any memory */
  else
    gdk_pixbuf_loader_set_size (
        loader, MAX ((int) (width * scale), 1), MAX ((int) (height * scale), 1));
}

/* No more of it than says how large it is, where it is too large. */
static gboolean
feed (GdkPixbufLoader *loader, GBytes *content, const Decoding *decoding, GError **error)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (content, &size);

  for (gsize at = 0; at < size && !decoding->too_large; at += PIECE) {
    if (!gdk_pixbuf_loader_write (loader, data + at, MIN (size - at, PIECE), error)) {
      gdk_pixbuf_loader_close (loader, NULL);
      return FALSE;
    }
  }
  return gdk_pixbuf_loader_close (loader, error);
}

static GdkPixbuf *
take_pixbuf (GdkPixbufLoader *loader, GError **error)
{
  GdkPixbuf *pixbuf = gdk_pixbuf_loader_get_pixbuf (loader);

  if (pixbuf != NULL)
    return gdk_pixbuf_apply_embedded_orientation (pixbuf);
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "no picture");
  return NULL;
}

static GdkPixbuf *
decode (GBytes *content, const char *content_type, int edge, guint64 max_pixels, GError **error)
{
  g_autoptr (GdkPixbufLoader) loader =
      content_type != NULL ? gdk_pixbuf_loader_new_with_mime_type (content_type, error)
                           : gdk_pixbuf_loader_new ();
  Decoding decoding = { .edge = edge, .max_pixels = max_pixels };
  g_autoptr (GError) fault = NULL;
  gboolean fed;

  if (loader == NULL)
    return NULL;
  g_signal_connect (loader, "size-prepared", G_CALLBACK (size_cb), &decoding);
  fed = feed (loader, content, &decoding, &fault);
  if (decoding.too_large)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE, "too many pixels");
  else if (!fed)
    g_propagate_error (error, g_steal_pointer (&fault));
  return fed && !decoding.too_large ? take_pixbuf (loader, error) : NULL;
}

GdkPixbuf *
pf_document_picture_decode (GBytes *content, const char *content_type, int edge, GError **error)
{
  return decode (content, content_type, edge, PF_DOCUMENT_MAX_PIXELS, error);
}

GdkPixbuf *
pf_document_picture_shrink (GBytes *content, int edge)
{
  return decode (content, "image/jpeg", edge, PF_DOCUMENT_PICTURE_MAX_PIXELS, NULL);
}

/* ---- pages */

/* On white paper: a page says nothing of what is under its letters. */
static cairo_surface_t *
draw_page (PopplerPage *page, int edge)
{
  double width, height, scale;
  cairo_surface_t *surface;
  cairo_t *cr;

  poppler_page_get_size (page, &width, &height);
  scale = edge / MAX (MAX (width, height), 1);
  surface = cairo_image_surface_create (
      CAIRO_FORMAT_ARGB32, MAX ((int) (width * scale), 1), MAX ((int) (height * scale), 1));
  cr = cairo_create (surface);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, scale, scale);
  poppler_page_render (page, cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

static GdkTexture *
take_surface (cairo_surface_t *surface)
{
  gsize stride = (gsize) cairo_image_surface_get_stride (surface);
  int height = cairo_image_surface_get_height (surface);
  g_autoptr (GBytes) pixels = g_bytes_new_with_free_func (cairo_image_surface_get_data (surface),
                                                          stride * (gsize) height,
                                                          (GDestroyNotify) cairo_surface_destroy,
                                                          surface);

  return gdk_memory_texture_new (
      cairo_image_surface_get_width (surface), height, GDK_MEMORY_DEFAULT, pixels, stride);
}

static GdkTexture *
draw_pdf (PfDocumentPicture *self, guint number, int edge, GError **error)
{
  PopplerPage *page = number < pf_document_picture_get_n_pages (self)
                          ? poppler_document_get_page (self->pdf, (int) number)
                          : NULL;
  GdkTexture *texture;

  if (page == NULL) {
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "no page %u", number);
    return NULL;
  }
  texture = take_surface (draw_page (page, edge));
  g_object_unref (page);
  return texture;
}

GdkTexture *
pf_document_picture_draw (PfDocumentPicture *self, guint page, int edge, GError **error)
{
  g_autoptr (GdkPixbuf) pixbuf = NULL;

  g_return_val_if_fail (PF_IS_DOCUMENT_PICTURE (self), NULL);

  if (self->pdf != NULL)
    return draw_pdf (self, page, edge, error);
  pixbuf = pf_document_picture_decode (self->content, NULL, edge, error);
  return pixbuf != NULL ? gdk_texture_new_for_pixbuf (pixbuf) : NULL;
}

/* ---- in a thread */

typedef struct
{
  GBytes *content;
  const char *content_type; /* interned */
  guint page;
  int edge;
} Load;

static void
load_free (gpointer data)
{
  Load *load = data;

  g_bytes_unref (load->content);
  g_free (load);
}

static void
load_in_thread (GTask *task, gpointer, gpointer task_data, GCancellable *)
{
  Load *load = task_data;
  GError *error = NULL;
  g_autoptr (PfDocumentPicture) picture =
      pf_document_picture_new (load->content, load->content_type, &error);
  GdkTexture *texture =
      picture != NULL ? pf_document_picture_draw (picture, load->page, load->edge, &error) : NULL;

  if (texture != NULL)
    g_task_return_pointer (task, texture, g_object_unref);
  else
    g_task_return_error (task, error);
}

void
pf_document_picture_load_async (GBytes *content,
                                const char *content_type,
                                guint page,
                                int edge,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Load *load = g_new0 (Load, 1);

  load->content = g_bytes_ref (content);
  load->content_type = g_intern_string (content_type);
  load->page = page;
  load->edge = edge;
  g_task_set_task_data (task, load, load_free);
  g_task_set_source_tag (task, pf_document_picture_load_async);
  g_task_run_in_thread (task, load_in_thread);
}

GdkTexture *
pf_document_picture_load_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
