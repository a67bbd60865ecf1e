/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/views/widgets/form-field.h"

#include <glib/gi18n.h>

struct _PfFormField
{
  AdwBin parent_instance;

  char *label;
  char *hint;
  char *fault;
  char *about; /* (nullable) */
  GtkWidget *entry;
  gboolean watches;    /* Caps Lock */
  GdkDevice *keyboard; /* (nullable): while it watches, in a window */

  GtkWidget *name_label;
  GtkWidget *place;
};

typedef enum
{
  PROP_LABEL = 1,
  PROP_HINT,
  PROP_FAULT,
  PROP_ENTRY,
} PfFormFieldProperty;

static GParamSpec *properties[PROP_ENTRY + 1];

G_DEFINE_FINAL_TYPE (PfFormField, pf_form_field, ADW_TYPE_BIN)

static gboolean
is_said (GObject *, const char *words)
{
  return words != NULL && *words != '\0';
}

/* The hint stands where the fault would. */
static gboolean
is_hint_shown (GObject *object, const char *hint, const char *fault)
{
  return is_said (object, hint) && !is_said (object, fault);
}

/* What is seen beside the entry is what is read with it. Its name is that of the label whose
 * mnemonic leads to it: given once more, it would be read twice.
 */
static void
describe_entry (PfFormField *self)
{
  const char *below = is_said (NULL, self->fault) ? self->fault : self->hint;
  g_autofree char *all =
      self->about != NULL && !is_said (NULL, self->fault)
          ? g_strdup_printf ("%s %s", self->about, is_said (NULL, below) ? below : "")
          : NULL;
  const char *words = all != NULL ? all : below;

  if (self->entry == NULL)
    return;
  if (is_said (NULL, self->fault))
    gtk_widget_add_css_class (self->entry, "fault");
  else
    gtk_widget_remove_css_class (self->entry, "fault");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  words != NULL ? words : "",
                                  -1);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->entry),
                               GTK_ACCESSIBLE_STATE_INVALID,
                               is_said (NULL, self->fault) ? GTK_ACCESSIBLE_INVALID_TRUE
                                                           : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);
}

static char **
find_words (PfFormField *self, PfFormFieldProperty id)
{
  switch (id) {
  case PROP_LABEL:
    return &self->label;
  case PROP_HINT:
    return &self->hint;
  case PROP_FAULT:
    return &self->fault;
  case PROP_ENTRY:
    break;
  }
  g_return_val_if_reached (NULL);
}

static void
set_words (PfFormField *self, PfFormFieldProperty id, const char *words)
{
  char **place = find_words (self, id);

  if (g_strcmp0 (*place, words) == 0)
    return;
  g_free (*place);
  *place = g_strdup (words);
  describe_entry (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[id]);
}

static void
set_entry (PfFormField *self, GtkWidget *entry)
{
  self->entry = entry;
  adw_bin_set_child (ADW_BIN (self->place), entry);
  gtk_label_set_mnemonic_widget (GTK_LABEL (self->name_label), entry);
  describe_entry (self);
}

static void
caps_lock_cb (PfFormField *self)
{
  gboolean on = self->keyboard != NULL && gdk_device_get_caps_lock_state (self->keyboard);

  pf_form_field_set_hint (self, on ? _ ("Caps Lock is on.") : NULL);
}

static void
pf_form_field_realize (GtkWidget *widget)
{
  PfFormField *self = PF_FORM_FIELD (widget);
  GdkSeat *seat = gdk_display_get_default_seat (gtk_widget_get_display (widget));

  GTK_WIDGET_CLASS (pf_form_field_parent_class)->realize (widget);
  self->keyboard = self->watches && seat != NULL ? gdk_seat_get_keyboard (seat) : NULL;
  if (self->keyboard == NULL)
    return;
  g_signal_connect_object (self->keyboard,
                           "notify::caps-lock-state",
                           G_CALLBACK (caps_lock_cb),
                           self,
                           G_CONNECT_SWAPPED);
  caps_lock_cb (self);
}

