/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The agents of the town: for administrators.
 */
#pragma once

#include <adwaita.h>

#include "client/model/agents.h"

G_BEGIN_DECLS

#define PF_TYPE_AGENTS_PAGE (pf_agents_page_get_type ())
G_DECLARE_FINAL_TYPE (PfAgentsPage, pf_agents_page, PF, AGENTS_PAGE, AdwBin)

GtkWidget *pf_agents_page_new (PfAgents *agents, PfEntrance *entrance);

G_END_DECLS
