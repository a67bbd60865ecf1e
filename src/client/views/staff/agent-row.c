/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Who looks at the list cannot suspend or reset themselves: nobody shuts the door behind them.
 */
#include "client/views/staff/agent-row.h"

#include <glib/gi18n.h>

#include "client/views/account/attempt-words.h"
#include "client/views/staff/agents-words.h"
#include "client/views/staff/role-choice.h"
#include "client/views/widgets/box.h"
#include "client/views/widgets/live-region.h"
#include "client/views/widgets/wrapping-label.h"

struct _PfAgentRow
{
  AdwBin parent_instance;

  PfAgents *agents;
  PfAgent *agent;
  PfEntrance *entrance;
  PfAgentsForm form; /* that is open here */
  PfAgentsNews news; /* that is told here */

  GtkWidget *name;
  GtkWidget *email;
  GtkWidget *roles;
  GtkWidget *state;
  GtkWidget *actions;
  GtkWidget *roles_button;
  GtkWidget *state_button;
  GtkWidget *reset_button;
  GtkWidget *note;
  GtkWidget *result;
  GtkWidget *news_region;
  GtkWidget *news_words;
  GtkWidget *undo_button;
  GtkWidget *roles_form;
  GtkWidget *choice;
  GtkWidget *save_button;
  GtkWidget *reset_form;
  GtkWidget *reset_words;
  GtkWidget *keep_button;
  GtkWidget *confirm_button;
};

G_DEFINE_FINAL_TYPE (PfAgentRow, pf_agent_row, ADW_TYPE_BIN)

static PfRoles
get_roles (PfAgentRow *self)
{
  return pf_roles_from_words ((const char *const *) self->agent->roles);
}

/* ---- what the person does */

static void
roles_cb (PfAgentRow *self)
{
  pf_role_choice_set_roles (PF_ROLE_CHOICE (self->choice), get_roles (self));
  pf_agents_open_form (self->agents, PF_AGENTS_FORM_ROLES, self->agent->id);
}

static void
save_cb (PfAgentRow *self)
{
  if (pf_role_choice_check (PF_ROLE_CHOICE (self->choice)))
    pf_agents_set_roles (
        self->agents, self->agent->id, pf_role_choice_get_roles (PF_ROLE_CHOICE (self->choice)));
}

static void
state_cb (PfAgentRow *self)
{
  pf_agents_set_state (self->agents,
                       self->agent->id,
                       self->agent->state == PF_ACCOUNT_STATE_SUSPENDED
                           ? PF_ACCOUNT_STATE_ACTIVE
                           : PF_ACCOUNT_STATE_SUSPENDED);
}

static void
open_reset_cb (PfAgentRow *self)
{
  pf_agents_open_form (self->agents, PF_AGENTS_FORM_RESET, self->agent->id);
}

static void
reset_cb (PfAgentRow *self)
{
  pf_agents_reset (self->agents, self->agent->id);
}

static void
cancel_cb (PfAgentRow *self)
{
  pf_agents_open_form (self->agents, PF_AGENTS_FORM_NONE, self->agent->id);
}

static void
undo_cb (PfAgentRow *self)
{
  pf_agents_undo (self->agents);
}

/* ---- what is shown */

/* Many buttons say the same: each is told by whom it is about. @spoken: (transfer full) */
static void
name_button (GtkWidget *button, const char *words, char *spoken)
{
  GtkWidget *child = gtk_button_get_child (GTK_BUTTON (button));

  if (!GTK_IS_LABEL (child)) {
    child = pf_wrapping_label_new ("", NULL);
    gtk_label_set_natural_wrap_mode (GTK_LABEL (child), GTK_NATURAL_WRAP_NONE);
    gtk_button_set_child (GTK_BUTTON (button), child);
  }
  gtk_label_set_label (GTK_LABEL (child), words);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  g_free (spoken);
}

static void
name_buttons (PfAgentRow *self, const char *name)
{
  gboolean is_suspended = self->agent->state == PF_ACCOUNT_STATE_SUSPENDED;

  name_button (
      self->roles_button, _ ("Roles…"), g_strdup_printf (_ ("Change the roles of %s"), name));
  if (is_suspended)
    name_button (self->state_button,
                 _ ("Open Again"),
                 g_strdup_printf (_ ("Open the account of %s again"), name));
  else
    name_button (self->state_button, _ ("Suspend"), g_strdup_printf (_ ("Suspend %s"), name));
  name_button (
      self->reset_button, _ ("Reset…"), g_strdup_printf (_ ("Reset what %s signs in with"), name));
}

static void
show_agent (PfAgentRow *self)
{
  PfAgent *agent = self->agent;
  gboolean is_own = g_str_equal (agent->id, self->agents->own);
  g_autofree char *name = pf_agent_say_name (agent);
  g_autofree char *shown = is_own ? g_strdup_printf (_ ("%s (you)"), name) : g_strdup (name);
  g_autofree char *roles = pf_agent_say_roles (agent);

  gtk_label_set_label (GTK_LABEL (self->name), shown);
  gtk_label_set_label (GTK_LABEL (self->email), agent->email);
  gtk_label_set_label (GTK_LABEL (self->roles), roles != NULL ? roles : "");
  gtk_label_set_label (GTK_LABEL (self->state), pf_agent_say_state (agent));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, shown, -1);
  name_buttons (self, name);
  gtk_widget_set_visible (self->state_button, !is_own);
  gtk_widget_set_visible (self->reset_button, !is_own);
}

