/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A password is in its entry only as long as it takes: assistive technology can read it there.
 */
#include "client/views/shell/new-password-card.h"

#include <glib/gi18n.h>

#include "client/views/widgets/address-fields.h"
#include "client/views/widgets/password-field.h"

struct _PfNewPasswordCard
{
  AdwBin parent_instance;

  GSignalGroup *recovery; /* its target: the recovery, while there is one */
  GSignalGroup *entrance; /* the same of the entrance */

  GtkWidget *home;
  GtkWidget *address;
  GtkWidget *password;
  GtkWidget *stay;
  GtkWidget *go;
};

typedef enum
{
  PROP_RECOVERY = 1,
  PROP_ENTRANCE,
} PfNewPasswordCardProperty;

static GParamSpec *properties[PROP_ENTRANCE + 1];

G_DEFINE_FINAL_TYPE (PfNewPasswordCard, pf_new_password_card, ADW_TYPE_BIN)

static const char *
get_password (PfNewPasswordCard *self)
{
  return pf_password_field_get_text (PF_PASSWORD_FIELD (self->password));
}

static void
go_cb (PfNewPasswordCard *self)
{
  g_autoptr (PfRecovery) recovery = g_signal_group_dup_target (self->recovery);

  if (recovery->busy || recovery->retry_seconds > 0)
    return;
  if (recovery->accepts) {
    pf_recovery_want (recovery, "accept");
    return;
  }
  if (*get_password (self) != '\0') {
    pf_recovery_choose (
        recovery, get_password (self), gtk_check_button_get_active (GTK_CHECK_BUTTON (self->stay)));
    return;
  }
  pf_recovery_check_address (recovery);
  pf_recovery_fail (recovery, PF_RECOVERY_FAULT_NO_PASSWORD);
}

static void
address_cb (PfNewPasswordCard *self, guint part)
{
  g_autoptr (PfRecovery) recovery = g_signal_group_dup_target (self->recovery);

  pf_recovery_set_address (
      recovery, part, pf_address_fields_get_text (PF_ADDRESS_FIELDS (self->address), part));
}

/* ---- the recovery and the entrance */

static void
edited_cb (PfNewPasswordCard *self)
{
  pf_new_password_card_set_fault (self, NULL);
}

/* Of the account that the link or the code proved. */
static void
show_own_words (PfNewPasswordCard *self, PfRecovery *recovery)
{
  g_auto (GStrv) own = pf_recovery_dup_own_words (recovery);

  pf_password_field_set_own_words (PF_PASSWORD_FIELD (self->password), (const char *const *) own);
}

static void
forget_password (PfNewPasswordCard *self)
{
  pf_password_field_set_text (PF_PASSWORD_FIELD (self->password), "");
}

static const char *
get_go_words (PfRecovery *recovery)
{
  if (recovery->stage == PF_RECOVERY_STAGE_PASSWORD && recovery->busy)
    return recovery->chosen ? _ ("Signing in…") : _ ("One moment…");
  if (recovery->accepts)
    return _ ("Sign In to Accept");
  if (recovery->chosen)
    return _ ("Sign In");
  return recovery->account != NULL && recovery->account->lives_elsewhere
             ? _ ("Accept the Invitation")
             : _ ("Choose This Password");
}

static void
show_address (PfNewPasswordCard *self, PfRecovery *recovery)
{

  gtk_widget_set_visible (self->home, pf_recovery_wants_address (recovery));
  gtk_widget_set_sensitive (self->home, !recovery->busy);
  pf_address_fields_show (
      PF_ADDRESS_FIELDS (self->address), recovery->address, recovery->address_faults);
}

/* Who accepts says it where they sign in. */
static void
show_stay (PfNewPasswordCard *self)
{
  g_autoptr (PfRecovery) recovery = g_signal_group_dup_target (self->recovery);
  g_autoptr (PfEntrance) entrance = g_signal_group_dup_target (self->entrance);

  gtk_widget_set_visible (self->stay,
                          entrance != NULL && entrance->can_stay &&
                              (recovery == NULL || !recovery->accepts));
}

/* Once chosen, it only serves to sign in. */
static void
update (PfNewPasswordCard *self, PfRecovery *recovery)
{
  pf_password_field_set_editable (PF_PASSWORD_FIELD (self->password),
                                  !recovery->busy && !recovery->chosen);
  gtk_widget_set_visible (self->password, !recovery->accepts);
  show_address (self, recovery);
  show_stay (self);
  gtk_widget_set_sensitive (self->go, !recovery->busy && recovery->retry_seconds == 0);
  gtk_button_set_label (GTK_BUTTON (self->go), get_go_words (recovery));
}

static void
recovery_changed_cb (PfRecovery *recovery, PfNewPasswordCard *self)
{
  update (self, recovery);
}

static void
bind_recovery_cb (PfNewPasswordCard *self, PfRecovery *recovery)
{
  update (self, recovery);
}

static void
entrance_changed_cb (PfEntrance *, PfNewPasswordCard *self)
{
  show_stay (self);
}

