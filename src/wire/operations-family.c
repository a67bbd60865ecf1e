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

PF_DESCRIBE (get_household,
             PF_ROLE_FAMILY | PF_ROLE_FRONT_DESK,
             .method = "GET",
             .path = "/v1/households/{id}",
             .summary = "A household, its adults and its children",
             .kind = PF_ANSWER_RECORD,
             .answer = pf_household_get_type);

PF_DESCRIBE (confirm_household,
             PF_ROLE_FAMILY,
             .method = "POST",
             .path = "/v1/households/{id}/confirmations",
             .summary = "Say that what is known of the household is right for the school year",
             .request = pf_household_confirmation_get_type,
             .kind = PF_ANSWER_RECORD,
             .answer = pf_household_get_type);

PF_DESCRIBE (add_child,
             PF_ROLE_FAMILY,
             .method = "POST",
             .path = "/v1/households/{id}/children",
             .summary = "Add a child to the household",
             .request = pf_new_child_get_type,
             .kind = PF_ANSWER_RECORD,
             .answer = pf_child_get_type,
             .status = 201,
             .problems = { PF_PROBLEM_CHILD_ALREADY_THERE });

PF_DESCRIBE (get_child,
             CHILDREN,
             .method = "GET",
             .path = "/v1/children/{id}",
             .summary = "A child",
             .kind = PF_ANSWER_RECORD,
             .answer = pf_child_get_type);

PF_DESCRIBE (edit_child,
             PF_ROLE_FAMILY | PF_ROLE_FRONT_DESK,
             .method = "PATCH",
             .path = "/v1/children/{id}",
             .summary = "Change what is known of a child",
             .request = pf_child_get_type,
             .kind = PF_ANSWER_RECORD,
             .answer = pf_child_get_type);

PF_DESCRIBE (get_planning,
             PF_ROLE_FAMILY,
             .method = "GET",
             .path = "/v1/planning",
             .summary = "Each child's slots against the days: states, prices, deadlines",
             .query = pf_planning_query_get_type,
             .kind = PF_ANSWER_RECORD,
             .answer = pf_planning_get_type,
             .problems = { PF_PROBLEM_NOT_FOUND });

PF_DESCRIBE (list_enrolments,
             PF_ROLE_FAMILY | PF_ROLE_FRONT_DESK | PF_ROLE_ACTIVITIES,
             .method = "GET",
             .path = "/v1/enrolments",
             .summary = "What a household's children are enrolled in",
             .query = pf_enrolment_query_get_type,
             .kind = PF_ANSWER_LIST,
             .answer = pf_enrolment_get_type,
             .tagged = true);

PF_DESCRIBE (change_bookings,
             PF_ROLE_FAMILY,
             .method = "POST",
             .path = "/v1/bookings",
             .summary = "Book, cancel, tell absences: each change with its own outcome",
             .request = pf_booking_order_get_type,
             .kind = PF_ANSWER_RECORD,
             .answer = pf_booking_results_get_type,
             .grouped = true,
             .problems = { PF_PROBLEM_NOT_FOUND });

PF_DESCRIBE (create_document,
             CHILDREN,
             .method = "POST",
             .path = "/v1/documents",
             .summary = "Hand in a document",
             .request = pf_document_get_type,
             .parts = { "document", "file" },
             .kind = PF_ANSWER_RECORD,
             .answer = pf_document_get_type,
             .status = 201,
             .problems = { PF_PROBLEM_NOT_FOUND, PF_PROBLEM_TOO_MANY_REQUESTS });

PF_DESCRIBE (get_document,
             CHILDREN | PF_QUEUE_ROLES,
             .method = "GET",
             .path = "/v1/documents/{id}",
             .summary = "What is known of a document",
             .kind = PF_ANSWER_RECORD,
             .answer = pf_document_get_type);

PF_DESCRIBE (delete_document,
             PF_ROLE_FAMILY,
             .method = "DELETE",
             .path = "/v1/documents/{id}",
             .summary = "Take a document back that nobody has looked at",
             .problems = { PF_PROBLEM_DOCUMENT_IN_HAND });

PF_DESCRIBE (get_document_content,
             CHILDREN | PF_QUEUE_ROLES,
             .method = "GET",
             .path = "/v1/documents/{id}/content",
             .summary = "The document itself",
             .kind = PF_ANSWER_FILE,
             .content_type = "application/pdf image/heic image/jpeg image/png",
             .journalled = true,
             .problems = { PF_PROBLEM_DOCUMENTS_OFF });
