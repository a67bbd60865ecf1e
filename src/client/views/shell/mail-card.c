/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A code is in its entry only as long as it takes: assistive technology can read it there.
 */
#include "client/views/shell/mail-card.h"

#include <glib/gi18n.h>

#include "client/views/shell/failure-words.h"
#include "client/views/widgets/box.h"
#include "client/views/widgets/form-field.h"

struct _PfMailCard
{
  AdwBin parent_instance;

  GSignalGroup *recovery; /* its target: the recovery, while there is one */
  GSignalGroup *entrance; /* the same of the entrance */

  GtkWidget *field;
  GtkWidget *code;
  GtkWidget *go;
  GtkWidget *sender;
  GtkWidget *address;
  GtkWidget *other_row;
  GtkWidget *desk_number;
  GtkWidget *desk;
  GtkWidget *again;
  GtkWidget *wait;
};

typedef enum
{
  PROP_RECOVERY = 1,
  PROP_ENTRANCE,
} PfMailCardProperty;

static GParamSpec *properties[PROP_ENTRANCE + 1];

G_DEFINE_FINAL_TYPE (PfMailCard, pf_mail_card, ADW_TYPE_BIN)

static void
go_cb (PfMailCard *self)
{
  g_autoptr (PfRecovery) recovery = g_signal_group_dup_target (self->recovery);
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (self->code));
  char code[PF_CODE_SIZE];

  if (recovery->busy || recovery->retry_seconds > 0)
    return;
  if (pf_code_read (code, typed)) {
    pf_recovery_check (recovery, typed);
    return;
  }
  pf_mail_card_set_fault (self,
                          *typed != '\0' ? _ ("Copy all 8 characters: letters and figures")
                                         : _ ("Copy the code from the mail"));
  gtk_widget_grab_focus (self->code);
}

static void
edited_cb (PfMailCard *self)
{
  pf_mail_card_set_fault (self, NULL);
}

static void
want (PfMailCard *self, const char *signal)
{
  g_autoptr (PfRecovery) recovery = g_signal_group_dup_target (self->recovery);

  pf_recovery_want (recovery, signal);
}

static void
correct_cb (PfMailCard *self)
{
  want (self, "back");
}

static void
other_cb (PfMailCard *self)
{
  want (self, "other-address");
}

static void
again_cb (PfMailCard *self)
{
  want (self, "ask-again");
}

static void
update_wait (PfMailCard *self, guint seconds)
{
  /* Translators: seconds */
  g_autofree char *words = g_strdup_printf (_ ("The next one can be sent in %u s."), seconds);

  gtk_label_set_label (GTK_LABEL (self->wait), words);
  gtk_widget_set_visible (self->wait, seconds > 0);
}

static void
update (PfMailCard *self, PfRecovery *recovery)
{
  gboolean is_here = recovery->stage == PF_RECOVERY_STAGE_MAIL;

  gtk_label_set_label (GTK_LABEL (self->address), recovery->email != NULL ? recovery->email : "");
  gtk_widget_set_sensitive (self->field, !recovery->busy);
  gtk_widget_set_sensitive (self->go, !recovery->busy && recovery->retry_seconds == 0);
  gtk_button_set_label (GTK_BUTTON (self->go),
                        recovery->busy && is_here ? _ ("One moment…") : _ ("Continue"));
  gtk_widget_set_sensitive (self->again, !recovery->busy && recovery->resend_seconds == 0);
  update_wait (self, recovery->resend_seconds);
  /* A new account has one address: it is corrected. */
  gtk_widget_set_visible (self->other_row, !recovery->verifies);
  gtk_label_set_label (GTK_LABEL (self->desk_number), recovery->verifies ? "3" : "4");
}

/* Whoever asked for an account has no file there yet. */
static char *
build_new_desk (PfEntrance *entrance)
{
  g_autofree char *desk = pf_desk_build_words (entrance);
  PfPortalContact *contact = entrance->portal != NULL ? entrance->portal->contact : NULL;

  if (desk == NULL)
    return g_strdup (_ ("At your town hall."));
  /* Translators: telephone, opening hours */
  return contact->hours != NULL ? g_strdup_printf (_ ("%s, %s."), desk, contact->hours)
                                : g_steal_pointer (&desk);
}

static char *
build_desk (PfEntrance *entrance)
{
  g_autofree char *desk = pf_desk_build_words (entrance);
  PfPortalContact *contact = entrance->portal != NULL ? entrance->portal->contact : NULL;

  if (desk == NULL)
    return g_strdup (_ ("At your town hall. It checks the address of your file with you."));
  if (contact->hours == NULL)
    return g_strdup_printf (_ ("%s. It checks the address of your file with you."), desk);
  /* Translators: telephone, opening hours */
  return g_strdup_printf (
      _ ("%s, %s. It checks the address of your file with you."), desk, contact->hours);
}

