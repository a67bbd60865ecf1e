/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "server/store/token-hash.h"

#include "core/password-reset.h"

char *
pf_token_hash (const char *token)
{
  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, token, -1);
}

char *
pf_token_hash_code (const char *email, const char *code)
{
  g_autofree char *text = g_strdup_printf ("%s\n%s", email, code);

  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);
}

char *
pf_token_hash_own_code (const char *email, const char *token)
{
  char code[PF_CODE_SIZE];

  pf_code_from_token (code, token);
  return pf_token_hash_code (email, code);
}
