/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/agent.h"

static const PfField agent_fields[] = {
  PF_ID (PfAgent, id, .read_only = true),
  PF_TEXT (PfAgent, email, .read_only = true),
  PF_TEXT (PfAgent, first_name, .read_only = true),
  PF_TEXT (PfAgent, last_name, .read_only = true),
  PF_ENUM (PfAgent, state, PfAccountState, pf_account_state, .required = true),
  PF_TEXTS (PfAgent, roles, .required = true, .max = 16),
  PF_ENUM (PfAgent, second_factor, PfSecondFactor, pf_second_factor, .read_only = true),
  PF_BOOLEAN (PfAgent, activated, .read_only = true, .not_stored = true),
  PF_INTEGER (PfAgent, version, .version = true),
};

PF_DEFINE_RECORD (PfAgent, pf_agent, "agent", agent_fields)

static const PfField invitation_fields[] = {
  PF_TEXT (PfAgentInvitation,
           email,
           .required = true,
           .max = 254,
           .pattern = "^[^@\\s]+@[^@\\s]+$"),
  PF_TEXT (PfAgentInvitation, first_name, .required = true, .max = 80),
  PF_TEXT (PfAgentInvitation, last_name, .required = true, .max = 80),
  PF_TEXTS (PfAgentInvitation, roles, .required = true, .max = 16),
  PF_TEXT (PfAgentInvitation, language, .max = 2, .pattern = "^(fr|en)$"),
};

PF_DEFINE_RECORD (PfAgentInvitation, pf_agent_invitation, "agent_invitation", invitation_fields)

const char *
pf_agent_find_fault (const char *const *words)
{
  if (words == NULL || words[0] == NULL)
    return "too-few-items";
  for (gsize i = 0; words[i] != NULL; i++) {
    const char *const word[] = { words[i], NULL };

    if ((pf_roles_from_words (word) & PF_ROLES_STAFF) == 0)
      return "not-a-role";
  }
  return NULL;
}
