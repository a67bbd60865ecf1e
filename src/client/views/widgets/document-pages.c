/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/views/widgets/document-pages.h"

#include <poppler.h>

#include "client/views/widgets/document-picture.h"
#include "core/document.h"

/* Larger than anybody looks at: made smaller while it is read. */
#define MAX_IMAGE_SIDE 4096
#define MAX_PAGE_SIDE 6000

G_DEFINE_QUARK (pf_document_fault, pf_document_fault)

struct _PfDocumentPages
{
  GObject parent_instance;

  GMutex lock; /* one thread at a time draws: poppler wants it so */
  PopplerDocument *pdf;
  GdkTexture *image; /* or it is one */
};

typedef struct
{
  GBytes *bytes;
  char *content_type;
} Source;

typedef struct
{
  guint page;
  int side;
} Wanted;

G_DEFINE_FINAL_TYPE (PfDocumentPages, pf_document_pages, G_TYPE_OBJECT)

static void
free_source (gpointer data)
{
  Source *source = data;

  g_bytes_unref (source->bytes);
  g_free (source->content_type);
  g_free (source);
}

static void
set_fault (GError **error, PfDocumentFault fault)
{
  g_set_error (error, PF_DOCUMENT_FAULT, (int) fault, "fault %d", (int) fault);
}

static PfDocumentFault
explain (const GError *error)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE))
    return PF_DOCUMENT_FAULT_TOO_LARGE;
  return g_error_matches (error, GDK_PIXBUF_ERROR, GDK_PIXBUF_ERROR_UNKNOWN_TYPE)
             ? PF_DOCUMENT_FAULT_FORMAT
             : PF_DOCUMENT_FAULT_DAMAGED;
}

static GdkTexture *
read_image (const Source *source, GError **error)
{
  g_autoptr (GError) fault = NULL;
  g_autoptr (GdkPixbuf) pixbuf =
      pf_document_picture_decode (source->bytes, source->content_type, MAX_IMAGE_SIDE, &fault);

  if (pixbuf != NULL)
    return gdk_texture_new_for_pixbuf (pixbuf);
  set_fault (error, explain (fault));
  return NULL;
}

static PopplerDocument *
read_pdf (const Source *source, GError **error)
{
  g_autoptr (GError) fault = NULL;
  PopplerDocument *pdf = poppler_document_new_from_bytes (source->bytes, NULL, &fault);

  if (pdf != NULL && poppler_document_get_n_pages (pdf) > 0)
    return pdf;
  g_clear_object (&pdf);
  set_fault (error,
             g_error_matches (fault, POPPLER_ERROR, POPPLER_ERROR_ENCRYPTED)
                 ? PF_DOCUMENT_FAULT_PROTECTED
                 : PF_DOCUMENT_FAULT_DAMAGED);
  return NULL;
}

static void
open_thread (GTask *task, gpointer, gpointer data, GCancellable *)
{
  const Source *source = data;
  g_autoptr (PfDocumentPages) self = g_object_new (PF_TYPE_DOCUMENT_PAGES, NULL);
  GError *error = NULL;

  if (g_task_return_error_if_cancelled (task))
    return;
  if (g_bytes_get_size (source->bytes) > PF_DOCUMENT_MAX_SIZE)
    set_fault (&error, PF_DOCUMENT_FAULT_TOO_LARGE);
  else if (g_str_equal (source->content_type, "application/pdf"))
    self->pdf = read_pdf (source, &error);
  else
    self->image = read_image (source, &error);
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, g_steal_pointer (&self), g_object_unref);
}

void
pf_document_pages_open_async (GBytes *bytes,
                              const char *content_type,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Source *source = g_new0 (Source, 1);

  source->bytes = g_bytes_ref (bytes);
  source->content_type = g_strdup (content_type != NULL ? content_type : "");
  g_task_set_source_tag (task, pf_document_pages_open_async);
  g_task_set_task_data (task, source, free_source);
  g_task_run_in_thread (task, open_thread);
}

