/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/views/widgets/glyph.h"

#include "client/views/widgets/glyph-path.h"

struct _PfGlyph
{
  GtkWidget parent_instance;

  const char *icon_name; /* (nullable): interned */
};

G_DEFINE_FINAL_TYPE (PfGlyph, pf_glyph, GTK_TYPE_WIDGET)

/* An icon as it was drawn last: nearly always as it is wanted next. */
typedef struct
{
  char *path;
  GdkTexture *texture; /* (nullable) */
  GdkRGBA color;
  int size;
} Drawn;

static Drawn *
find_drawn (const char *icon_name)
{
  static GHashTable *all; /* interned name to Drawn, for as long as the program runs */
  Drawn *drawn;

  if (all == NULL)
    all = g_hash_table_new (NULL, NULL);
  drawn = g_hash_table_lookup (all, icon_name);
  if (drawn == NULL) {
    drawn = g_new0 (Drawn, 1);
    drawn->path = pf_glyph_path_dup (icon_name);
    g_hash_table_insert (all, (gpointer) icon_name, drawn);
  }
  return drawn;
}

static GdkTexture *
draw (const char *path, int size, const GdkRGBA *color)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, size, size);
  const int stride = cairo_image_surface_get_stride (surface);
  cairo_t *cr = cairo_create (surface);
  g_autoptr (GBytes) bytes = NULL;

  cairo_scale (cr, size / (double) PF_GLYPH_PATH_SIZE, size / (double) PF_GLYPH_PATH_SIZE);
  cairo_set_fill_rule (cr, CAIRO_FILL_RULE_EVEN_ODD);
  gdk_cairo_set_source_rgba (cr, color);
  pf_glyph_path_add (path, cr);
  cairo_fill (cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  bytes = g_bytes_new_with_free_func (cairo_image_surface_get_data (surface),
                                      (gsize) stride * (gsize) size,
                                      (GDestroyNotify) cairo_surface_destroy,
                                      surface);
  return gdk_memory_texture_new (size, size, GDK_MEMORY_DEFAULT, bytes, (gsize) stride);
}

static GdkTexture *
use_texture (const char *icon_name, int size, const GdkRGBA *color)
{
  Drawn *drawn = find_drawn (icon_name);

  if (drawn->texture == NULL || drawn->size != size || !gdk_rgba_equal (&drawn->color, color)) {
    g_clear_object (&drawn->texture);
    drawn->texture = draw (drawn->path, size, color);
    drawn->size = size;
    drawn->color = *color;
  }
  return drawn->texture;
}

static void
pf_glyph_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  PfGlyph *self = PF_GLYPH (widget);
  int size = MIN (gtk_widget_get_width (widget), gtk_widget_get_height (widget));
  GdkRGBA color;

  if (self->icon_name == NULL || size <= 0)
    return;
  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &color);
  gtk_snapshot_append_texture (
      snapshot,
      use_texture (self->icon_name, size * gtk_widget_get_scale_factor (widget), &color),
      &GRAPHENE_RECT_INIT (0, 0, (float) size, (float) size));
}

static void
pf_glyph_class_init (PfGlyphClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->snapshot = pf_glyph_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
  gtk_widget_class_set_css_name (widget_class, "pf-glyph");
}

static void
pf_glyph_init (PfGlyph *self)
{
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
}

GtkWidget *
pf_glyph_new (void)
{
  return g_object_new (PF_TYPE_GLYPH, NULL);
}

void
pf_glyph_set_icon_name (PfGlyph *self, const char *icon_name)
{
  g_return_if_fail (PF_IS_GLYPH (self));

  icon_name = g_intern_string (icon_name);
  if (icon_name == self->icon_name)
    return;
  self->icon_name = icon_name;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
