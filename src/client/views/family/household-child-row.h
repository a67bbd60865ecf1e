/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A child of the household: name and age, class and school, birth, and which days are here where
 * there is another household.
 */
#pragma once

#include <adwaita.h>

#include "core/child.h"

G_BEGIN_DECLS

#define PF_TYPE_HOUSEHOLD_CHILD_ROW (pf_household_child_row_get_type ())
G_DECLARE_FINAL_TYPE (PfHouseholdChildRow, pf_household_child_row, PF, HOUSEHOLD_CHILD_ROW, AdwBin)

/* @school: (nullable): its name */
GtkWidget *pf_household_child_row_new (PfChild *child, const char *school, PfDate today);

G_END_DECLS
