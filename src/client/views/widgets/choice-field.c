/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/views/widgets/choice-field.h"

#include "client/views/widgets/form-field.h"
#include "client/views/widgets/wrap-bin.h"

struct _PfChoiceField
{
  AdwBin parent_instance;

  gboolean is_filling; /* by itself */
  char *label;
  char *hint;
  char *fault; /* (nullable) */

  GtkWidget *field;
  GtkWidget *choice;
};

typedef enum
{
  PROP_LABEL = 1,
  PROP_HINT,
} PfChoiceFieldProperty;

static GParamSpec *properties[PROP_HINT + 1];
static guint chosen_signal;

G_DEFINE_FINAL_TYPE (PfChoiceField, pf_choice_field, ADW_TYPE_BIN)

static const char *
get_words (PfChoiceField *self)
{
  GObject *item = gtk_drop_down_get_selected_item (GTK_DROP_DOWN (self->choice));

  return item != NULL ? gtk_string_object_get_string (GTK_STRING_OBJECT (item)) : "";
}

/* GTK 4.8 gives the focus, and what is read, to the button inside. */
static void
speak (PfChoiceField *self)
{
  g_autofree char *name = g_strdup_printf ("%s, %s", self->label, get_words (self));
  const char *below = self->fault != NULL ? self->fault : self->hint;
  GtkWidget *inside = gtk_widget_get_first_child (self->choice);

  gtk_accessible_reset_relation (GTK_ACCESSIBLE (self->choice),
                                 GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self->choice), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (inside),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  below != NULL ? below : "",
                                  -1);
}

static void
selected_cb (PfChoiceField *self)
{
  speak (self);
  if (!self->is_filling)
    g_signal_emit (self, chosen_signal, 0);
}

static gboolean
has_words (PfChoiceField *self, const char *const *words)
{
  GListModel *model = gtk_drop_down_get_model (GTK_DROP_DOWN (self->choice));
  guint n = model != NULL ? g_list_model_get_n_items (model) : 0;

  if (n != g_strv_length ((char **) words))
    return FALSE;
  for (guint i = 0; i < n; i++) {
    if (!g_str_equal (gtk_string_list_get_string (GTK_STRING_LIST (model), i), words[i]))
      return FALSE;
  }
  return TRUE;
}

/* A list that is put in place of the same one would close what is open. */
void
pf_choice_field_show (PfChoiceField *self, const char *const *words, guint selected)
{
  g_return_if_fail (PF_IS_CHOICE_FIELD (self));

  self->is_filling = TRUE;
  if (!has_words (self, words)) {
    g_autoptr (GtkStringList) list = gtk_string_list_new (words);

    gtk_drop_down_set_model (GTK_DROP_DOWN (self->choice), G_LIST_MODEL (list));
  }
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->choice), selected);
  self->is_filling = FALSE;
  speak (self);
}

guint
pf_choice_field_get_selected (PfChoiceField *self)
{
  g_return_val_if_fail (PF_IS_CHOICE_FIELD (self), 0);
  return gtk_drop_down_get_selected (GTK_DROP_DOWN (self->choice));
}

void
pf_choice_field_set_fault (PfChoiceField *self, const char *fault)
{
  g_return_if_fail (PF_IS_CHOICE_FIELD (self));

  g_free (self->fault);
  self->fault = g_strdup (fault);
  pf_form_field_set_fault (PF_FORM_FIELD (self->field), fault);
  speak (self);
}

static gboolean
pf_choice_field_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (PF_CHOICE_FIELD (widget)->choice);
}

static void
pf_choice_field_get_property (GObject *object, guint id, GValue *value, GParamSpec *)
{
  PfChoiceField *self = PF_CHOICE_FIELD (object);

  switch ((PfChoiceFieldProperty) id) {
  case PROP_LABEL:
    g_value_set_string (value, self->label);
    break;
  case PROP_HINT:
    g_value_set_string (value, self->hint);
    break;
  }
}

static void
pf_choice_field_set_property (GObject *object, guint id, const GValue *value, GParamSpec *)
{
  PfChoiceField *self = PF_CHOICE_FIELD (object);

  switch ((PfChoiceFieldProperty) id) {
  case PROP_LABEL:
    g_free (self->label);
    self->label = g_value_dup_string (value);
    g_object_set (self->field, "label", self->label, NULL);
    break;
  case PROP_HINT:
    g_free (self->hint);
    self->hint = g_value_dup_string (value);
    pf_form_field_set_hint (PF_FORM_FIELD (self->field), self->hint);
    break;
  }
  speak (self);
}

static void
pf_choice_field_finalize (GObject *object)
{
  PfChoiceField *self = PF_CHOICE_FIELD (object);

  g_free (self->label);
  g_free (self->hint);
  g_free (self->fault);
  G_OBJECT_CLASS (pf_choice_field_parent_class)->finalize (object);
}

static void
pf_choice_field_class_init (PfChoiceFieldClass *klass)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = pf_choice_field_get_property;
  object_class->set_property = pf_choice_field_set_property;
  object_class->finalize = pf_choice_field_finalize;
  widget_class->grab_focus = pf_choice_field_grab_focus;
  properties[PROP_LABEL] = g_param_spec_string ("label", NULL, NULL, NULL, flags);
  properties[PROP_HINT] = g_param_spec_string ("hint", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
  chosen_signal = g_signal_new (
      "chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  g_type_ensure (PF_TYPE_FORM_FIELD);
  g_type_ensure (PF_TYPE_WRAP_BIN);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/portailfamille/PortailFamille/widgets/choice-field.ui");
  gtk_widget_class_bind_template_child (widget_class, PfChoiceField, field);
  gtk_widget_class_bind_template_child (widget_class, PfChoiceField, choice);
}

static void
pf_choice_field_init (PfChoiceField *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (
      self->choice, "notify::selected", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);
}
