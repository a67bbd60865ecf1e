/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/model/agents.h"

G_DEFINE_FINAL_TYPE (PfAgents, pf_agents, G_TYPE_OBJECT)

static guint changed_signal;
static guint invite_signal;
static guint save_signal;
static guint reset_signal;

static void
pf_agents_finalize (GObject *object)
{
  PfAgents *self = PF_AGENTS (object);

  g_object_unref (self->agents);
  g_object_unref (self->loading);
  g_object_unref (self->attempt);
  g_clear_object (&self->undo);
  G_OBJECT_CLASS (pf_agents_parent_class)->finalize (object);
}

static void
pf_agents_class_init (PfAgentsClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = pf_agents_finalize;
#define SIGNAL(name, ...)                                                                          \
  g_signal_new (name, type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, __VA_ARGS__)
  changed_signal = SIGNAL ("changed", 0);
  invite_signal = SIGNAL ("invite", 1, PF_TYPE_AGENT_INVITATION);
  save_signal = SIGNAL ("save", 1, PF_TYPE_AGENT);
  reset_signal = SIGNAL ("reset", 1, G_TYPE_STRING);
#undef SIGNAL
}

static void
pf_agents_init (PfAgents *self)
{
  self->agents = g_list_store_new (PF_TYPE_AGENT);
  self->loading = pf_loading_new ();
  self->attempt = pf_attempt_new ();
}

PfAgents *
pf_agents_new (void)
{
  return g_object_new (PF_TYPE_AGENTS, NULL);
}

static void
tell (PfAgents *self)
{
  g_signal_emit (self, changed_signal, 0);
}

void
pf_agents_take (PfAgents *self, GPtrArray *items)
{
  g_return_if_fail (PF_IS_AGENTS (self));

  pf_record_list_update (self->agents, items->pdata, items->len);
  tell (self);
}

PfAgent *
pf_agents_find (PfAgents *self, const char *id)
{
  g_return_val_if_fail (PF_IS_AGENTS (self), NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->agents)); i++) {
    g_autoptr (PfAgent) agent = g_list_model_get_item (G_LIST_MODEL (self->agents), i);

    if (g_str_equal (agent->id, id))
      return agent; /* which the list holds */
  }
  return NULL;
}

gboolean
pf_agents_is_about (PfAgents *self, const char *id)
{
  g_return_val_if_fail (PF_IS_AGENTS (self), FALSE);
  return g_str_equal (self->about, id);
}

GStrv
pf_agents_build_roles (PfRoles roles)
{
  g_autoptr (GFlagsClass) names = g_type_class_ref (PF_TYPE_ROLES);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; i < names->n_values; i++) {
    if ((names->values[i].value & roles & PF_ROLES_STAFF) != 0)
      g_strv_builder_add (builder, names->values[i].value_nick);
  }
  return g_strv_builder_end (builder);
}

/* ---- what the person does */

static void
turn_to (PfAgents *self, PfAgentsForm form, const char *id)
{
  self->form = form;
  self->news = PF_AGENTS_NEWS_NONE;
  g_clear_object (&self->undo);
  g_strlcpy (self->about, id != NULL ? id : "", PF_ID_SIZE);
}

void
pf_agents_open_form (PfAgents *self, PfAgentsForm form, const char *id)
{
  g_return_if_fail (PF_IS_AGENTS (self));

  pf_attempt_give_up (self->attempt);
  turn_to (self, form, id);
  tell (self);
}

void
pf_agents_invite (PfAgents *self, PfAgentInvitation *invitation)
{
  g_return_if_fail (PF_IS_AGENTS (self));

  if (pf_attempt_is_held (self->attempt))
    return;
  g_signal_emit (self, invite_signal, 0, invitation);
}

static void
save (PfAgents *self, PfAgent *agent)
{
  tell (self);
  g_signal_emit (self, save_signal, 0, agent);
}

void
pf_agents_set_roles (PfAgents *self, const char *id, PfRoles roles)
{
  PfAgent *before = pf_agents_find (self, id);
  g_autoptr (PfAgent) after = NULL;

  if (before == NULL || pf_attempt_is_held (self->attempt))
    return;
  after = pf_record_copy (before);
  g_strfreev (after->roles);
  after->roles = pf_agents_build_roles (roles);
  turn_to (self, PF_AGENTS_FORM_ROLES, id);
  save (self, after);
}

void
pf_agents_set_state (PfAgents *self, const char *id, PfAccountState state)
{
  PfAgent *before = pf_agents_find (self, id);
  g_autoptr (PfAgent) after = NULL;

  if (before == NULL || pf_attempt_is_held (self->attempt))
    return;
  after = pf_record_copy (before);
  after->state = state;
  turn_to (self, PF_AGENTS_FORM_NONE, id);
  save (self, after);
}

void
pf_agents_reset (PfAgents *self, const char *id)
{
  g_return_if_fail (PF_IS_AGENTS (self));

  if (pf_attempt_is_held (self->attempt))
    return;
  g_signal_emit (self, reset_signal, 0, id);
}

void
pf_agents_undo (PfAgents *self)
{
  g_autoptr (PfAgent) before = NULL;

  g_return_if_fail (PF_IS_AGENTS (self));

  if (self->undo == NULL || pf_attempt_is_held (self->attempt))
    return;
  before = g_steal_pointer (&self->undo);
  self->news = PF_AGENTS_NEWS_UNDONE;
  save (self, before);
}

/* ---- what came of it */

/* Puts it where it is, or at the end. */
static void
put (PfAgents *self, PfAgent *agent)
{
  PfAgent *known = pf_agents_find (self, agent->id);

  if (known != NULL)
    pf_record_assign (known, agent);
  else
    g_list_store_append (self->agents, agent);
}

void
pf_agents_take_invited (PfAgents *self, PfAgent *agent)
{
  g_return_if_fail (PF_IS_AGENTS (self));

  put (self, agent);
  turn_to (self, PF_AGENTS_FORM_NONE, agent->id);
  self->news = PF_AGENTS_NEWS_INVITED;
  tell (self);
}

static PfAgentsNews
compare (const PfAgent *before, const PfAgent *after)
{
  if (before->state == after->state)
    return PF_AGENTS_NEWS_ROLES;
  return after->state == PF_ACCOUNT_STATE_SUSPENDED ? PF_AGENTS_NEWS_SUSPENDED
                                                    : PF_AGENTS_NEWS_OPENED;
}

void
pf_agents_take_saved (PfAgents *self, PfAgent *agent)
{
  gboolean undone = self->news == PF_AGENTS_NEWS_UNDONE;
  PfAgent *known = pf_agents_find (self, agent->id);
  g_autoptr (PfAgent) before = known != NULL ? pf_record_copy (known) : NULL;

  g_return_if_fail (PF_IS_AGENTS (self));

  put (self, agent);
  turn_to (self, PF_AGENTS_FORM_NONE, agent->id);
  if (undone) {
    self->news = PF_AGENTS_NEWS_UNDONE;
  } else if (before != NULL) {
    self->news = compare (before, agent);
    self->undo = g_steal_pointer (&before);
  }
  tell (self);
}

void
pf_agents_take_reset (PfAgents *self, const char *id)
{
  PfAgent *agent = pf_agents_find (self, id);

  if (agent != NULL)
    g_object_set (agent, "activated", FALSE, "second-factor", PF_SECOND_FACTOR_NONE, NULL);
  turn_to (self, PF_AGENTS_FORM_NONE, id);
  self->news = PF_AGENTS_NEWS_RESET;
  tell (self);
}
