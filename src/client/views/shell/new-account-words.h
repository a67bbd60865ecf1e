/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How the faults of a new account's answers are said: in the list of them, and beside each.
 */
#pragma once

#include "client/model/new-account.h"

G_BEGIN_DECLS

/* What is wrong (transfer full): "The e-mail address is not whole". */
char *pf_new_account_build_headline (PfNewAccount *account, PfNewAccountField field);

/* What to do (transfer full), NULL where nothing is wrong. */
char *pf_new_account_build_fault (PfNewAccount *account, PfNewAccountField field);

/* The part of the page that asks for it: "How to reach you". */
const char *pf_new_account_field_get_block (PfNewAccountField field);

G_END_DECLS
