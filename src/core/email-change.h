/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Another address to sign in with: it is the account's once a mail sent there was answered.
 */
#pragma once

#include "core/record.h"

G_BEGIN_DECLS

/* How long that mail's link and code hold. */
#define PF_EMAIL_CHANGE_SPAN (24 * G_TIME_SPAN_HOUR)

/* What of an account its person may change by themselves. */
#define PF_TYPE_ACCOUNT_EDIT (pf_account_edit_get_type ())
G_DECLARE_FINAL_TYPE (PfAccountEdit, pf_account_edit, PF, ACCOUNT_EDIT, PfRecord)

struct _PfAccountEdit
{
  PfRecord parent_instance;

  char *email;
};

/* What the mail to the new address brought: one of both. */
#define PF_TYPE_EMAIL_PROOF (pf_email_proof_get_type ())
G_DECLARE_FINAL_TYPE (PfEmailProof, pf_email_proof, PF, EMAIL_PROOF, PfRecord)

struct _PfEmailProof
{
  PfRecord parent_instance;

  char *token;
  char *code;
};

G_END_DECLS
