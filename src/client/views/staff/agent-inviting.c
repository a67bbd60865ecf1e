/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/views/staff/agent-inviting.h"

#include <glib/gi18n.h>

#include "client/views/account/attempt-words.h"
#include "client/views/staff/role-choice.h"
#include "client/views/widgets/box.h"
#include "core/sign-in.h"

struct _PfAgentInviting
{
  AdwBin parent_instance;

  PfAgents *agents;
  PfEntrance *entrance;
  gboolean was_open;
  guint n_faults; /* shown so far */

  GtkWidget *open_button;
  GtkWidget *form;
  GtkWidget *note;
  GtkWidget *first_name_field;
  GtkWidget *first_name;
  GtkWidget *last_name_field;
  GtkWidget *last_name;
  GtkWidget *email_field;
  GtkWidget *email;
  GtkWidget *choice;
  GtkWidget *french;
  GtkWidget *english;
  GtkWidget *send_button;
};

G_DEFINE_FINAL_TYPE (PfAgentInviting, pf_agent_inviting, ADW_TYPE_BIN)

static const char *
get_text (GtkWidget *entry)
{
  return gtk_editable_get_text (GTK_EDITABLE (entry));
}

/* ---- what the person does */

static void
open_cb (PfAgentInviting *self)
{
  pf_agents_open_form (self->agents, PF_AGENTS_FORM_INVITATION, NULL);
}

static void
cancel_cb (PfAgentInviting *self)
{
  pf_agents_open_form (self->agents, PF_AGENTS_FORM_NONE, NULL);
}

static gboolean
check_field (GtkWidget *field, GtkWidget *entry, gboolean is_good, const char *advice)
{
  pf_form_field_set_fault (PF_FORM_FIELD (field), is_good ? NULL : advice);
  if (!is_good)
    gtk_widget_grab_focus (entry);
  return is_good;
}

/* From below, so that the focus ends at the first that is wrong. */
static gboolean
check (PfAgentInviting *self)
{
  gboolean is_good = pf_role_choice_check (PF_ROLE_CHOICE (self->choice));

  is_good &= check_field (self->email_field,
                          self->email,
                          pf_email_looks_whole (get_text (self->email)),
                          _ ("Type it whole: name@example.org"));
  is_good &= check_field (self->last_name_field,
                          self->last_name,
                          *get_text (self->last_name) != '\0',
                          _ ("Type their last name"));
  is_good &= check_field (self->first_name_field,
                          self->first_name,
                          *get_text (self->first_name) != '\0',
                          _ ("Type their first name"));
  return is_good;
}

static void
send_cb (PfAgentInviting *self)
{
  g_auto (GStrv) roles = NULL;
  g_autoptr (PfAgentInvitation) invitation = NULL;
  gboolean is_french = gtk_check_button_get_active (GTK_CHECK_BUTTON (self->french));

  if (pf_attempt_is_held (self->agents->attempt) || !check (self))
    return;
  roles = pf_agents_build_roles (pf_role_choice_get_roles (PF_ROLE_CHOICE (self->choice)));
  invitation = g_object_new (PF_TYPE_AGENT_INVITATION,
                             "email",
                             get_text (self->email),
                             "first-name",
                             get_text (self->first_name),
                             "last-name",
                             get_text (self->last_name),
                             "roles",
                             roles,
                             "language",
                             is_french ? "fr" : "en",
                             NULL);
  pf_agents_invite (self->agents, invitation);
}

/* ---- what is shown */

static void
empty (PfAgentInviting *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->first_name), "");
  gtk_editable_set_text (GTK_EDITABLE (self->last_name), "");
  gtk_editable_set_text (GTK_EDITABLE (self->email), "");
  pf_form_field_set_fault (PF_FORM_FIELD (self->first_name_field), NULL);
  pf_form_field_set_fault (PF_FORM_FIELD (self->last_name_field), NULL);
  pf_form_field_set_fault (PF_FORM_FIELD (self->email_field), NULL);
  pf_role_choice_set_roles (PF_ROLE_CHOICE (self->choice), PF_ROLE_NONE);
}

static void
show_fault (PfAgentInviting *self)
{
  PfAttempt *attempt = self->agents->attempt;

  pf_attempt_show_note (attempt, self->entrance, PF_NOTE (self->note));
  if (attempt->n_faults == self->n_faults)
    return;
  self->n_faults = attempt->n_faults;
  pf_attempt_show_fault (
      attempt, self->entrance, PF_ATTEMPT_PLACE_EMAIL, PF_FORM_FIELD (self->email_field));
  if (pf_attempt_fault_get_place (attempt->fault) == PF_ATTEMPT_PLACE_EMAIL)
    gtk_widget_grab_focus (self->email);
}

static void
update (PfAgentInviting *self)
{
  gboolean is_open = self->agents->form == PF_AGENTS_FORM_INVITATION;
  gboolean opens = is_open && !self->was_open;
  gboolean is_left = !is_open && self->was_open && self->agents->news == PF_AGENTS_NEWS_NONE;

  gtk_widget_set_visible (self->open_button, !is_open);
  gtk_widget_set_visible (self->form, is_open);
  gtk_widget_set_sensitive (self->send_button, !pf_attempt_is_held (self->agents->attempt));
  self->was_open = is_open;
  if (opens) {
    self->n_faults = self->agents->attempt->n_faults;
    empty (self);
    gtk_widget_grab_focus (self->first_name);
  }
  if (is_left)
    gtk_widget_grab_focus (self->open_button);
  if (is_open)
    show_fault (self);
}

static gboolean
pf_agent_inviting_grab_focus (GtkWidget *widget)
{
  PfAgentInviting *self = PF_AGENT_INVITING (widget);

  return gtk_widget_grab_focus (self->was_open ? self->first_name : self->open_button);
}

static void
pf_agent_inviting_dispose (GObject *object)
{
  PfAgentInviting *self = PF_AGENT_INVITING (object);

  g_clear_object (&self->agents);
  g_clear_object (&self->entrance);
  G_OBJECT_CLASS (pf_agent_inviting_parent_class)->dispose (object);
}

static void
pf_agent_inviting_class_init (PfAgentInvitingClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pf_agent_inviting_dispose;
  widget_class->grab_focus = pf_agent_inviting_grab_focus;
  g_type_ensure (PF_TYPE_BOX);
  g_type_ensure (PF_TYPE_FORM_FIELD);
  g_type_ensure (PF_TYPE_NOTE);
  g_type_ensure (PF_TYPE_ROLE_CHOICE);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/portailfamille/PortailFamille/staff/agent-inviting.ui");
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, PfAgentInviting, name)
  BIND (open_button);
  BIND (form);
  BIND (note);
  BIND (first_name_field);
  BIND (first_name);
  BIND (last_name_field);
  BIND (last_name);
  BIND (email_field);
  BIND (email);
  BIND (choice);
  BIND (french);
  BIND (english);
  BIND (send_button);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, open_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
  gtk_widget_class_bind_template_callback (widget_class, send_cb);
}

static void
pf_agent_inviting_init (PfAgentInviting *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
pf_agent_inviting_new (PfAgents *agents, PfEntrance *entrance)
{
  PfAgentInviting *self = g_object_new (PF_TYPE_AGENT_INVITING, NULL);

  self->agents = g_object_ref (agents);
  self->entrance = g_object_ref (entrance);
  g_signal_connect_object (agents, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (
      agents->attempt, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}
