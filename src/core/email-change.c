/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/email-change.h"

static const PfField edit_fields[] = {
  PF_TEXT (PfAccountEdit, email, .required = true, .max = 254, .pattern = "^[^@\\s]+@[^@\\s]+$"),
};

PF_DEFINE_RECORD (PfAccountEdit, pf_account_edit, "account_edit", edit_fields)

static const PfField proof_fields[] = {
  PF_TEXT (PfEmailProof, token, .secret = true, .max = 64),
  PF_TEXT (PfEmailProof, code, .secret = true, .max = 32),
};

PF_DEFINE_RECORD (PfEmailProof, pf_email_proof, "email_proof", proof_fields)
