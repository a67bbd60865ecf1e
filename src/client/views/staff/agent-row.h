/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One agent in the list, with all that an administrator may change, and what came of it.
 */
#pragma once

#include <adwaita.h>

#include "client/model/agents.h"

G_BEGIN_DECLS

#define PF_TYPE_AGENT_ROW (pf_agent_row_get_type ())
G_DECLARE_FINAL_TYPE (PfAgentRow, pf_agent_row, PF, AGENT_ROW, AdwBin)

GtkWidget *pf_agent_row_new (PfAgents *agents, PfAgent *agent, PfEntrance *entrance);

G_END_DECLS
