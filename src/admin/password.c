/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "admin/password.h"

#include <sodium.h>
#include <string.h>

#include "core/sign-in.h"

#define HASH_BYTES 32 /* as crypto_pwhash_str() has them */
#define BASE64 sodium_base64_VARIANT_ORIGINAL_NO_PADDING

static gboolean
start_sodium (GError **error)
{
  if (sodium_init () >= 0)
    return TRUE;
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, "libsodium does not start");
  return FALSE;
}

static char *
lack_memory (GError **error)
{
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE, "No memory to hash a password with");
  return NULL;
}

char *
pf_password_hash (const char *password, GError **error)
{
  char hash[crypto_pwhash_STRBYTES];

  if (!start_sodium (error))
    return NULL;
  if (crypto_pwhash_str (
          hash, password, strlen (password), PF_PASSWORD_PASSES, PF_PASSWORD_MEMORY) != 0)
    return lack_memory (error);
  return g_strdup (hash);
}

/* The text that crypto_pwhash_str() would give, as RFC 9106's reference program writes it. */
static char *
encode (const guint8 salt[static crypto_pwhash_SALTBYTES], const guint8 hash[static HASH_BYTES])
{
  char salt_text[sodium_base64_ENCODED_LEN (crypto_pwhash_SALTBYTES, BASE64)];
  char hash_text[sodium_base64_ENCODED_LEN (HASH_BYTES, BASE64)];

  sodium_bin2base64 (salt_text, sizeof salt_text, salt, crypto_pwhash_SALTBYTES, BASE64);
  sodium_bin2base64 (hash_text, sizeof hash_text, hash, HASH_BYTES, BASE64);
  return g_strdup_printf ("$argon2id$v=19$m=%d,t=%d,p=1$%s$%s",
                          PF_PASSWORD_MEMORY / 1024,
                          PF_PASSWORD_PASSES,
                          salt_text,
                          hash_text);
}

char *
pf_password_hash_by_seed (const char *password, const char *seed, GError **error)
{
  guint8 salt[crypto_pwhash_SALTBYTES];
  guint8 hash[HASH_BYTES];

  if (!start_sodium (error))
    return NULL;
  crypto_generichash (salt, sizeof salt, (const guint8 *) seed, strlen (seed), NULL, 0);
  if (crypto_pwhash (hash,
                     sizeof hash,
                     password,
                     strlen (password),
                     salt,
                     PF_PASSWORD_PASSES,
                     PF_PASSWORD_MEMORY,
                     crypto_pwhash_ALG_ARGON2ID13) != 0)
    return lack_memory (error);
  return encode (salt, hash);
}
