/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Agents, by administrators. That an agent has children in the town is the agent's own affair: the
 * role "family" is neither shown nor touched here.
 */
#include "server/store/agents.h"

#include "core/sign-in.h"
#include "server/ops/handlers.h"
#include "server/ops/journal.h"

#define FAMILY "family"

/* Takes the role out; tells whether it was there. */
static gboolean
leave_out_family (PfAgent *agent)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  gboolean was_there = FALSE;

  for (guint i = 0; agent->roles != NULL && agent->roles[i] != NULL; i++) {
    if (g_str_equal (agent->roles[i], FAMILY))
      was_there = TRUE;
    else
      g_strv_builder_add (builder, agent->roles[i]);
  }
  g_strfreev (agent->roles);
  agent->roles = g_strv_builder_end (builder);
  return was_there;
}

static void
put_family_back (PfAgent *agent)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  g_strv_builder_add (builder, FAMILY);
  g_strv_builder_addv (builder, (const char **) agent->roles);
  g_strfreev (agent->roles);
  agent->roles = g_strv_builder_end (builder);
}

/* "billing active" */
static char *
describe (const PfAgent *agent)
{
  g_autofree char *roles = g_strjoinv (" ", agent->roles);
  const char *state = agent->state == PF_ACCOUNT_STATE_SUSPENDED ? "suspended" : "active";

  return g_strdup_printf ("%s (%s)", roles, state);
}

gboolean
pf_handle_list_agents (PfCall *call, GError **error)
{
  call->answer->items = pf_store_list_agents (call->db, error);
  for (guint i = 0; call->answer->items != NULL && i < call->answer->items->len; i++)
    leave_out_family (call->answer->items->pdata[i]);
  return call->answer->items != NULL;
}

static gboolean
check_roles (PfCall *call, GStrv roles, GError **error)
{
  const char *fault = pf_agent_find_fault ((const char *const *) roles);

  if (fault == NULL)
    return TRUE;
  pf_errors_add (call->errors, "roles", fault);
  return pf_problem_set (error, PF_PROBLEM_BAD_MEMBERS);
}

static gboolean
answer_agent (PfCall *call, const char *id, GError **error)
{
  g_autoptr (PfAgent) agent = pf_store_look_at_agent (call->db, id, error);

  if (agent == NULL)
    return FALSE;
  leave_out_family (agent);
  return pf_call_answer (call, agent);
}

gboolean
pf_handle_get_agent (PfCall *call, GError **error)
{
  return answer_agent (call, call->parameters[0], error);
}

gboolean
pf_handle_invite_agent (PfCall *call, GError **error)
{
  const PfAgentInvitation *body = call->body;
  const PfRequest *request = call->request;
  g_autofree char *email = pf_email_fold (body->email);
  g_autofree char *roles = NULL;
  g_autoptr (PfAccount) account = NULL;

  if (!check_roles (call, body->roles, error))
    return FALSE;
  account = g_object_new (PF_TYPE_ACCOUNT,
                          "email",
                          email,
                          "first-name",
                          body->first_name,
                          "last-name",
                          body->last_name,
                          "roles",
                          body->roles,
                          NULL);
  roles = g_strjoinv (" ", body->roles);
  return pf_store_invite_agent (call->db,
                                account,
                                body->language != NULL ? body->language
                                                       : pf_language_to_tag (request->language),
                                request->now,
                                error) &&
         pf_journal_note_subject (
             call, PF_JOURNAL_ACTION_AGENT_INVITED, account->id, roles, error) &&
         answer_agent (call, account->id, error);
}

/* Only these two states are anybody's to choose. */
static gboolean
check_state (PfCall *call, const PfAgent *agent, GError **error)
{
  if (agent->state == PF_ACCOUNT_STATE_ACTIVE || agent->state == PF_ACCOUNT_STATE_SUSPENDED)
    return TRUE;
  pf_errors_add (call->errors, "state", "not-for-this");
  return pf_problem_set (error, PF_PROBLEM_BAD_MEMBERS);
}

static gboolean
stays_administrator (const PfAgent *agent)
{
  PfRoles roles = pf_roles_from_words ((const char *const *) agent->roles);

  return (roles & PF_ROLE_ADMINISTRATOR) != 0 && agent->state == PF_ACCOUNT_STATE_ACTIVE;
}

static gboolean
save (PfCall *call, PfAgent *before, PfAgent *after, gboolean is_family, GError **error)
{
  g_autofree char *was = describe (before);
  g_autofree char *is = describe (after);
  g_autofree char *detail = g_strdup_printf ("%s → %s", was, is);

  if (is_family)
    put_family_back (after);
  return pf_store_update_agent (call->db, after, error) &&
         pf_journal_note_subject (
             call, PF_JOURNAL_ACTION_AGENT_CHANGED, after->id, detail, error) &&
         answer_agent (call, after->id, error);
}

gboolean
pf_handle_edit_agent (PfCall *call, GError **error)
{
  const char *id = call->parameters[0];
  g_autoptr (PfAgent) before = NULL;
  g_autoptr (PfAgent) after = NULL;
  gboolean is_last = FALSE;
  gboolean is_family;

  if (!pf_store_is_last_administrator (call->db, id, &is_last, error))
    return FALSE;
  before = pf_store_find_agent (call->db, id, error);
  if (before == NULL)
    return FALSE;
  is_family = leave_out_family (before);
  after = pf_call_read_edit (call, before, error);
  if (after == NULL || !check_roles (call, after->roles, error) ||
      !check_state (call, after, error))
    return FALSE;
  if (is_last && !stays_administrator (after))
    return pf_problem_set (error, PF_PROBLEM_LAST_ADMINISTRATOR);
  return save (call, before, after, is_family, error);
}

static gboolean
mail_link (PfCall *call, const PfAgent *agent, GError **error)
{
  const PfRequest *request = call->request;

  return pf_store_mail_agent_link (
      call->db, agent->email, pf_language_to_tag (request->language), request->now, error);
}

gboolean
pf_handle_reset_agent (PfCall *call, GError **error)
{
  const char *id = call->parameters[0];
  g_autoptr (PfAgent) agent = NULL;
  gboolean is_last = FALSE;

  if (!pf_store_is_last_administrator (call->db, id, &is_last, error))
    return FALSE;
  agent = pf_store_find_agent (call->db, id, error);
  if (agent == NULL)
    return FALSE;
  if (is_last)
    return pf_problem_set (error, PF_PROBLEM_LAST_ADMINISTRATOR);
  pf_call_forget_attempts (call, agent->email);
  return pf_store_reset_agent (call->db, id, call->request->now, error) &&
         mail_link (call, agent, error) &&
         pf_journal_note_subject (call, PF_JOURNAL_ACTION_AGENT_RESET, id, NULL, error);
}
