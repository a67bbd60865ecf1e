/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The answers of a new account on disk, enciphered with a key that is in the person's keyring:
 * without an open keyring nothing is kept, and nobody is asked to open it. One for each portal.
 */
#pragma once

#include "client/model/new-account.h"

G_BEGIN_DECLS

#define PF_TYPE_NEW_ACCOUNT_KEEPING (pf_new_account_keeping_get_type ())
G_DECLARE_FINAL_TYPE (PfNewAccountKeeping, pf_new_account_keeping, PF, NEW_ACCOUNT_KEEPING, GObject)

PfNewAccountKeeping *pf_new_account_keeping_new (PfNewAccount *account);

/* Looks for answers that are kept for that portal, unless some are there already; from then on what
 * is answered is kept. @town: for the keyring's entry
 */
void pf_new_account_keeping_begin (PfNewAccountKeeping *self, const char *portal, const char *town);

/* Nothing is kept any more, nor will be until it begins again. */
void pf_new_account_keeping_drop (PfNewAccountKeeping *self);

G_END_DECLS
