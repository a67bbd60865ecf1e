/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/views/widgets/reveal.h"

#define MARGIN 12

static void
scroll (GtkWidget *area, GtkWidget *viewport)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (viewport));
  graphene_rect_t bounds;
  double top, bottom;

  if (!gtk_widget_compute_bounds (area, viewport, &bounds))
    return;
  top = gtk_adjustment_get_value (adjustment) + bounds.origin.y - MARGIN;
  bottom = top + bounds.size.height + 2 * MARGIN;
  gtk_adjustment_clamp_page (
      adjustment, top, MIN (bottom, top + gtk_adjustment_get_page_size (adjustment)));
}

/* Ticks come before the layout of their frame: the second one comes after the first's. */
static gboolean
tick_cb (GtkWidget *area, GdkFrameClock *, gpointer n_ticks)
{
  GtkWidget *viewport = gtk_widget_get_ancestor (area, GTK_TYPE_VIEWPORT);

  if ((*(guint *) n_ticks)++ == 0)
    return G_SOURCE_CONTINUE;
  if (viewport != NULL)
    scroll (area, viewport);
  return G_SOURCE_REMOVE;
}

void
pf_reveal (GtkWidget *area)
{
  g_return_if_fail (GTK_IS_WIDGET (area));
  gtk_widget_add_tick_callback (area, tick_cb, g_new0 (guint, 1), g_free);
}
