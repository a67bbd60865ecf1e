/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The household that its page shows, and how fresh that is. Signal "changed".
 *
 * A child's school is an id there and a name in what the account is told of itself, so both come
 * together here.
 */
#pragma once

#include "client/model/adding-child.h"
#include "client/model/confirming.h"
#include "client/model/inviting.h"
#include "client/model/loading.h"
#include "core/household.h"
#include "core/me.h"

G_BEGIN_DECLS

#define PF_TYPE_HOUSEHOLD_MODEL (pf_household_model_get_type ())
G_DECLARE_FINAL_TYPE (PfHouseholdModel, pf_household_model, PF, HOUSEHOLD_MODEL, GObject)

PfHouseholdModel *pf_household_model_new (void);

/* What the account is told of itself, and the school year whose road is shown (nullable: whichever
 * there is).
 */
void pf_household_model_set_me (PfHouseholdModel *self, PfMe *me, const char *school_year);

/* Takes an answer of the portal in; NULL: nothing is known any more. */
void pf_household_model_take (PfHouseholdModel *self, PfHousehold *household);

/* (transfer none), NULL until one is known */
PfHousehold *pf_household_model_get_household (PfHouseholdModel *self);

/* How fresh it is (transfer none). */
PfLoading *pf_household_model_get_loading (PfHouseholdModel *self);

/* Who is being let into it (transfer none). */
PfInviting *pf_household_model_get_inviting (PfHouseholdModel *self);

/* That it is said to be right, and whom the family adds (both transfer none). */
PfConfirming *pf_household_model_get_confirming (PfHouseholdModel *self);
PfAddingChild *pf_household_model_get_adding (PfHouseholdModel *self);

/* The name of the child's school (transfer none), or NULL. */
const char *pf_household_model_get_school (PfHouseholdModel *self, PfChild *child);

/* Whether who asks may invite the other guardian now: a guardian whose account is accepted. */
gboolean pf_household_model_may_invite (PfHouseholdModel *self);

/* Whether the family has checked the household for the school year at hand. */
gboolean pf_household_model_is_checked (PfHouseholdModel *self);

G_END_DECLS
