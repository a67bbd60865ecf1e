/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/password-reset.h"

#include <string.h>

#include "core/sign-in.h"

#define PF_EMAIL_PATTERN "^[^@\\s]+@[^@\\s]+$"

static const PfField reset_fields[] = {
  PF_TEXT (PfPasswordReset, email, .required = true, .max = 254, .pattern = PF_EMAIL_PATTERN),
};

PF_DEFINE_RECORD (PfPasswordReset, pf_password_reset, "password_reset", reset_fields)

static const PfField proof_fields[] = {
  PF_TEXT (PfPasswordProof, token, .secret = true, .max = 64),
  PF_TEXT (PfPasswordProof, email, .max = 254, .pattern = PF_EMAIL_PATTERN),
  PF_TEXT (PfPasswordProof, code, .secret = true, .max = 32),
  PF_TEXT (PfPasswordProof, device_name, .max = PF_DEVICE_NAME_MAX),
};

PF_DEFINE_RECORD (PfPasswordProof, pf_password_proof, "password_proof", proof_fields)

static const PfField proven_fields[] = {
  PF_TEXT (PfProvenAccount, email, .read_only = true),
  PF_TEXT (PfProvenAccount, first_name, .read_only = true),
  PF_TEXT (PfProvenAccount, last_name, .read_only = true),
  PF_BOOLEAN (PfProvenAccount, activation, .read_only = true),
  PF_BOOLEAN (PfProvenAccount, invitation, .read_only = true),
  PF_BOOLEAN (PfProvenAccount, lives_elsewhere, .read_only = true),
  PF_BOOLEAN (PfProvenAccount, address_wanted, .read_only = true),
  PF_TEXT (PfProvenAccount, invited_by, .read_only = true),
  PF_INSTANT (PfProvenAccount, expires_at, .read_only = true),
};

PF_DEFINE_RECORD (PfProvenAccount, pf_proven_account, "proven_account", proven_fields)

static const PfField new_password_fields[] = {
  PF_TEXT (PfNewPassword, token, .secret = true, .max = 64),
  PF_TEXT (PfNewPassword, email, .max = 254, .pattern = PF_EMAIL_PATTERN),
  PF_TEXT (PfNewPassword, code, .secret = true, .max = 32),
  PF_TEXT (PfNewPassword,
           password,
           .required = true,
           .secret = true,
           .min = PF_PASSWORD_MIN_LENGTH,
           .max = 1024),
  PF_OBJECT (PfNewPassword, address, PfAddress, pf_address),
  PF_TEXT (PfNewPassword, device_name, .max = PF_DEVICE_NAME_MAX),
};

PF_DEFINE_RECORD (PfNewPassword, pf_new_password, "new_password", new_password_fields)

static const PfField change_fields[] = {
  PF_TEXT (PfPasswordChange, current_password, .required = true, .secret = true, .max = 1024),
  PF_TEXT (PfPasswordChange,
           password,
           .required = true,
           .secret = true,
           .min = PF_PASSWORD_MIN_LENGTH,
           .max = 1024),
};

PF_DEFINE_RECORD (PfPasswordChange, pf_password_change, "password_change", change_fields)

/* Crockford's base 32: no I, L, O, U. */
static const char digits[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

void
pf_code_from_token (char ret_code[static PF_CODE_SIZE], const char *token)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  guint8 hash[32];
  gsize length = sizeof hash;

  /* The token's own hash is in the database: the code must not follow from that one. */
  g_checksum_update (checksum, (const guchar *) "code of ", -1);
  g_checksum_update (checksum, (const guchar *) token, -1);
  g_checksum_get_digest (checksum, hash, &length);
  for (guint i = 0; i < PF_CODE_LENGTH; i++)
    ret_code[i] = digits[hash[i] % 32];
  ret_code[PF_CODE_LENGTH] = '\0';
}

static char
read_digit (char typed)
{
  char digit = g_ascii_toupper (typed);

  switch (digit) {
  case 'O':
    return '0';
  case 'I':
  case 'L':
    return '1';
  default:
    return digit;
  }
}

gboolean
pf_code_read (char ret_code[static PF_CODE_SIZE], const char *typed)
{
  char code[PF_CODE_SIZE];
  guint n = 0;

  for (const char *at = typed; *at != '\0'; at = g_utf8_next_char (at)) {
    gunichar character = g_utf8_get_char (at);
    char digit = read_digit (*at);

    if (g_unichar_isspace (character) || g_unichar_type (character) == G_UNICODE_DASH_PUNCTUATION)
      continue;
    if (n == PF_CODE_LENGTH || strchr (digits, digit) == NULL)
      return FALSE;
    code[n++] = digit;
  }
  if (n < PF_CODE_LENGTH)
    return FALSE;
  code[n] = '\0';
  memcpy (ret_code, code, sizeof code);
  return TRUE;
}
