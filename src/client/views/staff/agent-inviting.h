/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * “Invite an Agent”: the button, and the form that it opens.
 */
#pragma once

#include <adwaita.h>

#include "client/model/agents.h"

G_BEGIN_DECLS

#define PF_TYPE_AGENT_INVITING (pf_agent_inviting_get_type ())
G_DECLARE_FINAL_TYPE (PfAgentInviting, pf_agent_inviting, PF, AGENT_INVITING, AdwBin)

GtkWidget *pf_agent_inviting_new (PfAgents *agents, PfEntrance *entrance);

G_END_DECLS
