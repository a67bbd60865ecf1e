/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "client/views/staff/agents-words.h"

#include <glib/gi18n.h>

#include "client/views/account/account-words.h"

char *
pf_agent_say_name (const PfAgent *agent)
{
  return g_strdup_printf ("%s %s", agent->first_name, agent->last_name);
}

char *
pf_agent_say_roles (const PfAgent *agent)
{
  return pf_roles_say (pf_roles_from_words ((const char *const *) agent->roles));
}

const char *
pf_agent_say_state (const PfAgent *agent)
{
  if (agent->state == PF_ACCOUNT_STATE_SUSPENDED)
    return _ ("Suspended: cannot sign in");
  if (!agent->activated)
    return _ ("Invited: has not chosen a password yet");
  switch (agent->second_factor) {
  case PF_SECOND_FACTOR_TOTP:
    return _ ("Second factor: an application");
  case PF_SECOND_FACTOR_CODES:
    return _ ("Second factor: a printed list");
  case PF_SECOND_FACTOR_UNKNOWN:
    return _ ("Signs in with a second factor");
  case PF_SECOND_FACTOR_NONE:
    break;
  }
  return _ ("No second factor yet: it is set up at the next sign-in");
}

char *
pf_agents_say_news (PfAgents *self, const PfAgent *agent)
{
  if (!pf_agents_is_about (self, agent->id))
    return NULL;
  switch (self->news) {
  case PF_AGENTS_NEWS_NONE:
    break;
  case PF_AGENTS_NEWS_INVITED:
    return g_strdup_printf (_ ("Invited: a message with a link goes to %s. It holds for 72 hours."),
                            agent->email);
  case PF_AGENTS_NEWS_ROLES:
    return g_strdup (_ ("The roles are changed, from the next thing they do on."));
  case PF_AGENTS_NEWS_SUSPENDED:
    return g_strdup (_ ("Suspended, and signed out everywhere."));
  case PF_AGENTS_NEWS_OPENED:
    return g_strdup (_ ("Open again: they can sign in."));
  case PF_AGENTS_NEWS_RESET:
    return g_strdup_printf (_ ("Reset: a message with a link goes to %s."), agent->email);
  case PF_AGENTS_NEWS_UNDONE:
    return g_strdup (_ ("Undone: all is as before."));
  }
  return NULL;
}

char *
pf_agent_say_reset (const PfAgent *agent)
{
  return g_strdup_printf (
      _ ("The password, the second factor and the codes of %s %s are taken away, with all "
         "lock-outs, and every device is signed out. A message to %s brings a link, good for 72 "
         "hours, to choose a password; the second factor is set up anew after it. Do it for who "
         "lost their telephone or their list, once you are sure who asks."),
      agent->first_name,
      agent->last_name,
      agent->email);
}

const char *
pf_role_describe (PfRoles role)
{
  switch (role) {
  case PF_ROLE_FRONT_DESK:
    return _ ("Receives families, and accepts their accounts");
  case PF_ROLE_EDUCATION:
    return _ ("Decides the school enrolments of the queue");
  case PF_ROLE_ACTIVITIES:
    return _ ("Canteen, after school and holidays: files and places");
  case PF_ROLE_ATTENDANCE:
    return _ ("Marks who is there, on their own sites");
  case PF_ROLE_BILLING:
    return _ ("Invoices and payments");
  case PF_ROLE_ADMINISTRATOR:
    return _ ("Agents and their roles, and all that waits in the queue");
  case PF_ROLE_NONE:
  case PF_ROLE_ANYONE:
  case PF_ROLE_FAMILY:
    break;
  }
  return "";
}
