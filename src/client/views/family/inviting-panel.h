/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Where a guardian invites the other one: the form opens in the panel itself, and what came of it
 * is said there. Property: "inviting".
 */
#pragma once

#include <adwaita.h>

#include "client/model/inviting.h"

G_BEGIN_DECLS

#define PF_TYPE_INVITING_PANEL (pf_inviting_panel_get_type ())
G_DECLARE_FINAL_TYPE (PfInvitingPanel, pf_inviting_panel, PF, INVITING_PANEL, AdwBin)

G_END_DECLS
