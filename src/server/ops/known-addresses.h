/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * From where each account was got into before: the last few addresses of each. Only who gets in
 * adds to it, so that no stranger pushes anything out.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Kept of one account: at home, at work, a telephone, and where one was last. */
#define PF_KNOWN_ADDRESSES 4

typedef struct _PfKnownAddresses PfKnownAddresses;

/* @max_accounts: how many are remembered; those got into longest ago are forgotten */
PfKnownAddresses *pf_known_addresses_new (guint max_accounts);
void pf_known_addresses_free (PfKnownAddresses *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PfKnownAddresses, pf_known_addresses_free)

/* @account, @address: any texts that tell them apart */
void pf_known_addresses_add (PfKnownAddresses *self, const char *account, const char *address);
gboolean pf_known_addresses_has (PfKnownAddresses *self, const char *account, const char *address);

guint pf_known_addresses_get_n_accounts (PfKnownAddresses *self);

G_END_DECLS
