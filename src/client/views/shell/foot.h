/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The foot of the sidebar says who is signed in and which household and school year the screens
 * show; with several households it also switches between them, through the action
 * "visit.household". Property: "visit" (PfVisit).
 */
#pragma once

#include <adwaita.h>

#include "client/model/visit.h"

G_BEGIN_DECLS

#define PF_TYPE_FOOT (pf_foot_get_type ())
G_DECLARE_FINAL_TYPE (PfFoot, pf_foot, PF, FOOT, AdwBin)

G_END_DECLS
