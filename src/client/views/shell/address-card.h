/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The first stage of the way to a new password: where the mail is to go. Property: "recovery"
 * (PfRecovery), which is asked for it.
 */
#pragma once

#include <adwaita.h>

#include "client/model/recovery.h"

G_BEGIN_DECLS

#define PF_TYPE_ADDRESS_CARD (pf_address_card_get_type ())
G_DECLARE_FINAL_TYPE (PfAddressCard, pf_address_card, PF, ADDRESS_CARD, AdwBin)

/* Says what is wrong with the address, or with NULL that nothing is. */
void pf_address_card_set_fault (PfAddressCard *self, const char *fault);

/* What led here, read with the address: the focus goes to no other place. NULL: nothing did. */
void pf_address_card_set_about (PfAddressCard *self, const char *about);

void pf_address_card_take_focus (PfAddressCard *self);

G_END_DECLS
