/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/own-journal-entry.h"

G_DEFINE_ENUM_TYPE (PfJournalConcern,
                    pf_journal_concern,
                    G_DEFINE_ENUM_VALUE (PF_JOURNAL_CONCERN_NONE, ""),
                    G_DEFINE_ENUM_VALUE (PF_JOURNAL_CONCERN_ACCOUNT, "account"),
                    G_DEFINE_ENUM_VALUE (PF_JOURNAL_CONCERN_HOUSEHOLD_CHANGE, "household_change"),
                    G_DEFINE_ENUM_VALUE (PF_JOURNAL_CONCERN_ERASURE, "erasure"),
                    G_DEFINE_ENUM_VALUE (PF_JOURNAL_CONCERN_GUARDIAN_TIE, "guardian_tie"),
                    G_DEFINE_ENUM_VALUE (PF_JOURNAL_CONCERN_SCHOOL_ENROLMENT, "school_enrolment"),
                    G_DEFINE_ENUM_VALUE (PF_JOURNAL_CONCERN_INVITATION, "invitation"),
                    G_DEFINE_ENUM_VALUE (PF_JOURNAL_CONCERN_HOUSEHOLD, "household"),
                    G_DEFINE_ENUM_VALUE (PF_JOURNAL_CONCERN_ADDRESS, "address"),
                    G_DEFINE_ENUM_VALUE (PF_JOURNAL_CONCERN_DOCUMENT, "document"))

static const PfField fields[] = {
  PF_ID (PfOwnJournalEntry, id, .read_only = true),
  PF_INSTANT (PfOwnJournalEntry, at, .read_only = true),
  PF_ENUM (PfOwnJournalEntry, action, PfJournalAction, pf_journal_action, .read_only = true),
  PF_ENUM (PfOwnJournalEntry, concern, PfJournalConcern, pf_journal_concern, .read_only = true),
  PF_ENUM (PfOwnJournalEntry, decision, PfQueueVerdict, pf_queue_verdict, .read_only = true),
  PF_TEXT (PfOwnJournalEntry, device, .read_only = true),
  PF_TEXT (PfOwnJournalEntry, address, .read_only = true),
};

PF_DEFINE_RECORD (PfOwnJournalEntry, pf_own_journal_entry, "own_journal_entry", fields)
