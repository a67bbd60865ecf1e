/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What anybody may call: the pages, the portal, and getting in.
 */
#include "core/account-application.h"
#include "core/mail.h"
#include "core/password-reset.h"
#include "core/portal.h"
#include "core/sign-in.h"
#include "wire/operations-private.h"

#define HTML "text/html; charset=utf-8"

PF_DESCRIBE (get_front_page,
             PF_ROLE_ANYONE,
             .method = "GET",
             .path = "/",
             .summary = "What the portal is for, and how to get the program",
             .kind = PF_ANSWER_PAGE,
             .content_type = HTML);

PF_DESCRIBE (get_activation_page,
             PF_ROLE_ANYONE,
             .method = "GET",
             .path = "/activate/{token}",
             .summary = "Where a mail's link leads: opens the program, and shows the code",
             .kind = PF_ANSWER_PAGE,
             .content_type = HTML);

PF_DESCRIBE (
    get_confirmation_page,
    PF_ROLE_ANYONE,
    .method = "GET",
    .path = "/confirm/{token}",
    .summary =
        "Where the link of a new account's mail leads: opens the program, and shows the code",
    .kind = PF_ANSWER_PAGE,
    .content_type = HTML);

PF_DESCRIBE (
    get_email_page,
    PF_ROLE_ANYONE,
    .method = "GET",
    .path = "/email/{token}",
    .summary =
        "Where the link of a new address's mail leads: opens the program, and shows the code",
    .kind = PF_ANSWER_PAGE,
    .content_type = HTML);

PF_DESCRIBE (get_portal,
             PF_ROLE_ANYONE,
             .method = "GET",
             .path = "/v1/portal",
             .summary = "The town, and what its portal can do",
             .kind = PF_ANSWER_RECORD,
             .answer = pf_portal_get_type,
             .tagged = true);

PF_DESCRIBE (get_openapi,
             PF_ROLE_ANYONE,
             .method = "GET",
             .path = "/v1/openapi.json",
             .summary = "The contract",
             .kind = PF_ANSWER_RAW,
             .content_type = "application/json");

PF_DESCRIBE (sign_in,
             PF_ROLE_ANYONE,
             .method = "POST",
             .path = "/v1/sessions",
             .summary = "Sign in on a device",
             .request = pf_sign_in_get_type,
             .kind = PF_ANSWER_RECORD,
             .answer = pf_signed_in_get_type,
             .hashes = true,
             .status = 201,
             .problems = { PF_PROBLEM_INVALID_CREDENTIALS,
                           PF_PROBLEM_TOTP_REQUIRED,
                           PF_PROBLEM_TOTP_WRONG,
                           PF_PROBLEM_ACCOUNT_SUSPENDED,
                           PF_PROBLEM_ACCOUNT_NOT_ACTIVE,
                           PF_PROBLEM_TOO_MANY_REQUESTS });

PF_DESCRIBE (ask_password_reset,
             PF_ROLE_ANYONE,
             .method = "POST",
             .path = "/v1/password-resets",
             .summary = "Ask for the mail that lets one choose a password",
             .request = pf_password_reset_get_type,
             .status = 202,
             .problems = { PF_PROBLEM_TOO_MANY_REQUESTS });

PF_DESCRIBE (check_password_reset,
             PF_ROLE_ANYONE,
             .method = "POST",
             .path = "/v1/password-resets/check",
             .summary = "Whom the mail's link or code lets in",
             .request = pf_password_proof_get_type,
             .kind = PF_ANSWER_RECORD,
             .answer = pf_proven_account_get_type,
             .problems = { PF_PROBLEM_LINK_INVALID,
                           PF_PROBLEM_LINK_USED,
                           PF_PROBLEM_LINK_EXPIRED,
                           PF_PROBLEM_CODE_WRONG,
                           PF_PROBLEM_TOO_MANY_REQUESTS });

PF_DESCRIBE (confirm_password_reset,
             PF_ROLE_ANYONE,
             .method = "POST",
             .path = "/v1/password-resets/confirm",
             .summary = "Choose a password, with the mail's link or code",
             .request = pf_new_password_get_type,
             .hashes = true,
             .problems = { PF_PROBLEM_LINK_INVALID,
                           PF_PROBLEM_LINK_USED,
                           PF_PROBLEM_LINK_EXPIRED,
                           PF_PROBLEM_CODE_WRONG,
                           PF_PROBLEM_ADDRESS_TAKEN,
                           PF_PROBLEM_TOO_MANY_REQUESTS });

PF_DESCRIBE (create_account,
             PF_ROLE_ANYONE,
             .method = "POST",
             .path = "/v1/accounts",
             .summary = "Ask for an account, for a family that the services do not know",
             .request = pf_account_application_get_type,
             .parts = { "application", "proof_of_address" },
             .hashes = true,
             .status = 202,
             .problems = { PF_PROBLEM_TOO_MANY_REQUESTS });

PF_DESCRIBE (ask_email_verification,
             PF_ROLE_ANYONE,
             .method = "POST",
             .path = "/v1/email-verifications",
             .summary = "Ask again for the mail that confirms a new account",
             .request = pf_email_verification_get_type,
             .status = 202,
             .problems = { PF_PROBLEM_TOO_MANY_REQUESTS });

PF_DESCRIBE (check_email_verification,
             PF_ROLE_ANYONE,
             .method = "POST",
             .path = "/v1/email-verifications/check",
             .summary = "Whose new account the mail's link or code confirms",
             .request = pf_password_proof_get_type,
             .kind = PF_ANSWER_RECORD,
             .answer = pf_proven_application_get_type,
             .problems = { PF_PROBLEM_LINK_INVALID,
                           PF_PROBLEM_LINK_USED,
                           PF_PROBLEM_LINK_EXPIRED,
                           PF_PROBLEM_CODE_WRONG,
                           PF_PROBLEM_TOO_MANY_REQUESTS });

PF_DESCRIBE (confirm_email_verification,
             PF_ROLE_ANYONE,
             .method = "POST",
             .path = "/v1/email-verifications/confirm",
             .summary = "Confirm a new account, with the mail's link or code",
             .request = pf_password_proof_get_type,
             .problems = { PF_PROBLEM_LINK_INVALID,
                           PF_PROBLEM_LINK_USED,
                           PF_PROBLEM_LINK_EXPIRED,
                           PF_PROBLEM_CODE_WRONG,
                           PF_PROBLEM_ADDRESS_TAKEN,
                           PF_PROBLEM_TOO_MANY_REQUESTS });

PF_DESCRIBE (list_demonstration_mails,
             PF_ROLE_ANYONE,
             .method = "GET",
             .path = "/v1/demonstration/mails",
             .summary = "The mails of a demonstration town, which has no real families",
             .kind = PF_ANSWER_LIST,
             .answer = pf_demonstration_mail_get_type,
             .problems = { PF_PROBLEM_NOT_FOUND });
