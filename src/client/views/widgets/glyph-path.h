/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The path of an icon of ours, as SVG writes it: moves, lines, curves and circles, in a square of
 * 16. A letter that our icons have no use for is a fault of the program.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PF_GLYPH_PATH_FOLDER "/org/portailfamille/PortailFamille/icons/scalable/actions/"
#define PF_GLYPH_PATH_SIZE 16

/* The path in the file of an icon: "pf-open-symbolic". */
char *pf_glyph_path_dup (const char *icon_name);

/* To be filled by the even-odd rule. */

void pf_glyph_path_add (const char *path, cairo_t *cr);

G_END_DECLS
