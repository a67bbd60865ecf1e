/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/views/widgets/box.h"

#include "client/views/widgets/frame.h"

struct _PfBox
{
  GtkBox parent_instance;

  GBindingGroup *frame; /* its source: the frame around, while there is one */
  gboolean narrow;
  gboolean same;
};

typedef enum
{
  PROP_NARROW = 1,
  PROP_SAME,
} PfBoxProperty;

static GParamSpec *properties[PROP_SAME + 1];

G_DEFINE_FINAL_TYPE (PfBox, pf_box, GTK_TYPE_BOX)

static void
arrange (PfBox *self)
{
  gtk_orientable_set_orientation (
      GTK_ORIENTABLE (self), self->narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  gtk_box_set_homogeneous (GTK_BOX (self), self->same && !self->narrow);
}

static void
pf_box_root (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (pf_box_parent_class)->root (widget);
  g_binding_group_set_source (PF_BOX (widget)->frame, pf_frame_find (widget));
}

static void
pf_box_unroot (GtkWidget *widget)
{
  g_binding_group_set_source (PF_BOX (widget)->frame, NULL);
  GTK_WIDGET_CLASS (pf_box_parent_class)->unroot (widget);
}

static void
pf_box_get_property (GObject *object, guint id, GValue *value, GParamSpec *)
{
  PfBox *self = PF_BOX (object);

  switch ((PfBoxProperty) id) {
  case PROP_NARROW:
    g_value_set_boolean (value, self->narrow);
    break;
  case PROP_SAME:
    g_value_set_boolean (value, self->same);
    break;
  }
}

static void
pf_box_set_property (GObject *object, guint id, const GValue *value, GParamSpec *)
{
  PfBox *self = PF_BOX (object);

  switch ((PfBoxProperty) id) {
  case PROP_NARROW:
    self->narrow = g_value_get_boolean (value);
    break;
  case PROP_SAME:
    self->same = g_value_get_boolean (value);
    break;
  }
  arrange (self);
}

static void
pf_box_dispose (GObject *object)
{
  g_clear_object (&PF_BOX (object)->frame);
  G_OBJECT_CLASS (pf_box_parent_class)->dispose (object);
}

static void
pf_box_class_init (PfBoxClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = pf_box_get_property;
  object_class->set_property = pf_box_set_property;
  object_class->dispose = pf_box_dispose;
  GTK_WIDGET_CLASS (klass)->root = pf_box_root;
  GTK_WIDGET_CLASS (klass)->unroot = pf_box_unroot;

  properties[PROP_NARROW] = g_param_spec_boolean (
      "narrow", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_SAME] =
      g_param_spec_boolean ("same", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
pf_box_init (PfBox *self)
{
  self->frame = g_binding_group_new ();
  g_binding_group_bind (self->frame, "narrow", self, "narrow", G_BINDING_SYNC_CREATE);
}

GtkWidget *
pf_box_new (int spacing)
{
  return g_object_new (PF_TYPE_BOX, "spacing", spacing, NULL);
}
