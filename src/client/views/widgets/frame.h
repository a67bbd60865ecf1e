/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What fills a window, and knows how its width compares with the size of the text: libadwaita 1.2
 * has no breakpoints. What stands inside finds it with pf_frame_find() and follows its properties;
 * style.css knows it as ".narrow".
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define PF_TYPE_FRAME (pf_frame_get_type ())
G_DECLARE_DERIVABLE_TYPE (PfFrame, pf_frame, PF, FRAME, AdwBin)

/* Properties, both read-only and notified outside of any allocation:
 * "narrow": under 51 em, room for one column; "compact": under 80 em, room for fewer weeks.
 */
struct _PfFrameClass
{
  AdwBinClass parent_class;
};

gboolean pf_frame_get_narrow (PfFrame *self);
gboolean pf_frame_get_compact (PfFrame *self);

/* The frame around @widget, or NULL while it is in none. */
PfFrame *pf_frame_find (GtkWidget *widget);

/* Lets each label under @widget break its lines where the frame is narrow, so that none is cut.
 * What has a shorter form of its own (an ellipsis, but for a window's title) or holds itself
 * together (see pf_frame_keep_together()) is left alone. For what is built once, such as a
 * template.
 */
void pf_frame_let_wrap (PfFrame *self, GtkWidget *widget);

/* The layout of the window's buttons (transfer full) for a header bar: only the one that closes
 * where it is narrow, NULL for the desktop's own. A callback for templates.
 */
char *pf_frame_pick_decoration (GObject *object, gboolean narrow);

/* Keeps pf_frame_let_wrap() out of widgets of @type: a cell of a grid has its own ways. */
void pf_frame_keep_together (GType type);

G_END_DECLS
