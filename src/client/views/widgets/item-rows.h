/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A box that shows a widget for each item of a short list. A long one wants a GtkListView.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A widget (transfer floating) for @item (transfer none). */
typedef GtkWidget *(*PfItemRowMake) (gpointer item, gpointer data);

/* Fills @box, which holds nothing else, and follows @model for as long as the box lives; @data
 * lives as long.
 */
void pf_item_rows_bind (GtkBox *box, GListModel *model, PfItemRowMake make, gpointer data);

/* Takes all out of @box. */
void pf_item_rows_clear (GtkBox *box);

/* Shows @box where it holds rows, and hides it where it holds none. */
void pf_item_rows_show (GtkBox *box);

G_END_DECLS
