/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/views/widgets/wrap-bin.h"

struct _PfWrapBin
{
  AdwBin parent_instance;

  int width; /* pixels, that it had last; −1 before */
};

G_DEFINE_FINAL_TYPE (PfWrapBin, pf_wrap_bin, ADW_TYPE_BIN)

/* No allocation may ask for another one. */
static gboolean
resize_cb (gpointer widget)
{
  gtk_widget_queue_resize (widget);
  return G_SOURCE_REMOVE;
}

static void
pf_wrap_bin_measure (GtkWidget *widget,
                     GtkOrientation orientation,
                     int,
                     int *minimum,
                     int *natural,
                     int *minimum_baseline,
                     int *natural_baseline)
{
  PfWrapBin *self = PF_WRAP_BIN (widget);
  GtkWidget *child = adw_bin_get_child (ADW_BIN (self));
  int least = 0;

  *minimum = *natural = 0;
  *minimum_baseline = *natural_baseline = -1;
  if (child == NULL)
    return;
  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  gtk_widget_measure (
      child,
      orientation,
      orientation == GTK_ORIENTATION_VERTICAL && self->width >= 0 ? MAX (self->width, least) : -1,
      minimum,
      natural,
      minimum_baseline,
      natural_baseline);
}

static void
pf_wrap_bin_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  PfWrapBin *self = PF_WRAP_BIN (widget);
  GtkWidget *child = adw_bin_get_child (ADW_BIN (self));

  if (child != NULL)
    gtk_widget_allocate (child, width, height, baseline, NULL);
  if (width == self->width)
    return;
  self->width = width;
  g_idle_add_full (G_PRIORITY_HIGH_IDLE, resize_cb, g_object_ref (self), g_object_unref);
}

static void
pf_wrap_bin_class_init (PfWrapBinClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->measure = pf_wrap_bin_measure;
  widget_class->size_allocate = pf_wrap_bin_size_allocate;
}

static void
pf_wrap_bin_init (PfWrapBin *self)
{
  self->width = -1;
  gtk_widget_set_layout_manager (GTK_WIDGET (self), NULL);
}
