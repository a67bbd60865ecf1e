/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/views/shell/town-card.h"

#include <glib/gi18n.h>

#include "client/views/shell/failure-words.h"
#include "client/views/widgets/form-field.h"

struct _PfTownCard
{
  AdwBin parent_instance;

  GSignalGroup *entrance; /* its target: the entrance, while there is one */

  GtkWidget *field;
  GtkWidget *address;
  GtkWidget *go;
  GtkWidget *keep;
};

typedef enum
{
  PROP_ENTRANCE = 1,
} PfTownCardProperty;

static GParamSpec *properties[PROP_ENTRANCE + 1];

G_DEFINE_FINAL_TYPE (PfTownCard, pf_town_card, ADW_TYPE_BIN)

static void
go_cb (PfTownCard *self)
{
  g_autoptr (PfEntrance) entrance = g_signal_group_dup_target (self->entrance);
  const char *address = gtk_editable_get_text (GTK_EDITABLE (self->address));

  if (entrance->busy)
    return;
  if (*address != '\0') {
    pf_entrance_choose_town (entrance, address);
    return;
  }
  pf_form_field_set_fault (PF_FORM_FIELD (self->field), _ ("Type the address of the portal"));
  gtk_widget_grab_focus (self->address);
}

static void
keep_cb (PfTownCard *self)
{
  g_autoptr (PfEntrance) entrance = g_signal_group_dup_target (self->entrance);

  pf_entrance_ask (entrance, "keep-town");
}

static void
edited_cb (PfTownCard *self)
{
  pf_form_field_set_fault (PF_FORM_FIELD (self->field), NULL);
}

static void
update (PfTownCard *self, PfEntrance *entrance)
{
  g_autofree char *words = pf_failure_build_words (entrance);

  pf_form_field_set_fault (PF_FORM_FIELD (self->field), words);
  gtk_widget_set_sensitive (self->field, !entrance->busy);
  gtk_widget_set_sensitive (self->go, !entrance->busy);
  gtk_widget_set_visible (self->keep, entrance->host != NULL && entrance->town != NULL);
}

static void
changed_cb (PfEntrance *entrance, PfTownCard *self)
{
  update (self, entrance);
}

static void
bind_cb (PfTownCard *self, PfEntrance *entrance)
{
  update (self, entrance);
}

static void
pf_town_card_get_property (GObject *object, guint, GValue *value, GParamSpec *)
{
  g_value_take_object (value, g_signal_group_dup_target (PF_TOWN_CARD (object)->entrance));
}

static void
pf_town_card_set_property (GObject *object, guint, const GValue *value, GParamSpec *)
{
  g_signal_group_set_target (PF_TOWN_CARD (object)->entrance, g_value_get_object (value));
}

static void
pf_town_card_dispose (GObject *object)
{
  g_clear_object (&PF_TOWN_CARD (object)->entrance);
  G_OBJECT_CLASS (pf_town_card_parent_class)->dispose (object);
}

static void
pf_town_card_class_init (PfTownCardClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = pf_town_card_get_property;
  object_class->set_property = pf_town_card_set_property;
  object_class->dispose = pf_town_card_dispose;

  properties[PROP_ENTRANCE] = g_param_spec_object (
      "entrance", NULL, NULL, PF_TYPE_ENTRANCE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  g_type_ensure (PF_TYPE_FORM_FIELD);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/portailfamille/PortailFamille/shell/town-card.ui");
  gtk_widget_class_bind_template_child (widget_class, PfTownCard, field);
  gtk_widget_class_bind_template_child (widget_class, PfTownCard, address);
  gtk_widget_class_bind_template_child (widget_class, PfTownCard, go);
  gtk_widget_class_bind_template_child (widget_class, PfTownCard, keep);
  gtk_widget_class_bind_template_callback (widget_class, go_cb);
  gtk_widget_class_bind_template_callback (widget_class, keep_cb);
  gtk_widget_class_bind_template_callback (widget_class, edited_cb);
}

static void
pf_town_card_init (PfTownCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->entrance = g_signal_group_new (PF_TYPE_ENTRANCE);
  g_signal_connect_object (self->entrance, "bind", G_CALLBACK (bind_cb), self, G_CONNECT_SWAPPED);
  g_signal_group_connect (self->entrance, "changed", G_CALLBACK (changed_cb), self);
}

void
pf_town_card_take_focus (PfTownCard *self)
{
  g_return_if_fail (PF_IS_TOWN_CARD (self));
  gtk_widget_grab_focus (self->address);
}
