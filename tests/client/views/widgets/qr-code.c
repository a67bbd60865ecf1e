/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/views/widgets/qr-code.h"

#include "window.h"

#define URI                                                                                        \
  "otpauth://totp/Valbourg:camille.berger%40example.org?secret=K4XM7QTA2ZVN6PLDYH3R&issuer="       \
  "Valbourg"

/* The four sides of a finder pattern and its middle, in modules from its corner. */
static const struct
{
  int x, y;
  gboolean dark;
} finder[] = {
  { 0, 0, TRUE },  { 6, 0, TRUE },  { 0, 6, TRUE },  { 6, 6, TRUE },    { 3, 3, TRUE },
  { 1, 1, FALSE }, { 5, 5, FALSE }, { 7, 7, FALSE }, { -1, -1, FALSE }, { -3, 3, FALSE },
};

static GdkTexture *
draw (GtkWidget *widget)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (widget);
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;

  gdk_paintable_snapshot (
      paintable, snapshot, gtk_widget_get_width (widget), gtk_widget_get_height (widget));
  node = gtk_snapshot_free_to_node (snapshot);
  return gsk_renderer_render_texture (
      gtk_native_get_renderer (gtk_widget_get_native (widget)), node, NULL);
}

/* Whether a reader finds it: dark and light as the standard has them, with the margin. */
static void
test_is_drawn (void)
{
  GtkWidget *code = g_object_new (
      PF_TYPE_QR_CODE, "text", URI, "halign", GTK_ALIGN_CENTER, "valign", GTK_ALIGN_CENTER, NULL);
  PfTestWindow *window = pf_test_window_new (code, 400, 400);
  g_autoptr (GdkTexture) texture = draw (code);
  int side = gdk_texture_get_width (texture);
  g_autofree guint32 *pixels = g_new (guint32, side * gdk_texture_get_height (texture));
  int size = pf_qr_code_get_size (PF_QR_CODE (code));
  int module = side / (size + 8);
  int start = (side - module * size) / 2;

  g_assert_cmpint (module, >=, 3);
  gdk_texture_download (texture, (guchar *) pixels, (gsize) side * sizeof *pixels);
  for (gsize i = 0; i < G_N_ELEMENTS (finder); i++) {
    int x = start + finder[i].x * module + module / 2;
    int y = start + finder[i].y * module + module / 2;
    gboolean is_dark = (pixels[y * side + x] & 0xff) < 64;

    g_assert_cmpint (is_dark, ==, finder[i].dark);
  }
  pf_test_window_free (window);
}

static void
test_size (void)
{
  g_autoptr (PfQrCode) code = g_object_ref_sink (g_object_new (PF_TYPE_QR_CODE, NULL));

  g_assert_cmpint (pf_qr_code_get_size (code), ==, 0);
  pf_qr_code_set_text (code, "A");
  g_assert_cmpint (pf_qr_code_get_size (code), ==, 21); /* version 1 */
  pf_qr_code_set_text (code, NULL);
  g_assert_cmpint (pf_qr_code_get_size (code), ==, 0);
}

int
main (int argc, char **argv)
{
  if (!pf_test_window_init (&argc, &argv))
    return 0;
  g_test_add_func ("/qr-code/is-drawn", test_is_drawn);
  g_test_add_func ("/qr-code/size", test_size);
  return g_test_run ();
}
