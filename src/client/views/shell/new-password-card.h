/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The last stage of the way to a new password: choosing it. Properties: "recovery" (PfRecovery),
 * which is asked; "entrance" (PfEntrance), which knows whether this computer can keep a session.
 */
#pragma once

#include <adwaita.h>

#include "client/model/recovery.h"

G_BEGIN_DECLS

#define PF_TYPE_NEW_PASSWORD_CARD (pf_new_password_card_get_type ())
G_DECLARE_FINAL_TYPE (PfNewPasswordCard, pf_new_password_card, PF, NEW_PASSWORD_CARD, AdwBin)

/* Says what is wrong with the password, or with NULL that nothing is. */
void pf_new_password_card_set_fault (PfNewPasswordCard *self, const char *fault);

void pf_new_password_card_take_focus (PfNewPasswordCard *self);

G_END_DECLS
