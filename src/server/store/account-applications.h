/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What was asked for and is not confirmed yet, and the account that it becomes.
 */
#pragma once

#include "core/account-application.h"
#include "core/account.h"
#include "server/store/db.h"

G_BEGIN_DECLS

/* Gives @application its id, and keeps its password to be compared with, whatever becomes of it.
 * @password_hash: as the password pool made it
 */
gboolean pf_store_insert_account_application (PfDb *db,
                                              PfAccountApplication *application,
                                              const char *password_hash,
                                              GError **error);

/* How much is kept of documents whose senders have not confirmed their address yet. */
gboolean pf_store_sum_unconfirmed_bytes (PfDb *db, gint64 *ret_bytes, GError **error);

/* Each answers (transfer full) whatever its age, or PF_PROBLEM_NOT_FOUND; others who look for it in
 * another way than the first wait until the transaction ends.
 */
PfAccountApplication *pf_store_find_account_application (PfDb *db, const char *id, GError **error);
PfAccountApplication *pf_store_find_account_application_by_token (PfDb *db,
                                                                  const char *token,
                                                                  GError **error);

/* @email: folded
 * @code: as pf_code_read() wrote it
 */
PfAccountApplication *pf_store_find_account_application_by_code (PfDb *db,
                                                                 const char *email,
                                                                 const char *code,
                                                                 GError **error);

/* The newest of that address that is in force at @now. */
PfAccountApplication *pf_store_find_newest_account_application (PfDb *db,
                                                                const char *email,
                                                                PfInstant now,
                                                                GError **error);

/* The password last asked for with that address, until it would have been too late to confirm it;
 * *ret_hash (transfer full) is NULL where there is none at @now. It tells nothing of whether the
 * address is known: it stays where the application is erased for that.
 */
gboolean pf_store_find_application_password (PfDb *db,
                                             const char *email,
                                             PfInstant now,
                                             char **ret_hash,
                                             GError **error);

/* From now on @token, or its code, confirms @application, and no other does. */
gboolean pf_store_give_application_token (PfDb *db,
                                          const PfAccountApplication *application,
                                          const char *token,
                                          GError **error);

/* Erase what was asked for, with its documents: the bodies of these are added to @removed, to be
 * removed from the document store once this is on disk.
 */
gboolean pf_store_erase_account_application (PfDb *db,
                                             const PfAccountApplication *application,
                                             GPtrArray *removed,
                                             GError **error);

/* All of that address. @before: (nullable): the id of one that stays, as those after it do */
gboolean pf_store_erase_account_applications (PfDb *db,
                                              const char *email,
                                              const char *before,
                                              GPtrArray *removed,
                                              GError **error);

/* All that are not in force at @now any more, and the mails that wait to be sent for them. */
gboolean pf_store_erase_expired_account_applications (PfDb *db,
                                                      PfInstant now,
                                                      GPtrArray *removed,
                                                      GError **error);

/* Makes of @application a pending account, which @account becomes, with its password, a provisional
 * household of one adult, its document, and the agents' item; of the application is left that its
 * link was used.
 */
gboolean pf_store_open_account (PfDb *db,
                                const PfAccountApplication *application,
                                PfAccount *account,
                                PfInstant now,
                                GError **error);

G_END_DECLS
