/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The agents' queue: what families handed in that somebody has to decide.
 */
#pragma once

#include "core/custody.h"
#include "core/record.h"

G_BEGIN_DECLS

typedef enum
{
  PF_QUEUE_KIND_NONE,
  PF_QUEUE_KIND_ACCOUNT,          /* of a family that the services did not know */
  PF_QUEUE_KIND_HOUSEHOLD_CHANGE, /* of what the town has of a household: see PfHouseholdChange */
  PF_QUEUE_KIND_ERASURE,          /* of what the town has of a person: see PfErasureRequest */
  PF_QUEUE_KIND_GUARDIAN_TIE,     /* of who lives elsewhere to children: see PfTieFile */
  PF_QUEUE_KIND_SCHOOL_ENROLMENT, /* of a child: see PfSchoolFile */
} PfQueueKind;

#define PF_TYPE_QUEUE_KIND (pf_queue_kind_get_type ())
GType pf_queue_kind_get_type (void);

/* Who decides what is of that kind. */
PfRoles pf_queue_kind_get_roles (PfQueueKind self);

/* Who decides any kind. */
#define PF_QUEUE_ROLES (PF_ROLE_FRONT_DESK | PF_ROLE_EDUCATION | PF_ROLE_ADMINISTRATOR)

typedef enum
{
  PF_QUEUE_STATE_NONE,
  PF_QUEUE_STATE_WAITING,     /* for an agent */
  PF_QUEUE_STATE_MORE_WANTED, /* for the family */
  PF_QUEUE_STATE_ACCEPTED,
  PF_QUEUE_STATE_REFUSED,
} PfQueueState;

#define PF_TYPE_QUEUE_STATE (pf_queue_state_get_type ())
GType pf_queue_state_get_type (void);

typedef enum
{
  PF_QUEUE_VERDICT_NONE,
  PF_QUEUE_VERDICT_ACCEPT,
  PF_QUEUE_VERDICT_REFUSE,
  PF_QUEUE_VERDICT_ASK, /* for more documents */
} PfQueueVerdict;

#define PF_TYPE_QUEUE_VERDICT (pf_queue_verdict_get_type ())
GType pf_queue_verdict_get_type (void);

/* Whether items of that kind may be decided so at all. */
gboolean pf_queue_kind_may_get (PfQueueKind self, PfQueueVerdict verdict);

/* What of a household is to be another. */
typedef enum
{
  PF_CHANGED_NONE,
  PF_CHANGED_ADDRESS,
  PF_CHANGED_NAME, /* of an adult */
} PfChanged;

#define PF_TYPE_CHANGED (pf_changed_get_type ())
GType pf_changed_get_type (void);

/* How long an agent who opened an item has it, unless that is said again. */
#define PF_QUEUE_OPENING_SPAN (5 * G_TIME_SPAN_MINUTE)

/* How long the mail of a decision waits, so that the decision can be undone. */
#define PF_QUEUE_UNDO_SPAN (30 * G_TIME_SPAN_SECOND)

/* What an item is in once it is decided so. */
PfQueueState pf_queue_verdict_get_state (PfQueueVerdict self);

/* Whether an item of that kind in that state may be decided so: what was accepted stays so, and a
 * refusal may be thought over; not that of an erasure, which the person asks for again.
 */
gboolean pf_queue_kind_may_become (PfQueueKind self, PfQueueState state, PfQueueVerdict verdict);

/* Which items, and from which on: what GET /v1/staff/queue takes. */
#define PF_TYPE_QUEUE_QUERY (pf_queue_query_get_type ())
G_DECLARE_FINAL_TYPE (PfQueueQuery, pf_queue_query, PF, QUEUE_QUERY, PfRecord)

struct _PfQueueQuery
{
  PfRecord parent_instance;

  PfQueueKind kind; /* none: each that the caller decides */
  char *state;      /* words of PfQueueState with a comma between two; NULL: each */
  int limit;
  PfId after; /* the last item of the page before */
};

/* One line of the list. */
#define PF_TYPE_QUEUE_SUMMARY (pf_queue_summary_get_type ())
G_DECLARE_FINAL_TYPE (PfQueueSummary, pf_queue_summary, PF, QUEUE_SUMMARY, PfRecord)

