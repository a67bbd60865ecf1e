/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Words that may need more than one line, at the left: what rows that are made in code consist of.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A label (transfer floating). @words: (nullable); @classes: CSS classes, NULL at the end */
GtkWidget *pf_wrapping_label_new (const char *words, const char *const *classes);

G_END_DECLS
