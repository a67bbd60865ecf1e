/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Something that was looked at: whether it is well, in a glyph and in words, neither in colour nor
 * in the glyph alone.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A row (transfer floating). @ok: nothing stands in the way; @about: (nullable): below @words */
GtkWidget *pf_check_row_new (gboolean ok, const char *words, const char *about);

G_END_DECLS
