/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "server/store/statements.h"

#include "core/account.h"
#include "core/booking.h"
#include "core/household.h"

/* Whose row it is belongs to the question, not to a check after it: a forgotten check shows one
 * family's child to another. $2 is the account, $3 is 1 for an agent, who may see every household.
 */
#define MAY_SEE(household)                                                                         \
  "($3 = 1 OR " household " IN (SELECT household FROM membership WHERE account = $2))"

/* SQL is laid out by hand. */
/* clang-format off */
const PfStatement pf_statements[PF_N_STATEMENTS] = {
  [PF_STATEMENT_FIND_CALLER] = {
    "SELECT $columns FROM account WHERE state = 'active' AND id ="
    " (SELECT account FROM account_session WHERE token_hash = $1 AND expires_at > $2)",
    pf_account_get_type },
  [PF_STATEMENT_DELETE_ACCOUNT_SESSION] = {
    "DELETE FROM account_session WHERE token_hash = $1",
    NULL },
  [PF_STATEMENT_LIST_HOUSEHOLD_NAMES] = {
    "SELECT $columns FROM household WHERE id IN"
    " (SELECT household FROM membership WHERE account = $1) ORDER BY name, id",
    pf_household_name_get_type },

  [PF_STATEMENT_FIND_HOUSEHOLD] = {
    "SELECT $columns FROM household WHERE id = $1 AND " MAY_SEE ("id"),
    pf_household_get_type },
  [PF_STATEMENT_LIST_ADULTS] = {
    "SELECT $columns FROM adult WHERE household = $1 ORDER BY id",
    pf_adult_get_type },
  [PF_STATEMENT_LIST_CHILDREN] = {
    "SELECT $columns FROM child WHERE household = $1 ORDER BY birth_date, id",
    pf_child_get_type },
  [PF_STATEMENT_TOUCH_HOUSEHOLD] = {
    "UPDATE household SET version = version + 1 WHERE id = $1",
    NULL },

  [PF_STATEMENT_FIND_CHILD] = {
    "SELECT $columns FROM child WHERE id = $1 AND " MAY_SEE ("household"),
    pf_child_get_type },
  [PF_STATEMENT_INSERT_CHILD] = {
    "INSERT INTO child ($columns) VALUES ($values) RETURNING id",
    pf_child_get_type },
  [PF_STATEMENT_UPDATE_CHILD] = {
    "UPDATE child SET $assignments WHERE id = $1 AND version = $version - 1 RETURNING id",
    pf_child_get_type },

  [PF_STATEMENT_FIND_SESSION] = {
    "SELECT $columns FROM session WHERE id = $1",
    pf_session_get_type },
  [PF_STATEMENT_UPDATE_SESSION] = {
    "UPDATE session SET $assignments WHERE id = $1",
    pf_session_get_type },
  [PF_STATEMENT_FIND_BOOKING] = {
    "SELECT $columns FROM booking WHERE child = $1 AND session = $2"
    " AND state IN ('booked', 'waiting', 'offered')",
    pf_booking_get_type },
  [PF_STATEMENT_INSERT_BOOKING] = {
    "INSERT INTO booking ($columns) VALUES ($values) RETURNING id",
    pf_booking_get_type },
  [PF_STATEMENT_UPDATE_BOOKING] = {
    "UPDATE booking SET $assignments WHERE id = $1",
    pf_booking_get_type },

  [PF_STATEMENT_FIND_REPLAY] = {
    "SELECT body_hash, status, etag, body FROM replay"
    " WHERE account = $1 AND idempotency_key = $2 AND made_at > $3",
    NULL },
  [PF_STATEMENT_INSERT_REPLAY] = {
    "INSERT INTO replay (account, idempotency_key, made_at, body_hash, status, etag, body)"
    " VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (account, idempotency_key) DO UPDATE SET"
    " made_at = $3, body_hash = $4, status = $5, etag = $6, body = $7",
    NULL },
};
/* clang-format on */
