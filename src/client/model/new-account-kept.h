/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The answers of a new account that is not sent yet, as bytes that outlive the program. Neither the
 * password nor the file is among them.
 */
#pragma once

#include "client/model/new-account.h"

G_BEGIN_DECLS

/* (transfer full), or NULL where nothing was answered. */
GBytes *pf_new_account_keep (PfNewAccount *self);

/* Takes the answers of @kept up again; what cannot be read is left out. */
void pf_new_account_restore (PfNewAccount *self, GBytes *kept);

G_END_DECLS
