/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The agents' queue: its items, what is decided of them, and whom a household resembles.
 */
#include "core/document.h"
#include "core/queue.h"
#include "server/store/statements-private.h"

/* $1 is the instant at which it is asked, and $2 the kinds that the caller decides. */
#define ITEMS                                                                                      \
  "SELECT q.id, q.kind, q.state, a.first_name, a.last_name, h.address_line1, h.address_line2,"     \
  " h.address_postal_code, h.address_city, q.submitted_at,"                                        \
  " CASE WHEN q.opened_until > $1 THEN q.opened_by END,"                                           \
  " o.first_name || ' ' || o.last_name,"                                                           \
  " CASE WHEN q.opened_until > $1 THEN q.opened_until END, q.decided_at, q.version, a.id, "        \
  "a.email,"                                                                                       \
  " h.id, h.name, p.phone FROM queue_item q JOIN account a ON a.id = q.account"                    \
  " JOIN household h ON h.id = q.household LEFT JOIN account o ON o.id = q.opened_by"              \
  " LEFT JOIN adult p ON p.household = q.household AND p.account = q.account"                      \
  " WHERE q.kind " OF_KINDS (2)
#define OF_KINDS(n) "IN (SELECT each.value->>0 FROM $each(" #n "))"

/* What is searched, and what is compared: of one household, or of all. */
#define SEARCHED_WORDS(household, member)                                                          \
  "SELECT id, name FROM household " household                                                      \
  " UNION ALL SELECT household, adult.first_name || ' ' || adult.last_name || ' '"                 \
  " || coalesce (adult.email, '') || ' ' || coalesce (account.email, '')"                          \
  " FROM adult LEFT JOIN account ON account.id = adult.account " member                            \
  " UNION ALL SELECT h.household, c.first_name || ' ' || c.last_name FROM household_child h"       \
  " JOIN child c ON c.id = h.child " member " ORDER BY 1, 2"
#define TRAITS                                                                                     \
  "SELECT h.id, h.address_line1, h.address_postal_code, a.first_name, a.last_name, a.email,"       \
  " a.phone FROM household h LEFT JOIN adult a ON a.household = h.id"