struct _PfQueueSummary
{
  PfRecord parent_instance;

  PfId id;
  PfQueueKind kind;
  PfQueueState state;
  char *first_name;
  char *last_name;
  char *address;     /* in one line */
  PfChanged changed; /* of a household change */
  char *child;       /* of a school enrolment: the first name */
  PfInstant submitted_at;
  PfDate answer_until; /* of an erasure */
  int n_candidates;
  char *opened_by;        /* the agent who has it on screen, where that is not the caller */
  PfInstant opened_until; /* whoever has it */
  PfInstant decided_at;
  int version;
};

/* What the agent decides: the body of a decision and of its preview. */
#define PF_TYPE_QUEUE_DECISION (pf_queue_decision_get_type ())
G_DECLARE_FINAL_TYPE (PfQueueDecision, pf_queue_decision, PF, QUEUE_DECISION, PfRecord)

struct _PfQueueDecision
{
  PfRecord parent_instance;

  PfQueueVerdict decision;
  char *reason;
  GStrv documents;    /* wanted: words of PfDocumentKind */
  PfId household;     /* that the town has already, and the family is of; "": none */
  gboolean outsider;  /* the address is not in the town */
  PfCustody *custody; /* (nullable): of children who have two households from now on */
  PfId school;        /* that takes the child; "": the one that the family asked for */
};

/* Adds to @errors what of @self cannot be decided of an item of @kind. @changed: of a household
 * change
 */
void pf_queue_decision_check_kind (const PfQueueDecision *self,
                                   PfQueueKind kind,
                                   PfChanged changed,
                                   PfErrors *errors);

/* One that was taken; see PfQueueItem. */
#define PF_TYPE_QUEUE_PAST (pf_queue_past_get_type ())
G_DECLARE_FINAL_TYPE (PfQueuePast, pf_queue_past, PF, QUEUE_PAST, PfRecord)

struct _PfQueuePast
{
  PfRecord parent_instance;

  PfInstant at;
  char *agent;
  PfQueueVerdict decision;
  char *reason;
  GStrv documents;
  PfId household;
  PfInstant undone_at;
};

/* A decision as it is kept: what it was, and what it takes to undo it. */
#define PF_TYPE_QUEUE_STEP (pf_queue_step_get_type ())
G_DECLARE_FINAL_TYPE (PfQueueStep, pf_queue_step, PF, QUEUE_STEP, PfRecord)

struct _PfQueueStep
{
  PfRecord parent_instance;

  PfId id;
  PfId item;
  PfQueueVerdict decision;
  char *reason;
  GStrv documents;
  PfId household; /* joined; "": none */
  PfInstant at;
  PfId agent;
  PfId mail;
  PfQueueState state_before;
  PfInstant decided_before;
  gboolean resident_before;
  GStrv accepted;        /* ids of the documents that it accepted */
  GStrv children;        /* ids of those that it took into the household joined */
  PfId adult;            /* of the household joined, who bears the account now */
  gboolean adult_is_new; /* was not there before */
  char *phone_before; /* (nullable): of an adult who was there, and whose contact data it changed */
  char *email_before; /* (nullable): the same */
  PfInstant undone_at;
  PfId undone_by;
};

/* The mail that a decision would send. */
#define PF_TYPE_MAIL_PREVIEW (pf_mail_preview_get_type ())
G_DECLARE_FINAL_TYPE (PfMailPreview, pf_mail_preview, PF, MAIL_PREVIEW, PfRecord)

struct _PfMailPreview
{
  PfRecord parent_instance;

  char *subject;
  char *text;
};

/* What GET /v1/me says of the caller's own file that an agent has to decide: of a new account while
 * it is pending, else of a tie to children who live elsewhere.
 */
#define PF_TYPE_ACCOUNT_FILE (pf_account_file_get_type ())
G_DECLARE_FINAL_TYPE (PfAccountFile, pf_account_file, PF, ACCOUNT_FILE, PfRecord)

struct _PfAccountFile
{
  PfRecord parent_instance;

  PfQueueKind kind;
  PfQueueState state;
  PfInstant since;
  char *reason;
  GStrv documents_wanted;
  PfId household; /* that documents asked for are handed in for */
};

G_END_DECLS
