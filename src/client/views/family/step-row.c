/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/views/family/step-row.h"

#include "client/views/family/home-words.h"

struct _PfStepRow
{
  AdwBin parent_instance;

  PfHomeStep *step;
  PfVisit *visit;

  GtkWidget *box;
  GtkWidget *number;
  GtkWidget *icon;
  GtkWidget *line;
  GtkWidget *title;
};

typedef enum
{
  PROP_STEP = 1,
  PROP_VISIT,
} PfStepRowProperty;

static GParamSpec *properties[PROP_VISIT + 1];

G_DEFINE_FINAL_TYPE (PfStepRow, pf_step_row, ADW_TYPE_BIN)

/* What the portal says of its desk may come after the road. */
static char *
say_detail (PfStepRow *self, PfPortalContact *)
{
  return self->step != NULL ? pf_home_say_detail (self->step, self->visit) : NULL;
}

static gboolean
has_detail (PfStepRow *self, PfPortalContact *desk)
{
  g_autofree char *detail = say_detail (self, desk);

  return detail != NULL;
}

static void
speak (PfStepRow *self)
{
  g_autofree char *words = pf_home_say_step (self->step, self->visit);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

static const char *
get_icon_name (PfHomeMark mark)
{
  switch (mark) {
  case PF_HOME_MARK_DONE:
    return "pf-booked-symbolic";
  case PF_HOME_MARK_WAITING:
    return "pf-offered-symbolic";
  case PF_HOME_MARK_LATER:
  case PF_HOME_MARK_NEXT:
    return NULL;
  }
  g_return_val_if_reached (NULL);
}

static void
show (PfStepRow *self)
{
  g_autoptr (GEnumClass) marks = g_type_class_ref (PF_TYPE_HOME_MARK);
  const char *icon_name = get_icon_name (self->step->mark);
  g_autofree char *number = g_strdup_printf ("%u", self->step->number);

  gtk_widget_add_css_class (self->box,
                            g_enum_get_value (marks, (int) self->step->mark)->value_nick);
  gtk_label_set_label (GTK_LABEL (self->title), pf_home_get_title (self->step));
  gtk_label_set_label (GTK_LABEL (self->number), number);
  gtk_image_set_from_icon_name (GTK_IMAGE (self->icon), icon_name);
  gtk_widget_set_visible (self->icon, icon_name != NULL);
  gtk_widget_set_visible (self->number, icon_name == NULL);
  gtk_widget_set_visible (self->line, self->step->number < self->step->n_steps);
  speak (self);
}

static void
pf_step_row_constructed (GObject *object)
{
  PfStepRow *self = PF_STEP_ROW (object);

  G_OBJECT_CLASS (pf_step_row_parent_class)->constructed (object);
  show (self);
  g_signal_connect_object (
      self->visit, "notify::desk", G_CALLBACK (speak), self, G_CONNECT_SWAPPED);
}

static void
pf_step_row_get_property (GObject *object, guint id, GValue *value, GParamSpec *)
{
  PfStepRow *self = PF_STEP_ROW (object);

  switch ((PfStepRowProperty) id) {
  case PROP_STEP:
    g_value_set_object (value, self->step);
    break;
  case PROP_VISIT:
    g_value_set_object (value, self->visit);
    break;
  }
}

static void
pf_step_row_set_property (GObject *object, guint id, const GValue *value, GParamSpec *)
{
  PfStepRow *self = PF_STEP_ROW (object);

  switch ((PfStepRowProperty) id) {
  case PROP_STEP:
    g_set_object (&self->step, g_value_get_object (value));
    break;
  case PROP_VISIT:
    g_set_object (&self->visit, g_value_get_object (value));
    break;
  }
}

static void
pf_step_row_finalize (GObject *object)
{
  PfStepRow *self = PF_STEP_ROW (object);

  g_clear_object (&self->step);
  g_clear_object (&self->visit);
  G_OBJECT_CLASS (pf_step_row_parent_class)->finalize (object);
}

static void
pf_step_row_class_init (PfStepRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  object_class->constructed = pf_step_row_constructed;
  object_class->get_property = pf_step_row_get_property;
  object_class->set_property = pf_step_row_set_property;
  object_class->finalize = pf_step_row_finalize;

  properties[PROP_STEP] = g_param_spec_object ("step", NULL, NULL, PF_TYPE_HOME_STEP, flags);
  properties[PROP_VISIT] = g_param_spec_object ("visit", NULL, NULL, PF_TYPE_VISIT, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST_ITEM);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/portailfamille/PortailFamille/family/step-row.ui");
  gtk_widget_class_bind_template_child (widget_class, PfStepRow, box);
  gtk_widget_class_bind_template_child (widget_class, PfStepRow, number);
  gtk_widget_class_bind_template_child (widget_class, PfStepRow, icon);
  gtk_widget_class_bind_template_child (widget_class, PfStepRow, line);
  gtk_widget_class_bind_template_child (widget_class, PfStepRow, title);
  gtk_widget_class_bind_template_callback (widget_class, say_detail);
  gtk_widget_class_bind_template_callback (widget_class, has_detail);
}

static void
pf_step_row_init (PfStepRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
pf_step_row_new (PfHomeStep *step, PfVisit *visit)
{
  return g_object_new (PF_TYPE_STEP_ROW, "step", step, "visit", visit, NULL);
}
