/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A few choices side by side, of which one holds. Properties: "selected", the position of the one;
 * "narrow", that each is as wide as its words need, else all are of one width.
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define PF_TYPE_SEGMENTS (pf_segments_get_type ())
G_DECLARE_FINAL_TYPE (PfSegments, pf_segments, PF, SEGMENTS, AdwBin)

GtkWidget *pf_segments_new (void);

/* The words of the choices; the buttons stay where there are as many. */
void pf_segments_set_words (PfSegments *self, const char *const *words);

void pf_segments_set_selected (PfSegments *self, guint selected);
guint pf_segments_get_selected (PfSegments *self);

G_END_DECLS
