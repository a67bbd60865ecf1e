/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Documents as telephones and scanners make them, and files that are none.
 */
#include "client/views/widgets/document-pages.h"

#include <cairo-pdf.h>
#include <string.h>

#include "core/document.h"

/* What says that the picture was taken with the telephone turned by a quarter. */
static const guint8 turned[] = {
  0xff, 0xe1, 0x00, 0x22, 'E', 'x', 'i', 'f', 0, 0, 'M', 'M', 0, 42, 0, 0, 0, 8,
  0,    1,    1,    0x12, 0,   3,   0,   0,   0, 1, 0,   6,   0, 0,  0, 0, 0, 0,
};

static void
done_cb (GObject *, GAsyncResult *result, gpointer ret_result)
{
  *(GAsyncResult **) ret_result = g_object_ref (result);
}

static GAsyncResult *
wait_for (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return *result;
}

static PfDocumentPages *
open (GBytes *bytes, const char *content_type, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  pf_document_pages_open_async (bytes, content_type, NULL, done_cb, &result);
  return pf_document_pages_open_finish (wait_for (&result), error);
}

static GdkTexture *
draw (PfDocumentPages *pages, guint page, int side)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GdkTexture *texture;

  pf_document_pages_draw_async (pages, page, side, NULL, done_cb, &result);
  texture = pf_document_pages_draw_finish (pages, wait_for (&result), &error);
  g_assert_no_error (error);
  return texture;
}

static cairo_status_t
write_cb (void *bytes, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (bytes, data, length);
  return CAIRO_STATUS_SUCCESS;
}

/* Two pages of A4: the second one is black. */
static GBytes *
make_pdf (void)
{
  GByteArray *bytes = g_byte_array_new ();
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (write_cb, bytes, 595, 842);
  cairo_t *cr = cairo_create (surface);

  cairo_rectangle (cr, 0, 0, 10, 10);
  cairo_fill (cr);
  cairo_show_page (cr);
  cairo_paint (cr);
  cairo_show_page (cr);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return g_byte_array_free_to_bytes (bytes);
}

static GBytes *
make_image (const char *format, int width, int height, gboolean is_turned)
{
  g_autoptr (GdkPixbuf) pixbuf = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, width, height);
  GByteArray *bytes = g_byte_array_new ();
  g_autofree char *data = NULL;
  gsize size;

  gdk_pixbuf_fill (pixbuf, 0x204060ff);
  g_assert_true (gdk_pixbuf_save_to_buffer (pixbuf, &data, &size, format, NULL, NULL));
  g_byte_array_append (bytes, (guint8 *) data, 2);
  if (is_turned)
    g_byte_array_append (bytes, turned, sizeof turned);
  g_byte_array_append (bytes, (guint8 *) data + 2, (guint) size - 2);
  return g_byte_array_free_to_bytes (bytes);
}

static guint32
get_pixel (GdkTexture *texture, int x, int y)
{
  const int width = gdk_texture_get_width (texture);
  const gsize size = (gsize) width * (gsize) gdk_texture_get_height (texture);
  g_autofree guint32 *pixels = g_new (guint32, size);

  gdk_texture_download (texture, (guchar *) pixels, (gsize) width * 4);
  return pixels[y * width + x] & 0xffffff;
}

static void
test_pdf (void)
{
  g_autoptr (GBytes) bytes = make_pdf ();
  g_autoptr (PfDocumentPages) pages = open (bytes, "application/pdf", NULL);
  g_autoptr (GdkTexture) first = draw (pages, 0, 842);
  g_autoptr (GdkTexture) second = draw (pages, 1, 421);

  g_assert_cmpuint (pf_document_pages_get_n_pages (pages), ==, 2);
  g_assert_cmpint (gdk_texture_get_width (first), ==, 595);
  g_assert_cmpint (gdk_texture_get_height (first), ==, 842);
  g_assert_cmphex (get_pixel (first, 5, 5), ==, 0);
  g_assert_cmphex (get_pixel (first, 300, 400), ==, 0xffffff);
  g_assert_cmpint (gdk_texture_get_height (second), ==, 421);
  g_assert_cmphex (get_pixel (second, 100, 100), ==, 0);
}