static void
show_forms (PfAgentRow *self, PfAgentsForm form)
{
  PfAttempt *attempt = self->agents->attempt;
  gboolean is_held = pf_attempt_is_held (attempt);
  g_autofree char *reset = pf_agent_say_reset (self->agent);

  gtk_label_set_label (GTK_LABEL (self->reset_words), reset);
  gtk_widget_set_visible (self->roles_form, form == PF_AGENTS_FORM_ROLES);
  gtk_widget_set_visible (self->reset_form, form == PF_AGENTS_FORM_RESET);
  gtk_widget_set_visible (self->actions,
                          form != PF_AGENTS_FORM_ROLES && form != PF_AGENTS_FORM_RESET);
  gtk_widget_set_sensitive (self->actions, !is_held);
  gtk_widget_set_sensitive (self->save_button, !is_held);
  gtk_widget_set_sensitive (self->confirm_button, !is_held);
}

/* What came of it stands where it was asked for. */
static void
show_result (PfAgentRow *self, gboolean is_mine)
{
  g_autofree char *words = pf_agents_say_news (self->agents, self->agent);
  gboolean is_told = words != NULL && !self->agents->attempt->busy;

  gtk_widget_set_visible (self->result, is_told);
  gtk_label_set_label (GTK_LABEL (self->news_words), is_told ? words : "");
  pf_live_region_say (PF_LIVE_REGION (self->news_region), is_told ? words : "");
  gtk_widget_set_visible (self->undo_button, self->agents->undo != NULL);
  if (is_mine && !is_told)
    pf_attempt_show_note (self->agents->attempt, self->entrance, PF_NOTE (self->note));
  else
    gtk_widget_set_visible (self->note, FALSE);
}

static void
move_focus (PfAgentRow *self, PfAgentsForm form, PfAgentsNews news)
{
  if (news != PF_AGENTS_NEWS_NONE && news != self->news)
    gtk_widget_grab_focus (self->news_region);
  else if (form != self->form && form == PF_AGENTS_FORM_ROLES)
    gtk_widget_grab_focus (self->choice);
  else if (form != self->form && form == PF_AGENTS_FORM_RESET)
    gtk_widget_grab_focus (self->keep_button);
  else if (form == PF_AGENTS_FORM_NONE && self->form == PF_AGENTS_FORM_ROLES)
    gtk_widget_grab_focus (self->roles_button);
  else if (form == PF_AGENTS_FORM_NONE && self->form == PF_AGENTS_FORM_RESET)
    gtk_widget_grab_focus (self->reset_button);
  self->form = form;
  self->news = news;
}

static void
update (PfAgentRow *self)
{
  gboolean is_mine = pf_agents_is_about (self->agents, self->agent->id);
  PfAgentsForm form = is_mine ? self->agents->form : PF_AGENTS_FORM_NONE;
  PfAgentsNews news =
      is_mine && !self->agents->attempt->busy ? self->agents->news : PF_AGENTS_NEWS_NONE;

  show_agent (self);
  show_forms (self, form);
  show_result (self, is_mine);
  move_focus (self, form, news);
}

static void
pf_agent_row_dispose (GObject *object)
{
  PfAgentRow *self = PF_AGENT_ROW (object);

  g_clear_object (&self->agents);
  g_clear_object (&self->agent);
  g_clear_object (&self->entrance);
  G_OBJECT_CLASS (pf_agent_row_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/portailfamille/PortailFamille/staff/agent-row.ui");
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, PfAgentRow, name)
  BIND (name);
  BIND (email);
  BIND (roles);
  BIND (state);
  BIND (actions);
  BIND (roles_button);
  BIND (state_button);
  BIND (reset_button);
  BIND (note);
  BIND (result);
  BIND (news_region);
  BIND (news_words);
  BIND (undo_button);
  BIND (roles_form);
  BIND (choice);
  BIND (save_button);
  BIND (reset_form);
  BIND (reset_words);
  BIND (keep_button);
  BIND (confirm_button);
#undef BIND
#define CALLBACK(name) gtk_widget_class_bind_template_callback (widget_class, name)
  CALLBACK (roles_cb);
  CALLBACK (save_cb);
  CALLBACK (state_cb);
  CALLBACK (open_reset_cb);
  CALLBACK (reset_cb);
  CALLBACK (cancel_cb);
  CALLBACK (undo_cb);
#undef CALLBACK
}

static void
pf_agent_row_class_init (PfAgentRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pf_agent_row_dispose;
  g_type_ensure (PF_TYPE_BOX);
  g_type_ensure (PF_TYPE_LIVE_REGION);
  g_type_ensure (PF_TYPE_NOTE);
  g_type_ensure (PF_TYPE_ROLE_CHOICE);
  bind_template (GTK_WIDGET_CLASS (klass));
}

static void
pf_agent_row_init (PfAgentRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
pf_agent_row_new (PfAgents *agents, PfAgent *agent, PfEntrance *entrance)
{
  PfAgentRow *self = g_object_new (PF_TYPE_AGENT_ROW, NULL);

  self->agents = g_object_ref (agents);
  self->agent = g_object_ref (agent);
  self->entrance = g_object_ref (entrance);
  g_signal_connect_object (agents, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (
      agents->attempt, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}
