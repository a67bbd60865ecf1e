/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Who works at the town's services: for administrators.
 */
#include "core/agent.h"
#include "wire/operations-private.h"

const PfOperation pf_description_list_agents = {
  .method = "GET",
  .path = "/v1/staff/agents",
  .summary = "The agents, their roles and their second factors",
  .roles = PF_ROLE_ADMINISTRATOR,
  .kind = PF_ANSWER_LIST,
  .answer = pf_agent_get_type,
};

const PfOperation pf_description_invite_agent = {
  .method = "POST",
  .path = "/v1/staff/agents",
  .summary = "Make an agent's account, and mail the link that opens it",
  .roles = PF_ROLE_ADMINISTRATOR,
  .request = pf_agent_invitation_get_type,
  .kind = PF_ANSWER_RECORD,
  .answer = pf_agent_get_type,
  .status = 201,
  .problems = { PF_PROBLEM_ADDRESS_IN_USE },
};

const PfOperation pf_description_get_agent = {
  .method = "GET",
  .path = "/v1/staff/agents/{id}",
  .summary = "One agent",
  .roles = PF_ROLE_ADMINISTRATOR,
  .kind = PF_ANSWER_RECORD,
  .answer = pf_agent_get_type,
};

const PfOperation pf_description_edit_agent = {
  .method = "PATCH",
  .path = "/v1/staff/agents/{id}",
  .summary = "Change an agent's roles, suspend the account or open it again",
  .roles = PF_ROLE_ADMINISTRATOR,
  .request = pf_agent_get_type,
  .kind = PF_ANSWER_RECORD,
  .answer = pf_agent_get_type,
  .problems = { PF_PROBLEM_LAST_ADMINISTRATOR },
};

const PfOperation pf_description_reset_agent = {
  .method = "POST",
  .path = "/v1/staff/agents/{id}/reset",
  .summary = "Take away password and second factor, and mail a link to choose them anew",
  .roles = PF_ROLE_ADMINISTRATOR,
  .problems = { PF_PROBLEM_LAST_ADMINISTRATOR },
};
