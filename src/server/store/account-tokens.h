/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Links and codes that open an account to who has its mail, and what they change.
 */
#pragma once

#include "core/account.h"
#include "core/household.h"
#include "server/store/db.h"

G_BEGIN_DECLS

typedef struct
{
  PfAccount *account;
  char *email; /* where the link went */
  PfInstant expires_at;
  PfInstant used_at;        /* 0: not yet */
  gboolean has_no_password; /* the account never had one */
} PfAccountToken;

void pf_account_token_free (PfAccountToken *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PfAccountToken, pf_account_token_free)

/* Only hashes are kept of @token and of its code. */
gboolean pf_store_insert_account_token (PfDb *db,
                                        const PfAccount *account,
                                        const char *token,
                                        PfInstant now,
                                        PfInstant expires_at,
                                        GError **error);

/* Each answers (transfer full) whatever its age, or PF_PROBLEM_NOT_FOUND; others who look for it
 * wait until the transaction ends.
 * @email: folded
 * @code: as pf_code_read() wrote it
 */
PfAccountToken *pf_store_find_account_token (PfDb *db, const char *token, GError **error);
/* The same as the first, on a connection that only reads: nobody waits for it. */
PfAccountToken *pf_store_look_at_account_token (PfDb *db, const char *token, GError **error);

/* By the mail's code. */
PfAccountToken *pf_store_find_account_token_by_code (PfDb *db,
                                                     const char *email,
                                                     const char *code,
                                                     GError **error);

/* No link nor code that was mailed opens the account any more. */
gboolean pf_store_use_account_tokens (PfDb *db, const char *account, PfInstant now, GError **error);

/* Gives the account that password; every link and code of it is used up, and every device of it
 * signed out.
 * @session: of the device that stays signed in; "": none
 * @hash: as the password pool made it
 */
gboolean pf_store_change_password (PfDb *db,
                                   const char *account,
                                   const char *session,
                                   const char *hash,
                                   PfInstant now,
                                   GError **error);

/* Signs out every device of the account but the one of that session; "": every one. */
gboolean pf_store_end_account_sessions (PfDb *db,
                                        const char *account,
                                        const char *but_session,
                                        GError **error);

/* Who had not shown yet that the account's mail is theirs has. */
gboolean pf_store_verify_account (PfDb *db, const char *account, GError **error);

/* The adults (transfer full) without an account who have that e-mail, whatever its case. */
GPtrArray *pf_store_list_adults_by_email (PfDb *db, const char *email, GError **error);

/* Makes @account that of those of @adults that have none. */
gboolean pf_store_link_adults (PfDb *db, const char *account, GPtrArray *adults, GError **error);

G_END_DECLS
