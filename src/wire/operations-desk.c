/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the family desk does so that a family gets in.
 */
#include "core/mail-fate.h"
#include "core/staff-household.h"
#include "wire/operations-private.h"

PF_DESCRIBE (
    list_staff_households,
    PF_DESK_ROLES,
    .method = "GET",
    .path = "/v1/staff/households",
    .summary =
        "Households by any name, e-mail address or telephone number, and who of them gets in",
    .query = pf_household_search_get_type,
    .kind = PF_ANSWER_LIST,
    .answer = pf_staff_household_get_type);

PF_DESCRIBE (get_staff_household,
             PF_DESK_ROLES,
             .method = "GET",
             .path = "/v1/staff/households/{id}",
             .summary = "One of them, with the version that a change wants",
             .kind = PF_ANSWER_RECORD,
             .answer = pf_staff_household_get_type,
             .fresh = true);

PF_DESCRIBE (list_mails,
             PF_DESK_ROLES,
             .method = "GET",
             .path = "/v1/staff/mails",
             .summary = "What became of mails, the newest first: of an adult, or of everybody",
             .query = pf_mail_query_get_type,
             .kind = PF_ANSWER_LIST,
             .answer = pf_mail_fate_get_type,
             .problems = { PF_PROBLEM_NOT_FOUND });

PF_DESCRIBE (send_access_mail,
             PF_DESK_ROLES,
             .method = "POST",
             .path = "/v1/staff/adults/{id}/access-mails",
             .summary = "Mail an adult the link to choose a password, anew",
             .kind = PF_ANSWER_RECORD,
             .answer = pf_mail_fate_get_type,
             .status = 202,
             .problems = { PF_PROBLEM_NO_ADDRESS,
                           PF_PROBLEM_ADDRESS_SHARED,
                           PF_PROBLEM_ADDRESS_IN_USE,
                           PF_PROBLEM_AGENTS_ADDRESS,
                           PF_PROBLEM_ACCOUNT_SUSPENDED,
                           PF_PROBLEM_TOO_MANY_REQUESTS });

PF_DESCRIBE (
    correct_email,
    PF_DESK_ROLES,
    .method = "POST",
    .path = "/v1/staff/adults/{id}/email-corrections",
    .summary = "Note another address of an adult whose identity was checked, tell the old one, and "
               "mail the new one the link",
    .request = pf_email_correction_get_type,
    .kind = PF_ANSWER_RECORD,
    .answer = pf_staff_household_get_type,
    .guarded = true,
    .problems = { PF_PROBLEM_ADDRESS_SHARED,
                  PF_PROBLEM_ADDRESS_IN_USE,
                  PF_PROBLEM_AGENTS_ADDRESS,
                  PF_PROBLEM_ACCOUNT_SUSPENDED });

PF_DESCRIBE (
    assign_address,
    PF_DESK_ROLES,
    .method = "POST",
    .path = "/v1/staff/adults/{id}/address-assignment",
    .summary =
        "Say whose an address is that several adults gave: they are mailed the link, and the "
        "others keep none",
    .kind = PF_ANSWER_RECORD,
    .answer = pf_staff_household_get_type,
    .guarded = true,
    .problems = { PF_PROBLEM_ADDRESS_IN_USE, PF_PROBLEM_ALREADY_DECIDED });
