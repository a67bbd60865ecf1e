/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Computers that an account trusts: who signs in there with the password is asked no code. What a
 * computer shows for it is kept as a hash, with the session that it was last used for.
 */
#pragma once

#include "server/store/db.h"

G_BEGIN_DECLS

/* *ret_until: until when the computer of that @hash is trusted; 0 where it is not. */
gboolean pf_store_find_trust (PfDb *db,
                              const char *account,
                              const char *hash,
                              PfInstant now,
                              PfInstant *ret_until,
                              GError **error);

/* From now on it stands with @session, and with no other one. */
gboolean pf_store_move_trust (PfDb *db,
                              const char *account,
                              const char *session,
                              const char *hash,
                              PfInstant until,
                              GError **error);

/* Ends a session as pf_store_end_account_session() does, but not the trust in its computer. */
gboolean pf_store_sign_out (PfDb *db,
                            const char *session,
                            const char *account,
                            PfInstant now,
                            GError **error);

/* None is trusted any more. */
gboolean pf_store_forget_trusts (PfDb *db, const char *account, GError **error);

G_END_DECLS
