/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/views/widgets/side-bin.h"

struct _PfSideBin
{
  AdwBin parent_instance;
};

G_DEFINE_FINAL_TYPE (PfSideBin, pf_side_bin, ADW_TYPE_BIN)

static GtkSizeRequestMode
pf_side_bin_get_request_mode (GtkWidget *)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

/* Not of a height either: a box asks how narrow each can be in the height that it has. */
static void
pf_side_bin_measure (GtkWidget *widget,
                     GtkOrientation orientation,
                     int for_size,
                     int *minimum,
                     int *natural,
                     int *minimum_baseline,
                     int *natural_baseline)
{
  GtkWidget *child = adw_bin_get_child (ADW_BIN (widget));

  *minimum = *natural = 0;
  *minimum_baseline = *natural_baseline = -1;
  if (child == NULL)
    return;
  if (orientation == GTK_ORIENTATION_HORIZONTAL) {
    gtk_widget_measure (child, orientation, -1, minimum, NULL, NULL, NULL);
    *natural = *minimum;
    return;
  }
  gtk_widget_measure (
      child, orientation, for_size, minimum, natural, minimum_baseline, natural_baseline);
}

static void
pf_side_bin_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  GtkWidget *child = adw_bin_get_child (ADW_BIN (widget));

  if (child != NULL && gtk_widget_should_layout (child))
    gtk_widget_allocate (child, width, height, baseline, NULL);
}

static void
pf_side_bin_class_init (PfSideBinClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->get_request_mode = pf_side_bin_get_request_mode;
  widget_class->measure = pf_side_bin_measure;
  widget_class->size_allocate = pf_side_bin_size_allocate;
}

static void
pf_side_bin_init (PfSideBin *self)
{
  gtk_widget_set_layout_manager (GTK_WIDGET (self), NULL);
}
