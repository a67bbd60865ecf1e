/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A row that stands upright where the frame around it is narrow: the one adaptive layout needed.
 * It finds its frame by itself, so a template only names it. Property "same": as a row, all
 * children are of one width.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PF_TYPE_BOX (pf_box_get_type ())
G_DECLARE_FINAL_TYPE (PfBox, pf_box, PF, BOX, GtkBox)

GtkWidget *pf_box_new (int spacing);

G_END_DECLS
