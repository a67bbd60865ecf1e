/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What guardians who live elsewhere ask for when they accept an invitation. All that writes runs in
 * the transaction at hand.
 */
#pragma once

#include "core/account.h"
#include "core/address.h"
#include "core/invitation.h"
#include "server/store/db.h"

G_BEGIN_DECLS

/* The household in which @account is a guardian, the town's before one that waits for an agent;
 * *ret_household is "" where there is none.
 */
gboolean pf_store_find_guardians_household (PfDb *db,
                                            const char *account,
                                            PfId ret_household,
                                            GError **error);

/* Asks an agent, as @account, for the children of @invitation: in their own household, else in a
 * provisional one that is made for them. Who asks already for some of the same household asks for
 * these too.
 * @address: (nullable): theirs, where they have no household
 */
gboolean pf_store_ask_tie (PfDb *db,
                           const PfInvitation *invitation,
                           const PfAccount *account,
                           PfAddress *address,
                           PfInstant now,
                           GError **error);

/* What @account asks for from household @from it asks for from @to, which took its place. */
gboolean pf_store_move_ties (PfDb *db,
                             const char *account,
                             const char *from,
                             const char *to,
                             GError **error);

G_END_DECLS
