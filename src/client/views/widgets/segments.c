/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/views/widgets/segments.h"

struct _PfSegments
{
  AdwBin parent_instance;

  GtkWidget *box;
  GPtrArray *buttons;
  guint selected;
};

typedef enum
{
  PROP_SELECTED = 1,
  PROP_NARROW,
} PfSegmentsProperty;

static GParamSpec *properties[PROP_NARROW + 1];

G_DEFINE_FINAL_TYPE (PfSegments, pf_segments, ADW_TYPE_BIN)

static void
toggled_cb (GtkToggleButton *button, PfSegments *self)
{
  guint position;

  if (!gtk_toggle_button_get_active (button) ||
      !g_ptr_array_find (self->buttons, button, &position) || position == self->selected)
    return;
  self->selected = position;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SELECTED]);
}

static void
add_button (PfSegments *self)
{
  GtkWidget *button = gtk_toggle_button_new ();

  if (self->buttons->len > 0)
    gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (button), self->buttons->pdata[0]);
  g_ptr_array_add (self->buttons, button);
  gtk_box_append (GTK_BOX (self->box), button);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button),
                                self->buttons->len - 1 == self->selected);
  g_signal_connect (button, "toggled", G_CALLBACK (toggled_cb), self);
}

void
pf_segments_set_words (PfSegments *self, const char *const *words)
{
  guint n = g_strv_length ((char **) words);

  g_return_if_fail (PF_IS_SEGMENTS (self));
  while (self->buttons->len > n) {
    gtk_box_remove (GTK_BOX (self->box), self->buttons->pdata[self->buttons->len - 1]);
    g_ptr_array_set_size (self->buttons, (int) self->buttons->len - 1);
  }
  while (self->buttons->len < n)
    add_button (self);
  for (guint i = 0; i < n; i++)
    gtk_button_set_label (self->buttons->pdata[i], words[i]);
}

void
pf_segments_set_selected (PfSegments *self, guint selected)
{
  g_return_if_fail (PF_IS_SEGMENTS (self));
  if (selected < self->buttons->len)
    gtk_toggle_button_set_active (self->buttons->pdata[selected], TRUE);
  else
    self->selected = selected;
}

guint
pf_segments_get_selected (PfSegments *self)
{
  g_return_val_if_fail (PF_IS_SEGMENTS (self), 0);
  return self->selected;
}

static void
pf_segments_get_property (GObject *object, guint id, GValue *value, GParamSpec *)
{
  PfSegments *self = PF_SEGMENTS (object);

  if (id == PROP_SELECTED)
    g_value_set_uint (value, self->selected);
  else
    g_value_set_boolean (value, !gtk_box_get_homogeneous (GTK_BOX (self->box)));
}

static void
pf_segments_set_property (GObject *object, guint id, const GValue *value, GParamSpec *)
{
  PfSegments *self = PF_SEGMENTS (object);

  if (id == PROP_SELECTED)
    pf_segments_set_selected (self, g_value_get_uint (value));
  else
    gtk_box_set_homogeneous (GTK_BOX (self->box), !g_value_get_boolean (value));
}

static void
pf_segments_finalize (GObject *object)
{
  g_ptr_array_unref (PF_SEGMENTS (object)->buttons);
  G_OBJECT_CLASS (pf_segments_parent_class)->finalize (object);
}

static void
pf_segments_class_init (PfSegmentsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = pf_segments_get_property;
  object_class->set_property = pf_segments_set_property;
  object_class->finalize = pf_segments_finalize;
  properties[PROP_SELECTED] =
      g_param_spec_uint ("selected",
                         NULL,
                         NULL,
                         0,
                         G_MAXUINT,
                         0,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_NARROW] = g_param_spec_boolean (
      "narrow", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
pf_segments_init (PfSegments *self)
{
  self->buttons = g_ptr_array_new ();
  self->box = g_object_new (GTK_TYPE_BOX, "homogeneous", TRUE, "valign", GTK_ALIGN_CENTER, NULL);
  gtk_widget_add_css_class (self->box, "segments");
  adw_bin_set_child (ADW_BIN (self), self->box);
}

GtkWidget *
pf_segments_new (void)
{
  return g_object_new (PF_TYPE_SEGMENTS, NULL);
}
