/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Where passwords are hashed: argon2id, 19 MiB, 2 passes, as OWASP's password storage cheat sheet
 * advises. One hash costs as much as 450 bookings, so a few threads of the lowest priority do it,
 * each with memory for one at a time, from a queue of a few seconds.
 */
#pragma once

#include "server/ops/hashing.h"

G_BEGIN_DECLS

typedef struct _PfPasswordPool PfPasswordPool;

/* Called from a thread of the pool. */
typedef void (*PfHashed) (gpointer data);

/* Hashes once, to learn how long it takes here.
 * @n_threads: 0 for one less than there are cores, at least one
 * @max_seconds: of work that may wait
 */
PfPasswordPool *pf_password_pool_new (guint n_threads, guint max_seconds, GError **error);

/* Does what waits first. */
void pf_password_pool_free (PfPasswordPool *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PfPasswordPool, pf_password_pool_free)

/* Calls @done once @hashing is worked out. FALSE where the queue is full:
 * nothing will be called.
 */
gboolean pf_password_pool_push (PfPasswordPool *self,
                                PfHashing *hashing,
                                PfHashed done,
                                gpointer data);

guint pf_password_pool_get_n_waiting (PfPasswordPool *self);
guint pf_password_pool_get_max_waiting (PfPasswordPool *self);

/* How long a newcomer would wait, in microseconds. */
gint64 pf_password_pool_get_delay (PfPasswordPool *self);

G_END_DECLS
