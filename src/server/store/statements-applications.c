/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Accounts asked for by families that the services do not know.
 */
#include "core/account-application.h"
#include "core/account.h"
#include "core/household.h"
#include "server/store/statements-private.h"

/* SQL is laid out by hand. */
/* clang-format off */
const PfStatement pf_statements_of_applications[PF_N_STATEMENTS] = {
  [PF_STATEMENT_INSERT_ACCOUNT_APPLICATION] = {
    "INSERT INTO account_application ($columns, password_hash) VALUES ($values, $next)"
    " RETURNING id",
    pf_account_application_get_type },
  [PF_STATEMENT_FIND_ACCOUNT_APPLICATION] = {
    "SELECT $columns FROM account_application WHERE id = $1",
    pf_account_application_get_type },
  [PF_STATEMENT_FIND_ACCOUNT_APPLICATION_BY_TOKEN] = {
    "SELECT $columns FROM account_application WHERE token_hash = $1 $for_update",
    pf_account_application_get_type },
  [PF_STATEMENT_FIND_ACCOUNT_APPLICATION_BY_CODE] = {
    "SELECT $columns FROM account_application WHERE email = $1 AND code_hash = $2"
    " ORDER BY id DESC LIMIT 1 $for_update",
    pf_account_application_get_type },
  [PF_STATEMENT_FIND_NEWEST_ACCOUNT_APPLICATION] = {
    "SELECT $columns FROM account_application WHERE email = $1 AND expires_at > $2"
    " ORDER BY id DESC LIMIT 1 $for_update",
    pf_account_application_get_type },
  [PF_STATEMENT_SET_APPLICATION_PASSWORD] = {
    "INSERT INTO application_password (email, hash, expires_at) VALUES ($1, $2, $3)"
    " ON CONFLICT (email) DO UPDATE SET hash = excluded.hash, expires_at = excluded.expires_at",
    NULL },
  [PF_STATEMENT_FIND_APPLICATION_PASSWORD] = {
    "SELECT hash FROM application_password WHERE email = $1 AND expires_at > $2",
    NULL },
  [PF_STATEMENT_DELETE_APPLICATION_PASSWORD] = {
    "DELETE FROM application_password WHERE email = $1",
    NULL },
  [PF_STATEMENT_DELETE_EXPIRED_APPLICATION_PASSWORDS] = {
    "DELETE FROM application_password WHERE expires_at <= $1",
    NULL },
  [PF_STATEMENT_GIVE_APPLICATION_TOKEN] = {
    "UPDATE account_application SET token_hash = $2, code_hash = $3 WHERE id = $1",
    NULL },
  [PF_STATEMENT_DELETE_ACCOUNT_APPLICATION] = {
    "DELETE FROM account_application WHERE id = $1 RETURNING document",
    NULL },
  [PF_STATEMENT_DELETE_ACCOUNT_APPLICATIONS_BY_EMAIL] = {
    "DELETE FROM account_application WHERE email = $1 AND id < $2 RETURNING document",
    NULL },
  [PF_STATEMENT_DELETE_EXPIRED_ACCOUNT_APPLICATIONS] = {
    "DELETE FROM account_application WHERE expires_at <= $1 RETURNING document",
    NULL },
  /* What another server is sending this moment it keeps: that mail's link opens nothing. */
  [PF_STATEMENT_DELETE_EXPIRED_APPLICATION_MAILS] = {
    "DELETE FROM mail WHERE id IN (SELECT id FROM mail WHERE state IN ('waiting', 'sending')"
    " AND application IN (SELECT a.id FROM account_application a WHERE a.expires_at <= $1)"
    " $free_ones)",
    NULL },
  /* One that is a family's by now is not the application's to take away. */
  [PF_STATEMENT_DELETE_APPLICATION_DOCUMENT] = {
    "DELETE FROM document WHERE id = $1 AND household IS NULL RETURNING body",
    NULL },

  [PF_STATEMENT_SUM_UNCONFIRMED_BYTES] = {
    "SELECT CAST(coalesce(sum(d.size), 0) AS bigint) FROM account_application a"
    " JOIN document d ON d.id = a.document",
    NULL },

  [PF_STATEMENT_INSERT_NEW_ACCOUNT] = {
    "INSERT INTO account ($columns, terms_version, created_at) VALUES ($values, $next, $after)"
    " ON CONFLICT DO NOTHING RETURNING id",
    pf_account_get_type },
  [PF_STATEMENT_TAKE_OVER_PASSWORD] = {
    "INSERT INTO account_password (account, hash, changed_at)"
    " SELECT CAST($2 AS bigint), password_hash, CAST($3 AS bigint) FROM account_application"
    " WHERE id = $1",
    NULL },
  [PF_STATEMENT_TAKE_OVER_TOKEN] = {
    "INSERT INTO account_token (account, email, token_hash, code_hash, created_at, expires_at,"
    " used_at) SELECT CAST($2 AS bigint), email, token_hash, code_hash, created_at, expires_at,"
    " CAST($3 AS bigint) FROM account_application WHERE id = $1 AND token_hash IS NOT NULL",
    NULL },
  [PF_STATEMENT_INSERT_PROVISIONAL_HOUSEHOLD] = {
    "INSERT INTO household ($columns, state) VALUES ($values, 'provisional') RETURNING id",
    pf_household_get_type },
  [PF_STATEMENT_INSERT_ADULT] = {
    "INSERT INTO adult ($columns) VALUES ($values) RETURNING id",
    pf_adult_get_type },
  [PF_STATEMENT_GIVE_DOCUMENT] = {
    "UPDATE document SET household = $2, uploaded_by = $3 WHERE id = $1 RETURNING id",
    NULL },
  [PF_STATEMENT_INSERT_ACCOUNT_QUEUE_ITEM] = {
    "INSERT INTO queue_item (kind, state, account, household, submitted_at, version)"
    " VALUES ('account', 'waiting', $1, $2, $3, 1)",
    NULL },
};
/* clang-format on */
