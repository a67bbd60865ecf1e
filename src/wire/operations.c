/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "wire/operations.h"

#include <string.h>

#include "core/booking-order.h"
#include "core/document.h"
#include "core/enrolment.h"
#include "core/household.h"
#include "core/journal-entry.h"
#include "core/mail.h"
#include "core/me.h"
#include "core/password-reset.h"
#include "core/planning.h"
#include "core/portal.h"
#include "core/sign-in.h"

#define SIGNED_IN (PF_ROLE_FAMILY | PF_ROLES_STAFF)

/* A family's, and those agents who look at what it hands in. */
#define DOCUMENTS (PF_ROLE_FAMILY | PF_ROLE_FRONT_DESK | PF_ROLE_EDUCATION | PF_ROLE_ACTIVITIES)

#define HTML "text/html; charset=utf-8"

static const PfOperation get_front_page = {
  .method = "GET",
  .path = "/",
  .summary = "What the portal is for, and how to get the program",
  .roles = PF_ROLE_ANYONE,
  .kind = PF_ANSWER_PAGE,
  .content_type = HTML,
};

static const PfOperation get_activation_page = {
  .method = "GET",
  .path = "/activate/{token}",
  .summary = "Where a mail's link leads: opens the program, and shows the code",
  .roles = PF_ROLE_ANYONE,
  .kind = PF_ANSWER_PAGE,
  .content_type = HTML,
};

static const PfOperation get_portal = {
  .method = "GET",
  .path = "/v1/portal",
  .summary = "The town, and what its portal can do",
  .roles = PF_ROLE_ANYONE,
  .kind = PF_ANSWER_RECORD,
  .answer = pf_portal_get_type,
  .tagged = true,
};

static const PfOperation get_openapi = {
  .method = "GET",
  .path = "/v1/openapi.json",
  .summary = "The contract",
  .roles = PF_ROLE_ANYONE,
  .kind = PF_ANSWER_RAW,
  .content_type = "application/json",
};

static const PfOperation sign_in = {
  .method = "POST",
  .path = "/v1/sessions",
  .summary = "Sign in on a device",
  .roles = PF_ROLE_ANYONE,
  .request = pf_sign_in_get_type,
  .kind = PF_ANSWER_RECORD,
  .answer = pf_signed_in_get_type,
  .hashes = true,
  .status = 201,
  .problems = { PF_PROBLEM_INVALID_CREDENTIALS,
                PF_PROBLEM_TOTP_REQUIRED,
                PF_PROBLEM_ACCOUNT_SUSPENDED,
                PF_PROBLEM_ACCOUNT_NOT_ACTIVE,
                PF_PROBLEM_TOO_MANY_REQUESTS },
};

static const PfOperation ask_password_reset = {
  .method = "POST",
  .path = "/v1/password-resets",
  .summary = "Ask for the mail that lets one choose a password",
  .roles = PF_ROLE_ANYONE,
  .request = pf_password_reset_get_type,
  .status = 202,
  .problems = { PF_PROBLEM_TOO_MANY_REQUESTS },
};

static const PfOperation check_password_reset = {
  .method = "POST",
  .path = "/v1/password-resets/check",
  .summary = "Whom the mail's link or code lets in",
  .roles = PF_ROLE_ANYONE,
  .request = pf_password_proof_get_type,
  .kind = PF_ANSWER_RECORD,
  .answer = pf_proven_account_get_type,
  .problems = { PF_PROBLEM_LINK_INVALID,
                PF_PROBLEM_LINK_USED,
                PF_PROBLEM_LINK_EXPIRED,
                PF_PROBLEM_CODE_WRONG,
                PF_PROBLEM_TOO_MANY_REQUESTS },
};

