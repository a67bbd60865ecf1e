/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Every operation of the API, once. The client builds its calls from this list, the server declares
 * and routes its handlers by it, the OpenAPI document and the access tests walk it: what is
 * forgotten in one place does not build.
 */
#pragma once

#include "core/problem.h"
#include "core/roles.h"

G_BEGIN_DECLS

/* In the order of routing: a fixed path stands before one with a {hole} in the same place. */
#define PF_OPERATIONS(X)                                                                           \
  X (GET_FRONT_PAGE, get_front_page)                                                               \
  X (GET_ACTIVATION_PAGE, get_activation_page)                                                     \
  X (GET_CONFIRMATION_PAGE, get_confirmation_page)                                                 \
  X (GET_EMAIL_PAGE, get_email_page)                                                               \
  X (GET_PORTAL, get_portal)                                                                       \
  X (GET_OPENAPI, get_openapi)                                                                     \
  X (SIGN_IN, sign_in)                                                                             \
  X (ASK_PASSWORD_RESET, ask_password_reset)                                                       \
  X (CHECK_PASSWORD_RESET, check_password_reset)                                                   \
  X (CONFIRM_PASSWORD_RESET, confirm_password_reset)                                               \
  X (CREATE_ACCOUNT, create_account)                                                               \
  X (ASK_EMAIL_VERIFICATION, ask_email_verification)                                               \
  X (CHECK_EMAIL_VERIFICATION, check_email_verification)                                           \
  X (CONFIRM_EMAIL_VERIFICATION, confirm_email_verification)                                       \
  X (LIST_DEMONSTRATION_MAILS, list_demonstration_mails)                                           \
  X (LIST_SESSIONS, list_sessions)                                                                 \
  X (SIGN_OUT, sign_out)                                                                           \
  X (END_SESSION, end_session)                                                                     \
  X (GET_ME, get_me)                                                                               \
  X (EDIT_ME, edit_me)                                                                             \
  X (CHANGE_PASSWORD, change_password)                                                             \
  X (PREPARE_TOTP, prepare_totp)                                                                   \
  X (CONFIRM_TOTP, confirm_totp)                                                                   \
  X (REMOVE_TOTP, remove_totp)                                                                     \
  X (MAKE_RECOVERY_CODES, make_recovery_codes)                                                     \
  X (PROVE, prove)                                                                                 \
  X (CONFIRM_EMAIL, confirm_email)                                                                 \
  X (EXPORT_ME, export_me)                                                                         \
  X (ASK_ERASURE, ask_erasure)                                                                     \
  X (WITHDRAW_ERASURE, withdraw_erasure)                                                           \
  X (ACCEPT_INVITATION_BY_CODE, accept_invitation_by_code)                                         \
  X (ACCEPT_INVITATION, accept_invitation)                                                         \
  X (LIST_JOURNAL, list_journal)                                                                   \
  X (GET_HOUSEHOLD, get_household)                                                                 \
  X (CONFIRM_HOUSEHOLD, confirm_household)                                                         \
  X (LIST_INVITATIONS, list_invitations)                                                           \
  X (INVITE_GUARDIAN, invite_guardian)                                                             \
  X (CANCEL_INVITATION, cancel_invitation)                                                         \
  X (ADD_CHILD, add_child)                                                                         \
  X (GET_CHILD, get_child)                                                                         \
  X (EDIT_CHILD, edit_child)                                                                       \
  X (LIST_SCHOOL_YEARS, list_school_years)                                                         \
  X (LIST_SCHOOLS, list_schools)                                                                   \
  X (LIST_SECTORS, list_sectors)                                                                   \
  X (LIST_SCHOOL_ENROLMENTS, list_school_enrolments)                                               \
  X (CREATE_SCHOOL_ENROLMENT, create_school_enrolment)                                             \
  X (GET_SCHOOL_ENROLMENT, get_school_enrolment)                                                   \
  X (EDIT_SCHOOL_ENROLMENT, edit_school_enrolment)                                                 \
  X (SUBMIT_SCHOOL_ENROLMENT, submit_school_enrolment)                                             \
  X (WITHDRAW_SCHOOL_ENROLMENT, withdraw_school_enrolment)                                         \
  X (GET_PLANNING, get_planning)                                                                   \
  X (LIST_ENROLMENTS, list_enrolments)                                                             \
  X (CHANGE_BOOKINGS, change_bookings)                                                             \
  X (CREATE_DOCUMENT, create_document)                                                             \
  X (GET_DOCUMENT, get_document)                                                                   \
  X (DELETE_DOCUMENT, delete_document)                                                             \
  X (GET_DOCUMENT_CONTENT, get_document_content)                                                   \
  X (LIST_QUEUE, list_queue)                                                                       \
  X (GET_QUEUE_ITEM, get_queue_item)                                                               \
  X (OPEN_QUEUE_ITEM, open_queue_item)                                                             \
  X (CLOSE_QUEUE_ITEM, close_queue_item)                                                           \
  X (PREVIEW_QUEUE_DECISION, preview_queue_decision)                                               \
  X (DECIDE_QUEUE_ITEM, decide_queue_item)                                                         \
  X (UNDO_QUEUE_DECISION, undo_queue_decision)                                                     \
  X (LIST_STAFF_HOUSEHOLDS, list_staff_households)                                                 \
  X (GET_STAFF_HOUSEHOLD, get_staff_household)                                                     \
  X (LIST_MAILS, list_mails)                                                                       \
  X (SEND_ACCESS_MAIL, send_access_mail)                                                           \
  X (CORRECT_EMAIL, correct_email)                                                                 \
  X (ASSIGN_ADDRESS, assign_address)                                                               \
  X (LIST_AGENTS, list_agents)                                                                     \
  X (INVITE_AGENT, invite_agent)                                                                   \
  X (GET_AGENT, get_agent)                                                                         \
  X (EDIT_AGENT, edit_agent)                                                                       \
  X (RESET_AGENT, reset_agent)

