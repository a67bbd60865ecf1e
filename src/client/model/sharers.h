/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Those who gave an address that is somebody else’s, as an agent comes to them one after the other.
 */
#pragma once

#include "core/staff-household.h"

G_BEGIN_DECLS

/* Where the adult stands among @sharers (of PfAddressSharer), or G_MAXUINT. */
guint pf_sharers_find (GListStore *sharers, const char *adult);

/* The first of that household, and of any other one (both transfer none), or NULL. @household:
 * (nullable): of none
 */
PfAddressSharer *pf_sharers_find_of (GListStore *sharers, const char *household);
PfAddressSharer *pf_sharers_find_elsewhere (GListStore *sharers, const char *household);

void pf_sharers_remove (GListStore *sharers, const char *adult);

/* "Max Brun, Ida Brun" (transfer full). @sharers: of PfAddressSharer */
char *pf_sharers_say_names (GPtrArray *sharers);

G_END_DECLS
