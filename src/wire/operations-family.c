/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Households and what they book and hand in.
 */
#include "core/booking-order.h"
#include "core/document.h"
#include "core/enrolment.h"
#include "core/household.h"
#include "core/new-child.h"
#include "core/planning.h"
#include "core/queue.h"
#include "wire/operations-private.h"

/* A family's, and those agents who look at what it hands in and at whose children it is about. */
#define CHILDREN (PF_ROLE_FAMILY | PF_ROLE_FRONT_DESK | PF_ROLE_EDUCATION | PF_ROLE_ACTIVITIES)

const PfOperation pf_description_get_household = {
  .method = "GET",
  .path = "/v1/households/{id}",
  .summary = "A household, its adults and its children",
  .roles = PF_ROLE_FAMILY | PF_ROLE_FRONT_DESK,
  .kind = PF_ANSWER_RECORD,
  .answer = pf_household_get_type,
};

const PfOperation pf_description_confirm_household = {
  .method = "POST",
  .path = "/v1/households/{id}/confirmations",
  .summary = "Say that what is known of the household is right for the school year",
  .roles = PF_ROLE_FAMILY,
  .request = pf_household_confirmation_get_type,
  .kind = PF_ANSWER_RECORD,
  .answer = pf_household_get_type,
};

const PfOperation pf_description_add_child = {
  .method = "POST",
  .path = "/v1/households/{id}/children",
  .summary = "Add a child to the household",
  .roles = PF_ROLE_FAMILY,
  .request = pf_new_child_get_type,
  .kind = PF_ANSWER_RECORD,
  .answer = pf_child_get_type,
  .status = 201,
  .problems = { PF_PROBLEM_CHILD_ALREADY_THERE },
};

const PfOperation pf_description_get_child = {
  .method = "GET",
  .path = "/v1/children/{id}",
  .summary = "A child",
  .roles = CHILDREN,
  .kind = PF_ANSWER_RECORD,
  .answer = pf_child_get_type,
};

const PfOperation pf_description_edit_child = {
  .method = "PATCH",
  .path = "/v1/children/{id}",
  .summary = "Change what is known of a child",
  .roles = PF_ROLE_FAMILY | PF_ROLE_FRONT_DESK,
  .request = pf_child_get_type,
  .kind = PF_ANSWER_RECORD,
  .answer = pf_child_get_type,
};

const PfOperation pf_description_get_planning = {
  .method = "GET",
  .path = "/v1/planning",
  .summary = "Each child's slots against the days: states, prices, deadlines",
  .roles = PF_ROLE_FAMILY,
  .query = pf_planning_query_get_type,
  .kind = PF_ANSWER_RECORD,
  .answer = pf_planning_get_type,
  .problems = { PF_PROBLEM_NOT_FOUND },
};

const PfOperation pf_description_list_enrolments = {
  .method = "GET",
  .path = "/v1/enrolments",
  .summary = "What a household's children are enrolled in",
  .roles = PF_ROLE_FAMILY | PF_ROLE_FRONT_DESK | PF_ROLE_ACTIVITIES,
  .query = pf_enrolment_query_get_type,
  .kind = PF_ANSWER_LIST,
  .answer = pf_enrolment_get_type,
  .tagged = true,
};

const PfOperation pf_description_change_bookings = {
  .method = "POST",
  .path = "/v1/bookings",
  .summary = "Book, cancel, tell absences: each change with its own outcome",
  .roles = PF_ROLE_FAMILY,
  .request = pf_booking_order_get_type,
  .kind = PF_ANSWER_RECORD,
  .answer = pf_booking_results_get_type,
  .grouped = true,
  .problems = { PF_PROBLEM_NOT_FOUND },
};

const PfOperation pf_description_create_document = {
  .method = "POST",
  .path = "/v1/documents",
  .summary = "Hand in a document",
  .roles = CHILDREN,
  .request = pf_document_get_type,
  .parts = { "document", "file" },
  .kind = PF_ANSWER_RECORD,
  .answer = pf_document_get_type,
  .status = 201,
  .problems = { PF_PROBLEM_NOT_FOUND, PF_PROBLEM_TOO_MANY_REQUESTS },
};

const PfOperation pf_description_get_document = {
  .method = "GET",
  .path = "/v1/documents/{id}",
  .summary = "What is known of a document",
  .roles = CHILDREN | PF_QUEUE_ROLES,
  .kind = PF_ANSWER_RECORD,
  .answer = pf_document_get_type,
};

const PfOperation pf_description_delete_document = {
  .method = "DELETE",
  .path = "/v1/documents/{id}",
  .summary = "Take a document back that nobody has looked at",
  .roles = PF_ROLE_FAMILY,
  .problems = { PF_PROBLEM_DOCUMENT_IN_HAND },
};

const PfOperation pf_description_get_document_content = {
  .method = "GET",
  .path = "/v1/documents/{id}/content",
  .summary = "The document itself",
  .roles = CHILDREN | PF_QUEUE_ROLES,
  .kind = PF_ANSWER_FILE,
  .content_type = "application/pdf image/heic image/jpeg image/png",
  .journalled = true,
  .problems = { PF_PROBLEM_DOCUMENTS_OFF },
};
