/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Brings the planning's page and the portal together: loads what the page shows, sends what is
 * chosen, asks again after a lost network under the same key, and tells the model the portal's
 * time.
 *
 * Signal: "signed-out": the portal does not know the session any more.
 */
#pragma once

#include "client/api/cache.h"
#include "client/api/client.h"
#include "client/model/visit.h"
#include "client/views/family/planning-page.h"

G_BEGIN_DECLS

#define PF_TYPE_PLANNING_CONTROLLER (pf_planning_controller_get_type ())
G_DECLARE_FINAL_TYPE (PfPlanningController,
                      pf_planning_controller,
                      PF,
                      PLANNING_CONTROLLER,
                      GObject)

/* Starts at today, for the household of @visit and whichever takes its place. The page must not
 * hold the controller alone: whoever made both does. @cache: (nullable)
 */
PfPlanningController *pf_planning_controller_new (PfApiClient *client,
                                                  PfVisit *visit,
                                                  PfPlanningPage *page,
                                                  PfCache *cache);

/* The group "planning" (transfer none), for a widget around the page and its header. */
GActionGroup *pf_planning_controller_get_actions (PfPlanningController *self);

/* Asks the portal anew, as after an event or for F5. */
void pf_planning_controller_refresh (PfPlanningController *self);

G_END_DECLS