static const PfOperation confirm_password_reset = {
  .method = "POST",
  .path = "/v1/password-resets/confirm",
  .summary = "Choose a password, with the mail's link or code",
  .roles = PF_ROLE_ANYONE,
  .request = pf_new_password_get_type,
  .hashes = true,
  .problems = { PF_PROBLEM_LINK_INVALID,
                PF_PROBLEM_LINK_USED,
                PF_PROBLEM_LINK_EXPIRED,
                PF_PROBLEM_CODE_WRONG,
                PF_PROBLEM_TOO_MANY_REQUESTS },
};

static const PfOperation list_demonstration_mails = {
  .method = "GET",
  .path = "/v1/demonstration/mails",
  .summary = "The mails of a demonstration town, which has no real families",
  .roles = PF_ROLE_ANYONE,
  .kind = PF_ANSWER_LIST,
  .answer = pf_demonstration_mail_get_type,
  .problems = { PF_PROBLEM_NOT_FOUND },
};

static const PfOperation list_sessions = {
  .method = "GET",
  .path = "/v1/sessions",
  .summary = "The devices on which the account is signed in",
  .roles = SIGNED_IN,
  .kind = PF_ANSWER_LIST,
  .answer = pf_account_session_get_type,
};

static const PfOperation sign_out = {
  .method = "DELETE",
  .path = "/v1/sessions/current",
  .summary = "Sign out on this device",
  .roles = SIGNED_IN,
};

static const PfOperation end_session = {
  .method = "DELETE",
  .path = "/v1/sessions/{id}",
  .summary = "Sign out on another device",
  .roles = SIGNED_IN,
};

static const PfOperation get_me = {
  .method = "GET",
  .path = "/v1/me",
  .summary = "The account and its households",
  .roles = SIGNED_IN,
  .kind = PF_ANSWER_RECORD,
  .answer = pf_me_get_type,
  .tagged = true,
};

static const PfOperation change_password = {
  .method = "POST",
  .path = "/v1/me/password",
  .summary = "Change the password, and sign out the other devices",
  .roles = SIGNED_IN,
  .request = pf_password_change_get_type,
  .hashes = true,
  .problems = { PF_PROBLEM_TOO_MANY_REQUESTS },
};

static const PfOperation list_journal = {
  .method = "GET",
  .path = "/v1/me/journal",
  .summary = "What was done with the account, and from where",
  .roles = SIGNED_IN,
  .kind = PF_ANSWER_LIST,
  .answer = pf_journal_entry_get_type,
};

static const PfOperation get_household = {
  .method = "GET",
  .path = "/v1/households/{id}",
  .summary = "A household, its adults and its children",
  .roles = PF_ROLE_FAMILY | PF_ROLE_FRONT_DESK,
  .kind = PF_ANSWER_RECORD,
  .answer = pf_household_get_type,
};

static const PfOperation get_child = {
  .method = "GET",
  .path = "/v1/children/{id}",
  .summary = "A child",
  .roles = SIGNED_IN,
  .kind = PF_ANSWER_RECORD,
  .answer = pf_child_get_type,
};

static const PfOperation edit_child = {
  .method = "PATCH",
  .path = "/v1/children/{id}",
  .summary = "Change what is known of a child",
  .roles = PF_ROLE_FAMILY | PF_ROLE_FRONT_DESK,
  .request = pf_child_get_type,
  .kind = PF_ANSWER_RECORD,
  .answer = pf_child_get_type,
};

static const PfOperation get_planning = {
  .method = "GET",
  .path = "/v1/planning",
  .summary = "Each child's slots against the days: states, prices, deadlines",
  .roles = PF_ROLE_FAMILY,
  .query = pf_planning_query_get_type,
  .kind = PF_ANSWER_RECORD,
  .answer = pf_planning_get_type,
  .problems = { PF_PROBLEM_NOT_FOUND },
};

static const PfOperation list_enrolments = {
  .method = "GET",
  .path = "/v1/enrolments",
  .summary = "What a household's children are enrolled in",
  .roles = PF_ROLE_FAMILY | PF_ROLE_FRONT_DESK | PF_ROLE_ACTIVITIES,
  .query = pf_enrolment_query_get_type,
  .kind = PF_ANSWER_LIST,
  .answer = pf_enrolment_get_type,
  .tagged = true,
};

