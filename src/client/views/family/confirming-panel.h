/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Where a guardian says that the household's information is right, and what came of it. Properties:
 * "confirming"; "stands-back": something else on the page is being done.
 */
#pragma once

#include <adwaita.h>

#include "client/model/confirming.h"

G_BEGIN_DECLS

#define PF_TYPE_CONFIRMING_PANEL (pf_confirming_panel_get_type ())
G_DECLARE_FINAL_TYPE (PfConfirmingPanel, pf_confirming_panel, PF, CONFIRMING_PANEL, AdwBin)

G_END_DECLS
