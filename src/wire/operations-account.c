/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What belongs to who is signed in: the account itself, its devices, its journal.
 */
#include "core/me.h"
#include "core/own-journal-entry.h"
#include "core/password-reset.h"
#include "core/sign-in.h"
#include "wire/operations-private.h"

PF_DESCRIBE (list_sessions,
             PF_ROLES_SIGNED_IN,
             .method = "GET",
             .path = "/v1/sessions",
             .summary = "The devices on which the account is signed in",
             .before_factor = true,
             .kind = PF_ANSWER_LIST,
             .answer = pf_account_session_get_type);

PF_DESCRIBE (sign_out,
             PF_ROLES_SIGNED_IN,
             .method = "DELETE",
             .path = "/v1/sessions/current",
             .summary = "Sign out on this device",
             .before_factor = true);

PF_DESCRIBE (end_session,
             PF_ROLES_SIGNED_IN,
             .method = "DELETE",
             .path = "/v1/sessions/{id}",
             .summary = "Sign out on another device",
             .before_factor = true);

PF_DESCRIBE (get_me,
             PF_ROLES_SIGNED_IN,
             .method = "GET",
             .path = "/v1/me",
             .summary = "The account and its households",
             .before_factor = true,
             .kind = PF_ANSWER_RECORD,
             .answer = pf_me_get_type,
             .tagged = true);

PF_DESCRIBE (change_password,
             PF_ROLES_SIGNED_IN,
             .method = "POST",
             .path = "/v1/me/password",
             .summary = "Change the password, and sign out the other devices",
             .request = pf_password_change_get_type,
             .hashes = true,
             .problems = { PF_PROBLEM_TOO_MANY_REQUESTS });

PF_DESCRIBE (
    list_journal,
    PF_ROLES_SIGNED_IN,
    .method = "GET",
    .path = "/v1/me/journal",
    .summary =
        "What was done with the account and from where, and what the town's agents did about it",
    .kind = PF_ANSWER_LIST,
    .answer = pf_own_journal_entry_get_type);
