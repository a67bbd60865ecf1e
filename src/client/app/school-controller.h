/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Brings the page of enrolments and the portal together: each time the page comes to be seen, loads
 * the household, the town's schools, those that take the household's address, and what the
 * household asked for.
 *
 * Signals: "signed-out": the portal does not know the session any more; "outdated": what is known
 * of the account is not so any more.
 */
#pragma once

#include "client/api/cache.h"
#include "client/api/client.h"
#include "client/model/visit.h"
#include "client/views/family/school-page.h"

G_BEGIN_DECLS

#define PF_TYPE_SCHOOL_CONTROLLER (pf_school_controller_get_type ())
G_DECLARE_FINAL_TYPE (PfSchoolController, pf_school_controller, PF, SCHOOL_CONTROLLER, GObject)

/* The page must not hold the controller alone: whoever made both does. @cache: (nullable) */
PfSchoolController *pf_school_controller_new (PfApiClient *client,
                                              PfVisit *visit,
                                              PfSchoolPage *page,
                                              PfCache *cache);

G_END_DECLS
