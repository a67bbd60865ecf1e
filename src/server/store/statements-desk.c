/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Households, their addresses and their mails, for the family desk.
 */
#include "core/mail-fate.h"
#include "core/staff-household.h"
#include "server/store/statements-private.h"

/* What is in the queue is seen by who decides it there, which parameter @kinds names. */
#define DESK_SEES(kinds)                                                                           \
  "(state = 'active' OR (state = 'provisional' AND EXISTS (SELECT 1 FROM queue_item q"             \
  " WHERE q.household = household.id"                                                              \
  " AND q.kind IN (SELECT each.value->>0 FROM $each(" #kinds ")))))"
#define DESK_HOUSEHOLDS                                                                            \
  "SELECT $columns, CASE WHEN state = 'provisional' THEN 1 ELSE 0 END FROM household"

#define HAS_PASSWORD                                                                               \
  "CASE WHEN EXISTS (SELECT 1 FROM account_password p WHERE p.account = c.id) THEN 1 ELSE 0 END"

/* SQL is laid out by hand. */
/* clang-format off */
const PfStatement pf_statements_of_desk[PF_N_STATEMENTS] = {
  [PF_STATEMENT_SEARCH_STAFF_HOUSEHOLDS] = {
    DESK_HOUSEHOLDS " WHERE ((searched LIKE $1 AND searched LIKE $2 AND searched LIKE $3"
    " AND searched LIKE $4) OR EXISTS (SELECT 1 FROM adult a WHERE a.household = household.id"
    " AND a.phone LIKE $5)) AND " DESK_SEES (6)
    " AND (name, id) > (coalesce ((SELECT last.name FROM household last WHERE last.id = $7), ''),"
    " coalesce (CAST($7 AS bigint), 0)) ORDER BY name, id LIMIT $8",
    pf_staff_household_get_type },
  [PF_STATEMENT_FIND_STAFF_HOUSEHOLD] = {
    DESK_HOUSEHOLDS " WHERE id = $1 AND " DESK_SEES (2),
    pf_staff_household_get_type },
  [PF_STATEMENT_FIND_HOUSEHOLD_OF_ADULT] = {
    "SELECT household FROM adult WHERE id = $1",
    NULL },
  [PF_STATEMENT_LOCK_HOUSEHOLD_OF_ADULT] = {
    "SELECT id FROM household WHERE id = (SELECT a.household FROM adult a WHERE a.id = $1)"
    " $for_update",
    NULL },
  [PF_STATEMENT_LIST_STAFF_ADULTS] = {
    "SELECT a.household, a.id, a.account, a.role, a.first_name, a.last_name, a.email, a.phone,"
    " c.email, c.state, c.roles, " HAS_PASSWORD " FROM adult a"
    " LEFT JOIN account c ON c.id = a.account WHERE a.household $in(1) ORDER BY a.household, a.id",
    NULL },
  [PF_STATEMENT_LIST_STAFF_CHILDREN] = {
    "SELECT h.household, c.first_name, c.birth_date FROM household_child h"
    " JOIN child c ON c.id = h.child WHERE h.household $in(1)"
    " ORDER BY h.household, c.birth_date, c.id",
    NULL },
  /* Whose the address is otherwise: an adult's who gets in as little, or an account's. */
  [PF_STATEMENT_LIST_ADDRESS_SHARERS] = {
    "SELECT m.household, m.id, o.id, o.first_name, o.last_name, h.name, 0, o.household"
    " FROM adult m"
    " JOIN adult o ON lower (o.email) = lower (m.email) AND o.id <> m.id AND o.account IS NULL"
    " JOIN household h ON h.id = o.household WHERE m.household $in(1) AND m.account IS NULL"
    " UNION ALL SELECT m.household, m.id, NULL, c.first_name, c.last_name, NULL, 1, NULL"
    " FROM adult m"
    " JOIN account c ON c.email = lower (m.email) WHERE m.household $in(1) AND m.account IS NULL"
    " ORDER BY 1, 2, 7, 3",
    NULL },
  [PF_STATEMENT_LIST_ADULTS_OF_ACCOUNT] = {
    "SELECT $columns FROM adult WHERE account = $1 ORDER BY id",
    pf_adult_get_type },
  [PF_STATEMENT_SET_ADULT_EMAIL] = {
    "UPDATE adult SET email = $2 WHERE id = $1",
    NULL },
  [PF_STATEMENT_DELETE_INVITATIONS_TO] = {
    "DELETE FROM guardian_invitation WHERE household = $1 AND email = lower ($2)"
    " AND state = 'waiting'",
    NULL },
  [PF_STATEMENT_LIST_MAIL_FATES] = {
    "SELECT $columns FROM mail WHERE ($1 = '' OR state = $1)"
    " AND (CAST($2 AS bigint) IS NULL OR id < $2) ORDER BY id DESC LIMIT $3",
    pf_mail_fate_get_type },
  [PF_STATEMENT_LIST_MAIL_FATES_OF_ADULT] = {
    "SELECT $columns FROM mail WHERE ($1 = '' OR state = $1)"
    " AND (CAST($2 AS bigint) IS NULL OR id < $2) AND id IN"
    " (SELECT m.id FROM mail m WHERE m.adult = $4"
    " UNION SELECT m.id FROM mail m JOIN adult a ON m.account = a.account WHERE a.id = $4"
    " UNION SELECT m.id FROM mail m JOIN adult a ON m.recipient = lower (a.email) WHERE a.id = $4"
    " UNION SELECT m.id FROM mail m JOIN account c ON m.recipient = c.email"
    " JOIN adult a ON a.account = c.id WHERE a.id = $4)"
    " ORDER BY id DESC LIMIT $3",
    pf_mail_fate_get_type },
};
/* clang-format on */