/* SQL is laid out by hand. */
/* clang-format off */
const PfStatement pf_statements_of_queue[PF_N_STATEMENTS] = {
  [PF_STATEMENT_LIST_QUEUE] = {
    ITEMS " AND q.state IN (SELECT each.value->>0 FROM $each(3))"
    " AND (q.submitted_at, q.id) > (coalesce ((SELECT last.submitted_at FROM queue_item last"
    " WHERE last.id = $4), 0), coalesce (CAST($4 AS bigint), 0))"
    " ORDER BY q.submitted_at, q.id LIMIT $5",
    NULL },
  [PF_STATEMENT_FIND_QUEUE_ITEM] = {
    ITEMS " AND q.id = $3",
    NULL },
  [PF_STATEMENT_LOCK_QUEUE_ITEM] = {
    "SELECT id FROM queue_item WHERE id = $1 $for_update",
    NULL },
  [PF_STATEMENT_OPEN_QUEUE_ITEM] = {
    "UPDATE queue_item SET opened_by = $2, opened_until = $3"
    " WHERE id = $1 AND (opened_by IS NULL OR opened_by = $2 OR opened_until <= $4)",
    NULL },
  [PF_STATEMENT_CLOSE_QUEUE_ITEM] = {
    "UPDATE queue_item SET opened_by = NULL, opened_until = NULL WHERE id = $1 AND opened_by = $2",
    NULL },
  [PF_STATEMENT_LIST_QUEUE_DOCUMENTS] = {
    "SELECT $columns FROM document WHERE household = $1 ORDER BY id",
    pf_document_get_type },
  [PF_STATEMENT_LIST_QUEUE_STEPS] = {
    "SELECT $c.columns, a.first_name || ' ' || a.last_name,"
    " CASE WHEN m.state = 'waiting' AND m.attempts = 0 THEN m.send_at END"
    " FROM queue_step c JOIN account a ON a.id = c.agent JOIN mail m ON m.id = c.mail"
    " WHERE c.item = $1 ORDER BY c.id DESC",
    pf_queue_step_get_type },
  [PF_STATEMENT_TOUCH_QUEUE] = {
    "UPDATE queue_item SET version = version + 1, state = CASE WHEN $2 = 1 THEN 'waiting'"
    " ELSE state END, decided_at = CASE WHEN $2 = 1 THEN NULL ELSE decided_at END,"
    " waiting_since = CASE WHEN $2 = 1 THEN $3 ELSE waiting_since END"
    " WHERE household = $1 AND state IN ('waiting', 'more_wanted')",
    NULL },
  [PF_STATEMENT_FIND_ACCOUNT_FILE] = {
    "SELECT q.state, CASE WHEN q.state = 'waiting' THEN coalesce (q.waiting_since, q.submitted_at)"
    " ELSE q.decided_at END, s.reason, s.documents FROM queue_item q LEFT JOIN queue_step s"
    " ON q.state <> 'waiting' AND s.id ="
    " (SELECT max (t.id) FROM queue_step t WHERE t.item = q.id AND t.undone_at IS NULL)"
    " WHERE q.account = $1 AND q.kind = 'account' ORDER BY q.id DESC LIMIT 1",
    NULL },
  [PF_STATEMENT_FIND_QUEUED_DOCUMENT] = {
    "SELECT $c.columns, c.body, c.key, q.id FROM document c JOIN queue_item q"
    " ON q.household = c.household WHERE c.id = $1 AND q.kind " OF_KINDS (2)
    " ORDER BY q.id DESC LIMIT 1",
    pf_document_get_type },

  [PF_STATEMENT_INSERT_QUEUE_STEP] = {
    "INSERT INTO queue_step ($columns) VALUES ($values) RETURNING id",
    pf_queue_step_get_type },
  [PF_STATEMENT_UNDO_QUEUE_STEP] = {
    "UPDATE queue_step SET undone_at = $2, undone_by = $3 WHERE id = $1",
    NULL },
  [PF_STATEMENT_SET_QUEUE_STATE] = {
    "UPDATE queue_item SET state = $2, decided_at = $3, opened_by = NULL, opened_until = NULL,"
    " version = version + 1 WHERE id = $1",
    NULL },
  [PF_STATEMENT_SET_ACCOUNT_STATE] = {
    "UPDATE account SET state = $2, version = version + 1 WHERE id = $1",
    NULL },
  [PF_STATEMENT_FIND_RESIDENT] = {
    "SELECT resident FROM household WHERE id = $1",
    NULL },
  [PF_STATEMENT_SET_HOUSEHOLD_STATE] = {
    "UPDATE household SET state = $2, resident = $3, version = version + 1 WHERE id = $1",
    NULL },
  [PF_STATEMENT_TOUCH_HOUSEHOLD] = {
    "UPDATE household SET version = version + 1 WHERE id = $1",
    NULL },
  [PF_STATEMENT_ACCEPT_DOCUMENTS] = {
    "UPDATE document SET state = 'accepted' WHERE household = $1 AND state = 'received'"
    " RETURNING id",
    NULL },
  [PF_STATEMENT_TAKE_DOCUMENTS_BACK] = {
    "UPDATE document SET state = 'received' WHERE id $in(1) AND state = 'accepted'",
    NULL },
  [PF_STATEMENT_COPY_ADULT] = {
    "INSERT INTO adult (household, account, role, first_name, last_name, email, phone)"
    " SELECT CAST($3 AS bigint), a.id, 'guardian', a.first_name, a.last_name, a.email, p.phone"
    " FROM account a LEFT JOIN adult p ON p.account = a.id AND p.household = $2 WHERE a.id = $1"
    " RETURNING id",
    NULL },
  [PF_STATEMENT_UNLINK_ADULT] = {
    "UPDATE adult SET account = NULL WHERE id = $1",
    NULL },
  [PF_STATEMENT_DELETE_ADULT] = {
    "DELETE FROM adult WHERE id = $1",
    NULL },
  [PF_STATEMENT_DROP_MAIL] = {
    "UPDATE mail SET state = 'dropped', send_at = NULL"
    " WHERE id = $1 AND state = 'waiting' AND attempts = 0 RETURNING id",
    NULL },
  [PF_STATEMENT_FIND_MAIL_LANGUAGE] = {
    "SELECT language FROM mail WHERE recipient = $1 ORDER BY id DESC LIMIT 1",
    NULL },

  [PF_STATEMENT_LIST_SEARCHED_WORDS] = {
    SEARCHED_WORDS ("", ""),
    NULL },
  [PF_STATEMENT_LIST_SEARCHED_WORDS_OF_ONE] = {
    SEARCHED_WORDS ("WHERE id = $1", "WHERE household = $1"),
    NULL },
  [PF_STATEMENT_LIST_TRAITS] = {
    TRAITS,
    NULL },
  [PF_STATEMENT_LIST_TRAITS_OF_ONE] = {
    TRAITS " WHERE h.id = $1",
    NULL },
  [PF_STATEMENT_DELETE_ALL_TRAITS] = {
    "DELETE FROM household_trait",
    NULL },
  [PF_STATEMENT_DELETE_TRAITS] = {
    "DELETE FROM household_trait WHERE household = $1",
    NULL },
  [PF_STATEMENT_INSERT_TRAITS] = {
    "INSERT INTO household_trait (trait, household) SELECT each.value->>0, " NUMBER (1)
    " FROM $each(1) WHERE true ON CONFLICT DO NOTHING",
    NULL },
  [PF_STATEMENT_MATCH_TRAITS] = {
    "SELECT " NUMBER (0) ", t.household, t.trait FROM $each(1)"
    " JOIN household_trait t ON t.trait = each.value->>1"
    " JOIN household h ON h.id = t.household WHERE h.state = 'active'",
    NULL },
};
/* clang-format on */
