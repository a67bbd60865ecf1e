/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the access matrix has beside the small town.
 */
#pragma once

#include "demo.h"

G_BEGIN_DECLS

/* A newcomer, household 4 with adult 10, child 5 and document 2, and document 3, handed in by
 * somebody whose address is not confirmed. Document 1 is there.
 */
void pf_access_add_provisional (PfDemo *demo);

/* Adults 7 of household 1 and 8 of household 2, with one address. */
void pf_access_add_shared_address (PfDemo *demo);

/* Invitation 1, into household 1. */
void pf_access_add_invitation (PfDemo *demo);

G_END_DECLS
