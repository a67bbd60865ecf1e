/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/second-factor.h"

#include <string.h>

#include "core/password-reset.h"

G_STATIC_ASSERT (PF_TYPED_SIZE >= PF_CODE_SIZE);

G_DEFINE_ENUM_TYPE (PfSecondFactor,
                    pf_second_factor,
                    G_DEFINE_ENUM_VALUE (PF_SECOND_FACTOR_UNKNOWN, ""),
                    G_DEFINE_ENUM_VALUE (PF_SECOND_FACTOR_NONE, "none"),
                    G_DEFINE_ENUM_VALUE (PF_SECOND_FACTOR_TOTP, "totp"),
                    G_DEFINE_ENUM_VALUE (PF_SECOND_FACTOR_CODES, "codes"))

G_DEFINE_ENUM_TYPE (PfCodesKind,
                    pf_codes_kind,
                    G_DEFINE_ENUM_VALUE (PF_CODES_KIND_NONE, ""),
                    G_DEFINE_ENUM_VALUE (PF_CODES_KIND_RECOVERY, "recovery"),
                    G_DEFINE_ENUM_VALUE (PF_CODES_KIND_LIST, "list"))

static const PfField secret_fields[] = {
  PF_TEXT (PfTotpSecret, secret, .read_only = true),
  PF_TEXT (PfTotpSecret, uri, .read_only = true),
};

PF_DEFINE_RECORD (PfTotpSecret, pf_totp_secret, "totp_secret", secret_fields)

static const PfField code_fields[] = {
  PF_TEXT (PfTotpCode, code, .required = true, .secret = true, .max = 32),
};

PF_DEFINE_RECORD (PfTotpCode, pf_totp_code, "totp_code", code_fields)

static const PfField wanted_fields[] = {
  PF_ENUM (PfCodesWanted, kind, PfCodesKind, pf_codes_kind, .required = true),
};

PF_DEFINE_RECORD (PfCodesWanted, pf_codes_wanted, "codes_wanted", wanted_fields)

static const PfField codes_fields[] = {
  PF_TEXTS (PfCodes, codes, .read_only = true),
};

PF_DEFINE_RECORD (PfCodes, pf_codes, "codes", codes_fields)

static const PfField proof_fields[] = {
  PF_TEXT (PfIdentityProof, password, .required = true, .max = 1024, .secret = true),
  PF_TEXT (PfIdentityProof, totp, .max = 32, .secret = true),
  PF_BOOLEAN (PfIdentityProof, unlock),
};

PF_DEFINE_RECORD (PfIdentityProof, pf_identity_proof, "identity_proof", proof_fields)

/* As apps show them: "123 456". */
static gboolean
read_figures (char ret_code[static PF_TYPED_SIZE], const char *typed)
{
  guint n = 0;

  for (const char *at = typed; *at != '\0'; at = g_utf8_next_char (at)) {
    gunichar character = g_utf8_get_char (at);

    if (g_unichar_isspace (character) || g_unichar_type (character) == G_UNICODE_DASH_PUNCTUATION)
      continue;
    if (n == PF_TOTP_DIGITS || !g_ascii_isdigit (*at))
      return FALSE;
    ret_code[n++] = *at;
  }
  ret_code[n] = '\0';
  return n == PF_TOTP_DIGITS;
}

PfTyped
pf_second_factor_read (char ret_code[static PF_TYPED_SIZE], const char *typed)
{
  if (read_figures (ret_code, typed))
    return PF_TYPED_TOTP;
  return pf_code_read (ret_code, typed) ? PF_TYPED_CODE : PF_TYPED_NOTHING;
}
