/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What makes an account harder to steal: a second factor, showing again who one is, another
 * address.
 */
#include "core/email-change.h"
#include "core/second-factor.h"
#include "wire/operations-private.h"

PF_DESCRIBE (prove,
             PF_ROLES_SIGNED_IN,
             .method = "POST",
             .path = "/v1/me/proof",
             .summary = "Show again who is signed in",
             .request = pf_identity_proof_get_type,
             .hashes = true,
             .unkept = true,
             .before_factor = true,
             .problems = { PF_PROBLEM_TOTP_REQUIRED,
                           PF_PROBLEM_TOTP_WRONG,
                           PF_PROBLEM_TOO_MANY_REQUESTS });

PF_DESCRIBE (prepare_totp,
             PF_ROLES_SIGNED_IN,
             .method = "POST",
             .path = "/v1/me/totp",
             .summary = "Make the secret of an app, which is not in force yet",
             .kind = PF_ANSWER_RECORD,
             .answer = pf_totp_secret_get_type,
             .status = 201,
             .unkept = true,
             .proven = true,
             .before_factor = true,
             .problems = { PF_PROBLEM_TOTP_OFF });

PF_DESCRIBE (confirm_totp,
             PF_ROLES_SIGNED_IN,
             .method = "POST",
             .path = "/v1/me/totp/confirm",
             .summary = "Put the app in force by the figures that it shows, and get recovery codes",
             .request = pf_totp_code_get_type,
             .kind = PF_ANSWER_RECORD,
             .answer = pf_codes_get_type,
             .unkept = true,
             .before_factor = true,
             .problems = { PF_PROBLEM_TOTP_WRONG,
                           PF_PROBLEM_TOTP_OFF,
                           PF_PROBLEM_TOO_MANY_REQUESTS });

PF_DESCRIBE (remove_totp,
             PF_ROLES_SIGNED_IN,
             .method = "DELETE",
             .path = "/v1/me/totp",
             .summary = "Sign in without a second factor again",
             .proven = true,
             .problems = { PF_PROBLEM_SECOND_FACTOR_REQUIRED });

PF_DESCRIBE (make_recovery_codes,
             PF_ROLES_SIGNED_IN,
             .method = "POST",
             .path = "/v1/me/recovery-codes",
             .summary = "New recovery codes for the app, or a printed list instead of it",
             .request = pf_codes_wanted_get_type,
             .kind = PF_ANSWER_RECORD,
             .answer = pf_codes_get_type,
             .unkept = true,
             .proven = true,
             .before_factor = true);

PF_DESCRIBE (edit_me,
             PF_ROLES_SIGNED_IN,
             .method = "PATCH",
             .path = "/v1/me",
             .summary = "Ask for another e-mail address: it is confirmed by a mail to it",
             .request = pf_account_edit_get_type,
             .status = 202,
             .proven = true,
             .problems = { PF_PROBLEM_TOO_MANY_REQUESTS });

PF_DESCRIBE (confirm_email,
             PF_ROLES_SIGNED_IN,
             .method = "POST",
             .path = "/v1/me/email/confirm",
             .summary = "Take the new e-mail address, with its mail's link or code",
             .request = pf_email_proof_get_type,
             .unkept = true,
             .problems = { PF_PROBLEM_LINK_INVALID,
                           PF_PROBLEM_LINK_EXPIRED,
                           PF_PROBLEM_CODE_WRONG,
                           PF_PROBLEM_TOO_MANY_REQUESTS });
