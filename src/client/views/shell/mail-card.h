/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The second stage of the way to a new password: the mail's code, and what to do when no mail
 * comes. Properties: "recovery" (PfRecovery), which is asked; "entrance" (PfEntrance), which knows
 * the town and its desk.
 */
#pragma once

#include <adwaita.h>

#include "client/model/recovery.h"

G_BEGIN_DECLS

#define PF_TYPE_MAIL_CARD (pf_mail_card_get_type ())
G_DECLARE_FINAL_TYPE (PfMailCard, pf_mail_card, PF, MAIL_CARD, AdwBin)

/* Says what is wrong with the code, or with NULL that nothing is. */
void pf_mail_card_set_fault (PfMailCard *self, const char *fault);

void pf_mail_card_take_focus (PfMailCard *self);

/* What stands above, read with the code, which takes the focus. */
void pf_mail_card_set_about (PfMailCard *self, const char *about);

G_END_DECLS
