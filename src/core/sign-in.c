/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/sign-in.h"

#include <string.h>

static const PfField sign_in_fields[] = {
  PF_TEXT (PfSignIn, email, .required = true, .max = 254, .pattern = "^[^@\\s]+@[^@\\s]+$"),
  PF_TEXT (PfSignIn, password, .required = true, .max = 1024, .secret = true),
  PF_TEXT (PfSignIn, totp, .secret = true, .max = 32),
  PF_TEXT (PfSignIn, device_name, .max = PF_DEVICE_NAME_MAX),
  PF_TEXT (PfSignIn, computer, .secret = true, .max = 64),
  PF_BOOLEAN (PfSignIn, trust),
};

PF_DEFINE_RECORD (PfSignIn, pf_sign_in, "sign_in", sign_in_fields)

static const PfField signed_in_fields[] = {
  PF_TEXT (PfSignedIn, token, .read_only = true),
  PF_INSTANT (PfSignedIn, expires_at, .read_only = true),
  PF_OBJECT (PfSignedIn, account, PfAccount, pf_account, .read_only = true),
  PF_TEXT (PfSignedIn, computer, .read_only = true),
};

PF_DEFINE_RECORD (PfSignedIn, pf_signed_in, "signed_in", signed_in_fields)

static const PfField session_fields[] = {
  PF_ID (PfAccountSession, id, .read_only = true),
  PF_ID (PfAccountSession, account, .read_only = true, .readers = PF_ROLE_ADMINISTRATOR),
  PF_TEXT (PfAccountSession, device_name, .read_only = true),
  PF_INSTANT (PfAccountSession, signed_in_at, .read_only = true),
  PF_INSTANT (PfAccountSession, last_used_at, .read_only = true),
  PF_INSTANT (PfAccountSession, expires_at, .read_only = true),
  PF_INSTANT (PfAccountSession, trusted_until, .read_only = true),
  PF_BOOLEAN (PfAccountSession, current, .read_only = true, .not_stored = true),
};

PF_DEFINE_RECORD (PfAccountSession, pf_account_session, "account_session", session_fields)

char *
pf_email_fold (const char *email)
{
  g_autofree char *composed = g_utf8_normalize (email, -1, G_NORMALIZE_NFC);

  return g_utf8_casefold (composed, -1);
}

gboolean
pf_email_looks_whole (const char *email)
{
  const char *at = strchr (email, '@');

  return at != NULL && at != email && at[1] != '\0' && strpbrk (email, " \t") == NULL &&
         strchr (at + 1, '@') == NULL;
}
