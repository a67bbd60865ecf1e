/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Accounts, what lets one in, the outbox and the journal.
 */
#include "core/account.h"
#include "core/household.h"
#include "core/mail.h"
#include "core/own-journal-entry.h"
#include "core/sign-in.h"
#include "server/store/statements-private.h"

#define HAS_NO_PASSWORD                                                                            \
  "CASE WHEN EXISTS (SELECT 1 FROM account_password p WHERE p.account = c.id) THEN 0 ELSE 1 END"
#define ACCOUNT_TOKENS                                                                             \
  "SELECT $c.columns, t.email, t.expires_at, t.used_at, " HAS_NO_PASSWORD " FROM account_token t"  \
  " JOIN account c ON c.id = t.account"

#define UNSENT "state IN ('waiting', 'sending') AND send_at <= $1"

/* Whom entry $1 concerns besides account $2, if any, who acted; $3 is what it was done to. */
#define CONCERN "INSERT INTO journal_concern (account, entry, concern) SELECT "
#define IS_ANOTHER(account) account " IS DISTINCT FROM CAST($2 AS bigint)"

/* Of the child of enrolment e, of whichever household: each m. */
#define GUARDIANS                                                                                  \
  "JOIN household_child l ON l.child = e.child JOIN household h ON h.id = l.household "            \
  "AND " IS_OPEN ("h") " JOIN adult m ON m.household = l.household AND m.role = 'guardian'"        \
                       " JOIN account a ON a.id = m.account AND a.state <> 'suspended'"

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
  [PF_STATEMENT_CONCERN_ACCOUNT] = {
    CONCERN "a.id, CAST($1 AS bigint), 'account' FROM account a WHERE a.id = $3"
    " AND " IS_ANOTHER ("a.id"),
    NULL },
  /* $4 is how it concerns the household of who has no account. */
  [PF_STATEMENT_CONCERN_ADULT] = {
    CONCERN "m.account, CAST($1 AS bigint), CASE WHEN m.id = a.id THEN 'account'"
    " ELSE CAST($4 AS text) END FROM adult a JOIN adult m ON m.household = a.household"
    " WHERE a.id = $3 AND (m.id = a.id OR (a.account IS NULL AND CAST($4 AS text) IS NOT NULL))"
    " AND m.account IS NOT NULL AND " IS_ANOTHER ("m.account") " ON CONFLICT DO NOTHING",
    NULL },
  /* As its household sees it; the other one of a child does not. */
  [PF_STATEMENT_CONCERN_DOCUMENT] = {
    CONCERN "m.account, CAST($1 AS bigint), 'document' FROM document d"
    " JOIN adult m ON m.household = d.household WHERE d.id = $3 AND m.account IS NOT NULL"
    " AND " IS_ANOTHER ("m.account")
    " UNION ALL SELECT d.uploaded_by, CAST($1 AS bigint), 'document' FROM document d"
    " WHERE d.id = $3 AND d.household IS NULL AND d.uploaded_by IS NOT NULL"
    " AND " IS_ANOTHER ("d.uploaded_by"),
    NULL },
  /* Who asked; and, of what is decided or no more so, the household whose data change, that is
   * joined, or that invited who asked, and the guardians of the child for whom a school was asked.
   * What is wanted of who asked is theirs alone.
   */
  [PF_STATEMENT_CONCERN_FILE] = {
    CONCERN "q.account, CAST($1 AS bigint), q.kind FROM queue_item q WHERE q.id = $3"
    " AND " IS_ANOTHER ("q.account")
    " UNION ALL SELECT m.account, CAST($1 AS bigint), CASE q.kind WHEN 'guardian_tie'"
    " THEN 'invitation' WHEN 'household_change' THEN q.kind ELSE 'household' END"
    " FROM queue_item q JOIN queue_step s ON s.id ="
    " (SELECT max(l.id) FROM queue_step l WHERE l.item = q.id)"
    " LEFT JOIN guardian_tie t ON t.item = q.id JOIN adult m ON m.household = CASE q.kind"
    " WHEN 'guardian_tie' THEN t.household WHEN 'household_change' THEN q.household"
    " WHEN 'account' THEN s.household END"
    " WHERE q.id = $3 AND s.decision <> 'ask' AND m.account IS NOT NULL AND m.account <> q.account"
    " AND " IS_ANOTHER ("m.account")
    " UNION ALL SELECT m.account, CAST($1 AS bigint), q.kind FROM queue_item q"
    " JOIN queue_step s ON s.id = (SELECT max(l.id) FROM queue_step l WHERE l.item = q.id)"
    " JOIN school_enrolment e ON e.item = q.id " GUARDIANS
    " WHERE q.id = $3 AND s.decision <> 'ask' AND " IS_ANOTHER ("m.account")
    " ON CONFLICT DO NOTHING",
    NULL },
  [PF_STATEMENT_CONCERN_HOUSEHOLD] = {
    CONCERN "m.account, CAST($1 AS bigint), 'household' FROM adult m WHERE m.household = $3"
    " AND m.account IS NOT NULL AND " IS_ANOTHER ("m.account") " ON CONFLICT DO NOTHING",
    NULL },
  [PF_STATEMENT_CONCERN_SCHOOL] = {
    CONCERN "m.account, CAST($1 AS bigint), 'school_enrolment' FROM school_enrolment e " GUARDIANS
    " WHERE e.id = $3 AND " IS_ANOTHER ("m.account") " ON CONFLICT DO NOTHING",
    NULL },
  [PF_STATEMENT_LIST_JOURNAL] = {
    "SELECT $c.columns FROM (SELECT * FROM (" OWN_JOURNAL " ORDER BY j.id DESC LIMIT $2) own"
    " UNION ALL SELECT * FROM (" CONCERNING_JOURNAL " ORDER BY k.entry DESC LIMIT $2) town) c"
    " ORDER BY c.id DESC LIMIT $2",
    pf_own_journal_entry_get_type },
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
