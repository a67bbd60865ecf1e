/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Passwords as the server verifies them.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The hash (transfer full) of a password, by a salt that chance gives. */
char *pf_password_hash (const char *password, GError **error);

/* The same by a salt that follows from @seed: one seed, one hash. Only for passwords that are no
 * secret.
 */
char *pf_password_hash_by_seed (const char *password, const char *seed, GError **error);

G_END_DECLS
