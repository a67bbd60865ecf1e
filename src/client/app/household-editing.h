/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Sends what a family says of its household: that it is right, and whom it adds.
 *
 * Signals: "signed-out": the portal does not know the session any more; "saved": the portal has
 * done it, and what is known of the household and of the account is not so any more.
 */
#pragma once

#include "client/api/client.h"
#include "client/model/household-model.h"

G_BEGIN_DECLS

#define PF_TYPE_HOUSEHOLD_EDITING (pf_household_editing_get_type ())
G_DECLARE_FINAL_TYPE (PfHouseholdEditing, pf_household_editing, PF, HOUSEHOLD_EDITING, GObject)

PfHouseholdEditing *pf_household_editing_new (PfApiClient *client, PfHouseholdModel *model);

/* What is said from now on is said of that one: of another, nothing is heard any more. */
void pf_household_editing_set_household (PfHouseholdEditing *self, const char *household);

G_END_DECLS
