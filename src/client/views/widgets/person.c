/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/views/widgets/person.h"

struct _PfPerson
{
  AdwBin parent_instance;

  char *full_name;
  char *about;
  gboolean opens;

  GtkWidget *box;
};

typedef enum
{
  PROP_FULL_NAME = 1,
  PROP_ABOUT,
  PROP_OPENS,
} PfPersonProperty;

static GParamSpec *properties[PROP_OPENS + 1];

G_DEFINE_FINAL_TYPE (PfPerson, pf_person, ADW_TYPE_BIN)

static gboolean
is_said (GObject *, const char *words)
{
  return words != NULL && *words != '\0';
}

static void
pf_person_get_property (GObject *object, guint id, GValue *value, GParamSpec *)
{
  PfPerson *self = PF_PERSON (object);

  switch ((PfPersonProperty) id) {
  case PROP_FULL_NAME:
    g_value_set_string (value, self->full_name);
    break;
  case PROP_ABOUT:
    g_value_set_string (value, self->about);
    break;
  case PROP_OPENS:
    g_value_set_boolean (value, self->opens);
    break;
  }
}

static void
pf_person_set_property (GObject *object, guint id, const GValue *value, GParamSpec *)
{
  PfPerson *self = PF_PERSON (object);

  switch ((PfPersonProperty) id) {
  case PROP_FULL_NAME:
    g_free (self->full_name);
    self->full_name = g_value_dup_string (value);
    break;
  case PROP_ABOUT:
    g_free (self->about);
    self->about = g_value_dup_string (value);
    break;
  case PROP_OPENS:
    self->opens = g_value_get_boolean (value);
    break;
  }
}

static void
pf_person_finalize (GObject *object)
{
  PfPerson *self = PF_PERSON (object);

  g_free (self->full_name);
  g_free (self->about);
  G_OBJECT_CLASS (pf_person_parent_class)->finalize (object);
}

static void
pf_person_class_init (PfPersonClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = pf_person_get_property;
  object_class->set_property = pf_person_set_property;
  object_class->finalize = pf_person_finalize;

  properties[PROP_FULL_NAME] = g_param_spec_string ("full-name", NULL, NULL, NULL, flags);
  properties[PROP_ABOUT] = g_param_spec_string ("about", NULL, NULL, NULL, flags);
  properties[PROP_OPENS] = g_param_spec_boolean ("opens", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/portailfamille/PortailFamille/widgets/person.ui");
  gtk_widget_class_bind_template_child (widget_class, PfPerson, box);
  gtk_widget_class_bind_template_callback (widget_class, is_said);
}

static void
pf_person_init (PfPerson *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
