/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Short secrets that rows keep, enciphered by the keys of the documents: who copies the database
 * cannot read them. (libsodium's XChaCha20-Poly1305, by a key derived for that alone.)
 */
#pragma once

#include "server/store/document-store.h"

G_BEGIN_DECLS

/* A new one, by chance. */
void pf_secret_fill (guint8 *secret, gsize size);

/* The secret enciphered (transfer full), in base 64, by the key named *ret_key (transfer full).
 * @owner: whose it is: it cannot be opened as anybody else's
 */
char *pf_secret_seal (PfDocumentStore *keys,
                      const char *owner,
                      const guint8 *secret,
                      gsize size,
                      char **ret_key,
                      GError **error);

/* Deciphers it into @secret, which is to be wiped. Wrong is one of another size too. */
gboolean pf_secret_open (PfDocumentStore *keys,
                         const char *owner,
                         const char *key,
                         const char *sealed,
                         guint8 *secret,
                         gsize size,
                         GError **error);

/* The same secret enciphered (transfer full) by the key for what is new, *ret_key (transfer full).
 */
char *pf_secret_seal_again (PfDocumentStore *keys,
                            const char *owner,
                            const char *key,
                            const char *sealed,
                            char **ret_key,
                            GError **error);

G_END_DECLS
