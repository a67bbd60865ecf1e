/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a person asks about their own data, and whom a family lets in.
 */
#include "core/erasure.h"
#include "core/invitation.h"
#include "wire/operations-private.h"

PF_DESCRIBE (export_me,
             PF_ROLES_SIGNED_IN,
             .method = "GET",
             .path = "/v1/me/export",
             .summary = "All that is held about the person: a ZIP of JSON and of their documents",
             .kind = PF_ANSWER_FILE,
             .content_type = "application/zip",
             .journalled = true,
             .proven = true,
             .problems = { PF_PROBLEM_TOO_MANY_REQUESTS });

PF_DESCRIBE (ask_erasure,
             PF_ROLES_SIGNED_IN,
             .method = "DELETE",
             .path = "/v1/me",
             .summary = "Ask the town to erase what it holds about the person",
             .kind = PF_ANSWER_RECORD,
             .answer = pf_erasure_notice_get_type,
             .status = 202,
             .proven = true);

PF_DESCRIBE (withdraw_erasure,
             PF_ROLES_SIGNED_IN,
             .method = "POST",
             .path = "/v1/me/erasure/withdrawal",
             .summary = "Take that request back");

PF_DESCRIBE (list_invitations,
             PF_ROLE_FAMILY,
             .method = "GET",
             .path = "/v1/households/{id}/invitations",
             .summary = "Whom the household's guardians have invited, and who has not answered",
             .kind = PF_ANSWER_LIST,
             .answer = pf_invitation_get_type);

PF_DESCRIBE (invite_guardian,
             PF_ROLE_FAMILY,
             .method = "POST",
             .path = "/v1/households/{id}/invitations",
             .summary = "Invite the other guardian by mail",
             .request = pf_invitation_get_type,
             .status = 202,
             .problems = { PF_PROBLEM_ACCOUNT_NOT_ACTIVE, PF_PROBLEM_TOO_MANY_REQUESTS });

PF_DESCRIBE (cancel_invitation,
             PF_ROLE_FAMILY,
             .method = "DELETE",
             .path = "/v1/households/{id}/invitations/{invitation}",
             .summary = "Take an invitation back that nobody has accepted",
             .problems = { PF_PROBLEM_ACCOUNT_NOT_ACTIVE });

PF_DESCRIBE (
    accept_invitation,
    PF_ROLE_FAMILY,
    .method = "POST",
    .path = "/v1/invitations/{token}/acceptance",
    .summary =
        "Join the household, or ask for one of their own, by who is signed in and has the link",
    .request = pf_invitation_acceptance_get_type,
    .may_be_empty = true,
    .problems = { PF_PROBLEM_LINK_INVALID, PF_PROBLEM_LINK_USED, PF_PROBLEM_LINK_EXPIRED });

PF_DESCRIBE (
    accept_invitation_by_code,
    PF_ROLE_FAMILY,
    .method = "POST",
    .path = "/v1/invitations/acceptance",
    .summary =
        "Join the household, or ask for one of their own, by who is signed in and has the code",
    .request = pf_code_acceptance_get_type,
    .unkept = true,
    .problems = { PF_PROBLEM_CODE_WRONG,
                  PF_PROBLEM_LINK_INVALID,
                  PF_PROBLEM_LINK_USED,
                  PF_PROBLEM_LINK_EXPIRED,
                  PF_PROBLEM_TOO_MANY_REQUESTS });
