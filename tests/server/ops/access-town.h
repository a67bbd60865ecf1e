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

/* School enrolments 1 of household 1, prepared, and 2 of household 4; and 3 of household 1, handed
 * in: item 3 of the queue.
 */
void pf_access_add_school_enrolments (PfDemo *demo);

G_END_DECLS
