/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One line of the journal as it is shown to a person: what was done with their account, what the
 * town's agents did about them, and how another guardian asked for their child's school. Who among
 * the agents did so, and from where, is not theirs to know; nor is what an entry says of other
 * people.
 */
#pragma once

#include "core/journal-entry.h"
#include "core/queue.h"

G_BEGIN_DECLS

/* In what way an entry by somebody else concerns a person. */
typedef enum
{
  PF_JOURNAL_CONCERN_NONE,             /* it is their own */
  PF_JOURNAL_CONCERN_ACCOUNT,          /* their account, or the file by which they asked for it */
  PF_JOURNAL_CONCERN_HOUSEHOLD_CHANGE, /* these three as the kinds of the queue; the first is of all
                                        * adults of the household */
  PF_JOURNAL_CONCERN_ERASURE,
  PF_JOURNAL_CONCERN_GUARDIAN_TIE,
  PF_JOURNAL_CONCERN_SCHOOL_ENROLMENT, /* of a child of theirs */
  PF_JOURNAL_CONCERN_INVITATION,       /* their household invited who asks for a tie */
  PF_JOURNAL_CONCERN_HOUSEHOLD,        /* another adult of their household */
  PF_JOURNAL_CONCERN_ADDRESS,          /* the same, whose e-mail address is somebody else's */
  PF_JOURNAL_CONCERN_DOCUMENT,         /* of their household, or that they handed in */
} PfJournalConcern;

#define PF_TYPE_JOURNAL_CONCERN (pf_journal_concern_get_type ())
GType pf_journal_concern_get_type (void);

#define PF_TYPE_OWN_JOURNAL_ENTRY (pf_own_journal_entry_get_type ())
G_DECLARE_FINAL_TYPE (PfOwnJournalEntry, pf_own_journal_entry, PF, OWN_JOURNAL_ENTRY, PfRecord)

struct _PfOwnJournalEntry
{
  PfRecord parent_instance;

  PfId id;
  PfInstant at;
  PfJournalAction action;
  PfJournalConcern concern;
  PfQueueVerdict decision; /* of a file that concerns them */
  char *device;            /* these two of their own entries alone */
  char *address;
};

G_END_DECLS