static const PfOperation change_bookings = {
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

static const PfOperation create_document = {
  .method = "POST",
  .path = "/v1/documents",
  .summary = "Hand in a document",
  .roles = DOCUMENTS,
  .request = pf_document_get_type,
  .parts = { "document", "file" },
  .kind = PF_ANSWER_RECORD,
  .answer = pf_document_get_type,
  .status = 201,
  .problems = { PF_PROBLEM_NOT_FOUND, PF_PROBLEM_TOO_MANY_REQUESTS },
};

static const PfOperation get_document = {
  .method = "GET",
  .path = "/v1/documents/{id}",
  .summary = "What is known of a document",
  .roles = DOCUMENTS,
  .kind = PF_ANSWER_RECORD,
  .answer = pf_document_get_type,
};

static const PfOperation delete_document = {
  .method = "DELETE",
  .path = "/v1/documents/{id}",
  .summary = "Take a document back that nobody has looked at",
  .roles = PF_ROLE_FAMILY,
  .problems = { PF_PROBLEM_DOCUMENT_IN_HAND },
};

static const PfOperation get_document_content = {
  .method = "GET",
  .path = "/v1/documents/{id}/content",
  .summary = "The document itself",
  .roles = DOCUMENTS,
  .kind = PF_ANSWER_FILE,
  .content_type = "application/pdf image/heic image/jpeg image/png",
  .problems = { PF_PROBLEM_DOCUMENTS_OFF },
};

/* An operation without its description, or the reverse, does not compile. */
static const PfOperation *const operations[PF_N_OPERATIONS] = {
#define X(NAME, name) [PF_OPERATION_##NAME] = &name,
  PF_OPERATIONS (X)
#undef X
};

static const char *const names[PF_N_OPERATIONS] = {
#define X(NAME, name) [PF_OPERATION_##NAME] = #name,
  PF_OPERATIONS (X)
#undef X
};

const PfOperation *
pf_operation_get (PfOperationId id)
{
  g_return_val_if_fail (id < PF_N_OPERATIONS, NULL);
  return operations[id];
}

const char *
pf_operation_get_name (PfOperationId id)
{
  g_return_val_if_fail (id < PF_N_OPERATIONS, NULL);
  return names[id];
}

gboolean
pf_operation_writes (const PfOperation *self)
{
  return !g_str_equal (self->method, "GET");
}

gboolean
pf_operation_needs_key (const PfOperation *self)
{
  return g_str_equal (self->method, "POST") && (self->roles & PF_ROLE_ANYONE) == 0;
}

gboolean
pf_operation_takes_patch (const PfOperation *self)
{
  return g_str_equal (self->method, "PATCH");
}

gboolean
pf_operation_edits (const PfOperation *self)
{
  return pf_operation_takes_patch (self) || g_str_equal (self->method, "PUT");
}

gboolean
pf_operation_takes_file (const PfOperation *self)
{
  return self->parts.file != NULL;
}

guint
pf_operation_get_status (const PfOperation *self)
{
  if (self->status != 0)
    return self->status;
  return self->kind == PF_ANSWER_NOTHING ? 204 : 200;
}

static gboolean
contains (const PfProblem *problems, PfProblem problem)
{
  for (guint i = 0; i < PF_MAX_PROBLEMS && problems[i] != PF_PROBLEM_NONE; i++) {
    if (problems[i] == problem)
      return TRUE;
  }
  return FALSE;
}

gboolean
pf_operation_may_answer (const PfOperation *self, PfProblem problem)
{
  static const PfProblem always[] = { PF_PROBLEM_FAILED, PF_PROBLEM_OVERLOADED, PF_PROBLEM_NONE };
  static const PfProblem signed_in[] = { PF_PROBLEM_NOT_SIGNED_IN,
                                         PF_PROBLEM_NOT_ALLOWED,
                                         PF_PROBLEM_NONE };
  static const PfProblem with_body[] = { PF_PROBLEM_BAD_JSON,
                                         PF_PROBLEM_BAD_MEMBERS,
                                         PF_PROBLEM_TOO_LARGE,
                                         PF_PROBLEM_WRONG_CONTENT_TYPE,
                                         PF_PROBLEM_NONE };
  static const PfProblem with_file[] = { PF_PROBLEM_BAD_FORM,
                                         PF_PROBLEM_DOCUMENTS_OFF,
                                         PF_PROBLEM_NONE };
  static const PfProblem editing[] = { PF_PROBLEM_PRECONDITION_REQUIRED,
                                       PF_PROBLEM_CHANGED_MEANWHILE,
                                       PF_PROBLEM_NONE };
  static const PfProblem creating[] = { PF_PROBLEM_IDEMPOTENCY_KEY_REQUIRED,
                                        PF_PROBLEM_IDEMPOTENCY_KEY_REUSED,
                                        PF_PROBLEM_NONE };

  return contains (self->problems, problem) || contains (always, problem) ||
         ((self->roles & PF_ROLE_ANYONE) == 0 && contains (signed_in, problem)) ||
         (self->request != NULL && contains (with_body, problem)) ||
         (pf_operation_takes_file (self) && contains (with_file, problem)) ||
         (self->query != NULL && problem == PF_PROBLEM_BAD_MEMBERS) ||
         (pf_operation_edits (self) && contains (editing, problem)) ||
         (pf_operation_needs_key (self) && contains (creating, problem)) ||
         (strchr (self->path, '{') != NULL && problem == PF_PROBLEM_NOT_FOUND);
}

static gboolean
match_path (const char *pattern, const char *path, PfParameters ret_parameters)
{
  guint n = 0;

  while (*pattern != '\0' && (*pattern == *path || *pattern == '{')) {
    if (*pattern == '{') {
      gsize length = strcspn (path, "/");

      if (length == 0 || length >= sizeof ret_parameters[n] || n == PF_MAX_PARAMETERS)
        return FALSE;
      g_strlcpy (ret_parameters[n++], path, length + 1);
      path += length;
      pattern = strchr (pattern, '}') + 1;
    } else {
      pattern++;
      path++;
    }
  }
  return *pattern == '\0' && *path == '\0';
}

gboolean
pf_operation_find (const char *method,
                   const char *path,
                   PfOperationId *ret_id,
                   PfParameters ret_parameters)
{
  for (guint i = 0; i < PF_N_OPERATIONS; i++) {
    if (g_str_equal (operations[i]->method, method) &&
        match_path (operations[i]->path, path, ret_parameters)) {
      *ret_id = i;
      return TRUE;
    }
  }
  return FALSE;
}

char *
pf_operation_get_allowed (const char *path)
{
  g_autoptr (GString) methods = g_string_new (NULL);
  PfParameters ignored;

  for (guint i = 0; i < PF_N_OPERATIONS; i++) {
    const char *method = operations[i]->method;

    if (match_path (operations[i]->path, path, ignored))
      g_string_append_printf (methods,
                              "%s%s%s",
                              methods->len > 0 ? ", " : "",
                              method,
                              g_str_equal (method, "GET") ? ", HEAD" : "");
  }
  return methods->len > 0 ? g_strdup (methods->str) : NULL;
}

char *
pf_operation_build_path (const PfOperation *self, const char *const *parameters)
{
  GString *path = g_string_new (NULL);
  const char *rest = self->path;
  const char *hole;

  while ((hole = strchr (rest, '{')) != NULL) {
    g_string_append_len (path, rest, hole - rest);
    g_string_append_uri_escaped (path, *parameters++, NULL, FALSE);
    rest = strchr (hole, '}') + 1;
  }
  g_string_append (path, rest);
  return g_string_free (path, FALSE);
}
