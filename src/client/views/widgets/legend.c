/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/views/widgets/legend.h"

#include "client/views/widgets/cell.h"

#define SAMPLE_RANK 3

struct _PfLegend
{
  AdwBin parent_instance;

  GtkWidget *flow;
};

G_DEFINE_FINAL_TYPE (PfLegend, pf_legend, ADW_TYPE_BIN)

static GtkWidget *
new_entry (PfCellLook look)
{
  GtkWidget *entry = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *cell = pf_cell_new_sample (look, SAMPLE_RANK);
  GtkWidget *child = gtk_flow_box_child_new ();

  gtk_widget_set_valign (cell, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (entry), cell);
  gtk_box_append (GTK_BOX (entry),
                  g_object_new (GTK_TYPE_LABEL,
                                "label",
                                pf_cell_look_to_legend (look),
                                "natural-wrap-mode",
                                GTK_NATURAL_WRAP_NONE,
                                "wrap",
                                TRUE,
                                "xalign",
                                0.0,
                                NULL));
  gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (child), entry);
  return child;
}

void
pf_legend_show (PfLegend *self, const PfCellLook *looks, guint n_looks)
{
  GtkWidget *child;

  g_return_if_fail (PF_IS_LEGEND (self));
  while ((child = gtk_widget_get_first_child (self->flow)) != NULL)
    gtk_flow_box_remove (GTK_FLOW_BOX (self->flow), child);
  for (guint i = 0; i < n_looks; i++)
    gtk_flow_box_append (GTK_FLOW_BOX (self->flow), new_entry (looks[i]));
}

void
pf_legend_set_shown (PfLegend *self, PfCellLook look, gboolean shown)
{
  g_return_if_fail (PF_IS_LEGEND (self));
  for (GtkWidget *child = gtk_widget_get_first_child (self->flow); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *entry = gtk_flow_box_child_get_child (GTK_FLOW_BOX_CHILD (child));

    if (pf_cell_get_look (PF_CELL (gtk_widget_get_first_child (entry))) == look)
      gtk_widget_set_visible (child, shown);
  }
}

void
pf_legend_set_per_line (PfLegend *self, guint min, guint max)
{
  g_return_if_fail (PF_IS_LEGEND (self));
  gtk_flow_box_set_min_children_per_line (GTK_FLOW_BOX (self->flow), min);
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (self->flow), max);
}

static void
pf_legend_class_init (PfLegendClass *)
{
}

static void
pf_legend_init (PfLegend *self)
{
  self->flow = g_object_new (GTK_TYPE_FLOW_BOX,
                             "can-focus", /* it would keep Tab from going on */
                             FALSE,
                             "selection-mode",
                             GTK_SELECTION_NONE,
                             "row-spacing",
                             6,
                             "column-spacing",
                             18,
                             NULL);
  gtk_widget_add_css_class (self->flow, "legend");
  adw_bin_set_child (ADW_BIN (self), self->flow);
}
