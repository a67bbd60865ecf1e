/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Schools, and how a family enrols a child at one.
 */
#include "core/school-enrolment.h"
#include "wire/operations-private.h"

PF_DESCRIBE (list_school_years,
             PF_ROLES_SIGNED_IN,
             .method = "GET",
             .path = "/v1/school-years",
             .summary = "The school years that are live, the newest first",
             .kind = PF_ANSWER_LIST,
             .answer = pf_school_year_get_type);

PF_DESCRIBE (list_schools,
             PF_ROLES_SIGNED_IN,
             .method = "GET",
             .path = "/v1/schools",
             .summary = "The town's schools",
             .kind = PF_ANSWER_LIST,
             .answer = pf_school_get_type);

PF_DESCRIBE (list_sectors,
             PF_ROLES_SIGNED_IN,
             .method = "GET",
             .path = "/v1/sectors",
             .summary = "The schools whose sector an address lies in",
             .query = pf_sector_query_get_type,
             .kind = PF_ANSWER_LIST,
             .answer = pf_school_get_type);

PF_DESCRIBE (list_school_enrolments,
             PF_ROLE_FAMILY,
             .method = "GET",
             .path = "/v1/school-enrolments",
             .summary = "What a household asked for its children, the newest first",
             .query = pf_school_enrolment_query_get_type,
             .kind = PF_ANSWER_LIST,
             .answer = pf_school_enrolment_get_type);

PF_DESCRIBE (create_school_enrolment,
             PF_ROLE_FAMILY,
             .method = "POST",
             .path = "/v1/school-enrolments",
             .summary = "Prepare to enrol a child at school",
             .request = pf_school_enrolment_get_type,
             .kind = PF_ANSWER_RECORD,
             .answer = pf_school_enrolment_get_type,
             .status = 201,
             .problems = { PF_PROBLEM_NOT_FOUND,
                           PF_PROBLEM_HAS_SCHOOL,
                           PF_PROBLEM_ENROLMENT_ALREADY_THERE });

PF_DESCRIBE (get_school_enrolment,
             PF_ROLE_FAMILY,
             .method = "GET",
             .path = "/v1/school-enrolments/{id}",
             .summary = "A child's enrolment at school, and what came of it",
             .kind = PF_ANSWER_RECORD,
             .answer = pf_school_enrolment_get_type,
             .fresh = true);

PF_DESCRIBE (edit_school_enrolment,
             PF_ROLE_FAMILY,
             .method = "PATCH",
             .path = "/v1/school-enrolments/{id}",
             .summary = "Change what is not submitted yet",
             .request = pf_school_enrolment_get_type,
             .kind = PF_ANSWER_RECORD,
             .answer = pf_school_enrolment_get_type,
             .problems = { PF_PROBLEM_ALREADY_SUBMITTED });

PF_DESCRIBE (submit_school_enrolment,
             PF_ROLE_FAMILY,
             .method = "POST",
             .path = "/v1/school-enrolments/{id}/submission",
             .summary = "Hand it in: the education service answers, and a mail confirms it",
             .kind = PF_ANSWER_RECORD,
             .answer = pf_school_enrolment_get_type,
             .problems = { PF_PROBLEM_BAD_MEMBERS,
                           PF_PROBLEM_ALREADY_SUBMITTED,
                           PF_PROBLEM_HAS_SCHOOL });

PF_DESCRIBE (withdraw_school_enrolment,
             PF_ROLE_FAMILY,
             .method = "POST",
             .path = "/v1/school-enrolments/{id}/withdrawal",
             .summary = "Take it back, while the education service has not answered",
             .kind = PF_ANSWER_RECORD,
             .answer = pf_school_enrolment_get_type,
             .problems = { PF_PROBLEM_ALREADY_DECIDED });
