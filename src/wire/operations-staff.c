/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What agents alone may call: the queue of what families handed in.
 */
#include "core/queue-item.h"
#include "wire/operations-private.h"

PF_DESCRIBE (list_queue,
             PF_QUEUE_ROLES,
             .method = "GET",
             .path = "/v1/staff/queue",
             .summary = "What is to be decided, the oldest first",
             .query = pf_queue_query_get_type,
             .kind = PF_ANSWER_LIST,
             .answer = pf_queue_summary_get_type);

PF_DESCRIBE (get_queue_item,
             PF_QUEUE_ROLES,
             .method = "GET",
             .path = "/v1/staff/queue/{id}",
             .summary = "All that helps to decide one item",
             .kind = PF_ANSWER_RECORD,
             .answer = pf_queue_item_get_type,
             .fresh = true);

PF_DESCRIBE (open_queue_item,
             PF_QUEUE_ROLES,
             .method = "POST",
             .path = "/v1/staff/queue/{id}/opening",
             .summary = "Tell other agents that one has it on screen, for five minutes",
             .kind = PF_ANSWER_RECORD,
             .answer = pf_queue_item_get_type);

PF_DESCRIBE (close_queue_item,
             PF_QUEUE_ROLES,
             .method = "DELETE",
             .path = "/v1/staff/queue/{id}/opening",
             .summary = "Give it back");

PF_DESCRIBE (preview_queue_decision,
             PF_QUEUE_ROLES,
             .method = "POST",
             .path = "/v1/staff/queue/{id}/preview",
             .summary = "The mail that a decision would send",
             .request = pf_queue_decision_get_type,
             .kind = PF_ANSWER_RECORD,
             .answer = pf_mail_preview_get_type,
             .reads = true,
             .problems = { PF_PROBLEM_ALREADY_DECIDED,
                           PF_PROBLEM_BOOKINGS_TO_COME,
                           PF_PROBLEM_NO_CHILD_TO_TIE,
                           PF_PROBLEM_ACCOUNT_UNDECIDED,
                           PF_PROBLEM_HAS_SCHOOL,
                           PF_PROBLEM_AGENTS_ADDRESS });

PF_DESCRIBE (decide_queue_item,
             PF_QUEUE_ROLES,
             .method = "POST",
             .path = "/v1/staff/queue/{id}/decision",
             .summary = "Accept, refuse, or ask for documents; the mail goes half a minute later",
             .request = pf_queue_decision_get_type,
             .kind = PF_ANSWER_RECORD,
             .answer = pf_queue_item_get_type,
             .guarded = true,
             .problems = { PF_PROBLEM_ALREADY_DECIDED,
                           PF_PROBLEM_BOOKINGS_TO_COME,
                           PF_PROBLEM_NO_CHILD_TO_TIE,
                           PF_PROBLEM_ACCOUNT_UNDECIDED,
                           PF_PROBLEM_HAS_SCHOOL,
                           PF_PROBLEM_AGENTS_ADDRESS });

PF_DESCRIBE (undo_queue_decision,
             PF_QUEUE_ROLES,
             .method = "DELETE",
             .path = "/v1/staff/queue/{id}/decision",
             .summary = "Undo the last decision, while its mail has not gone",
             .kind = PF_ANSWER_RECORD,
             .answer = pf_queue_item_get_type,
             .problems = { PF_PROBLEM_TOO_LATE_TO_UNDO });
