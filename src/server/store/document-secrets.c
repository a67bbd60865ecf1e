/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "server/store/document-secrets.h"

#include <sodium.h>
#include <string.h>

#include "server/store/document-places.h"

#define NONCE crypto_aead_xchacha20poly1305_ietf_NPUBBYTES
#define ADDED crypto_aead_xchacha20poly1305_ietf_ABYTES
#define MAX_SECRET 64
#define MAX_SEALED (NONCE + MAX_SECRET + ADDED)

/* Documents are enciphered by the key itself: nothing is by both. */
#define PURPOSE "secrets"
#define KEY_NUMBER 1

G_STATIC_ASSERT (PF_DOCUMENT_KEY_BYTES == crypto_kdf_KEYBYTES);
G_STATIC_ASSERT (sizeof PURPOSE == crypto_kdf_CONTEXTBYTES);

void
pf_secret_fill (guint8 *secret, gsize size)
{
  randombytes_buf (secret, size);
}

static gboolean
derive_key (PfDocumentStore *keys, const char *name, guint8 *ret_key, GError **error)
{
  guint8 key[PF_DOCUMENT_KEY_BYTES];

  if (!pf_document_store_copy_key (keys, name, key, error))
    return FALSE;
  crypto_kdf_derive_from_key (
      ret_key, crypto_aead_xchacha20poly1305_ietf_KEYBYTES, KEY_NUMBER, PURPOSE, key);
  sodium_memzero (key, sizeof key);
  return TRUE;
}

char *
pf_secret_seal (PfDocumentStore *keys,
                const char *owner,
                const guint8 *secret,
                gsize size,
                char **ret_key,
                GError **error)
{
  g_autofree char *name = pf_document_store_get_key (keys);
  guint8 key[crypto_aead_xchacha20poly1305_ietf_KEYBYTES];
  guint8 sealed[MAX_SEALED];

  g_return_val_if_fail (size <= MAX_SECRET, NULL);
  if (!derive_key (keys, name, key, error))
    return NULL;
  randombytes_buf (sealed, NONCE);
  crypto_aead_xchacha20poly1305_ietf_encrypt (sealed + NONCE,
                                              NULL,
                                              secret,
                                              size,
                                              (const guint8 *) owner,
                                              strlen (owner),
                                              NULL,
                                              sealed,
                                              key);
  sodium_memzero (key, sizeof key);
  *ret_key = g_steal_pointer (&name);
  return g_base64_encode (sealed, NONCE + size + ADDED);
}

gboolean
pf_secret_open (PfDocumentStore *keys,
                const char *owner,
                const char *key_name,
                const char *sealed,
                guint8 *secret,
                gsize size,
                GError **error)
{
  guint8 key[crypto_aead_xchacha20poly1305_ietf_KEYBYTES];
  gsize n_bytes = 0;
  g_autofree guint8 *bytes = g_base64_decode (sealed, &n_bytes);
  gboolean opened;

  if (!derive_key (keys, key_name, key, error))
    return FALSE;
  opened = n_bytes == NONCE + size + ADDED &&
           crypto_aead_xchacha20poly1305_ietf_decrypt (secret,
                                                       NULL,
                                                       NULL,
                                                       bytes + NONCE,
                                                       n_bytes - NONCE,
                                                       (const guint8 *) owner,
                                                       strlen (owner),
                                                       bytes,
                                                       key) == 0;
  sodium_memzero (key, sizeof key);
  if (!opened)
    g_set_error (error, PF_PROBLEM, PF_PROBLEM_FAILED, "A secret of account %s was touched", owner);
  return opened;
}

char *
pf_secret_seal_again (PfDocumentStore *keys,
                      const char *owner,
                      const char *key,
                      const char *sealed,
                      char **ret_key,
                      GError **error)
{
  guint8 secret[MAX_SECRET];
  gsize n_bytes = 0;
  g_autofree guint8 *bytes = g_base64_decode (sealed, &n_bytes);
  gsize size = n_bytes > NONCE + ADDED ? n_bytes - NONCE - ADDED : 0;
  char *again;

  g_return_val_if_fail (size <= sizeof secret, NULL);
  if (!pf_secret_open (keys, owner, key, sealed, secret, size, error))
    return NULL;
  again = pf_secret_seal (keys, owner, secret, size, ret_key, error);
  sodium_memzero (secret, sizeof secret);
  return again;
}
