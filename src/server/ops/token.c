/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "server/ops/token.h"

#include <errno.h>
#include <sys/random.h>

#include "core/problem.h"

#define TOKEN_BYTES 32

char *
pf_token_new (GError **error)
{
  guint8 bytes[TOKEN_BYTES];
  char *token;

  if (getrandom (bytes, sizeof bytes, 0) != sizeof bytes) {
    g_set_error (error, PF_PROBLEM, PF_PROBLEM_FAILED, "getrandom: %s", g_strerror (errno));
    return NULL;
  }
  token = g_base64_encode (bytes, sizeof bytes);
  g_strdelimit (token, "+", '-');
  g_strdelimit (token, "/", '_');
  g_strdelimit (token, "=", '\0');
  return token;
}
