/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Addresses that people want instead of theirs, until a mail to them was answered.
 */
#pragma once

#include "server/store/db.h"

G_BEGIN_DECLS

typedef struct
{
  char *email;
  PfInstant expires_at;
} PfEmailChange;

void pf_email_change_free (PfEmailChange *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PfEmailChange, pf_email_change_free)

/* Instead of one that was asked for before. @email: folded */
gboolean pf_store_ask_email_change (PfDb *db,
                                    const char *account,
                                    const char *email,
                                    PfInstant expires_at,
                                    GError **error);

/* Makes a link and a code lead to it, of which only hashes are kept. *ret_done is FALSE where
 * something else was asked for meanwhile, or where it was too long ago.
 */
gboolean pf_store_give_email_change_token (PfDb *db,
                                           const char *account,
                                           const char *email,
                                           const char *token,
                                           PfInstant now,
                                           gboolean *ret_done,
                                           GError **error);

/* The account's own (transfer full), whatever its age, by the link's token or the mail's code, of
 * which one is NULL; PF_PROBLEM_NOT_FOUND where there is no such.
 * @code: as pf_code_read() wrote it
 */
PfEmailChange *pf_store_find_email_change (PfDb *db,
                                           const char *account,
                                           const char *token,
                                           const char *code,
                                           GError **error);

/* *ret_email (transfer full) is the address that is asked for at @now, or NULL. */
gboolean pf_store_find_pending_email (PfDb *db,
                                      const char *account,
                                      PfInstant now,
                                      char **ret_email,
                                      GError **error);

/* Nothing is asked for any more: what was mailed opens nothing. */
gboolean pf_store_forget_email_change (PfDb *db, const char *account, GError **error);

/* The address is the account's from now on, its households are found by it, and its version is one
 * more.
 */
gboolean pf_store_change_email (PfDb *db, const char *account, const char *email, GError **error);

G_END_DECLS
