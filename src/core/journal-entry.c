/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/journal-entry.h"

G_DEFINE_ENUM_TYPE (
    PfJournalAction,
    pf_journal_action,
    G_DEFINE_ENUM_VALUE (PF_JOURNAL_ACTION_NONE, ""),
    G_DEFINE_ENUM_VALUE (PF_JOURNAL_ACTION_SIGNED_IN, "signed_in"),
    G_DEFINE_ENUM_VALUE (PF_JOURNAL_ACTION_SIGN_IN_FAILED, "sign_in_failed"),
    G_DEFINE_ENUM_VALUE (PF_JOURNAL_ACTION_SIGNED_OUT, "signed_out"),
    G_DEFINE_ENUM_VALUE (PF_JOURNAL_ACTION_DEVICE_SIGNED_OUT, "device_signed_out"),
    G_DEFINE_ENUM_VALUE (PF_JOURNAL_ACTION_PASSWORD_CHOSEN, "password_chosen"),
    G_DEFINE_ENUM_VALUE (PF_JOURNAL_ACTION_PASSWORD_CHANGED, "password_changed"),
    G_DEFINE_ENUM_VALUE (PF_JOURNAL_ACTION_PASSWORD_CHANGE_FAILED, "password_change_failed"),
    G_DEFINE_ENUM_VALUE (PF_JOURNAL_ACTION_ACCOUNT_OPENED, "account_opened"),
    G_DEFINE_ENUM_VALUE (PF_JOURNAL_ACTION_QUEUE_DECIDED, "queue_decided"),
    G_DEFINE_ENUM_VALUE (PF_JOURNAL_ACTION_QUEUE_UNDONE, "queue_undone"),
    G_DEFINE_ENUM_VALUE (PF_JOURNAL_ACTION_PROOF_SEEN, "proof_seen"),
    G_DEFINE_ENUM_VALUE (PF_JOURNAL_ACTION_SECOND_FACTOR_FAILED, "second_factor_failed"),
    G_DEFINE_ENUM_VALUE (PF_JOURNAL_ACTION_SECOND_FACTOR_SET, "second_factor_set"),
    G_DEFINE_ENUM_VALUE (PF_JOURNAL_ACTION_SECOND_FACTOR_REMOVED, "second_factor_removed"),
    G_DEFINE_ENUM_VALUE (PF_JOURNAL_ACTION_RECOVERY_CODES_MADE, "recovery_codes_made"),
    G_DEFINE_ENUM_VALUE (PF_JOURNAL_ACTION_RECOVERY_CODE_USED, "recovery_code_used"),
    G_DEFINE_ENUM_VALUE (PF_JOURNAL_ACTION_PROVEN, "proven"),
    G_DEFINE_ENUM_VALUE (PF_JOURNAL_ACTION_PROOF_FAILED, "proof_failed"),
    G_DEFINE_ENUM_VALUE (PF_JOURNAL_ACTION_AGENT_INVITED, "agent_invited"),
    G_DEFINE_ENUM_VALUE (PF_JOURNAL_ACTION_AGENT_CHANGED, "agent_changed"),
    G_DEFINE_ENUM_VALUE (PF_JOURNAL_ACTION_AGENT_RESET, "agent_reset"),
    G_DEFINE_ENUM_VALUE (PF_JOURNAL_ACTION_ACCOUNT_RESET, "account_reset"),
    G_DEFINE_ENUM_VALUE (PF_JOURNAL_ACTION_EMAIL_CHANGE_ASKED, "email_change_asked"),
    G_DEFINE_ENUM_VALUE (PF_JOURNAL_ACTION_EMAIL_CHANGED, "email_changed"),
    G_DEFINE_ENUM_VALUE (PF_JOURNAL_ACTION_DATA_EXPORTED, "data_exported"),
    G_DEFINE_ENUM_VALUE (PF_JOURNAL_ACTION_ERASURE_ASKED, "erasure_asked"),
    G_DEFINE_ENUM_VALUE (PF_JOURNAL_ACTION_ERASURE_WITHDRAWN, "erasure_withdrawn"),
    G_DEFINE_ENUM_VALUE (PF_JOURNAL_ACTION_GUARDIAN_INVITED, "guardian_invited"),
    G_DEFINE_ENUM_VALUE (PF_JOURNAL_ACTION_INVITATION_CANCELLED, "invitation_cancelled"),
    G_DEFINE_ENUM_VALUE (PF_JOURNAL_ACTION_INVITATION_ACCEPTED, "invitation_accepted"),
    G_DEFINE_ENUM_VALUE (PF_JOURNAL_ACTION_ACCESS_MAIL_SENT, "access_mail_sent"),
    G_DEFINE_ENUM_VALUE (PF_JOURNAL_ACTION_EMAIL_CORRECTED, "email_corrected"),
    G_DEFINE_ENUM_VALUE (PF_JOURNAL_ACTION_ADDRESS_ASSIGNED, "address_assigned"),
    G_DEFINE_ENUM_VALUE (PF_JOURNAL_ACTION_COMPUTER_TRUSTED, "computer_trusted"))

static const PfField fields[] = {
  PF_ID (PfJournalEntry, id, .read_only = true),
  PF_INSTANT (PfJournalEntry, at, .read_only = true),
  PF_ENUM (PfJournalEntry, action, PfJournalAction, pf_journal_action, .read_only = true),
  PF_ID (PfJournalEntry, account, .read_only = true, .readers = PF_ROLE_ADMINISTRATOR),
  PF_TEXT (PfJournalEntry, subject, .read_only = true, .readers = PF_ROLE_ADMINISTRATOR),
  PF_TEXT (PfJournalEntry, device, .read_only = true),
  PF_TEXT (PfJournalEntry, address, .read_only = true),
  PF_TEXT (PfJournalEntry, detail, .read_only = true, .readers = PF_ROLE_ADMINISTRATOR),
};

PF_DEFINE_RECORD (PfJournalEntry, pf_journal_entry, "journal_entry", fields)
