/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "server/store/journal-concerns.h"

#include "core/own-journal-entry.h"

/* Of acts that concern nobody but who acted. */
#define NOBODY_ELSE PF_N_STATEMENTS

static PfStatementId
get_statement (PfJournalAction action)
{
  switch (action) {
  case PF_JOURNAL_ACTION_AGENT_INVITED:
  case PF_JOURNAL_ACTION_AGENT_CHANGED:
  case PF_JOURNAL_ACTION_AGENT_RESET:
  case PF_JOURNAL_ACTION_ACCOUNT_RESET:
    return PF_STATEMENT_CONCERN_ACCOUNT;
  case PF_JOURNAL_ACTION_ACCESS_MAIL_SENT:
  case PF_JOURNAL_ACTION_EMAIL_CORRECTED:
  case PF_JOURNAL_ACTION_ADDRESS_ASSIGNED:
    return PF_STATEMENT_CONCERN_ADULT;
  case PF_JOURNAL_ACTION_PROOF_SEEN:
    return PF_STATEMENT_CONCERN_DOCUMENT;
  case PF_JOURNAL_ACTION_QUEUE_DECIDED:
  case PF_JOURNAL_ACTION_QUEUE_UNDONE:
    return PF_STATEMENT_CONCERN_FILE;
  case PF_JOURNAL_ACTION_SCHOOL_ASKED:
  case PF_JOURNAL_ACTION_SCHOOL_WITHDRAWN:
    return PF_STATEMENT_CONCERN_SCHOOL;
  case PF_JOURNAL_ACTION_NONE:
  case PF_JOURNAL_ACTION_SIGNED_IN:
  case PF_JOURNAL_ACTION_SIGN_IN_FAILED:
  case PF_JOURNAL_ACTION_SIGNED_OUT:
  case PF_JOURNAL_ACTION_DEVICE_SIGNED_OUT:
  case PF_JOURNAL_ACTION_PASSWORD_CHOSEN:
  case PF_JOURNAL_ACTION_PASSWORD_CHANGED:
  case PF_JOURNAL_ACTION_PASSWORD_CHANGE_FAILED:
  case PF_JOURNAL_ACTION_ACCOUNT_OPENED:
  case PF_JOURNAL_ACTION_SECOND_FACTOR_FAILED:
  case PF_JOURNAL_ACTION_SECOND_FACTOR_SET:
  case PF_JOURNAL_ACTION_SECOND_FACTOR_REMOVED:
  case PF_JOURNAL_ACTION_RECOVERY_CODES_MADE:
  case PF_JOURNAL_ACTION_RECOVERY_CODE_USED:
  case PF_JOURNAL_ACTION_PROVEN:
  case PF_JOURNAL_ACTION_PROOF_FAILED:
  case PF_JOURNAL_ACTION_EMAIL_CHANGE_ASKED:
  case PF_JOURNAL_ACTION_EMAIL_CHANGED:
  case PF_JOURNAL_ACTION_DATA_EXPORTED:
  case PF_JOURNAL_ACTION_ERASURE_ASKED:
  case PF_JOURNAL_ACTION_ERASURE_WITHDRAWN:
  case PF_JOURNAL_ACTION_GUARDIAN_INVITED:
  case PF_JOURNAL_ACTION_INVITATION_CANCELLED:
  case PF_JOURNAL_ACTION_INVITATION_ACCEPTED:
  case PF_JOURNAL_ACTION_COMPUTER_TRUSTED:
  case PF_JOURNAL_ACTION_ACCOUNT_ERASED: /* see pf_store_insert_household_concerns() */
  case PF_JOURNAL_ACTION_HOUSEHOLD_CONFIRMED:
  case PF_JOURNAL_ACTION_CHILD_ADDED:
  case PF_JOURNAL_ACTION_PROOFS_CHOSEN:
    break;
  }
  return NOBODY_ELSE;
}

/* How it concerns others of an adult's household; NULL: not at all. What is mailed to a person is
 * theirs; an address is the household's too.
 */
static const char *
get_word (PfJournalAction action, gboolean is_subject)
{
  g_autoptr (GEnumClass) words = g_type_class_ref (PF_TYPE_JOURNAL_CONCERN);
  PfJournalConcern concern = is_subject ? PF_JOURNAL_CONCERN_HOUSEHOLD : PF_JOURNAL_CONCERN_ADDRESS;

  if (action == PF_JOURNAL_ACTION_ACCESS_MAIL_SENT)
    return NULL;
  return g_intern_string (g_enum_get_value (words, (int) concern)->value_nick);
}

/* @word: for the statement that has one more parameter */
static gboolean
insert (PfDb *db,
        PfStatementId statement,
        const PfJournalEntry *entry,
        const char *what,
        const char *word,
        GError **error)
{
  g_auto (PfQuery) query = pf_db_query (db, statement);

  pf_query_bind_id (&query, entry->id);
  pf_query_bind_id (&query, entry->account);
  pf_query_bind_id (&query, what);
  if (statement == PF_STATEMENT_CONCERN_ADULT)
    pf_query_bind_text (&query, word);
  return pf_query_run (&query, error);
}

/* Of whom an address was taken away. */
static gboolean
insert_others (PfDb *db, const PfJournalEntry *entry, GError **error)
{
  g_auto (GStrv) adults = g_strsplit (entry->detail != NULL ? entry->detail : "", " ", -1);
  const char *word = get_word (entry->action, FALSE);

  for (guint i = 0; adults[i] != NULL; i++) {
    if (!insert (db, PF_STATEMENT_CONCERN_ADULT, entry, adults[i], word, error))
      return FALSE;
  }
  return TRUE;
}

gboolean
pf_store_insert_concerns (PfDb *db, const PfJournalEntry *entry, GError **error)
{
  PfStatementId statement = get_statement (entry->action);
  gboolean is_document = statement == PF_STATEMENT_CONCERN_DOCUMENT;
  const char *what = is_document ? entry->detail : entry->subject;

  if (statement == NOBODY_ELSE || what == NULL)
    return TRUE;
  return insert (db, statement, entry, what, get_word (entry->action, TRUE), error) &&
         (entry->action != PF_JOURNAL_ACTION_ADDRESS_ASSIGNED || insert_others (db, entry, error));
}

gboolean
pf_store_insert_household_concerns (PfDb *db,
                                    const PfJournalEntry *entry,
                                    const char *const *households,
                                    GError **error)
{
  for (guint i = 0; households[i] != NULL; i++) {
    if (!insert (db, PF_STATEMENT_CONCERN_HOUSEHOLD, entry, households[i], NULL, error))
      return FALSE;
  }
  return TRUE;
}
