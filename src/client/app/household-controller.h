/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Brings the page of the household and the portal together: loads the one that is shown each time
 * the page comes to be seen.
 *
 * Signals: "signed-out": the portal does not know the session any more; "outdated": what is known
 * of the account is not so any more.
 */
#pragma once

#include "client/api/cache.h"
#include "client/api/client.h"
#include "client/model/visit.h"
#include "client/views/family/household-page.h"

G_BEGIN_DECLS

#define PF_TYPE_HOUSEHOLD_CONTROLLER (pf_household_controller_get_type ())
G_DECLARE_FINAL_TYPE (PfHouseholdController,
                      pf_household_controller,
                      PF,
                      HOUSEHOLD_CONTROLLER,
                      GObject)

/* The page must not hold the controller alone: whoever made both does. @cache: (nullable) */
PfHouseholdController *pf_household_controller_new (PfApiClient *client,
                                                    PfVisit *visit,
                                                    PfHouseholdPage *page,
                                                    PfCache *cache);

G_END_DECLS
