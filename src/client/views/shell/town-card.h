/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Asks for the address of the town's portal. Property: "entrance" (PfEntrance).
 */
#pragma once

#include <adwaita.h>

#include "client/model/entrance.h"

G_BEGIN_DECLS

#define PF_TYPE_TOWN_CARD (pf_town_card_get_type ())
G_DECLARE_FINAL_TYPE (PfTownCard, pf_town_card, PF, TOWN_CARD, AdwBin)

void pf_town_card_take_focus (PfTownCard *self);

G_END_DECLS
