/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Who works at the town's services, and how they are let in.
 */
#pragma once

#include "core/account.h"

G_BEGIN_DECLS

#define PF_TYPE_AGENT (pf_agent_get_type ())
G_DECLARE_FINAL_TYPE (PfAgent, pf_agent, PF, AGENT, PfRecord)

struct _PfAgent
{
  PfRecord parent_instance;

  PfId id;
  char *email;
  char *first_name;
  char *last_name;
  PfAccountState state; /* only "active" and "suspended" may be asked for */
  GStrv roles;          /* those of the services alone, at least one */
  PfSecondFactor second_factor;
  gboolean activated; /* the agent has chosen a password */
  int version;
};

/* A new one: what POST /v1/staff/agents takes. */
#define PF_TYPE_AGENT_INVITATION (pf_agent_invitation_get_type ())
G_DECLARE_FINAL_TYPE (PfAgentInvitation, pf_agent_invitation, PF, AGENT_INVITATION, PfRecord)

struct _PfAgentInvitation
{
  PfRecord parent_instance;

  char *email;
  char *first_name;
  char *last_name;
  GStrv roles;
  char *language; /* (nullable): "fr" or "en", of the mail; else that of the request */
};

/* Why @words cannot be an agent's roles, a code of bad members: "too-few-items" without any,
 * "not-a-role" for one that is not of the services; NULL where they can.
 */
const char *pf_agent_find_fault (const char *const *words);

G_END_DECLS
