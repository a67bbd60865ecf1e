/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What makes an account harder to steal, and the agents, who cannot do without.
 */
#include "core/account.h"
#include "core/agent.h"
#include "server/store/statements-private.h"

/* Whoever is more than family. */
#define IS_AGENT "roles NOT IN ('[]', '[\"family\"]')"
#define IS_ACTIVATED                                                                               \
  "CASE WHEN EXISTS (SELECT 1 FROM account_password p WHERE p.account = account.id) THEN 1 ELSE 0" \
  " END"

/* No token has a hash that begins so. */
#define SIGNED_OUT "'signed out '"

/* SQL is laid out by hand. */
/* clang-format off */
const PfStatement pf_statements_of_agents[PF_N_STATEMENTS] = {
  [PF_STATEMENT_SET_SECOND_FACTOR] = {
    "UPDATE account SET second_factor = $2, version = version + 1 WHERE id = $1",
    NULL },
  [PF_STATEMENT_DELETE_TOTP] = {
    "DELETE FROM account_totp WHERE account = $1",
    NULL },
  [PF_STATEMENT_DELETE_PREPARED_TOTP] = {
    "DELETE FROM account_totp WHERE account = $1 AND in_force = 0",
    NULL },
  [PF_STATEMENT_PREPARE_TOTP] = {
    "INSERT INTO account_totp (account, in_force, secret, key) VALUES ($1, 0, $2, $3)",
    NULL },
  [PF_STATEMENT_FIND_TOTP] = {
    "SELECT secret, key FROM account_totp WHERE account = $1 AND in_force = $2",
    NULL },
  [PF_STATEMENT_DELETE_TOTP_IN_FORCE] = {
    "DELETE FROM account_totp WHERE account = $1 AND in_force = 1",
    NULL },
  [PF_STATEMENT_PUT_TOTP_IN_FORCE] = {
    "UPDATE account_totp SET in_force = 1, last_step = $2 WHERE account = $1 AND in_force = 0",
    NULL },
  /* Of two that bring the same figures at once, the second waits here, and finds them used. */
  [PF_STATEMENT_USE_TOTP_STEP] = {
    "UPDATE account_totp SET last_step = $2 WHERE account = $1 AND in_force = 1"
    " AND last_step < $2 RETURNING last_step",
    NULL },
  [PF_STATEMENT_LIST_TOTPS_OF_OTHER_KEYS] = {
    "SELECT account, in_force, secret, key FROM account_totp WHERE key <> $1"
    " ORDER BY account, in_force",
    NULL },
  [PF_STATEMENT_MOVE_TOTP] = {
    "UPDATE account_totp SET secret = $4, key = $5 WHERE account = $1 AND in_force = $2"
    " AND secret = $3",
    NULL },
  [PF_STATEMENT_DELETE_CODES] = {
    "DELETE FROM account_code WHERE account = $1",
    NULL },
  [PF_STATEMENT_INSERT_CODES] = {
    "INSERT INTO account_code (account, number, salt, hash)"
    " SELECT " NUMBER (0) ", " NUMBER (1) ", each.value->>2, each.value->>3 FROM $each(1)"
    " WHERE true",
    NULL },
  [PF_STATEMENT_FIND_CODE_SALT] = {
    "SELECT salt FROM account_code WHERE account = $1 LIMIT 1",
    NULL },
  [PF_STATEMENT_USE_CODE] = {
    "UPDATE account_code SET used_at = $3 WHERE account = $1 AND hash = $2 AND used_at IS NULL"
    " RETURNING number",
    NULL },
  [PF_STATEMENT_COUNT_CODES_LEFT] = {
    "SELECT count(*) FROM account_code WHERE account = $1 AND used_at IS NULL",
    NULL },
  [PF_STATEMENT_PROVE_SESSION] = {
    "UPDATE account_session SET proven_at = $2 WHERE id = $1",
    NULL },
  [PF_STATEMENT_FIND_TRUST] = {
    "SELECT max(trusted_until) FROM account_session"
    " WHERE account = $1 AND trust_hash = $2 AND trusted_until > $3",
    NULL },
  [PF_STATEMENT_TRUST_SESSION] = {
    "UPDATE account_session SET trust_hash = $2, trusted_until = $3 WHERE id = $1",
    NULL },
  [PF_STATEMENT_MOVE_TRUST] = {
    "UPDATE account_session SET trust_hash = NULL, trusted_until = NULL"
    " WHERE account = $1 AND trust_hash = $2",
    NULL },
  [PF_STATEMENT_SIGN_TRUSTED_OUT] = {
    "UPDATE account_session SET expires_at = $3, token_hash = " SIGNED_OUT " || id"
    " WHERE id = $1 AND account = $2 AND trusted_until > $3 RETURNING id",
    NULL },
  [PF_STATEMENT_DELETE_SIGNED_OUT] = {
    "DELETE FROM account_session WHERE account = $1 AND token_hash LIKE " SIGNED_OUT " || '%'",
    NULL },
  [PF_STATEMENT_FORGET_TRUST] = {
    "UPDATE account_session SET trust_hash = NULL, trusted_until = NULL WHERE account = $1",
    NULL },

  [PF_STATEMENT_ASK_EMAIL_CHANGE] = {
    "INSERT INTO email_change (account, email, expires_at) VALUES ($1, $2, $3)"
    " ON CONFLICT (account) DO UPDATE SET email = excluded.email,"
    " expires_at = excluded.expires_at, token_hash = NULL, code_hash = NULL",
    NULL },
  [PF_STATEMENT_GIVE_EMAIL_CHANGE_TOKEN] = {
    "UPDATE email_change SET token_hash = $4, code_hash = $5 WHERE account = $1 AND email = $2"
    " AND expires_at > $3 AND token_hash IS NULL RETURNING account",
    NULL },
  [PF_STATEMENT_FIND_EMAIL_CHANGE] = {
    "SELECT email, expires_at FROM email_change WHERE account = $1"
    " AND (token_hash = $2 OR code_hash = $3)",
    NULL },
  [PF_STATEMENT_FIND_PENDING_EMAIL] = {
    "SELECT email FROM email_change WHERE account = $1 AND expires_at > $2",
    NULL },
  [PF_STATEMENT_DELETE_EMAIL_CHANGE] = {
    "DELETE FROM email_change WHERE account = $1",
    NULL },
  [PF_STATEMENT_CHANGE_EMAIL] = {
    "UPDATE account SET email = $2, version = version + 1 WHERE id = $1",
    NULL },

  [PF_STATEMENT_LIST_AGENTS] = {
    "SELECT $columns, " IS_ACTIVATED " FROM account WHERE " IS_AGENT
    " ORDER BY last_name, first_name, id",
    pf_agent_get_type },
  [PF_STATEMENT_FIND_AGENT] = {
    "SELECT $columns, " IS_ACTIVATED " FROM account WHERE id = $1 AND " IS_AGENT " $for_update",
    pf_agent_get_type },
  [PF_STATEMENT_LOOK_AT_AGENT] = {
    "SELECT $columns, " IS_ACTIVATED " FROM account WHERE id = $1 AND " IS_AGENT,
    pf_agent_get_type },
  [PF_STATEMENT_UPDATE_AGENT] = {
    "UPDATE account SET $assignments WHERE id = $1 AND version = $version - 1 RETURNING id",
    pf_agent_get_type },
  /* Held, so that two of them cannot take the office from each other at once. */
  [PF_STATEMENT_LIST_ADMINISTRATORS] = {
    "SELECT id FROM account WHERE roles LIKE '%\"administrator\"%' AND state = 'active'"
    " AND EXISTS (SELECT 1 FROM account_password p WHERE p.account = account.id)"
    " ORDER BY id $for_update",
    NULL },
  [PF_STATEMENT_DELETE_PASSWORD] = {
    "DELETE FROM account_password WHERE account = $1",
    NULL },
};
/* clang-format on */
