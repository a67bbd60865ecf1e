/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The household as the town has it: address, quotient, adults and children. A guardian says that it
 * is right, and adds children; what is to be put right is asked of the desk, which the page names.
 * Its button is "page.retry" of whoever loads.
 *
 * Properties, given once: "model" (PfHouseholdModel), "visit" (PfVisit).
 */
#pragma once

#include <adwaita.h>

#include "client/model/household-model.h"
#include "client/model/visit.h"

G_BEGIN_DECLS

#define PF_TYPE_HOUSEHOLD_PAGE (pf_household_page_get_type ())
G_DECLARE_FINAL_TYPE (PfHouseholdPage, pf_household_page, PF, HOUSEHOLD_PAGE, AdwBin)

GtkWidget *pf_household_page_new (PfHouseholdModel *model, PfVisit *visit);

/* (transfer none) */
PfHouseholdModel *pf_household_page_get_model (PfHouseholdPage *self);

/* What stands in the middle of the header: the page's name and the household's. */
GtkWidget *pf_household_page_new_title (PfHouseholdPage *self);

G_END_DECLS
