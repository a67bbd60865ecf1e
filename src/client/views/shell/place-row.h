/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A place of the sidebar: an icon and the page's name. Properties: "place" (the page's key),
 * "icon-name", "title".
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PF_TYPE_PLACE_ROW (pf_place_row_get_type ())
G_DECLARE_FINAL_TYPE (PfPlaceRow, pf_place_row, PF, PLACE_ROW, GtkListBoxRow)

GtkWidget *pf_place_row_new (const char *place, const char *icon_name, const char *title);
const char *pf_place_row_get_place (PfPlaceRow *self);

/* How many things wait in the place, beside its title; 0: nothing is said. */
void pf_place_row_set_count (PfPlaceRow *self, guint count);

G_END_DECLS
