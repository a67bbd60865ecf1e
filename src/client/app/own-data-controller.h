/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Brings what a person does with their data and the portal together.
 *
 * Signals: "signed-out": the portal does not know the session any more; "outdated": what is known
 * of the account is not so any more.
 */
#pragma once

#include "client/api/client.h"
#include "client/model/own-data.h"
#include "client/model/visit.h"

G_BEGIN_DECLS

#define PF_TYPE_OWN_DATA_CONTROLLER (pf_own_data_controller_get_type ())
G_DECLARE_FINAL_TYPE (PfOwnDataController, pf_own_data_controller, PF, OWN_DATA_CONTROLLER, GObject)

PfOwnDataController *pf_own_data_controller_new (PfApiClient *client,
                                                 PfVisit *visit,
                                                 PfOwnData *own_data);

G_END_DECLS
