/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a person asks about their own data, and whom a family lets in.
 */
#include "core/erasure.h"
#include "core/invitation.h"
#include "wire/operations-private.h"

const PfOperation pf_description_export_me = {
  .method = "GET",
  .path = "/v1/me/export",
  .summary = "All that is held about the person: a ZIP of JSON and of their documents",
  .roles = PF_ROLES_SIGNED_IN,
  .kind = PF_ANSWER_FILE,
  .content_type = "application/zip",
  .proven = true,
  .problems = { PF_PROBLEM_TOO_MANY_REQUESTS },
};

const PfOperation pf_description_ask_erasure = {
  .method = "DELETE",
  .path = "/v1/me",
  .summary = "Ask the town to erase what it holds about the person",
  .roles = PF_ROLES_SIGNED_IN,
  .kind = PF_ANSWER_RECORD,
  .answer = pf_erasure_notice_get_type,
  .status = 202,
  .proven = true,
};

const PfOperation pf_description_withdraw_erasure = {
  .method = "POST",
  .path = "/v1/me/erasure/withdrawal",
  .summary = "Take that request back",
  .roles = PF_ROLES_SIGNED_IN,
};

const PfOperation pf_description_list_invitations = {
  .method = "GET",
  .path = "/v1/households/{id}/invitations",
  .summary = "Whom the household's guardians have invited, and who has not answered",
  .roles = PF_ROLE_FAMILY,
  .kind = PF_ANSWER_LIST,
  .answer = pf_invitation_get_type,
};

const PfOperation pf_description_invite_guardian = {
  .method = "POST",
  .path = "/v1/households/{id}/invitations",
  .summary = "Invite the other guardian by mail",
  .roles = PF_ROLE_FAMILY,
  .request = pf_invitation_get_type,
  .status = 202,
  .problems = { PF_PROBLEM_ACCOUNT_NOT_ACTIVE, PF_PROBLEM_TOO_MANY_REQUESTS },
};

const PfOperation pf_description_cancel_invitation = {
  .method = "DELETE",
  .path = "/v1/households/{id}/invitations/{invitation}",
  .summary = "Take an invitation back that nobody has accepted",
  .roles = PF_ROLE_FAMILY,
  .problems = { PF_PROBLEM_ACCOUNT_NOT_ACTIVE },
};

const PfOperation pf_description_accept_invitation = {
  .method = "POST",
  .path = "/v1/invitations/{token}/acceptance",
  .summary =
      "Join the household, or ask for one of their own, by who is signed in and has the link",
  .roles = PF_ROLE_FAMILY,
  .request = pf_invitation_acceptance_get_type,
  .may_be_empty = true,
  .problems = { PF_PROBLEM_LINK_INVALID, PF_PROBLEM_LINK_USED, PF_PROBLEM_LINK_EXPIRED },
};

const PfOperation pf_description_accept_invitation_by_code = {
  .method = "POST",
  .path = "/v1/invitations/acceptance",
  .summary =
      "Join the household, or ask for one of their own, by who is signed in and has the code",
  .roles = PF_ROLE_FAMILY,
  .request = pf_code_acceptance_get_type,
  .unkept = true,
  .problems = { PF_PROBLEM_CODE_WRONG,
                PF_PROBLEM_LINK_INVALID,
                PF_PROBLEM_LINK_USED,
                PF_PROBLEM_LINK_EXPIRED,
                PF_PROBLEM_TOO_MANY_REQUESTS },
};
