/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How often a password may be tried, a code guessed, a mail asked for. What is counted fills again
 * with time, more slowly with every failure. Three things are counted:
 *
 * - one account from one address, which bounds one enemy;
 * - one account, known or not, from everywhere, which bounds many;
 * - one address, whatever the account, which bounds who tries one password on many accounts.
 *
 * From an address that somebody got into the account from before, only the first counts: whatever
 * strangers do elsewhere, or behind the same address to other accounts, the owner still has tries
 * of their own. Only failures count: who knows the password gives the attempt back.
 */
#pragma once

#include "core/value.h"

G_BEGIN_DECLS

typedef struct _PfAttempts PfAttempts;

/* @max_buckets: how many of these counts are remembered, and of how many accounts the addresses;
 * the ones unused longest are forgotten
 */
PfAttempts *pf_attempts_new (guint max_buckets);
void pf_attempts_free (PfAttempts *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PfAttempts, pf_attempts_free)

/* Takes one attempt on @account from @address. FALSE where none is left: *ret_delay says in how
 * many microseconds there will be.
 * @kind: a word; each has counts of its own: who mistypes a code may still sign in
 * @account: its e-mail, folded
 * @address: (nullable): IPv4 or IPv6, of which the first 64 bits count
 */
gboolean pf_attempts_take (PfAttempts *self,
                           const char *kind,
                           const char *account,
                           const char *address,
                           PfInstant now,
                           gint64 *ret_delay);

/* The same, of a guess that fits one of several doors: asked at a second one right after the first,
 * it is the same attempt, even where that was the last.
 * @door: (static)
 */
gboolean pf_attempts_take_guess (PfAttempts *self,
                                 const char *kind,
                                 const char *account,
                                 const char *address,
                                 const char *door,
                                 const char *guess,
                                 PfInstant now,
                                 gint64 *ret_delay);

/* It succeeded: gives the attempt back, and forgets those that failed before from there. */
void pf_attempts_succeed (PfAttempts *self,
                          const char *kind,
                          const char *account,
                          const char *address);

/* Whoever is locked out of @account may try again.
 * @kind: (nullable): whatever it was that they tried
 */
void pf_attempts_forget (PfAttempts *self, const char *kind, const char *account);

/* Somebody got into @account from there: of that kind, it has attempts of its own from now on.
 * @kind: (nullable): of all those that strangers may use up
 * @address: (nullable)
 */
void pf_attempts_remember (PfAttempts *self,
                           const char *kind,
                           const char *account,
                           const char *address);

guint pf_attempts_get_n_buckets (PfAttempts *self);

G_END_DECLS
