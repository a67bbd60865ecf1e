/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Hands new connections to libmicrohttpd, from a thread of its own. Its threads could listen by
 * themselves, but not stop listening while they run: MHD_quiesce_daemon() of 0.9.75 races with
 * them, and ends the process when it loses. Here connections are dealt out evenly, too.
 */
#pragma once

#include <gio/gio.h>
#include <microhttpd.h>

G_BEGIN_DECLS

typedef struct _PfAcceptor PfAcceptor;

/* @listening: (transfer full)
 * @n_connections: (atomic): open ones; one that is closed is taken off by who learns of it
 * @max_connections: more wait unaccepted
 */
PfAcceptor *pf_acceptor_new (GSocket *listening,
                             struct MHD_Daemon *daemon,
                             gint *n_connections,
                             guint max_connections);

/* Whoever comes now is refused by the system. */
void pf_acceptor_free (PfAcceptor *self);

G_END_DECLS
