/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What agents alone may call: the queue of what families handed in.
 */
#include "core/queue-item.h"
#include "wire/operations-private.h"

const PfOperation pf_description_list_queue = {
  .method = "GET",
  .path = "/v1/staff/queue",
  .summary = "What is to be decided, the oldest first",
  .roles = PF_QUEUE_ROLES,
  .query = pf_queue_query_get_type,
  .kind = PF_ANSWER_LIST,
  .answer = pf_queue_summary_get_type,
};

const PfOperation pf_description_get_queue_item = {
  .method = "GET",
  .path = "/v1/staff/queue/{id}",
  .summary = "All that helps to decide one item",
  .roles = PF_QUEUE_ROLES,
  .kind = PF_ANSWER_RECORD,
  .answer = pf_queue_item_get_type,
  .fresh = true,
};

const PfOperation pf_description_open_queue_item = {
  .method = "POST",
  .path = "/v1/staff/queue/{id}/opening",
  .summary = "Tell other agents that one has it on screen, for five minutes",
  .roles = PF_QUEUE_ROLES,
  .kind = PF_ANSWER_RECORD,
  .answer = pf_queue_item_get_type,
};

const PfOperation pf_description_close_queue_item = {
  .method = "DELETE",
  .path = "/v1/staff/queue/{id}/opening",
  .summary = "Give it back",
  .roles = PF_QUEUE_ROLES,
};

const PfOperation pf_description_preview_queue_decision = {
  .method = "POST",
  .path = "/v1/staff/queue/{id}/preview",
  .summary = "The mail that a decision would send",
  .roles = PF_QUEUE_ROLES,
  .request = pf_queue_decision_get_type,
  .kind = PF_ANSWER_RECORD,
  .answer = pf_mail_preview_get_type,
  .reads = true,
  .problems = { PF_PROBLEM_ALREADY_DECIDED,
                PF_PROBLEM_BOOKINGS_TO_COME,
                PF_PROBLEM_NO_CHILD_TO_TIE,
                PF_PROBLEM_ACCOUNT_UNDECIDED,
                PF_PROBLEM_AGENTS_ADDRESS },
};

const PfOperation pf_description_decide_queue_item = {
  .method = "POST",
  .path = "/v1/staff/queue/{id}/decision",
  .summary = "Accept, refuse, or ask for documents; the mail goes half a minute later",
  .roles = PF_QUEUE_ROLES,
  .request = pf_queue_decision_get_type,
  .kind = PF_ANSWER_RECORD,
  .answer = pf_queue_item_get_type,
  .guarded = true,
  .problems = { PF_PROBLEM_ALREADY_DECIDED,
                PF_PROBLEM_BOOKINGS_TO_COME,
                PF_PROBLEM_NO_CHILD_TO_TIE,
                PF_PROBLEM_ACCOUNT_UNDECIDED,
                PF_PROBLEM_AGENTS_ADDRESS },
};

const PfOperation pf_description_undo_queue_decision = {
  .method = "DELETE",
  .path = "/v1/staff/queue/{id}/decision",
  .summary = "Undo the last decision, while its mail has not gone",
  .roles = PF_QUEUE_ROLES,
  .kind = PF_ANSWER_RECORD,
  .answer = pf_queue_item_get_type,
  .problems = { PF_PROBLEM_TOO_LATE_TO_UNDO },
};
