/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/views/shell/invitation-note.h"

#include <glib/gi18n.h>

#include "client/views/shell/recovery-words.h"
#include "client/views/widgets/address-fields.h"
#include "client/views/widgets/box.h"
#include "client/views/widgets/live-region.h"
#include "client/views/widgets/note.h"

struct _PfInvitationNote
{
  AdwBin parent_instance;

  PfRecovery *recovery;
  PfEntrance *entrance;
  guint n_faults; /* shown so far */

  GtkWidget *news;
  GtkWidget *note;
  GtkWidget *home;
  GtkWidget *address;
  GtkWidget *fault;
  GtkWidget *accept;
  GtkWidget *later;
  GtkWidget *other;
};

static guint answered_signal;
static guint ended_signal;

G_DEFINE_FINAL_TYPE (PfInvitationNote, pf_invitation_note, ADW_TYPE_BIN)

static void
accept_cb (PfInvitationNote *self)
{
  pf_recovery_want (self->recovery, "accept");
}

static void
other_cb (PfInvitationNote *self)
{
  g_signal_emit (self, answered_signal, 0, TRUE);
}

static void
later_cb (PfInvitationNote *self)
{
  g_signal_emit (self, answered_signal, 0, FALSE);
}

static void
address_cb (PfInvitationNote *self, guint part)
{
  pf_recovery_set_address (
      self->recovery, part, pf_address_fields_get_text (PF_ADDRESS_FIELDS (self->address), part));
}

/* ---- what is shown */

static void
show_address (PfInvitationNote *self)
{
  PfRecovery *recovery = self->recovery;

  gtk_widget_set_visible (self->home, pf_recovery_wants_address (recovery));
  gtk_widget_set_sensitive (self->home, !recovery->busy);
  pf_address_fields_show (
      PF_ADDRESS_FIELDS (self->address), recovery->address, recovery->address_faults);
}

/* What is wrong comes where the person is: at the address, or at the button. */
static void
show_fault (PfInvitationNote *self)
{
  PfRecovery *recovery = self->recovery;
  g_autofree char *words = recovery->fault != PF_RECOVERY_FAULT_NONE
                               ? pf_recovery_build_words (recovery, self->entrance)
                               : NULL;
  PfAddressPart part;

  gtk_widget_set_visible (self->news, words != NULL);
  if (words != NULL)
    pf_note_set_text (PF_NOTE (self->fault), words);
  if (recovery->n_faults == self->n_faults)
    return;
  self->n_faults = recovery->n_faults;
  if (words != NULL)
    pf_live_region_say (PF_LIVE_REGION (self->news), words);
  if (pf_recovery_find_address_fault (recovery, &part))
    pf_address_fields_take_focus (PF_ADDRESS_FIELDS (self->address), part);
}

static void
update (PfInvitationNote *self)
{
  PfRecovery *recovery = self->recovery;
  gboolean can_accept = !recovery->busy && recovery->retry_seconds == 0;

  if (recovery->account == NULL) {
    g_signal_emit (self, ended_signal, 0);
    return;
  }
  show_address (self);
  show_fault (self);
  gtk_widget_set_sensitive (self->accept, can_accept);
  gtk_widget_set_sensitive (self->later, !recovery->busy);
  gtk_widget_set_sensitive (self->other, !recovery->busy);
}

/* ---- the widget */

/* It comes unasked for: what has the focus changes nothing, and says what it is about. */
static void
pf_invitation_note_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (pf_invitation_note_parent_class)->map (widget);
  gtk_widget_grab_focus (PF_INVITATION_NOTE (widget)->later);
}

static void
pf_invitation_note_dispose (GObject *object)
{
  PfInvitationNote *self = PF_INVITATION_NOTE (object);

  g_clear_object (&self->recovery);
  g_clear_object (&self->entrance);
  G_OBJECT_CLASS (pf_invitation_note_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/portailfamille/PortailFamille/shell/invitation-note.ui");
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, PfInvitationNote, name)
  BIND (news);
  BIND (note);
  BIND (home);
  BIND (address);
  BIND (fault);
  BIND (accept);
  BIND (later);
  BIND (other);
#undef BIND
#define CALLBACK(name) gtk_widget_class_bind_template_callback (widget_class, name)
  CALLBACK (accept_cb);
  CALLBACK (other_cb);
  CALLBACK (later_cb);
  CALLBACK (address_cb);
#undef CALLBACK
}

static void
pf_invitation_note_class_init (PfInvitationNoteClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pf_invitation_note_dispose;
  widget_class->map = pf_invitation_note_map;
#define SIGNAL(name, ...)                                                                          \
  g_signal_new (name, type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, __VA_ARGS__)
  answered_signal = SIGNAL ("answered", 1, G_TYPE_BOOLEAN);
  ended_signal = SIGNAL ("ended", 0);
#undef SIGNAL
  g_type_ensure (PF_TYPE_ADDRESS_FIELDS);
  g_type_ensure (PF_TYPE_BOX);
  g_type_ensure (PF_TYPE_LIVE_REGION);
  g_type_ensure (PF_TYPE_NOTE);
  bind_template (widget_class);
}

static void
pf_invitation_note_init (PfInvitationNote *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static char *
build_words (const PfProvenAccount *account, const char *name)
{
  g_autofree char *whom = g_strdup_printf ("%s %s", account->first_name, account->last_name);
  const char *inviter = account->invited_by != NULL ? account->invited_by : _ ("Somebody");

  if (account->lives_elsewhere)
    /* Translators: who invites, who is invited, who is signed in: first and last names */
    return g_strdup_printf (_ ("%s invites %s to follow their children from a household of their "
                               "own: address, days and invoices are theirs. The family desk first "
                               "checks that who accepts is a guardian. You are signed in as %s."),
                            inviter,
                            whom,
                            name);
  /* Translators: who invites, who is invited, who is signed in: first and last names */
  return g_strdup_printf (_ ("%s invites %s to their household. Who accepts sees its children, "
                             "their days and its invoices, and may act for them. You are signed in "
                             "as %s."),
                          inviter,
                          whom,
                          name);
}

GtkWidget *
pf_invitation_note_new (PfRecovery *recovery, PfEntrance *entrance, const char *name)
{
  PfInvitationNote *self = g_object_new (PF_TYPE_INVITATION_NOTE, NULL);
  g_autofree char *words = build_words (recovery->account, name);
  /* Translators: first and last name of who is signed in */
  g_autofree char *accept = g_strdup_printf (_ ("Accept as %s"), name);

  self->recovery = g_object_ref (recovery);
  self->entrance = g_object_ref (entrance);
  self->n_faults = recovery->n_faults;
  pf_note_set_text (PF_NOTE (self->note), words);
  gtk_button_set_label (GTK_BUTTON (self->accept), accept);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self->later), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words, -1);
  g_signal_connect_object (recovery, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}
