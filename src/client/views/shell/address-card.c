/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/views/shell/address-card.h"

#include <glib/gi18n.h>

#include "client/views/widgets/form-field.h"
#include "core/sign-in.h"

struct _PfAddressCard
{
  AdwBin parent_instance;

  GSignalGroup *recovery; /* its target: the recovery, while there is one */
  char *shown;            /* (nullable): the address of the recovery that the entry has or had */

  GtkWidget *field;
  GtkWidget *email;
  GtkWidget *go;
};

typedef enum
{
  PROP_RECOVERY = 1,
} PfAddressCardProperty;

static GParamSpec *properties[PROP_RECOVERY + 1];

G_DEFINE_FINAL_TYPE (PfAddressCard, pf_address_card, ADW_TYPE_BIN)

static void
go_cb (PfAddressCard *self)
{
  g_autoptr (PfRecovery) recovery = g_signal_group_dup_target (self->recovery);
  g_autofree char *email =
      g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->email))));

  if (recovery->busy || recovery->retry_seconds > 0)
    return;
  if (pf_email_looks_whole (email)) {
    pf_recovery_ask (recovery, email);
    return;
  }
  pf_address_card_set_fault (self, _ ("Type it whole: name@example.org"));
  gtk_widget_grab_focus (self->email);
}

static void
edited_cb (PfAddressCard *self)
{
  pf_address_card_set_fault (self, NULL);
}

/* What is typed stays, until the recovery comes with another address. */
static void
show_email (PfAddressCard *self, const char *email)
{
  if (g_strcmp0 (self->shown, email) == 0)
    return;
  g_free (self->shown);
  self->shown = g_strdup (email);
  gtk_editable_set_text (GTK_EDITABLE (self->email), email != NULL ? email : "");
}

static void
update (PfAddressCard *self, PfRecovery *recovery)
{
  show_email (self, recovery->email);
  gtk_widget_set_sensitive (self->field, !recovery->busy);
  gtk_widget_set_sensitive (self->go, !recovery->busy && recovery->retry_seconds == 0);
  gtk_button_set_label (GTK_BUTTON (self->go),
                        recovery->busy ? _ ("Asking…") : _ ("Receive the Mail"));
}

static void
changed_cb (PfRecovery *recovery, PfAddressCard *self)
{
  update (self, recovery);
}

static void
bind_cb (PfAddressCard *self, PfRecovery *recovery)
{
  update (self, recovery);
}

static void
pf_address_card_get_property (GObject *object, guint, GValue *value, GParamSpec *)
{
  g_value_take_object (value, g_signal_group_dup_target (PF_ADDRESS_CARD (object)->recovery));
}

static void
pf_address_card_set_property (GObject *object, guint, const GValue *value, GParamSpec *)
{
  g_signal_group_set_target (PF_ADDRESS_CARD (object)->recovery, g_value_get_object (value));
}

static void
pf_address_card_dispose (GObject *object)
{
  PfAddressCard *self = PF_ADDRESS_CARD (object);

  g_clear_object (&self->recovery);
  g_clear_pointer (&self->shown, g_free);
  G_OBJECT_CLASS (pf_address_card_parent_class)->dispose (object);
}

static void
pf_address_card_class_init (PfAddressCardClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = pf_address_card_get_property;
  object_class->set_property = pf_address_card_set_property;
  object_class->dispose = pf_address_card_dispose;

  properties[PROP_RECOVERY] = g_param_spec_object (
      "recovery", NULL, NULL, PF_TYPE_RECOVERY, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  g_type_ensure (PF_TYPE_FORM_FIELD);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/portailfamille/PortailFamille/shell/address-card.ui");
  gtk_widget_class_bind_template_child (widget_class, PfAddressCard, field);
  gtk_widget_class_bind_template_child (widget_class, PfAddressCard, email);
  gtk_widget_class_bind_template_child (widget_class, PfAddressCard, go);
  gtk_widget_class_bind_template_callback (widget_class, go_cb);
  gtk_widget_class_bind_template_callback (widget_class, edited_cb);
}

static void
pf_address_card_init (PfAddressCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->recovery = g_signal_group_new (PF_TYPE_RECOVERY);
  g_signal_connect_object (self->recovery, "bind", G_CALLBACK (bind_cb), self, G_CONNECT_SWAPPED);
  g_signal_group_connect (self->recovery, "changed", G_CALLBACK (changed_cb), self);
}

void
pf_address_card_set_fault (PfAddressCard *self, const char *fault)
{
  g_return_if_fail (PF_IS_ADDRESS_CARD (self));
  pf_form_field_set_fault (PF_FORM_FIELD (self->field), fault);
}

void
pf_address_card_set_about (PfAddressCard *self, const char *about)
{
  g_return_if_fail (PF_IS_ADDRESS_CARD (self));
  pf_form_field_set_about (PF_FORM_FIELD (self->field), about);
}

void
pf_address_card_take_focus (PfAddressCard *self)
{
  g_return_if_fail (PF_IS_ADDRESS_CARD (self));
  gtk_widget_grab_focus (self->email);
}