PfDocumentPages *
pf_document_pages_open_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

guint
pf_document_pages_get_n_pages (PfDocumentPages *self)
{
  g_return_val_if_fail (PF_IS_DOCUMENT_PAGES (self), 0);
  return self->pdf != NULL ? (guint) poppler_document_get_n_pages (self->pdf) : 1;
}

static GdkTexture *
take_surface (cairo_surface_t *surface)
{
  const int width = cairo_image_surface_get_width (surface);
  const int height = cairo_image_surface_get_height (surface);
  const gsize stride = (gsize) cairo_image_surface_get_stride (surface);
  g_autoptr (GBytes) bytes = NULL;

  cairo_surface_flush (surface);
  bytes = g_bytes_new_with_free_func (cairo_image_surface_get_data (surface),
                                      stride * (gsize) height,
                                      (GDestroyNotify) cairo_surface_destroy,
                                      surface);
  return gdk_memory_texture_new (width, height, GDK_MEMORY_DEFAULT, bytes, stride);
}

/* On white: a page says only what is printed on it. */
static GdkTexture *
draw_page (PopplerPage *page, int side, GError **error)
{
  double width, height, scale;
  cairo_surface_t *surface;
  cairo_t *cr;

  poppler_page_get_size (page, &width, &height);
  if (!(width >= 1 && height >= 1 && width < 1e6 && height < 1e6)) {
    set_fault (error, PF_DOCUMENT_FAULT_DAMAGED);
    return NULL;
  }
  scale = MIN (side, MAX_PAGE_SIDE) / MAX (width, height);
  surface = cairo_image_surface_create (
      CAIRO_FORMAT_RGB24, MAX (1, (int) (width * scale)), MAX (1, (int) (height * scale)));
  cr = cairo_create (surface);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, scale, scale);
  poppler_page_render (page, cr);
  cairo_destroy (cr);
  return take_surface (surface);
}

static GdkTexture *
draw (PfDocumentPages *self, const Wanted *wanted, GError **error)
{
  g_autoptr (GObject) page = NULL;
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  if (self->image != NULL)
    return g_object_ref (self->image);
  page = (GObject *) poppler_document_get_page (self->pdf, (int) wanted->page);
  if (page != NULL)
    return draw_page (POPPLER_PAGE (page), wanted->side, error);
  set_fault (error, PF_DOCUMENT_FAULT_DAMAGED);
  return NULL;
}

static void
draw_thread (GTask *task, gpointer source, gpointer data, GCancellable *)
{
  GError *error = NULL;
  GdkTexture *texture;

  if (g_task_return_error_if_cancelled (task))
    return;
  texture = draw (source, data, &error);
  if (texture != NULL)
    g_task_return_pointer (task, texture, g_object_unref);
  else
    g_task_return_error (task, error);
}

void
pf_document_pages_draw_async (PfDocumentPages *self,
                              guint page,
                              int side,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  Wanted *wanted = g_new (Wanted, 1);

  *wanted = (Wanted){ page, side };
  g_task_set_source_tag (task, pf_document_pages_draw_async);
  g_task_set_task_data (task, wanted, g_free);
  g_task_run_in_thread (task, draw_thread);
}

GdkTexture *
pf_document_pages_draw_finish (PfDocumentPages *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
pf_document_pages_finalize (GObject *object)
{
  PfDocumentPages *self = PF_DOCUMENT_PAGES (object);

  g_clear_object (&self->pdf);
  g_clear_object (&self->image);
  g_mutex_clear (&self->lock);
  G_OBJECT_CLASS (pf_document_pages_parent_class)->finalize (object);
}

static void
pf_document_pages_class_init (PfDocumentPagesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pf_document_pages_finalize;
}

static void
pf_document_pages_init (PfDocumentPages *self)
{
  g_mutex_init (&self->lock);
}