static void
update_town (PfMailCard *self, PfEntrance *entrance)
{
  const char *town = entrance->town != NULL ? entrance->town : entrance->host;
  g_autofree char *sender = g_strdup_printf (_ ("Look for “%s”."), town != NULL ? town : "");
  g_autoptr (PfRecovery) recovery = g_signal_group_dup_target (self->recovery);
  gboolean verifies = recovery != NULL && recovery->verifies;
  g_autofree char *desk = verifies ? build_new_desk (entrance) : build_desk (entrance);

  gtk_label_set_label (GTK_LABEL (self->sender), sender);
  gtk_label_set_label (GTK_LABEL (self->desk), desk);
}

static void
recovery_changed_cb (PfRecovery *recovery, PfMailCard *self)
{
  g_autoptr (PfEntrance) entrance = g_signal_group_dup_target (self->entrance);

  update (self, recovery);
  if (entrance != NULL)
    update_town (self, entrance);
}

static void
bind_recovery_cb (PfMailCard *self, PfRecovery *recovery)
{
  update (self, recovery);
}

static void
entrance_changed_cb (PfEntrance *entrance, PfMailCard *self)
{
  update_town (self, entrance);
}

static void
bind_entrance_cb (PfMailCard *self, PfEntrance *entrance)
{
  update_town (self, entrance);
}

static void
pf_mail_card_unmap (GtkWidget *widget)
{
  gtk_editable_set_text (GTK_EDITABLE (PF_MAIL_CARD (widget)->code), "");
  GTK_WIDGET_CLASS (pf_mail_card_parent_class)->unmap (widget);
}

static GSignalGroup *
get_group (PfMailCard *self, guint id)
{
  return id == PROP_RECOVERY ? self->recovery : self->entrance;
}

static void
pf_mail_card_get_property (GObject *object, guint id, GValue *value, GParamSpec *)
{
  g_value_take_object (value, g_signal_group_dup_target (get_group (PF_MAIL_CARD (object), id)));
}

static void
pf_mail_card_set_property (GObject *object, guint id, const GValue *value, GParamSpec *)
{
  g_signal_group_set_target (get_group (PF_MAIL_CARD (object), id), g_value_get_object (value));
}

static void
pf_mail_card_dispose (GObject *object)
{
  PfMailCard *self = PF_MAIL_CARD (object);

  g_clear_object (&self->recovery);
  g_clear_object (&self->entrance);
  G_OBJECT_CLASS (pf_mail_card_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/portailfamille/PortailFamille/shell/mail-card.ui");
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, PfMailCard, name)
  BIND (field);
  BIND (code);
  BIND (go);
  BIND (sender);
  BIND (address);
  BIND (other_row);
  BIND (desk_number);
  BIND (desk);
  BIND (again);
  BIND (wait);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, go_cb);
  gtk_widget_class_bind_template_callback (widget_class, edited_cb);
  gtk_widget_class_bind_template_callback (widget_class, correct_cb);
  gtk_widget_class_bind_template_callback (widget_class, other_cb);
  gtk_widget_class_bind_template_callback (widget_class, again_cb);
}

static void
pf_mail_card_class_init (PfMailCardClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = pf_mail_card_get_property;
  object_class->set_property = pf_mail_card_set_property;
  object_class->dispose = pf_mail_card_dispose;
  widget_class->unmap = pf_mail_card_unmap;

  properties[PROP_RECOVERY] = g_param_spec_object ("recovery", NULL, NULL, PF_TYPE_RECOVERY, flags);
  properties[PROP_ENTRANCE] = g_param_spec_object ("entrance", NULL, NULL, PF_TYPE_ENTRANCE, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  g_type_ensure (PF_TYPE_BOX);
  g_type_ensure (PF_TYPE_FORM_FIELD);
  bind_template (widget_class);
}

static void
pf_mail_card_init (PfMailCard *self)
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
pf_mail_card_set_fault (PfMailCard *self, const char *fault)
{
  g_return_if_fail (PF_IS_MAIL_CARD (self));
  pf_form_field_set_fault (PF_FORM_FIELD (self->field), fault);
}

void
pf_mail_card_take_focus (PfMailCard *self)
{
  g_return_if_fail (PF_IS_MAIL_CARD (self));
  gtk_widget_grab_focus (self->code);
}

void
pf_mail_card_set_about (PfMailCard *self, const char *about)
{
  g_return_if_fail (PF_IS_MAIL_CARD (self));
  pf_form_field_set_about (PF_FORM_FIELD (self->field), about);
}
