/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Loads the agents each time that their page comes into sight, and does what is asked of them.
 *
 * Signals: "signed-out": the portal does not know the session any more; "outdated": the account is
 * other than it was.
 */
#pragma once

#include <gtk/gtk.h>

#include "client/api/client.h"
#include "client/model/agents.h"
#include "client/model/visit.h"

G_BEGIN_DECLS

#define PF_TYPE_AGENTS_CONTROLLER (pf_agents_controller_get_type ())
G_DECLARE_FINAL_TYPE (PfAgentsController, pf_agents_controller, PF, AGENTS_CONTROLLER, GObject)

PfAgentsController *pf_agents_controller_new (PfApiClient *client,
                                              PfVisit *visit,
                                              PfAgents *agents,
                                              GtkWidget *page);

G_END_DECLS
