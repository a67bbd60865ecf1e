/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An address as somebody types it, part by part.
 */
#pragma once

#include "core/address.h"

G_BEGIN_DECLS

/* In the order in which they are asked. */
typedef enum
{
  PF_ADDRESS_PART_LINE1,
  PF_ADDRESS_PART_LINE2,
  PF_ADDRESS_PART_POSTAL_CODE,
  PF_ADDRESS_PART_CITY,
  PF_N_ADDRESS_PARTS,
} PfAddressPart;

/* As the contract spells it (transfer full): without blanks around, a part where nothing was typed
 * absent, what cannot be read as it was typed. @texts: each (nullable)
 */
PfAddress *pf_typed_address_build (char *const texts[PF_N_ADDRESS_PARTS]);

/* Looks for every fault at once. @faults: of each part a rule's code, interned; one that stands is
 * kept
 */
void pf_typed_address_check (char *const texts[PF_N_ADDRESS_PARTS],
                             const char *faults[PF_N_ADDRESS_PARTS]);

/* Where the portal would find a fault: "/address/city". */
const char *pf_address_part_get_pointer (PfAddressPart part);

G_END_DECLS
