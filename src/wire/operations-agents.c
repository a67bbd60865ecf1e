/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Who works at the town's services: for administrators.
 */
#include "core/agent.h"
#include "wire/operations-private.h"

PF_DESCRIBE (list_agents,
             PF_ROLE_ADMINISTRATOR,
             .method = "GET",
             .path = "/v1/staff/agents",
             .summary = "The agents, their roles and their second factors",
             .kind = PF_ANSWER_LIST,
             .answer = pf_agent_get_type);

PF_DESCRIBE (invite_agent,
             PF_ROLE_ADMINISTRATOR,
             .method = "POST",
             .path = "/v1/staff/agents",
             .summary = "Make an agent's account, and mail the link that opens it",
             .request = pf_agent_invitation_get_type,
             .kind = PF_ANSWER_RECORD,
             .answer = pf_agent_get_type,
             .status = 201,
             .problems = { PF_PROBLEM_ADDRESS_IN_USE });

PF_DESCRIBE (get_agent,
             PF_ROLE_ADMINISTRATOR,
             .method = "GET",
             .path = "/v1/staff/agents/{id}",
             .summary = "One agent",
             .kind = PF_ANSWER_RECORD,
             .answer = pf_agent_get_type);

PF_DESCRIBE (edit_agent,
             PF_ROLE_ADMINISTRATOR,
             .method = "PATCH",
             .path = "/v1/staff/agents/{id}",
             .summary = "Change an agent's roles, suspend the account or open it again",
             .request = pf_agent_get_type,
             .kind = PF_ANSWER_RECORD,
             .answer = pf_agent_get_type,
             .problems = { PF_PROBLEM_LAST_ADMINISTRATOR });

PF_DESCRIBE (reset_agent,
             PF_ROLE_ADMINISTRATOR,
             .method = "POST",
             .path = "/v1/staff/agents/{id}/reset",
             .summary = "Take away password and second factor, and mail a link to choose them anew",
             .problems = { PF_PROBLEM_LAST_ADMINISTRATOR });
