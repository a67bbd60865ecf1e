/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/views/widgets/password-field.h"

#include "client/views/widgets/form-field.h"
#include "client/views/widgets/strength-meter.h"

struct _PfPasswordField
{
  AdwBin parent_instance;

  GStrv own_words; /* (nullable) */

  GtkWidget *field;
  GtkWidget *password;
  GtkWidget *meter;
};

typedef enum
{
  PROP_LABEL = 1,
} PfPasswordFieldProperty;

static GParamSpec *properties[PROP_LABEL + 1];
static guint edited_signal;
static guint activate_signal;

G_DEFINE_FINAL_TYPE (PfPasswordField, pf_password_field, ADW_TYPE_BIN)

const char *
pf_password_field_get_text (PfPasswordField *self)
{
  g_return_val_if_fail (PF_IS_PASSWORD_FIELD (self), "");
  return gtk_editable_get_text (GTK_EDITABLE (self->password));
}

static void
show_strength (PfPasswordField *self)
{
  pf_strength_meter_measure (PF_STRENGTH_METER (self->meter),
                             pf_password_field_get_text (self),
                             (const char *const *) self->own_words);
}

static void
edited_cb (PfPasswordField *self)
{
  pf_password_field_set_fault (self, NULL);
  show_strength (self);
  g_signal_emit (self, edited_signal, 0);
}

static void
activate_cb (PfPasswordField *self)
{
  g_signal_emit (self, activate_signal, 0);
}

/* ---- the widget */

static void
pf_password_field_get_property (GObject *object, guint, GValue *value, GParamSpec *)
{
  g_object_get_property (G_OBJECT (PF_PASSWORD_FIELD (object)->field), "label", value);
}

static void
pf_password_field_set_property (GObject *object, guint, const GValue *value, GParamSpec *)
{
  g_object_set_property (G_OBJECT (PF_PASSWORD_FIELD (object)->field), "label", value);
}

static void
pf_password_field_finalize (GObject *object)
{
  g_strfreev (PF_PASSWORD_FIELD (object)->own_words);
  G_OBJECT_CLASS (pf_password_field_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/portailfamille/PortailFamille/widgets/password-field.ui");
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, PfPasswordField, name)
  BIND (field);
  BIND (password);
  BIND (meter);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, edited_cb);
}

static void
pf_password_field_class_init (PfPasswordFieldClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  object_class->get_property = pf_password_field_get_property;
  object_class->set_property = pf_password_field_set_property;
  object_class->finalize = pf_password_field_finalize;
  properties[PROP_LABEL] =
      g_param_spec_string ("label", NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
#define SIGNAL(name)                                                                               \
  g_signal_new (name, type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0)
  edited_signal = SIGNAL ("edited");
  activate_signal = SIGNAL ("activate");
#undef SIGNAL

  g_type_ensure (PF_TYPE_FORM_FIELD);
  g_type_ensure (PF_TYPE_STRENGTH_METER);
  bind_template (GTK_WIDGET_CLASS (klass));
}

static void
pf_password_field_init (PfPasswordField *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  pf_form_field_watch_caps_lock (PF_FORM_FIELD (self->field));
  show_strength (self);
}

void
pf_password_field_set_text (PfPasswordField *self, const char *text)
{
  g_return_if_fail (PF_IS_PASSWORD_FIELD (self));
  gtk_editable_set_text (GTK_EDITABLE (self->password), text);
}

void
pf_password_field_set_own_words (PfPasswordField *self, const char *const *own_words)
{
  g_return_if_fail (PF_IS_PASSWORD_FIELD (self));

  g_strfreev (self->own_words);
  self->own_words = g_strdupv ((GStrv) own_words);
  show_strength (self);
}

void
pf_password_field_set_editable (PfPasswordField *self, gboolean editable)
{
  g_return_if_fail (PF_IS_PASSWORD_FIELD (self));
  gtk_widget_set_sensitive (self->field, editable);
}

void
pf_password_field_set_fault (PfPasswordField *self, const char *fault)
{
  g_return_if_fail (PF_IS_PASSWORD_FIELD (self));
  pf_form_field_set_fault (PF_FORM_FIELD (self->field), fault);
}

gboolean
pf_password_field_take_focus (PfPasswordField *self)
{
  g_return_val_if_fail (PF_IS_PASSWORD_FIELD (self), FALSE);
  return gtk_widget_is_sensitive (self->field) && gtk_widget_grab_focus (self->password);
}
