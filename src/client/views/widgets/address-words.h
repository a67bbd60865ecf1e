/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is said of an address that is typed.
 */
#pragma once

#include "client/model/typed-address.h"

G_BEGIN_DECLS

/* That a part breaks the rule @code, and what to do about it (transfer none). */
const char *pf_address_part_get_headline (PfAddressPart part, const char *code);
const char *pf_address_part_get_advice (PfAddressPart part, const char *code);

G_END_DECLS
