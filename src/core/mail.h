/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A mail on its way to a person: a row written in the transaction of what it tells, sent later by
 * a worker (server/jobs/mailer). Its sentences are made from its kind when it is sent.
 */
#pragma once

#include "core/account.h"
#include "core/queue.h"

G_BEGIN_DECLS

typedef enum
{
  PF_MAIL_KIND_NONE,
  PF_MAIL_KIND_RESET_ASKED, /* not looked at yet: becomes another of these when it is sent */
  PF_MAIL_KIND_ACTIVATION,
  PF_MAIL_KIND_PASSWORD_RESET,
  PF_MAIL_KIND_UNKNOWN_ADDRESS, /* nobody has that address */
  PF_MAIL_KIND_SHARED_ADDRESS,  /* several persons have it: the desk says whose it is */
  PF_MAIL_KIND_PASSWORD_CHANGED,
  PF_MAIL_KIND_ACCOUNT_ASKED, /* not looked at yet either: a new account, or its mail again */
  PF_MAIL_KIND_ACCOUNT_KNOWN, /* none is needed: the address has one */
  PF_MAIL_KIND_EMAIL_VERIFICATION,
  PF_MAIL_KIND_ACCOUNT_ACCEPTED,
  PF_MAIL_KIND_ACCOUNT_REFUSED,
  PF_MAIL_KIND_ACCOUNT_MORE_WANTED,
  PF_MAIL_KIND_AGENT_INVITATION,
  PF_MAIL_KIND_SECOND_FACTOR_CHANGED,
  PF_MAIL_KIND_EMAIL_CHANGE,  /* to the new address */
  PF_MAIL_KIND_EMAIL_CHANGED, /* to the old one */
  PF_MAIL_KIND_GUARDIAN_INVITATION,
  PF_MAIL_KIND_ERASURE_ASKED,
  PF_MAIL_KIND_ERASURE_WITHDRAWN,
  PF_MAIL_KIND_CHANGE_ACCEPTED, /* of a household: see changed */
  PF_MAIL_KIND_CHANGE_REFUSED,
  PF_MAIL_KIND_INVITATION_ACCEPTED, /* to who invited */
  PF_MAIL_KIND_ERASURE_DONE,        /* to the address that is erased */
  PF_MAIL_KIND_ERASURE_REFUSED,
  PF_MAIL_KIND_TIE_INVITATION, /* of a guardian who lives elsewhere */
  PF_MAIL_KIND_TIE_ASKED,      /* to who invited: an agent looks at it now */
  PF_MAIL_KIND_TIE_ACCEPTED,   /* to who lives elsewhere, as the two after it */
  PF_MAIL_KIND_TIE_REFUSED,
  PF_MAIL_KIND_TIE_MORE_WANTED,
  PF_MAIL_KIND_TIE_OPENED, /* to who invited, as the one after it */
  PF_MAIL_KIND_TIE_NOT_OPENED,
  PF_MAIL_KIND_EMAIL_TAKEN,      /* what an e-mail change says to who has the address already */
  PF_MAIL_KIND_FAMILY_KNOWN,     /* as ACCOUNT_KNOWN, to who has never chosen a password */
  PF_MAIL_KIND_SCHOOL_SUBMITTED, /* of a child's enrolment at school, to who asks, as those after */
  PF_MAIL_KIND_SCHOOL_VALIDATED,
  PF_MAIL_KIND_SCHOOL_REFUSED,
  PF_MAIL_KIND_SCHOOL_MORE_WANTED,
  PF_MAIL_KIND_SCHOOL_TOLD_SUBMITTED, /* to the other guardians, as those after it */
  PF_MAIL_KIND_SCHOOL_TOLD_VALIDATED,
  PF_MAIL_KIND_SCHOOL_TOLD_REFUSED,
  PF_MAIL_KIND_SCHOOL_TOLD_WITHDRAWN,
} PfMailKind;

#define PF_TYPE_MAIL_KIND (pf_mail_kind_get_type ())
GType pf_mail_kind_get_type (void);

typedef enum
{
  PF_MAIL_STATE_NONE,
  PF_MAIL_STATE_WAITING,
  PF_MAIL_STATE_SENDING,
  PF_MAIL_STATE_SENT,
  PF_MAIL_STATE_FAILED,
  PF_MAIL_STATE_DROPPED, /* never sent: the address was told the same a while ago */
} PfMailState;

#define PF_TYPE_MAIL_STATE (pf_mail_state_get_type ())
GType pf_mail_state_get_type (void);

#define PF_TYPE_MAIL (pf_mail_get_type ())
G_DECLARE_FINAL_TYPE (PfMail, pf_mail, PF, MAIL, PfRecord)

struct _PfMail
{
  PfRecord parent_instance;

  PfId id;
  PfMailKind kind;
  PfMailState state;
  PfId account;     /* of whom it is, where that is known */
  PfId application; /* of whom it is, where that is for them to confirm yet */
  char *recipient;
  char *name;       /* to greet the person by */
  char *invited_by; /* (nullable): by what name, in an invitation */
  char *language;   /* "fr" or "en" */
  PfInstant created_at;
  PfInstant send_at; /* not before; while it is being sent, when that is given up */
  PfInstant sent_at;
  int attempts;
  char *message_id;  /* the same each time, so that a mail sent twice is seen to be one */
  char *failure;     /* what the mail server said last */
  char *reason;      /* (nullable): of a decision, in the agent's words */
  GStrv documents;   /* that it asks for: words of PfDocumentKind */
  gboolean joined;   /* the town had the family already */
  PfId adult;        /* of whom an agent had it sent, after a talk at the desk; "": nobody did */
  PfChanged changed; /* what of the household it is about */
  char *value;       /* (nullable): the new one of that, in one line */
  char *child;       /* these three of an enrolment at school: the child's first name */
  char *school;      /* its name */
  char *school_year; /* the same */
  PfId owner;        /* of an e-mail change: who has that address already, and is told; it stays as
                      * it is for who asked, who is not */
};

/* How long one attempt may take, after which it counts as dead and the mail is taken again. */
#define PF_MAIL_LEASE (5 * G_TIME_SPAN_MINUTE)

/* After so long a mail is given up. */
#define PF_MAIL_SPAN (3 * G_TIME_SPAN_DAY)

/* The failure of a mail that was not sent for that. */
#define PF_MAIL_FAILURE_LINK "its link is not valid any more"

/* Who has no address here is told so once in so long. */
#define PF_MAIL_UNKNOWN_SPAN (1 * G_TIME_SPAN_DAY)

/* How long the link and the code of such a mail hold; of one with neither it says nothing. */
gint64 pf_mail_kind_get_span (PfMailKind kind);

/* A new one, to be sent at once (transfer full). */
PfMail *pf_mail_new (PfMailKind kind, const char *recipient, const char *language, PfInstant now);

/* How long a mail waits that could not be sent at its @attempts-th attempt: a minute at first,
 * twice as long each time, six hours at most.
 */
gint64 pf_mail_get_delay (int attempts);

/* What the demonstration's window shows of a mail. */
#define PF_TYPE_DEMONSTRATION_MAIL (pf_demonstration_mail_get_type ())
G_DECLARE_FINAL_TYPE (PfDemonstrationMail, pf_demonstration_mail, PF, DEMONSTRATION_MAIL, PfRecord)

struct _PfDemonstrationMail
{
  PfRecord parent_instance;

  PfId id;
  char *recipient;
  char *subject;
  char *text;
  char *link; /* (nullable): https://PORTAL/activate/TOKEN */
  char *code; /* (nullable) */
  PfMailState state;
  PfInstant created_at;
};

G_END_DECLS
