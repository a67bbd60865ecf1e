/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How often a password may be tried. Each account, known or not, and each address has a bucket of
 * attempts that fills again with time; who goes on trying an account with an empty one waits twice
 * as long each time. Only failures count: who knows the password gives the attempt back.
 */
#pragma once

#include "core/value.h"

G_BEGIN_DECLS

typedef struct _PfAttempts PfAttempts;

/* @max_buckets: how many accounts and addresses are remembered; the ones unused longest are
 * forgotten
 */
PfAttempts *pf_attempts_new (guint max_buckets);
void pf_attempts_free (PfAttempts *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PfAttempts, pf_attempts_free)

/* Takes one attempt on @account from @address. FALSE where none is left: *ret_delay says in how
 * many microseconds there will be.
 * @account: its e-mail, folded
 * @address: (nullable): IPv4 or IPv6, of which the first 64 bits count
 */
gboolean pf_attempts_take (PfAttempts *self,
                           const char *account,
                           const char *address,
                           PfInstant now,
                           gint64 *ret_delay);

/* The same, of a guess that fits one of several doors: asked at a second one right after the first,
 * it is the same attempt, even where that was the last.
 * @door: (static)
 */
gboolean pf_attempts_take_guess (PfAttempts *self,
                                 const char *account,
                                 const char *address,
                                 const char *door,
                                 const char *guess,
                                 PfInstant now,
                                 gint64 *ret_delay);

/* It succeeded: gives the attempt back, and forgets those that failed before. */
void pf_attempts_succeed (PfAttempts *self, const char *account, const char *address);

/* Whoever is locked out of @account may try again. */
void pf_attempts_forget (PfAttempts *self, const char *account);

guint pf_attempts_get_n_buckets (PfAttempts *self);

G_END_DECLS
