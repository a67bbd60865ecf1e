/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One line of the journal: who did what, from where. It says that something was done, never what a
 * person's data are.
 */
#pragma once

#include "core/record.h"

G_BEGIN_DECLS

typedef enum
{
  PF_JOURNAL_ACTION_NONE,
  PF_JOURNAL_ACTION_SIGNED_IN,
  PF_JOURNAL_ACTION_SIGN_IN_FAILED, /* with a wrong password */
  PF_JOURNAL_ACTION_SIGNED_OUT,
  PF_JOURNAL_ACTION_DEVICE_SIGNED_OUT, /* from another one */
  PF_JOURNAL_ACTION_PASSWORD_CHOSEN,   /* with a mail's link or code */
  PF_JOURNAL_ACTION_PASSWORD_CHANGED,
  PF_JOURNAL_ACTION_PASSWORD_CHANGE_FAILED, /* with a wrong password */
  PF_JOURNAL_ACTION_ACCOUNT_OPENED, /* by who confirmed the address that it was asked for with */
  PF_JOURNAL_ACTION_QUEUE_DECIDED,  /* subject is the item, detail the decision */
  PF_JOURNAL_ACTION_QUEUE_UNDONE,
  PF_JOURNAL_ACTION_PROOF_SEEN, /* by an agent; subject is the item, if any, detail the document */
  PF_JOURNAL_ACTION_SECOND_FACTOR_FAILED, /* a wrong or used code, with the right password */
  PF_JOURNAL_ACTION_SECOND_FACTOR_SET,
  PF_JOURNAL_ACTION_SECOND_FACTOR_REMOVED,
  PF_JOURNAL_ACTION_RECOVERY_CODES_MADE,
  PF_JOURNAL_ACTION_RECOVERY_CODE_USED, /* or one of a printed list */
  PF_JOURNAL_ACTION_PROVEN,
  PF_JOURNAL_ACTION_PROOF_FAILED,  /* with a wrong password */
  PF_JOURNAL_ACTION_AGENT_INVITED, /* these three have the agent as subject, the roles as detail */
  PF_JOURNAL_ACTION_AGENT_CHANGED,
  PF_JOURNAL_ACTION_AGENT_RESET,
  PF_JOURNAL_ACTION_ACCOUNT_RESET, /* a family's, from the command line */
  PF_JOURNAL_ACTION_EMAIL_CHANGE_ASKED,
  PF_JOURNAL_ACTION_EMAIL_CHANGED,
  PF_JOURNAL_ACTION_DATA_EXPORTED, /* all that is held about the person went to them */
  PF_JOURNAL_ACTION_ERASURE_ASKED,
  PF_JOURNAL_ACTION_ERASURE_WITHDRAWN,
  PF_JOURNAL_ACTION_GUARDIAN_INVITED, /* by them */
  PF_JOURNAL_ACTION_INVITATION_CANCELLED,
  PF_JOURNAL_ACTION_INVITATION_ACCEPTED,
  PF_JOURNAL_ACTION_ACCESS_MAIL_SENT, /* these three by an agent, with the adult as subject */
  PF_JOURNAL_ACTION_EMAIL_CORRECTED,  /* detail is how identity was checked */
  PF_JOURNAL_ACTION_ADDRESS_ASSIGNED, /* detail are the ids of those who keep it no more */
  PF_JOURNAL_ACTION_COMPUTER_TRUSTED,
  PF_JOURNAL_ACTION_ACCOUNT_ERASED,      /* by who decided it; subject is the account */
  PF_JOURNAL_ACTION_HOUSEHOLD_CONFIRMED, /* subject is the household, detail the school year */
  PF_JOURNAL_ACTION_CHILD_ADDED,         /* subject is the child */
  PF_JOURNAL_ACTION_SCHOOL_ASKED,        /* for a child's enrolment, which is the subject */
  PF_JOURNAL_ACTION_SCHOOL_WITHDRAWN,    /* the same */
  PF_JOURNAL_ACTION_PROOFS_CHOSEN,       /* of address, by the town; detail are their kinds */
} PfJournalAction;

#define PF_TYPE_JOURNAL_ACTION (pf_journal_action_get_type ())
GType pf_journal_action_get_type (void);

#define PF_TYPE_JOURNAL_ENTRY (pf_journal_entry_get_type ())
G_DECLARE_FINAL_TYPE (PfJournalEntry, pf_journal_entry, PF, JOURNAL_ENTRY, PfRecord)

struct _PfJournalEntry
{
  PfRecord parent_instance;

  PfId id;
  PfInstant at;
  PfJournalAction action;
  PfId account;  /* of whom, where that is known */
  char *subject; /* the id of what it was done to, where that is something else */
  char *device;
  char *address;
  char *detail;
};

G_END_DECLS