static void
bind_entrance_cb (PfNewPasswordCard *self, PfEntrance *)
{
  show_stay (self);
}

static void
pf_new_password_card_map (GtkWidget *widget)
{
  PfNewPasswordCard *self = PF_NEW_PASSWORD_CARD (widget);
  g_autoptr (PfEntrance) entrance = g_signal_group_dup_target (self->entrance);
  g_autoptr (PfRecovery) recovery = g_signal_group_dup_target (self->recovery);

  if (recovery != NULL)
    show_own_words (self, recovery);
  if (entrance != NULL)
    gtk_check_button_set_active (GTK_CHECK_BUTTON (self->stay), entrance->stays);
  GTK_WIDGET_CLASS (pf_new_password_card_parent_class)->map (widget);
}

static void
pf_new_password_card_unmap (GtkWidget *widget)
{
  forget_password (PF_NEW_PASSWORD_CARD (widget));
  GTK_WIDGET_CLASS (pf_new_password_card_parent_class)->unmap (widget);
}

static GSignalGroup *
get_group (PfNewPasswordCard *self, guint id)
{
  return id == PROP_RECOVERY ? self->recovery : self->entrance;
}

static void
pf_new_password_card_get_property (GObject *object, guint id, GValue *value, GParamSpec *)
{
  GSignalGroup *group = get_group (PF_NEW_PASSWORD_CARD (object), id);

  g_value_take_object (value, g_signal_group_dup_target (group));
}

static void
pf_new_password_card_set_property (GObject *object, guint id, const GValue *value, GParamSpec *)
{
  GSignalGroup *group = get_group (PF_NEW_PASSWORD_CARD (object), id);

  g_signal_group_set_target (group, g_value_get_object (value));
}

static void
pf_new_password_card_dispose (GObject *object)
{
  PfNewPasswordCard *self = PF_NEW_PASSWORD_CARD (object);

  g_clear_object (&self->recovery);
  g_clear_object (&self->entrance);
  G_OBJECT_CLASS (pf_new_password_card_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/portailfamille/PortailFamille/shell/new-password-card.ui");
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, PfNewPasswordCard, name)
  BIND (home);
  BIND (address);
  BIND (password);
  BIND (stay);
  BIND (go);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, address_cb);
  gtk_widget_class_bind_template_callback (widget_class, go_cb);
  gtk_widget_class_bind_template_callback (widget_class, edited_cb);
}

static void
pf_new_password_card_class_init (PfNewPasswordCardClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = pf_new_password_card_get_property;
  object_class->set_property = pf_new_password_card_set_property;
  object_class->dispose = pf_new_password_card_dispose;
  widget_class->map = pf_new_password_card_map;
  widget_class->unmap = pf_new_password_card_unmap;

  properties[PROP_RECOVERY] = g_param_spec_object ("recovery", NULL, NULL, PF_TYPE_RECOVERY, flags);
  properties[PROP_ENTRANCE] = g_param_spec_object ("entrance", NULL, NULL, PF_TYPE_ENTRANCE, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  g_type_ensure (PF_TYPE_ADDRESS_FIELDS);
  g_type_ensure (PF_TYPE_PASSWORD_FIELD);
  bind_template (widget_class);
}

static void
pf_new_password_card_init (PfNewPasswordCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->recovery = g_signal_group_new (PF_TYPE_RECOVERY);
  self->entrance = g_signal_group_new (PF_TYPE_ENTRANCE);
  g_signal_connect_object (
      self->recovery, "bind", G_CALLBACK (bind_recovery_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (
      self->entrance, "bind", G_CALLBACK (bind_entrance_cb), self, G_CONNECT_SWAPPED);
  g_signal_group_connect (self->recovery, "changed", G_CALLBACK (recovery_changed_cb), self);
  g_signal_group_connect (self->entrance, "changed", G_CALLBACK (entrance_changed_cb), self);
}

void
pf_new_password_card_set_fault (PfNewPasswordCard *self, const char *fault)
{
  g_return_if_fail (PF_IS_NEW_PASSWORD_CARD (self));
  pf_password_field_set_fault (PF_PASSWORD_FIELD (self->password), fault);
}

/* The first thing that is to be done: above the password stands the address. */
static gboolean
focus_address (PfNewPasswordCard *self)
{
  g_autoptr (PfRecovery) recovery = g_signal_group_dup_target (self->recovery);
  PfAddressPart part = PF_ADDRESS_PART_LINE1;

  if (recovery == NULL || !pf_recovery_wants_address (recovery))
    return FALSE;
  if (!pf_recovery_find_address_fault (recovery, &part) &&
      recovery->fault != PF_RECOVERY_FAULT_NONE)
    return FALSE;
  pf_address_fields_take_focus (PF_ADDRESS_FIELDS (self->address), part);
  return TRUE;
}

void
pf_new_password_card_take_focus (PfNewPasswordCard *self)
{
  g_return_if_fail (PF_IS_NEW_PASSWORD_CARD (self));
  if (!focus_address (self) && !pf_password_field_take_focus (PF_PASSWORD_FIELD (self->password)))
    gtk_widget_grab_focus (self->go);
}
