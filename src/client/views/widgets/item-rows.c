/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/views/widgets/item-rows.h"

typedef struct
{
  GtkBox *box;
  PfItemRowMake make;
  gpointer data;
} Rows;

/* The row of item number @n, or NULL. */
static GtkWidget *
get_row (GtkBox *box, guint n)
{
  GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (box));

  for (; row != NULL && n > 0; n--)
    row = gtk_widget_get_next_sibling (row);
  return row;
}

static void
items_changed_cb (GListModel *model, guint position, guint n_removed, guint n_added, Rows *rows)
{
  GtkWidget *before = position > 0 ? get_row (rows->box, position - 1) : NULL;

  for (; n_removed > 0; n_removed--)
    gtk_box_remove (rows->box, get_row (rows->box, position));
  for (guint i = 0; i < n_added; i++) {
    g_autoptr (GObject) item = g_list_model_get_item (model, position + i);
    GtkWidget *row = rows->make (item, rows->data);

    gtk_box_insert_child_after (rows->box, row, before);
    before = row;
  }
}

static void
free_rows (gpointer rows, GClosure *)
{
  g_free (rows);
}

void
pf_item_rows_bind (GtkBox *box, GListModel *model, PfItemRowMake make, gpointer data)
{
  Rows *rows = g_new (Rows, 1);
  GClosure *closure = g_cclosure_new (G_CALLBACK (items_changed_cb), rows, free_rows);

  g_return_if_fail (GTK_IS_BOX (box));

  *rows = (Rows){ box, make, data };
  items_changed_cb (model, 0, 0, g_list_model_get_n_items (model), rows);
  /* Goes with the box: the model may live longer. */
  g_object_watch_closure (G_OBJECT (box), closure);
  g_signal_connect_closure (model, "items-changed", closure, FALSE);
}

void
pf_item_rows_clear (GtkBox *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
}

/* GTK 4.8 keeps that a box which was hidden and empty has one height at every width; only what has
 * been measured since forgets it.
 */
void
pf_item_rows_show (GtkBox *box)
{
  GtkWidget *widget = GTK_WIDGET (box);
  gboolean has_rows = gtk_widget_get_first_child (widget) != NULL;

  gtk_widget_set_visible (widget, has_rows);
  if (!has_rows)
    return;
  gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL, -1, NULL, NULL, NULL, NULL);
  gtk_widget_queue_resize (widget);
}
