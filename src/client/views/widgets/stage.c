/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/views/widgets/stage.h"

#include "client/views/widgets/frame.h"

struct _PfStage
{
  AdwBin parent_instance;

  int number;
  int at;
  char *label;
  GBindingGroup *frame; /* its source: the frame around, while there is one */
  gboolean narrow;

  GtkWidget *figure;
  GtkWidget *check;
  GtkWidget *name;
};

typedef enum
{
  PROP_NUMBER = 1,
  PROP_AT,
  PROP_LABEL,
  PROP_NARROW,
} PfStageProperty;

static GParamSpec *properties[PROP_NARROW + 1];

G_DEFINE_FINAL_TYPE (PfStage, pf_stage, ADW_TYPE_BIN)

static void
set_class (GtkWidget *widget, const char *css_class, gboolean has)
{
  if (has)
    gtk_widget_add_css_class (widget, css_class);
  else
    gtk_widget_remove_css_class (widget, css_class);
}

static void
update (PfStage *self)
{
  g_autofree char *figure = g_strdup_printf ("%d", self->number);
  gboolean is_now = self->number == self->at;
  gboolean is_done = self->number < self->at;

  gtk_label_set_label (GTK_LABEL (self->figure), figure);
  gtk_label_set_label (GTK_LABEL (self->name), self->label);
  gtk_widget_set_visible (self->figure, !is_done);
  gtk_widget_set_visible (self->check, is_done);
  gtk_widget_set_visible (self->name, is_now || !self->narrow);
  set_class (self->figure, "now", is_now);
  set_class (self->name, "strong", is_now);
  set_class (self->name, "dim", !is_now);
}

static void
pf_stage_get_property (GObject *object, guint id, GValue *value, GParamSpec *)
{
  PfStage *self = PF_STAGE (object);

  switch ((PfStageProperty) id) {
  case PROP_NUMBER:
    g_value_set_int (value, self->number);
    break;
  case PROP_AT:
    g_value_set_int (value, self->at);
    break;
  case PROP_LABEL:
    g_value_set_string (value, self->label);
    break;
  case PROP_NARROW:
    g_value_set_boolean (value, self->narrow);
    break;
  }
}

static void
pf_stage_set_property (GObject *object, guint id, const GValue *value, GParamSpec *)
{
  PfStage *self = PF_STAGE (object);

  switch ((PfStageProperty) id) {
  case PROP_NUMBER:
    self->number = g_value_get_int (value);
    break;
  case PROP_AT:
    self->at = g_value_get_int (value);
    break;
  case PROP_LABEL:
    g_free (self->label);
    self->label = g_value_dup_string (value);
    break;
  case PROP_NARROW:
    self->narrow = g_value_get_boolean (value);
    break;
  }
  update (self);
}

static void
pf_stage_root (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (pf_stage_parent_class)->root (widget);
  g_binding_group_set_source (PF_STAGE (widget)->frame, pf_frame_find (widget));
}

static void
pf_stage_unroot (GtkWidget *widget)
{
  g_binding_group_set_source (PF_STAGE (widget)->frame, NULL);
  GTK_WIDGET_CLASS (pf_stage_parent_class)->unroot (widget);
}

static void
pf_stage_dispose (GObject *object)
{
  g_clear_object (&PF_STAGE (object)->frame);
  G_OBJECT_CLASS (pf_stage_parent_class)->dispose (object);
}

static void
pf_stage_finalize (GObject *object)
{
  g_free (PF_STAGE (object)->label);
  G_OBJECT_CLASS (pf_stage_parent_class)->finalize (object);
}

static void
pf_stage_class_init (PfStageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = pf_stage_get_property;
  object_class->set_property = pf_stage_set_property;
  object_class->dispose = pf_stage_dispose;
  object_class->finalize = pf_stage_finalize;
  widget_class->root = pf_stage_root;
  widget_class->unroot = pf_stage_unroot;

  properties[PROP_NUMBER] = g_param_spec_int ("number", NULL, NULL, 0, 9, 0, flags);
  properties[PROP_AT] = g_param_spec_int ("at", NULL, NULL, 0, 9, 0, flags);
  properties[PROP_LABEL] = g_param_spec_string ("label", NULL, NULL, NULL, flags);
  properties[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/portailfamille/PortailFamille/widgets/stage.ui");
  gtk_widget_class_bind_template_child (widget_class, PfStage, figure);
  gtk_widget_class_bind_template_child (widget_class, PfStage, check);
  gtk_widget_class_bind_template_child (widget_class, PfStage, name);
}

static void
pf_stage_init (PfStage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->frame = g_binding_group_new ();
  g_binding_group_bind (self->frame, "narrow", self, "narrow", G_BINDING_SYNC_CREATE);
}

const char *
pf_stage_get_label (PfStage *self)
{
  g_return_val_if_fail (PF_IS_STAGE (self), NULL);
  return self->label;
}
