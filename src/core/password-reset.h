/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How a person whom the services know comes in without a password: the first time (activation) or
 * when it is forgotten. A mail brings a link and a short code; either lets them choose a password.
 */
#pragma once

#include "core/address.h"

G_BEGIN_DECLS

/* How long a mail's link and code hold. */
#define PF_RESET_SPAN (1 * G_TIME_SPAN_HOUR)
#define PF_ACTIVATION_SPAN (72 * G_TIME_SPAN_HOUR)

/* Characters of the code, and what is sent of it in groups of four: "K7QM-2XRT". */
#define PF_CODE_LENGTH 8
#define PF_CODE_SIZE (PF_CODE_LENGTH + 1)

/* Asks for the mail: what POST /v1/password-resets takes. */
#define PF_TYPE_PASSWORD_RESET (pf_password_reset_get_type ())
G_DECLARE_FINAL_TYPE (PfPasswordReset, pf_password_reset, PF, PASSWORD_RESET, PfRecord)

struct _PfPasswordReset
{
  PfRecord parent_instance;

  char *email;
};

/* What the mail brought: the link's token, or the address and the code. */
#define PF_TYPE_PASSWORD_PROOF (pf_password_proof_get_type ())
G_DECLARE_FINAL_TYPE (PfPasswordProof, pf_password_proof, PF, PASSWORD_PROOF, PfRecord)

struct _PfPasswordProof
{
  PfRecord parent_instance;

  char *token;
  char *email;
  char *code;
  char *device_name; /* (nullable): from where, as in PfSignIn */
};

/* Whom a proof lets in, so that the window can greet them and sign them in. */
#define PF_TYPE_PROVEN_ACCOUNT (pf_proven_account_get_type ())
G_DECLARE_FINAL_TYPE (PfProvenAccount, pf_proven_account, PF, PROVEN_ACCOUNT, PfRecord)

struct _PfProvenAccount
{
  PfRecord parent_instance;

  char *email;
  char *first_name;
  char *last_name;
  gboolean activation;      /* the account never had a password */
  gboolean invitation;      /* into a household: who has an account signs in and accepts it */
  gboolean lives_elsewhere; /* an invitation to a household of their own */
  gboolean address_wanted;  /* for that household: none of the town's is theirs */
  char *invited_by;         /* (nullable): by what name, in an invitation */
  PfInstant expires_at;
};

/* The proof again, and the password that is to be the account's. */
#define PF_TYPE_NEW_PASSWORD (pf_new_password_get_type ())
G_DECLARE_FINAL_TYPE (PfNewPassword, pf_new_password, PF, NEW_PASSWORD, PfRecord)

struct _PfNewPassword
{
  PfRecord parent_instance;

  char *token;
  char *email;
  char *code;
  char *password;
  PfAddress *address; /* (nullable): of who was invited and lives elsewhere: see PfProvenAccount */
  char *device_name;  /* (nullable): from where, as in PfSignIn */
};

/* A password changed by who is signed in. */
#define PF_TYPE_PASSWORD_CHANGE (pf_password_change_get_type ())
G_DECLARE_FINAL_TYPE (PfPasswordChange, pf_password_change, PF, PASSWORD_CHANGE, PfRecord)

struct _PfPasswordChange
{
  PfRecord parent_instance;

  char *current_password;
  char *password;
};

/* The code that goes with a link's @token, made from it: whoever has the one has the other. */
void pf_code_from_token (char ret_code[static PF_CODE_SIZE], const char *token);

/* What was typed as it was sent: no spaces nor hyphens, capitals, and the letters that look like
 * figures are those figures (0 for O, 1 for I and L: Crockford's base 32). FALSE where it cannot
 * be a code, whatever was sent.
 */
gboolean pf_code_read (char ret_code[static PF_CODE_SIZE], const char *typed);

G_END_DECLS
