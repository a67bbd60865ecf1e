/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Does what a factor setup asks of the portal, and keeps it what the visit's account says.
 *
 * Signals: "signed-out": the portal does not know the session any more; "outdated": the account is
 * other than it was.
 */
#pragma once

#include "client/api/client.h"
#include "client/model/factor-setup.h"
#include "client/model/visit.h"

G_BEGIN_DECLS

#define PF_TYPE_FACTOR_CONTROLLER (pf_factor_controller_get_type ())
G_DECLARE_FINAL_TYPE (PfFactorController, pf_factor_controller, PF, FACTOR_CONTROLLER, GObject)

PfFactorController *pf_factor_controller_new (PfApiClient *client, PfVisit *visit);

/* (transfer none) */
PfFactorSetup *pf_factor_controller_get_setup (PfFactorController *self);

G_END_DECLS
