/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Where a guardian adds a child: the form opens in place, and what came of it is said there.
 * Property: "adding" (PfAddingChild).
 */
#pragma once

#include <adwaita.h>

#include "client/model/adding-child.h"

G_BEGIN_DECLS

#define PF_TYPE_ADDING_PANEL (pf_adding_panel_get_type ())
G_DECLARE_FINAL_TYPE (PfAddingPanel, pf_adding_panel, PF, ADDING_PANEL, AdwBin)

G_END_DECLS
