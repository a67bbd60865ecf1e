/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The panel of an adult of the household: who, in which role, and how to reach them.
 */
#pragma once

#include <adwaita.h>

#include "core/household.h"

G_BEGIN_DECLS

#define PF_TYPE_ADULT_PANEL (pf_adult_panel_get_type ())
G_DECLARE_FINAL_TYPE (PfAdultPanel, pf_adult_panel, PF, ADULT_PANEL, AdwBin)

GtkWidget *pf_adult_panel_new (PfAdult *adult);

G_END_DECLS
