/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/views/shell/place-row.h"

#include <glib/gi18n.h>

struct _PfPlaceRow
{
  GtkListBoxRow parent_instance;

  char *place;
  char *icon_name;
  char *title;
  guint count;
};

typedef enum
{
  PROP_PLACE = 1,
  PROP_ICON_NAME,
  PROP_TITLE,
  PROP_COUNT,
} PfPlaceRowProperty;

static GParamSpec *properties[PROP_COUNT + 1];

G_DEFINE_FINAL_TYPE (PfPlaceRow, pf_place_row, GTK_TYPE_LIST_BOX_ROW)

static char **
find_member (PfPlaceRow *self, PfPlaceRowProperty id)
{
  switch (id) {
  case PROP_PLACE:
    return &self->place;
  case PROP_ICON_NAME:
    return &self->icon_name;
  case PROP_TITLE:
    return &self->title;
  case PROP_COUNT:
    break;
  }
  g_return_val_if_reached (NULL);
}

static void
pf_place_row_get_property (GObject *object, guint id, GValue *value, GParamSpec *)
{
  if (id == PROP_COUNT)
    g_value_set_uint (value, PF_PLACE_ROW (object)->count);
  else
    g_value_set_string (value, *find_member (PF_PLACE_ROW (object), id));
}

static void
pf_place_row_set_property (GObject *object, guint id, const GValue *value, GParamSpec *)
{
  *find_member (PF_PLACE_ROW (object), id) = g_value_dup_string (value); /* once: construct only */
}

/* A row is read by its own name: its labels are not looked at. */
static void
speak (PfPlaceRow *self)
{
  /* Translators: a page, and how many things wait there. */
  g_autofree char *words = self->count > 0
                               ? g_strdup_printf (_ ("%s, %u waiting"), self->title, self->count)
                               : g_strdup (self->title);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

static void
pf_place_row_constructed (GObject *object)
{
  G_OBJECT_CLASS (pf_place_row_parent_class)->constructed (object);
  speak (PF_PLACE_ROW (object));
}

static gboolean
is_counted (PfPlaceRow *, guint count)
{
  return count > 0;
}

static void
pf_place_row_finalize (GObject *object)
{
  PfPlaceRow *self = PF_PLACE_ROW (object);

  g_free (self->place);
  g_free (self->icon_name);
  g_free (self->title);
  G_OBJECT_CLASS (pf_place_row_parent_class)->finalize (object);
}

static void
pf_place_row_class_init (PfPlaceRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = pf_place_row_get_property;
  object_class->set_property = pf_place_row_set_property;
  object_class->constructed = pf_place_row_constructed;
  object_class->finalize = pf_place_row_finalize;

  properties[PROP_PLACE] = g_param_spec_string ("place", NULL, NULL, NULL, flags);
  properties[PROP_ICON_NAME] = g_param_spec_string ("icon-name", NULL, NULL, NULL, flags);
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  properties[PROP_COUNT] = g_param_spec_uint (
      "count", NULL, NULL, 0, G_MAXUINT, 0, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  gtk_widget_class_set_template_from_resource (
      GTK_WIDGET_CLASS (klass), "/org/portailfamille/PortailFamille/shell/place-row.ui");
  gtk_widget_class_bind_template_callback (GTK_WIDGET_CLASS (klass), is_counted);
}

static void
pf_place_row_init (PfPlaceRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
pf_place_row_new (const char *place, const char *icon_name, const char *title)
{
  return g_object_new (
      PF_TYPE_PLACE_ROW, "place", place, "icon-name", icon_name, "title", title, NULL);
}

const char *
pf_place_row_get_place (PfPlaceRow *self)
{
  g_return_val_if_fail (PF_IS_PLACE_ROW (self), NULL);
  return self->place;
}

void
pf_place_row_set_count (PfPlaceRow *self, guint count)
{
  g_return_if_fail (PF_IS_PLACE_ROW (self));

  if (count == self->count)
    return;
  self->count = count;
  speak (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COUNT]);
}
