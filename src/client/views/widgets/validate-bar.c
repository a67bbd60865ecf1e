/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/views/widgets/validate-bar.h"

#include "client/views/widgets/box.h"
#include "client/views/widgets/live-region.h"

struct _PfValidateBar
{
  AdwBin parent_instance;

  gboolean commits;

  GtkWidget *words;
  GtkWidget *sum;
  GtkWidget *dot;
  GtkWidget *price;
  GtkWidget *detail;
  GtkWidget *buttons;
  GtkWidget *clear;
  GtkWidget *validate;
};

typedef enum
{
  PROP_CLEAR_ACTION = 1,
  PROP_VALIDATE_ACTION,
  PROP_HAS_BUTTONS,
  PROP_CLEAR_LABEL,
  PROP_COMMITS,
  PROP_VALIDATE_LABEL,
} PfValidateBarProperty;

static GParamSpec *properties[PROP_VALIDATE_LABEL + 1];

G_DEFINE_FINAL_TYPE (PfValidateBar, pf_validate_bar, ADW_TYPE_BIN)

void
pf_validate_bar_say (PfValidateBar *self, const char *sum, const char *price, const char *detail)
{
  g_autofree char *spoken = price != NULL ? g_strdup_printf ("%s, %s. %s", sum, price, detail)
                                          : g_strdup_printf ("%s. %s", sum, detail);

  g_return_if_fail (PF_IS_VALIDATE_BAR (self));
  if (!pf_live_region_say (PF_LIVE_REGION (self->words), spoken))
    return;
  gtk_label_set_label (GTK_LABEL (self->sum), sum);
  gtk_label_set_label (GTK_LABEL (self->price), price != NULL ? price : "");
  gtk_label_set_label (GTK_LABEL (self->detail), detail);
  gtk_widget_set_visible (self->dot, price != NULL);
  gtk_widget_set_visible (self->price, price != NULL);
  gtk_widget_set_visible (self->detail, *detail != '\0');
}

const char *
pf_validate_bar_get_spoken (PfValidateBar *self)
{
  g_return_val_if_fail (PF_IS_VALIDATE_BAR (self), NULL);
  return pf_live_region_get_words (PF_LIVE_REGION (self->words));
}

void
pf_validate_bar_set_has_buttons (PfValidateBar *self, gboolean has_buttons)
{
  g_return_if_fail (PF_IS_VALIDATE_BAR (self));
  gtk_widget_set_visible (self->buttons, has_buttons);
}

void
pf_validate_bar_take_focus (PfValidateBar *self)
{
  g_return_if_fail (PF_IS_VALIDATE_BAR (self));
  gtk_widget_grab_focus (self->validate);
}

static GtkLabel *
get_label (GtkWidget *button)
{
  return GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button)));
}

static void
set_words (GtkWidget *button, const char *words)
{
  gtk_label_set_label (get_label (button), words);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

/* Green is for choices, and for what a tutorial of the town calls so. */
static void
set_validate_words (PfValidateBar *self, const char *words)
{
  set_words (self->validate, words);
  if (self->commits)
    return;
  gtk_widget_remove_css_class (self->validate, "valider");
  gtk_widget_add_css_class (self->validate, "suggested-action");
}

static void
pf_validate_bar_get_property (GObject *object, guint id, GValue *value, GParamSpec *)
{
  PfValidateBar *self = PF_VALIDATE_BAR (object);

  switch ((PfValidateBarProperty) id) {
  case PROP_CLEAR_ACTION:
    g_value_set_string (value, gtk_actionable_get_action_name (GTK_ACTIONABLE (self->clear)));
    break;
  case PROP_VALIDATE_ACTION:
    g_value_set_string (value, gtk_actionable_get_action_name (GTK_ACTIONABLE (self->validate)));
    break;
  case PROP_HAS_BUTTONS:
    g_value_set_boolean (value, gtk_widget_get_visible (self->buttons));
    break;
  case PROP_CLEAR_LABEL:
    g_value_set_string (value, gtk_label_get_label (get_label (self->clear)));
    break;
  case PROP_COMMITS:
    g_value_set_boolean (value, self->commits);
    break;
  case PROP_VALIDATE_LABEL:
    g_value_set_string (value, gtk_label_get_label (get_label (self->validate)));
    break;
  }
}

static void
pf_validate_bar_set_property (GObject *object, guint id, const GValue *value, GParamSpec *)
{
  PfValidateBar *self = PF_VALIDATE_BAR (object);

  switch ((PfValidateBarProperty) id) {
  case PROP_CLEAR_ACTION:
    gtk_actionable_set_action_name (GTK_ACTIONABLE (self->clear), g_value_get_string (value));
    break;
  case PROP_VALIDATE_ACTION:
    gtk_actionable_set_action_name (GTK_ACTIONABLE (self->validate), g_value_get_string (value));
    break;
  case PROP_HAS_BUTTONS:
    pf_validate_bar_set_has_buttons (self, g_value_get_boolean (value));
    break;
  case PROP_CLEAR_LABEL:
    set_words (self->clear, g_value_get_string (value));
    break;
  case PROP_COMMITS:
    self->commits = g_value_get_boolean (value);
    break;
  case PROP_VALIDATE_LABEL:
    set_validate_words (self, g_value_get_string (value));
    break;
  }
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, PfValidateBar, words);
  gtk_widget_class_bind_template_child (widget_class, PfValidateBar, sum);
  gtk_widget_class_bind_template_child (widget_class, PfValidateBar, dot);
  gtk_widget_class_bind_template_child (widget_class, PfValidateBar, price);
  gtk_widget_class_bind_template_child (widget_class, PfValidateBar, detail);
  gtk_widget_class_bind_template_child (widget_class, PfValidateBar, buttons);
  gtk_widget_class_bind_template_child (widget_class, PfValidateBar, clear);
  gtk_widget_class_bind_template_child (widget_class, PfValidateBar, validate);
}

static void
pf_validate_bar_class_init (PfValidateBarClass *klass)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = pf_validate_bar_get_property;
  object_class->set_property = pf_validate_bar_set_property;
  properties[PROP_CLEAR_ACTION] = g_param_spec_string ("clear-action", NULL, NULL, NULL, flags);
  properties[PROP_VALIDATE_ACTION] =
      g_param_spec_string ("validate-action", NULL, NULL, NULL, flags);
  properties[PROP_HAS_BUTTONS] = g_param_spec_boolean ("has-buttons", NULL, NULL, TRUE, flags);
  properties[PROP_CLEAR_LABEL] = g_param_spec_string ("clear-label", NULL, NULL, NULL, flags);
  properties[PROP_COMMITS] = g_param_spec_boolean ("commits", NULL, NULL, FALSE, flags);
  properties[PROP_VALIDATE_LABEL] = g_param_spec_string ("validate-label", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  g_type_ensure (PF_TYPE_BOX);
  g_type_ensure (PF_TYPE_LIVE_REGION);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/portailfamille/PortailFamille/widgets/validate-bar.ui");
  bind_children (widget_class);
}

static void
pf_validate_bar_init (PfValidateBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
