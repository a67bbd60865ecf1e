/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Codes of a second factor, to be put away now: they are shown once. Copying, printing and saving
 * say what came of them.
 */
#pragma once

#include <adwaita.h>

#include "client/model/factor-setup.h"

G_BEGIN_DECLS

#define PF_TYPE_CODES_CARD (pf_codes_card_get_type ())
G_DECLARE_FINAL_TYPE (PfCodesCard, pf_codes_card, PF, CODES_CARD, AdwBin)

/* Whose codes, once. @town: for the paper */
void pf_codes_card_follow (PfCodesCard *self, PfFactorSetup *setup, const char *town);

void pf_codes_card_take_focus (PfCodesCard *self);

G_END_DECLS
