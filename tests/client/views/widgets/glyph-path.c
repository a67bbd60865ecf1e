/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Each of our icons is drawn as the SVG library draws it.
 */
#include "client/views/widgets/glyph-path.h"

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <string.h>

#define SIZE 64
/* The two flatten curves a little differently: an edge, not a shape. */
#define MAX_DIFFERENCE 12

static cairo_surface_t *
draw (const char *icon_name)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, SIZE, SIZE);
  cairo_t *cr = cairo_create (surface);
  g_autofree char *path = pf_glyph_path_dup (icon_name);

  cairo_scale (cr, SIZE / (double) PF_GLYPH_PATH_SIZE, SIZE / (double) PF_GLYPH_PATH_SIZE);
  cairo_set_fill_rule (cr, CAIRO_FILL_RULE_EVEN_ODD);
  pf_glyph_path_add (path, cr);
  cairo_fill (cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

static int
get_alpha (cairo_surface_t *surface, int x, int y)
{
  guint32 pixel;

  memcpy (&pixel,
          cairo_image_surface_get_data (surface) + y * cairo_image_surface_get_stride (surface) +
              x * 4,
          sizeof pixel);
  return (int) (pixel >> 24);
}

static void
check (const char *file)
{
  g_autofree char *name = g_strconcat (PF_GLYPH_PATH_FOLDER, file, NULL);
  g_autofree char *icon_name = g_strndup (file, strlen (file) - strlen (".svg"));
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkPixbuf) wanted =
      gdk_pixbuf_new_from_resource_at_scale (name, SIZE, SIZE, TRUE, &error);
  cairo_surface_t *surface = draw (icon_name);

  g_assert_no_error (error);
  g_assert_cmpint (gdk_pixbuf_get_n_channels (wanted), ==, 4);
  for (int y = 0; y < SIZE; y++) {
    const guint8 *row = gdk_pixbuf_read_pixels (wanted) + y * gdk_pixbuf_get_rowstride (wanted);

    for (int x = 0; x < SIZE; x++)
      if (ABS (get_alpha (surface, x, y) - row[x * 4 + 3]) > MAX_DIFFERENCE)
        g_error ("%s differs at %d, %d", file, x, y);
  }
  cairo_surface_destroy (surface);
}

static void
test_all (void)
{
  g_auto (GStrv) files =
      g_resources_enumerate_children (PF_GLYPH_PATH_FOLDER, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

  g_assert_nonnull (files);
  for (char **file = files; *file != NULL; file++)
    check (*file);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/glyph-path/all", test_all);
  return g_test_run ();
}
