/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Accounts, what lets one in, the outbox and the journal.
 */
#include "core/account.h"
#include "core/household.h"
#include "core/journal-entry.h"
#include "core/mail.h"
#include "core/sign-in.h"
#include "server/store/statements-private.h"

#define HAS_NO_PASSWORD                                                                            \
  "CASE WHEN EXISTS (SELECT 1 FROM account_password p WHERE p.account = c.id) THEN 0 ELSE 1 END"
#define ACCOUNT_TOKENS                                                                             \
  "SELECT $c.columns, t.email, t.expires_at, t.used_at, " HAS_NO_PASSWORD " FROM account_token t"  \
  " JOIN account c ON c.id = t.account"

#define UNSENT "state IN ('waiting', 'sending') AND send_at <= $1"

/* SQL is laid out by hand. */
/* clang-format off */
const PfStatement pf_statements_of_accounts[PF_N_STATEMENTS] = {
  [PF_STATEMENT_FIND_CALLER] = {
    "SELECT $c.columns, s.id, s.last_used_at, s.expires_at, coalesce(s.proven_at, s.signed_in_at),"
    " s.device_name FROM account_session s"
    " JOIN account c ON c.id = s.account"
    " WHERE s.token_hash = $1 AND s.expires_at > $2 AND c.state IN ('active', 'pending')",
    pf_account_get_type },
  [PF_STATEMENT_FIND_ACCOUNT_BY_EMAIL] = {
    "SELECT $columns FROM account WHERE email = $1",
    pf_account_get_type },
  [PF_STATEMENT_FIND_ACCOUNT] = {
    "SELECT $columns FROM account WHERE id = $1",
    pf_account_get_type },
  [PF_STATEMENT_FIND_PASSWORD] = {
    "SELECT p.hash FROM account a JOIN account_password p ON p.account = a.id WHERE a.email = $1",
    NULL },
  [PF_STATEMENT_INSERT_ACCOUNT] = {
    "INSERT INTO account ($columns) VALUES ($values) ON CONFLICT DO NOTHING RETURNING id",
    pf_account_get_type },
  [PF_STATEMENT_INSERT_PASSWORDS] = {
    "INSERT INTO account_password (account, hash, changed_at)"
    " SELECT " NUMBER (0) ", each.value->>1, " NUMBER (2) " FROM $each(1) WHERE true",
    NULL },
  [PF_STATEMENT_INSERT_ACCOUNT_SESSION] = {
    "INSERT INTO account_session ($columns, token_hash) VALUES ($values, $next) RETURNING id",
    pf_account_session_get_type },
  [PF_STATEMENT_LIST_ACCOUNT_SESSIONS] = {
    "SELECT $columns FROM account_session WHERE account = $1"
    " AND (expires_at > $2 OR trusted_until > $2)"
    " ORDER BY last_used_at DESC, id DESC",
    pf_account_session_get_type },
  [PF_STATEMENT_TOUCH_ACCOUNT_SESSION] = {
    "UPDATE account_session SET last_used_at = $2, expires_at = $3"
    " WHERE id = $1 AND last_used_at < $2",
    NULL },
  [PF_STATEMENT_DELETE_ACCOUNT_SESSION] = {
    "DELETE FROM account_session WHERE id = $1 AND account = $2 RETURNING id",
    NULL },
  [PF_STATEMENT_DELETE_EXPIRED_ACCOUNT_SESSIONS] = {
    "DELETE FROM account_session WHERE account = $1 AND expires_at <= $2"
    " AND (trusted_until IS NULL OR trusted_until <= $2)",
    NULL },
  [PF_STATEMENT_LIST_HOUSEHOLD_SUMMARIES] = {
    "SELECT $columns FROM household WHERE id IN"
    " (SELECT household FROM adult WHERE account = $1) AND " IS_OPEN ("household")
    " ORDER BY name, id",
    pf_household_summary_get_type },

  [PF_STATEMENT_INSERT_ACCOUNT_TOKEN] = {
    "INSERT INTO account_token (account, email, token_hash, code_hash, created_at, expires_at)"
    " VALUES ($1, $2, $3, $4, $5, $6)",
    NULL },
  [PF_STATEMENT_FIND_ACCOUNT_TOKEN] = {
    ACCOUNT_TOKENS " WHERE t.token_hash = $1 $for_update",
    pf_account_get_type },
  [PF_STATEMENT_LOOK_AT_ACCOUNT_TOKEN] = {
    ACCOUNT_TOKENS " WHERE t.token_hash = $1",
    pf_account_get_type },
  [PF_STATEMENT_FIND_ACCOUNT_TOKEN_BY_CODE] = {
    ACCOUNT_TOKENS " WHERE c.email = $1 AND t.code_hash = $2 ORDER BY t.id DESC LIMIT 1"
    " $for_update",
    pf_account_get_type },
  [PF_STATEMENT_USE_ACCOUNT_TOKENS] = {
    "UPDATE account_token SET used_at = $2 WHERE account = $1 AND used_at IS NULL",
    NULL },
  [PF_STATEMENT_SET_PASSWORD] = {
    "INSERT INTO account_password (account, hash, changed_at) VALUES ($1, $2, $3)"
    " ON CONFLICT (account) DO UPDATE SET hash = excluded.hash, changed_at = excluded.changed_at",
    NULL },
  [PF_STATEMENT_DELETE_ACCOUNT_SESSIONS] = {
    "DELETE FROM account_session WHERE account = $1 AND id <> $2",
    NULL },
  [PF_STATEMENT_VERIFY_ACCOUNT] = {
    "UPDATE account SET state = 'pending', version = version + 1"
    " WHERE id = $1 AND state = 'unverified'",
    NULL },
  [PF_STATEMENT_LIST_ADULTS_BY_EMAIL] = {
    "SELECT $columns FROM adult WHERE account IS NULL AND lower(email) = lower($1) ORDER BY id"
    " $for_update",
    pf_adult_get_type },
  [PF_STATEMENT_LINK_ADULTS] = {
    "UPDATE adult SET account = $1 WHERE account IS NULL AND id $in(2)",
    NULL },

  [PF_STATEMENT_INSERT_JOURNAL_ENTRY] = {
    "INSERT INTO journal_entry ($columns) VALUES ($values) RETURNING id",
    pf_journal_entry_get_type },
  [PF_STATEMENT_LIST_JOURNAL] = {
    "SELECT $columns FROM journal_entry WHERE account = $1 ORDER BY id DESC LIMIT $2",
    pf_journal_entry_get_type },
  [PF_STATEMENT_LIST_SIGN_IN_PLACES] = {
    "SELECT account.email, journal_entry.address"
    " FROM journal_entry JOIN account ON account.id = journal_entry.account"
    " WHERE journal_entry.action = 'signed_in' AND journal_entry.address IS NOT NULL"
    " AND journal_entry.at >= $1 ORDER BY journal_entry.id DESC LIMIT $2",
    NULL },
  [PF_STATEMENT_FIND_UNCHAINED_ENTRY] = {
    "SELECT min (id) FROM journal_entry WHERE position IS NULL",
    NULL },
  [PF_STATEMENT_DESCRIBE_UNCHAINED_ENTRIES] = {
    "SELECT count (*), min (id), max (id), min (at) FROM journal_entry WHERE position IS NULL",
    NULL },
  [PF_STATEMENT_LIST_UNCHAINED_ENTRIES] = {
    "SELECT $columns FROM journal_entry WHERE position IS NULL ORDER BY id LIMIT $1",
    pf_journal_entry_get_type },
  [PF_STATEMENT_CHAIN_ENTRIES] = {
    "UPDATE journal_entry SET position = " NUMBER (1) ", hash = each.value->>2 FROM $each(1)"
    " WHERE journal_entry.id = " NUMBER (0),
    NULL },
  [PF_STATEMENT_LIST_CHAINED_ENTRIES] = {
    "SELECT $columns, position, hash FROM journal_entry WHERE position >= $1 ORDER BY position"
    " LIMIT $2",
    pf_journal_entry_get_type },
  [PF_STATEMENT_LOCK_CHAIN] = {
    "SELECT $lock_chain",
    NULL },
  [PF_STATEMENT_FIND_JOURNAL_HEAD] = {
    "SELECT position, hash FROM journal_head",
    NULL },
  [PF_STATEMENT_MOVE_JOURNAL_HEAD] = {
    "UPDATE journal_head SET position = $1, hash = $2",
    NULL },

  [PF_STATEMENT_INSERT_MAIL] = {
    "INSERT INTO mail ($columns) VALUES ($values) RETURNING id",
    pf_mail_get_type },
  /* Two servers may look at once: the second passes over what the first is taking, so that neither
   * waits for the other's bookings.
   */
  [PF_STATEMENT_TAKE_MAIL] = {
    "UPDATE mail SET state = 'sending', attempts = attempts + 1, send_at = $2 WHERE id ="
    " (SELECT id FROM mail WHERE " UNSENT " ORDER BY send_at, id LIMIT 1 $free_ones) AND " UNSENT
    " RETURNING $columns, token",
    pf_mail_get_type },
  [PF_STATEMENT_ADDRESS_MAIL] = {
    "UPDATE mail SET kind = $2, account = $3, name = $4, message_id = $5, token = $6,"
    " application = $7, owner = $8 WHERE id = $1",
    NULL },
  [PF_STATEMENT_COUNT_UNKNOWN_ADDRESS_MAILS] = {
    "SELECT count(*) FROM mail WHERE recipient = $1 AND kind = 'unknown_address'"
    " AND created_at > $2 AND state <> 'dropped' AND id <> $3",
    NULL },
  /* Who took it too long ago may say that it was sent, nothing else: another has it now. */
  [PF_STATEMENT_END_MAIL] = {
    "UPDATE mail SET state = $2, send_at = $3, sent_at = $4, failure = $5, token ="
    " CASE WHEN $2 = 'waiting' OR (SELECT demonstration FROM portal) = 1 THEN token END"
    " WHERE id = $1 AND state <> 'sent' AND (attempts = $6 OR $2 = 'sent')",
    NULL },
  [PF_STATEMENT_FIND_NEXT_MAIL] = {
    "SELECT min (send_at) FROM mail WHERE state IN ('waiting', 'sending')",
    NULL },
  [PF_STATEMENT_LIST_DEMONSTRATION_MAILS] = {
    "SELECT $columns, token FROM mail WHERE (SELECT demonstration FROM portal) = 1"
    " AND kind NOT IN ('reset_asked', 'account_asked') AND state <> 'dropped'"
    " ORDER BY id DESC LIMIT 100",
    pf_mail_get_type },
};
/* clang-format on */
