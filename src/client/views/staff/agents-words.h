/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is said of agents.
 */
#pragma once

#include "client/model/agents.h"

G_BEGIN_DECLS

/* (transfer full) */
char *pf_agent_say_name (const PfAgent *agent);

/* Their roles, in words (transfer full). */
char *pf_agent_say_roles (const PfAgent *agent);

/* Whether and how they sign in. */
const char *pf_agent_say_state (const PfAgent *agent);

/* What was just done to @agent (transfer full), or NULL. */
char *pf_agents_say_news (PfAgents *self, const PfAgent *agent);

/* What a reset does (transfer full), before it is done. */
char *pf_agent_say_reset (const PfAgent *agent);

/* What the role is for. */
const char *pf_role_describe (PfRoles role);

G_END_DECLS