static void
pf_form_field_unrealize (GtkWidget *widget)
{
  PfFormField *self = PF_FORM_FIELD (widget);

  if (self->keyboard != NULL)
    g_signal_handlers_disconnect_by_data (self->keyboard, self);
  self->keyboard = NULL;
  GTK_WIDGET_CLASS (pf_form_field_parent_class)->unrealize (widget);
}

static void
pf_form_field_get_property (GObject *object, guint id, GValue *value, GParamSpec *)
{
  PfFormField *self = PF_FORM_FIELD (object);

  if (id == PROP_ENTRY)
    g_value_set_object (value, self->entry);
  else
    g_value_set_string (value, *find_words (self, id));
}

static void
pf_form_field_set_property (GObject *object, guint id, const GValue *value, GParamSpec *)
{
  PfFormField *self = PF_FORM_FIELD (object);

  if (id == PROP_ENTRY)
    set_entry (self, g_value_get_object (value));
  else
    set_words (self, id, g_value_get_string (value));
}

static void
pf_form_field_dispose (GObject *object)
{
  PF_FORM_FIELD (object)->entry = NULL;
  G_OBJECT_CLASS (pf_form_field_parent_class)->dispose (object);
}

static void
pf_form_field_finalize (GObject *object)
{
  PfFormField *self = PF_FORM_FIELD (object);

  g_free (self->label);
  g_free (self->hint);
  g_free (self->fault);
  g_free (self->about);
  G_OBJECT_CLASS (pf_form_field_parent_class)->finalize (object);
}

static void
pf_form_field_class_init (PfFormFieldClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = pf_form_field_get_property;
  object_class->set_property = pf_form_field_set_property;
  object_class->dispose = pf_form_field_dispose;
  object_class->finalize = pf_form_field_finalize;
  widget_class->realize = pf_form_field_realize;
  widget_class->unrealize = pf_form_field_unrealize;

  properties[PROP_LABEL] = g_param_spec_string ("label", NULL, NULL, NULL, flags);
  properties[PROP_HINT] = g_param_spec_string ("hint", NULL, NULL, NULL, flags);
  properties[PROP_FAULT] = g_param_spec_string ("fault", NULL, NULL, NULL, flags);
  properties[PROP_ENTRY] = g_param_spec_object ("entry", NULL, NULL, GTK_TYPE_WIDGET, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/portailfamille/PortailFamille/widgets/form-field.ui");
  gtk_widget_class_bind_template_child (widget_class, PfFormField, name_label);
  gtk_widget_class_bind_template_child (widget_class, PfFormField, place);
  gtk_widget_class_bind_template_callback (widget_class, is_said);
  gtk_widget_class_bind_template_callback (widget_class, is_hint_shown);
}

static void
pf_form_field_init (PfFormField *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
pf_form_field_set_fault (PfFormField *self, const char *fault)
{
  g_return_if_fail (PF_IS_FORM_FIELD (self));
  set_words (self, PROP_FAULT, fault);
}

void
pf_form_field_set_hint (PfFormField *self, const char *hint)
{
  g_return_if_fail (PF_IS_FORM_FIELD (self));
  set_words (self, PROP_HINT, hint);
}

void
pf_form_field_watch_caps_lock (PfFormField *self)
{
  g_return_if_fail (PF_IS_FORM_FIELD (self));
  g_return_if_fail (!gtk_widget_get_realized (GTK_WIDGET (self)));
  self->watches = TRUE;
}

void
pf_form_field_set_about (PfFormField *self, const char *about)
{
  g_return_if_fail (PF_IS_FORM_FIELD (self));

  if (g_strcmp0 (self->about, about) == 0)
    return;
  g_free (self->about);
  self->about = g_strdup (about);
  describe_entry (self);
}
