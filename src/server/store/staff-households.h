/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Households and their addresses as the family desk sees them, and corrects them.
 */
#pragma once

#include "core/mail-fate.h"
#include "core/staff-household.h"
#include "server/store/queue.h"

G_BEGIN_DECLS

/* The page of households (transfer full, of PfStaffHousehold) that @asked finds, by name, at most
 * @limit. One that waits in the queue is there for who finds it in the queue.
 */
GPtrArray *pf_store_list_staff_households (PfDb *db,
                                           const PfHouseholdSearch *asked,
                                           const PfQueueViewer *viewer,
                                           guint limit,
                                           GError **error);

/* One of those (transfer full). */
PfStaffHousehold *pf_store_find_staff_household (PfDb *db,
                                                 const char *id,
                                                 const PfQueueViewer *viewer,
                                                 GError **error);

/* The one of that adult (transfer full). */
PfStaffHousehold *pf_store_find_household_of_adult (PfDb *db,
                                                    const char *adult,
                                                    const PfQueueViewer *viewer,
                                                    GError **error);

/* Keeps others from changing the household of that adult until the transaction ends. */
gboolean pf_store_lock_household_of_adult (PfDb *db, const char *adult, GError **error);

/* The adults (transfer full, of PfAdult) that the account is of. */
GPtrArray *pf_store_list_adults_of_account (PfDb *db, const char *account, GError **error);

/* Notes the adult's address and makes its household be found by it.
 * @adult: its id and household
 * @email: (nullable): none any more
 */
gboolean pf_store_set_adult_email (PfDb *db,
                                   const PfAdult *adult,
                                   const char *email,
                                   GError **error);

/* Invitations into the household that went to that address open it no more. */
gboolean pf_store_delete_invitations_to (PfDb *db,
                                         const char *household,
                                         const char *email,
                                         GError **error);

/* Makes the address that of the account: PF_PROBLEM_ADDRESS_IN_USE where another account has it,
 * be it since a moment ago. @email: folded
 */
gboolean pf_store_move_account (PfDb *db, const char *account, const char *email, GError **error);

/* The page of mails (transfer full, of PfMailFate) that @asked names, the newest first, at most
 * @limit. Those of an adult went to an address of theirs, to their account, or were sent for them.
 */
GPtrArray *pf_store_list_mail_fates (PfDb *db,
                                     const PfMailQuery *asked,
                                     guint limit,
                                     GError **error);

G_END_DECLS
