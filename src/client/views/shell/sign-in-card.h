/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The answer "Yes" of the welcome page: signing in, what went wrong with it in words, and taking up
 * a session that is kept in a closed keyring. Property: "entrance" (PfEntrance).
 */
#pragma once

#include <adwaita.h>

#include "client/model/entrance.h"

G_BEGIN_DECLS

#define PF_TYPE_SIGN_IN_CARD (pf_sign_in_card_get_type ())
G_DECLARE_FINAL_TYPE (PfSignInCard, pf_sign_in_card, PF, SIGN_IN_CARD, AdwBin)

/* Gives the focus to what the person does next. */
void pf_sign_in_card_take_focus (PfSignInCard *self);

G_END_DECLS