typedef enum
{
#define X(NAME, name) PF_OPERATION_##NAME,
  PF_OPERATIONS (X)
#undef X
  PF_N_OPERATIONS
} PfOperationId;

#define PF_MAX_PARAMETERS 2
#define PF_MAX_PROBLEMS 8

/* What the {holes} of a path stood for, in its order. */
typedef char PfParameters[PF_MAX_PARAMETERS][64];

typedef enum
{
  PF_ANSWER_NOTHING, /* 204 */
  PF_ANSWER_RECORD,
  PF_ANSWER_LIST, /* {"items":[…],"next":…} */
  PF_ANSWER_RAW,  /* bytes of content_type */
  PF_ANSWER_FILE, /* a document's bytes, sent as they are read; content_type lists what it may be */
  PF_ANSWER_PAGE, /* HTML for a person's browser: outside /v1, and no part of the contract */
} PfAnswerKind;

/* The parts of a multipart/form-data body, in their order. */
typedef struct
{
  const char *record; /* JSON of the operation's request */
  const char *file;   /* a document; NULL: the body is plain JSON */
} PfParts;

typedef struct
{
  const char *method;
  const char *path;
  const char *summary;
  PfRoles roles;
  GType (*query) (void);   /* the record of its query parameters, if any */
  GType (*request) (void); /* the record of its body, if any */
  gboolean may_be_empty;   /* no body is as {} */
  PfParts parts;
  PfAnswerKind kind;
  GType (*answer) (void); /* of the record, of the list's items */
  const char *content_type;
  gboolean hashes;                     /* a password, before it runs */
  gboolean grouped;                    /* the writer decides those that wait together */
  gboolean tagged;                     /* it has no version: its bytes make its ETag */
  gboolean fresh;                      /* it says more than its version tells: sent each time */
  gboolean reads;                      /* a POST that changes nothing */
  gboolean guarded;                    /* a POST that needs an If-Match */
  gboolean journalled;                 /* who only reads it is noted, or limited */
  gboolean unkept;                     /* answered or asked with secrets: never answered again */
  gboolean proven;                     /* wants who they are shown a short while ago */
  gboolean before_factor;              /* open to agents without a second factor too */
  guint status;                        /* 0: 200, or 204 without an answer */
  PfProblem problems[PF_MAX_PROBLEMS]; /* its own: those of any such operation are implied */
} PfOperation;

const PfOperation *pf_operation_get (PfOperationId id);
const char *pf_operation_get_name (PfOperationId id);

/* Whether it changes something: such calls go through the one writer. */
gboolean pf_operation_writes (const PfOperation *self);

/* Whether the journal or the limits want to know where its calls come from: not those of bookings,
 * of which there are many.
 */
gboolean pf_operation_wants_address (const PfOperation *self);

/* Whether it needs an Idempotency-Key: a POST by who is signed in. */
gboolean pf_operation_needs_key (const PfOperation *self);

/* Whether its body is read against what it changes. */
gboolean pf_operation_edits (const PfOperation *self);

/* Whether it needs an If-Match. */
gboolean pf_operation_needs_match (const PfOperation *self);
gboolean pf_operation_takes_patch (const PfOperation *self);

/* Whether its body is a form with a file. */
gboolean pf_operation_takes_file (const PfOperation *self);

guint pf_operation_get_status (const PfOperation *self);

/* Whether the contract lets it answer @problem. */
gboolean pf_operation_may_answer (const PfOperation *self, PfProblem problem);

/* The operation for @method and @path, and what its holes stand for. */
gboolean pf_operation_find (const char *method,
                            const char *path,
                            PfOperationId *ret_id,
                            PfParameters ret_parameters);

/* The methods that @path takes (transfer full), "GET, HEAD, PATCH"; or NULL for an unknown path. */
char *pf_operation_get_allowed (const char *path);

/* The path (transfer full) with @parameters in its holes. */
char *pf_operation_build_path (const PfOperation *self, const char *const *parameters);

G_END_DECLS
