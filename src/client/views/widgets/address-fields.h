/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The fields in which an address is typed. Signals: "edited" (PfAddressPart): the person changed
 * it; "activate": Enter was pressed in one.
 */
#pragma once

#include <adwaita.h>

#include "client/model/typed-address.h"

G_BEGIN_DECLS

#define PF_TYPE_ADDRESS_FIELDS (pf_address_fields_get_type ())
G_DECLARE_FINAL_TYPE (PfAddressFields, pf_address_fields, PF, ADDRESS_FIELDS, AdwBin)

/* What is typed (transfer none). */
const char *pf_address_fields_get_text (PfAddressFields *self, PfAddressPart part);

/* Without the signal; what is so already keeps its cursor. @text: (nullable) */
void pf_address_fields_set_text (PfAddressFields *self, PfAddressPart part, const char *text);

/* @fault: (nullable): what to do about it */
void pf_address_fields_set_fault (PfAddressFields *self, PfAddressPart part, const char *fault);

/* All parts at once, and what to do about each that breaks a rule; both arrays are in the parts'
 * order.
 * @codes: of the rules; NULL for what is right
 */
void pf_address_fields_show (PfAddressFields *self,
                             char *const texts[static PF_N_ADDRESS_PARTS],
                             const char *const codes[static PF_N_ADDRESS_PARTS]);

void pf_address_fields_take_focus (PfAddressFields *self, PfAddressPart part);

G_END_DECLS
