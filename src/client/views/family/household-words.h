/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the page of the household says. All texts are (transfer full) where nothing else is said.
 */
#pragma once

#include "client/model/household-model.h"
#include "client/model/visit.h"

G_BEGIN_DECLS

/* "New address, awaiting the town’s validation: 7 rue du Port, 49000 Valbourg (given by…)." */
char *pf_household_say_pending (PfHouseholdChange *change, PfLoading *loading);

/* "Legal guardian" (transfer none) */
const char *pf_household_get_role (PfAdultRole role);

/* "Valid until 31 August 2027" */
char *pf_household_say_validity (PfQuotientSummary *quotient);

/* "Léa, 8"; "CE2, Jean-Moulin" or NULL */
char *pf_household_say_child (PfChild *child, PfDate today);
char *pf_household_say_school (PfChild *child, const char *school);

/* "Born on 3 May 2018", or what is expected; NULL where neither is known */
char *pf_household_say_birth (PfChild *child);

/* Which days a child of two households is here: a sentence or two, or NULL for one household. */
char *pf_household_say_custody (PfCustody *custody);

/* Whom to ask to have something put right, and whether the year's check is done. */
char *pf_household_say_desk (PfHouseholdModel *model, PfVisit *visit);

G_END_DECLS
