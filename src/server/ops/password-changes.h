/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "server/ops/call.h"

G_BEGIN_DECLS

/* For calls that change a password: what is to be verified, and what to be hashed. */
gboolean pf_hash_password_change (PfCall *call, GError **error);

/* Whether @password may be chosen by the person of @account; else its fault stands in the call's
 * errors.
 * @account: (nullable): where nobody has shown yet who they are
 */
gboolean pf_check_new_password (PfCall *call,
                                const char *password,
                                const PfAccount *account,
                                GError **error);

/* Writes the mail that tells a person of it: they may not have been the one. */
gboolean pf_tell_password_changed (PfCall *call, const PfAccount *account, GError **error);

G_END_DECLS
