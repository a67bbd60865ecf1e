/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/views/shell/sidebar.h"

#include "client/views/shell/foot.h"
#include "client/views/shell/place-row.h"
#include "client/views/widgets/frame.h"

struct _PfSidebar
{
  AdwBin parent_instance;

  PfVisit *visit; /* (nullable) */
  gboolean narrow;

  GtkListBoxRow *current; /* (nullable): of the page that is shown */

  GtkWidget *places;
};

typedef enum
{
  PROP_VISIT = 1,
  PROP_NARROW,
} PfSidebarProperty;

static GParamSpec *properties[PROP_NARROW + 1];
static guint opened_signal;

G_DEFINE_FINAL_TYPE (PfSidebar, pf_sidebar, ADW_TYPE_BIN)

static void
row_activated_cb (PfSidebar *self, PfPlaceRow *row)
{
  g_signal_emit (self, opened_signal, 0, pf_place_row_get_place (row));
}

/* GTK selects what the keyboard only passes, without opening it. */
static void
row_selected_cb (PfSidebar *self, GtkListBoxRow *row)
{
  if (row != NULL && self->current != NULL && row != self->current)
    gtk_list_box_select_row (GTK_LIST_BOX (self->places), self->current);
}

static void
pf_sidebar_get_property (GObject *object, guint id, GValue *value, GParamSpec *)
{
  PfSidebar *self = PF_SIDEBAR (object);

  switch ((PfSidebarProperty) id) {
  case PROP_VISIT:
    g_value_set_object (value, self->visit);
    break;
  case PROP_NARROW:
    g_value_set_boolean (value, self->narrow);
    break;
  }
}

static void
pf_sidebar_set_property (GObject *object, guint id, const GValue *value, GParamSpec *)
{
  PfSidebar *self = PF_SIDEBAR (object);

  switch ((PfSidebarProperty) id) {
  case PROP_VISIT:
    g_set_object (&self->visit, g_value_get_object (value));
    break;
  case PROP_NARROW:
    self->narrow = g_value_get_boolean (value);
    break;
  }
}

static void
pf_sidebar_dispose (GObject *object)
{
  g_clear_object (&PF_SIDEBAR (object)->visit);
  G_OBJECT_CLASS (pf_sidebar_parent_class)->dispose (object);
}

static void
pf_sidebar_class_init (PfSidebarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = pf_sidebar_get_property;
  object_class->set_property = pf_sidebar_set_property;
  object_class->dispose = pf_sidebar_dispose;

  properties[PROP_VISIT] = g_param_spec_object ("visit", NULL, NULL, PF_TYPE_VISIT, flags);
  properties[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
  opened_signal = g_signal_new ("opened",
                                G_TYPE_FROM_CLASS (klass),
                                G_SIGNAL_RUN_LAST,
                                0,
                                NULL,
                                NULL,
                                NULL,
                                G_TYPE_NONE,
                                1,
                                G_TYPE_STRING);

  g_type_ensure (PF_TYPE_FOOT);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/portailfamille/PortailFamille/shell/sidebar.ui");
  gtk_widget_class_bind_template_child (widget_class, PfSidebar, places);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, pf_frame_pick_decoration);
}

static void
pf_sidebar_init (PfSidebar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
pf_sidebar_add_place (PfSidebar *self, const char *name, const char *icon_name, const char *title)
{
  g_return_if_fail (PF_IS_SIDEBAR (self));
  gtk_list_box_append (GTK_LIST_BOX (self->places), pf_place_row_new (name, icon_name, title));
}

const char *
pf_sidebar_get_place (PfSidebar *self, int n)
{
  GtkListBoxRow *row;

  g_return_val_if_fail (PF_IS_SIDEBAR (self), NULL);
  row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->places), n);
  return row != NULL ? pf_place_row_get_place (PF_PLACE_ROW (row)) : NULL;
}

void
pf_sidebar_select_place (PfSidebar *self, const char *name)
{
  const char *place;

  g_return_if_fail (PF_IS_SIDEBAR (self));
  self->current = NULL;
  for (int i = 0; (place = pf_sidebar_get_place (self, i)) != NULL; i++) {
    if (g_str_equal (place, name))
      self->current = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->places), i);
  }
  gtk_list_box_select_row (GTK_LIST_BOX (self->places), self->current);
}

void
pf_sidebar_take_focus (PfSidebar *self)
{
  GtkListBoxRow *row;

  g_return_if_fail (PF_IS_SIDEBAR (self));

  row = gtk_list_box_get_selected_row (GTK_LIST_BOX (self->places));
  if (row != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (row));
}

void
pf_sidebar_set_place_count (PfSidebar *self, const char *name, guint count)
{
  const char *place;

  g_return_if_fail (PF_IS_SIDEBAR (self));
  for (int i = 0; (place = pf_sidebar_get_place (self, i)) != NULL; i++) {
    if (g_str_equal (place, name))
      pf_place_row_set_count (
          PF_PLACE_ROW (gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->places), i)), count);
  }
}
