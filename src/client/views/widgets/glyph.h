/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One of our own symbolic icons, drawn from the path in its file. What GtkImage does for a single
 * icon costs too much for the hundreds of a month: it reads each file through the SVG library four
 * times, and measures a font for each image to stand on its line. All glyphs that look the same
 * share one texture here.
 *
 * As large as "min-width" of the style says, in the style's colour.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PF_TYPE_GLYPH (pf_glyph_get_type ())
G_DECLARE_FINAL_TYPE (PfGlyph, pf_glyph, PF, GLYPH, GtkWidget)

GtkWidget *pf_glyph_new (void);

/* The name of an icon of ours: a square of 16 with one path. */
void pf_glyph_set_icon_name (PfGlyph *self, const char *icon_name);

G_END_DECLS
