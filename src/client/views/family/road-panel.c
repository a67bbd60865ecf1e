/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/views/family/road-panel.h"

#include <glib/gi18n.h>

#include "client/views/family/home-words.h"
#include "client/views/family/step-row.h"
#include "client/views/widgets/item-rows.h"

struct _PfRoadPanel
{
  AdwBin parent_instance;

  GtkWidget *avatar;
  GtkWidget *name;
  GtkWidget *progress;
  GtkWidget *steps;
};

G_DEFINE_FINAL_TYPE (PfRoadPanel, pf_road_panel, ADW_TYPE_BIN)

static void
pf_road_panel_class_init (PfRoadPanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/portailfamille/PortailFamille/family/road-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, PfRoadPanel, avatar);
  gtk_widget_class_bind_template_child (widget_class, PfRoadPanel, name);
  gtk_widget_class_bind_template_child (widget_class, PfRoadPanel, progress);
  gtk_widget_class_bind_template_child (widget_class, PfRoadPanel, steps);
}

static void
pf_road_panel_init (PfRoadPanel *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static GtkWidget *
make_step (gpointer step, gpointer visit)
{
  return pf_step_row_new (step, visit);
}

static void
show_child (PfRoadPanel *self, PfChildSummary *child)
{
  g_autofree char *name = NULL;
  g_autofree char *spoken = NULL;

  gtk_widget_set_visible (self->avatar, child != NULL);
  if (child == NULL) {
    gtk_label_set_label (GTK_LABEL (self->name), _ ("Your steps"));
    return;
  }
  name = g_strdup_printf ("%s %s", child->first_name, child->last_name);
  spoken = g_strdup_printf (_ ("Steps of %s"), child->first_name);
  adw_avatar_set_text (ADW_AVATAR (self->avatar), name);
  gtk_label_set_label (GTK_LABEL (self->name), child->first_name);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self->steps), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

GtkWidget *
pf_road_panel_new (PfHomeRoad *road, PfVisit *visit)
{
  PfRoadPanel *self = g_object_new (PF_TYPE_ROAD_PANEL, NULL);
  g_autofree char *progress = pf_home_say_progress (road);

  show_child (self, road->child);
  gtk_label_set_label (GTK_LABEL (self->progress), progress);
  pf_item_rows_bind (GTK_BOX (self->steps), G_LIST_MODEL (road->steps), make_step, visit);
  return GTK_WIDGET (self);
}
