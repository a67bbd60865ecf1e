/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is asked besides a password: the figures of an app on a telephone, or a code of a printed
 * list. And showing again who one is, where a session alone is not enough.
 */
#pragma once

#include "core/record.h"

G_BEGIN_DECLS

/* How an app's figures are made: RFC 6238 with SHA-1, as every app does. */
#define PF_TOTP_DIGITS 6
#define PF_TOTP_SECONDS 30

/* For who lost their telephone; for who has none. */
#define PF_RECOVERY_CODES 10
#define PF_LIST_CODES 40

/* For so long a session that was signed in, or proven, may do what is dangerous. */
#define PF_PROOF_SPAN (10 * G_TIME_SPAN_MINUTE)

typedef enum
{
  PF_SECOND_FACTOR_UNKNOWN,
  PF_SECOND_FACTOR_NONE,
  PF_SECOND_FACTOR_TOTP,  /* an app, and recovery codes */
  PF_SECOND_FACTOR_CODES, /* a printed list */
} PfSecondFactor;

#define PF_TYPE_SECOND_FACTOR (pf_second_factor_get_type ())
GType pf_second_factor_get_type (void);

typedef enum
{
  PF_CODES_KIND_NONE,
  PF_CODES_KIND_RECOVERY,
  PF_CODES_KIND_LIST,
} PfCodesKind;

#define PF_TYPE_CODES_KIND (pf_codes_kind_get_type ())
GType pf_codes_kind_get_type (void);

/* What an app is to be told: not in force until one of its figures comes back. */
#define PF_TYPE_TOTP_SECRET (pf_totp_secret_get_type ())
G_DECLARE_FINAL_TYPE (PfTotpSecret, pf_totp_secret, PF, TOTP_SECRET, PfRecord)

struct _PfTotpSecret
{
  PfRecord parent_instance;

  char *secret; /* in base 32, to be typed */
  char *uri;    /* otpauth://totp/…, to be shown as a QR code */
};

/* The figures that the app shows. */
#define PF_TYPE_TOTP_CODE (pf_totp_code_get_type ())
G_DECLARE_FINAL_TYPE (PfTotpCode, pf_totp_code, PF, TOTP_CODE, PfRecord)

struct _PfTotpCode
{
  PfRecord parent_instance;

  char *code;
};

#define PF_TYPE_CODES_WANTED (pf_codes_wanted_get_type ())
G_DECLARE_FINAL_TYPE (PfCodesWanted, pf_codes_wanted, PF, CODES_WANTED, PfRecord)

struct _PfCodesWanted
{
  PfRecord parent_instance;

  PfCodesKind kind;
};

/* Shown once: only their hashes are kept. */
#define PF_TYPE_CODES (pf_codes_get_type ())
G_DECLARE_FINAL_TYPE (PfCodes, pf_codes, PF, CODES, PfRecord)

struct _PfCodes
{
  PfRecord parent_instance;

  GStrv codes; /* "K7QM-2XRT", the first is number 1 */
};

/* Who is signed in shows again who they are. */
#define PF_TYPE_IDENTITY_PROOF (pf_identity_proof_get_type ())
G_DECLARE_FINAL_TYPE (PfIdentityProof, pf_identity_proof, PF, IDENTITY_PROOF, PfRecord)

struct _PfIdentityProof
{
  PfRecord parent_instance;

  char *password;
  char *totp;      /* (nullable): wanted where a second factor is in force */
  gboolean unlock; /* the password alone, and nothing is proven but that: for a locked screen */
};

/* What was typed for a second factor. */
typedef enum
{
  PF_TYPED_NOTHING, /* that can be one */
  PF_TYPED_TOTP,
  PF_TYPED_CODE,
} PfTyped;

/* Long enough for either. */
#define PF_TYPED_SIZE 9

/* Reads it however it was spaced: six figures, or a code as pf_code_read() takes it. */
PfTyped pf_second_factor_read (char ret_code[static PF_TYPED_SIZE], const char *typed);

G_END_DECLS
