/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A mail as it goes over the wire (RFC 5322 and MIME): the same words as a text and as a page.
 */
#pragma once

#include "words/mail-words.h"

G_BEGIN_DECLS

/* Reads the town's logo (transfer full): a whole PNG of 64 KiB at most, which each mail carries. */
GBytes *pf_mail_logo_read (const char *path, GError **error);

/* The whole message, its lines ended by CR LF.
 * @from: the address that it comes from
 * @logo: (nullable)
 */
GBytes *pf_mail_message_new (const PfMail *mail,
                             const PfMailWords *words,
                             const char *from,
                             GBytes *logo);

/* Whether a mail server can be told to write to that address: one address, without what would be
 * something else to it.
 */
gboolean pf_mail_address_is_plain (const char *address);

G_END_DECLS
