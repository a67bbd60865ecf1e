/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * If-Match and If-None-Match (RFC 9110, sections 13.1.1 and 13.1.2).
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Whether @header, a list of entity tags or "*", names @etag. A weak tag is as good as the strong
 * one: a proxy that compresses weakens them on their way, and ours stand for versions of the data,
 * not for bytes.
 */
gboolean pf_etag_is_named (const char *header, const char *etag);

/* The tag (transfer full) of what has no version: its bytes make it. */
char *pf_etag_build (const GString *body);

G_END_DECLS
