/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A secret (transfer full) of 256 random bits, in the alphabet of URLs: it opens a session or, from
 * a mail, an account. NULL where the system has no randomness to give.
 */
char *pf_token_new (GError **error);

G_END_DECLS
