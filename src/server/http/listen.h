/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Where the server listens.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The address (transfer full) that @text names, "127.0.0.1:8080" or "[::1]:8080". */
GSocketAddress *pf_listen_parse (const char *text, GError **error);

/* A socket (transfer full) that listens there and never blocks, or NULL. */
GSocket *pf_listen_open (GSocketAddress *address, GError **error);

G_END_DECLS
