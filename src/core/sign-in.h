/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Signing in, and the devices on which an account stays signed in.
 */
#pragma once

#include "core/account.h"

G_BEGIN_DECLS

/* How hard passwords are hashed, by argon2id, and the shortest that is taken. */
#define PF_PASSWORD_PASSES 2
#define PF_PASSWORD_MEMORY (19 * 1024 * 1024)
#define PF_PASSWORD_MIN_LENGTH 12

/* How long a computer is asked no code of the second factor, once a family trusts it. */
#define PF_TRUST_DAYS 30
#define PF_TRUST_SPAN (PF_TRUST_DAYS * G_TIME_SPAN_DAY)

#define PF_DEVICE_NAME_MAX 80 /* characters */

#define PF_TYPE_SIGN_IN (pf_sign_in_get_type ())
G_DECLARE_FINAL_TYPE (PfSignIn, pf_sign_in, PF, SIGN_IN, PfRecord)

struct _PfSignIn
{
  PfRecord parent_instance;

  char *email;
  char *password;
  char *totp; /* (nullable): an app's figures, or a code, as they were typed */
  char *device_name;
  char *computer; /* (nullable): the secret of a computer that the account trusts, for no code */
  gboolean trust; /* this computer from now on, if a code is given */
};

#define PF_TYPE_SIGNED_IN (pf_signed_in_get_type ())
G_DECLARE_FINAL_TYPE (PfSignedIn, pf_signed_in, PF, SIGNED_IN, PfRecord)

struct _PfSignedIn
{
  PfRecord parent_instance;

  char *token;
  PfInstant expires_at;
  PfAccount *account;
  char *computer; /* (nullable): of the computer that is trusted now; told once */
};

#define PF_TYPE_ACCOUNT_SESSION (pf_account_session_get_type ())
G_DECLARE_FINAL_TYPE (PfAccountSession, pf_account_session, PF, ACCOUNT_SESSION, PfRecord)

struct _PfAccountSession
{
  PfRecord parent_instance;

  PfId id;
  PfId account;
  char *device_name;
  PfInstant signed_in_at;
  PfInstant last_used_at;
  PfInstant expires_at;    /* past: it is signed out, and the computer trusted all the same */
  PfInstant trusted_until; /* 0: its computer is not */
  gboolean current;        /* the one that asks */
};

/* The e-mail (transfer full) as accounts keep and compare it: nobody types it the same way twice,
 * and "Eve@Example.org" is eve@example.org.
 */
char *pf_email_fold (const char *email);

/* Whether it has what an address has, for who types one: the portal decides. */
gboolean pf_email_looks_whole (const char *email);

G_END_DECLS
