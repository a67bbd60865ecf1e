/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Invitations into a household. Only hashes are kept of their links and codes.
 */
#pragma once

#include "core/account.h"
#include "core/household.h"
#include "core/invitation.h"
#include "server/store/db.h"

G_BEGIN_DECLS

/* Whether the household is of @account, who may invite: else PF_PROBLEM_NOT_FOUND,
 * PF_PROBLEM_NOT_ALLOWED for who is no guardian there, or PF_PROBLEM_ACCOUNT_NOT_ACTIVE where the
 * household is not the town's yet. It stays so until the transaction ends.
 */
gboolean pf_store_check_inviting (PfDb *db,
                                  const char *household,
                                  const char *account,
                                  GError **error);

/* *ret_invitation (transfer full) is the one that waits for that address, or NULL.
 * @email: folded
 */
gboolean pf_store_find_waiting_invitation (PfDb *db,
                                           const char *household,
                                           const char *email,
                                           PfInvitation **ret_invitation,
                                           GError **error);

/* Gives @invitation its id, unless it has one: then it is kept anew, and the link and the code that
 * were sent before open nothing any more.
 */
gboolean pf_store_keep_invitation (PfDb *db, PfInvitation *invitation, GError **error);

/* The ones that wait (transfer full), for a person or for an agent, for a member of the household;
 * none for others. */
GPtrArray *pf_store_list_invitations (PfDb *db,
                                      const char *household,
                                      const char *account,
                                      GError **error);

/* PF_PROBLEM_NOT_FOUND where none waits there, or it is not for @account to see. */
gboolean pf_store_delete_invitation (PfDb *db,
                                     const char *household,
                                     const char *account,
                                     const char *invitation,
                                     GError **error);

/* Forgets those of the household that nobody can accept any more since @before. */
gboolean pf_store_delete_old_invitations (PfDb *db,
                                          const char *household,
                                          PfInstant before,
                                          GError **error);

/* The invitation (transfer full) that the mail is of; PF_PROBLEM_NOT_FOUND where it was taken back,
 * is another mail's by now, or its household is none any more.
 */
PfInvitation *pf_store_find_invitation_of_mail (PfDb *db, const char *mail, GError **error);

/* From now on @token, or its code, opens @invitation, until its expires_at. */
gboolean pf_store_give_invitation_token (PfDb *db,
                                         const PfInvitation *invitation,
                                         const char *token,
                                         GError **error);

/* Each answers (transfer full) whatever its age and state, or PF_PROBLEM_NOT_FOUND; others who look
 * for it wait until the transaction ends.
 */
PfInvitation *pf_store_find_invitation_by_token (PfDb *db, const char *token, GError **error);

/* @email: folded
 * @code: as pf_code_read() wrote it
 */
PfInvitation *pf_store_find_invitation_by_code (PfDb *db,
                                                const char *email,
                                                const char *code,
                                                GError **error);

/* By the token, on a connection that only reads: nobody waits for it. */
PfInvitation *pf_store_look_at_invitation (PfDb *db, const char *token, GError **error);

/* Notes that @account accepted it: PF_PROBLEM_NOT_FOUND where it does not wait any more, or the
 * household is none.
 */
gboolean pf_store_accept_invitation (PfDb *db,
                                     const PfInvitation *invitation,
                                     const char *account,
                                     PfInstant now,
                                     GError **error);

/* The adults (transfer full) of a household that invites. */
GPtrArray *pf_store_list_inviting_adults (PfDb *db, const char *household, GError **error);

/* Its children (transfer full). */
GPtrArray *pf_store_list_inviting_children (PfDb *db, const char *household, GError **error);

/* Makes @account a guardian of the household. */
gboolean pf_store_add_guardian (PfDb *db,
                                const char *household,
                                const PfAccount *account,
                                GError **error);

/* Who has seen the household before sees that it has changed. */
gboolean pf_store_touch_household (PfDb *db, const char *household, GError **error);

G_END_DECLS