static void
test_image (void)
{
  static const struct
  {
    const char *format, *content_type;
    gboolean is_turned;
    int width, height;
  } cases[] = {
    { "png", "image/png", FALSE, 60, 40 },
    { "jpeg", "image/jpeg", FALSE, 60, 40 },
    { "jpeg", "image/jpeg", TRUE, 40, 60 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GBytes) bytes = make_image (cases[i].format, 60, 40, cases[i].is_turned);
    g_autoptr (PfDocumentPages) pages = open (bytes, cases[i].content_type, NULL);
    g_autoptr (GdkTexture) texture = draw (pages, 0, 10);

    g_assert_cmpuint (pf_document_pages_get_n_pages (pages), ==, 1);
    g_assert_cmpint (gdk_texture_get_width (texture), ==, cases[i].width);
    g_assert_cmpint (gdk_texture_get_height (texture), ==, cases[i].height);
  }
}

static void
test_large_image_is_made_smaller (void)
{
  g_autoptr (GBytes) bytes = make_image ("png", 6000, 3000, FALSE);
  g_autoptr (PfDocumentPages) pages = open (bytes, "image/png", NULL);
  g_autoptr (GdkTexture) texture = draw (pages, 0, 10);

  g_assert_cmpint (gdk_texture_get_width (texture), ==, 4096);
  g_assert_cmpint (gdk_texture_get_height (texture), ==, 2048);
}

static void
refuse (GBytes *bytes, const char *content_type, PfDocumentFault fault)
{
  g_autoptr (GBytes) taken = bytes;
  g_autoptr (GError) error = NULL;
  g_autoptr (PfDocumentPages) pages = open (taken, content_type, &error);

  g_assert_error (error, PF_DOCUMENT_FAULT, (int) fault);
  g_assert_null (pages);
}

/* A PNG that says it is of 100,000 by 100,000 and has hardly a byte. */
static GBytes *
make_bomb (void)
{
  static const guint8 huge[] = { 0, 1, 0x86, 0xa0 };
  /* of "IHDR" and what follows it here */
  static const guint8 sum[] = { 0x27, 0x30, 0x9c, 0x9f };
  g_autoptr (GBytes) image = make_image ("png", 8, 8, FALSE);
  gsize size;
  guint8 *data = g_bytes_unref_to_data (g_steal_pointer (&image), &size);

  memcpy (data + 16, huge, sizeof huge);
  memcpy (data + 20, huge, sizeof huge);
  memcpy (data + 29, sum, sizeof sum);
  return g_bytes_new_take (data, size);
}

static void
test_refuses (void)
{
  g_autoptr (GBytes) pdf = make_pdf ();
  g_autoptr (GBytes) jpeg = make_image ("jpeg", 600, 400, FALSE);

  refuse (g_bytes_new_static ("hello", 5), "application/pdf", PF_DOCUMENT_FAULT_DAMAGED);
  refuse (g_bytes_new_static ("hello", 5), "image/jpeg", PF_DOCUMENT_FAULT_DAMAGED);
  refuse (g_bytes_new_static ("", 0), "image/png", PF_DOCUMENT_FAULT_DAMAGED);
  refuse (g_bytes_ref (pdf), "image/png", PF_DOCUMENT_FAULT_DAMAGED);
  refuse (g_bytes_ref (jpeg), "application/pdf", PF_DOCUMENT_FAULT_DAMAGED);
  refuse (g_bytes_ref (jpeg), "text/html", PF_DOCUMENT_FAULT_FORMAT);
  refuse (g_bytes_new_take (g_malloc0 (PF_DOCUMENT_MAX_SIZE + 1), PF_DOCUMENT_MAX_SIZE + 1),
          "application/pdf",
          PF_DOCUMENT_FAULT_TOO_LARGE);
  refuse (make_bomb (), "image/png", PF_DOCUMENT_FAULT_TOO_LARGE);
}

static void
test_cancelled (void)
{
  g_autoptr (GBytes) bytes = make_pdf ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  pf_document_pages_open_async (bytes, "application/pdf", cancellable, done_cb, &result);
  g_cancellable_cancel (cancellable);
  g_assert_null (pf_document_pages_open_finish (wait_for (&result), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/document-pages/pdf", test_pdf);
  g_test_add_func ("/document-pages/image", test_image);
  g_test_add_func ("/document-pages/large-image", test_large_image_is_made_smaller);
  g_test_add_func ("/document-pages/refuses", test_refuses);
  g_test_add_func ("/document-pages/cancelled", test_cancelled);
  return g_test_run ();
}
