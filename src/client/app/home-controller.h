/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Brings Home and the portal together: loads the days ahead of the household that is shown, each
 * time the page comes to be seen, and tells its model who is in, and the time.
 *
 * Signals: "signed-out": the portal does not know the session any more; "outdated": what is booked
 * has changed, so what the account is told of itself may have too.
 */
#pragma once

#include "client/api/cache.h"
#include "client/api/client.h"
#include "client/model/visit.h"
#include "client/views/family/home-page.h"

G_BEGIN_DECLS

#define PF_TYPE_HOME_CONTROLLER (pf_home_controller_get_type ())
G_DECLARE_FINAL_TYPE (PfHomeController, pf_home_controller, PF, HOME_CONTROLLER, GObject)

/* The page must not hold the controller alone: whoever made both does. @cache: (nullable) */
PfHomeController *pf_home_controller_new (PfApiClient *client,
                                          PfVisit *visit,
                                          PfHomePage *page,
                                          PfCache *cache);

G_END_DECLS
