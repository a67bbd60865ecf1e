/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What belongs to who is signed in: the account itself, its devices, its journal.
 */
#include "core/journal-entry.h"
#include "core/me.h"
#include "core/password-reset.h"
#include "core/sign-in.h"
#include "wire/operations-private.h"

const PfOperation pf_description_list_sessions = {
  .method = "GET",
  .path = "/v1/sessions",
  .summary = "The devices on which the account is signed in",
  .roles = PF_ROLES_SIGNED_IN,
  .before_factor = true,
  .kind = PF_ANSWER_LIST,
  .answer = pf_account_session_get_type,
};

const PfOperation pf_description_sign_out = {
  .method = "DELETE",
  .path = "/v1/sessions/current",
  .summary = "Sign out on this device",
  .roles = PF_ROLES_SIGNED_IN,
  .before_factor = true,
};

const PfOperation pf_description_end_session = {
  .method = "DELETE",
  .path = "/v1/sessions/{id}",
  .summary = "Sign out on another device",
  .roles = PF_ROLES_SIGNED_IN,
  .before_factor = true,
};

const PfOperation pf_description_get_me = {
  .method = "GET",
  .path = "/v1/me",
  .summary = "The account and its households",
  .roles = PF_ROLES_SIGNED_IN,
  .before_factor = true,
  .kind = PF_ANSWER_RECORD,
  .answer = pf_me_get_type,
  .tagged = true,
};

const PfOperation pf_description_change_password = {
  .method = "POST",
  .path = "/v1/me/password",
  .summary = "Change the password, and sign out the other devices",
  .roles = PF_ROLES_SIGNED_IN,
  .request = pf_password_change_get_type,
  .hashes = true,
  .problems = { PF_PROBLEM_TOO_MANY_REQUESTS },
};

const PfOperation pf_description_list_journal = {
  .method = "GET",
  .path = "/v1/me/journal",
  .summary = "What was done with the account, and from where",
  .roles = PF_ROLES_SIGNED_IN,
  .kind = PF_ANSWER_LIST,
  .answer = pf_journal_entry_get_type,
};
