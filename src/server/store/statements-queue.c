/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The agents' queue: its items, what is decided of them, and whom a household resembles.
 */
#include "core/document.h"
#include "core/household-change.h"
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
  " h.id, h.name, p.phone, g.changed, k.first_name FROM queue_item q"                              \
  " JOIN account a ON a.id = q.account"                                                            \
  " LEFT JOIN household h ON h.id = q.household LEFT JOIN account o ON o.id = q.opened_by"         \
  " LEFT JOIN household_change g ON g.item = q.id"                                                 \
  " LEFT JOIN school_enrolment e ON e.item = q.id LEFT JOIN child k ON k.id = e.child"             \
  " LEFT JOIN adult p ON p.household = q.household AND p.account = q.account"                      \
  " WHERE NOT EXISTS (SELECT 1 FROM erasure_request r WHERE r.item = q.id"                         \
  " AND r.state = 'withdrawn') AND e.withdrawn_at IS NULL AND q.kind " OF_KINDS (2)
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

/* Of a change in the queue, household h and adult w: whether its new value is theirs. */
#define IS_IN_PLACE                                                                                \
  "CASE WHEN (c.changed = 'address' AND h.address_line1 = c.new_address_line1"                     \
  " AND h.address_line2 IS NOT DISTINCT FROM c.new_address_line2"                                  \
  " AND h.address_postal_code = c.new_address_postal_code"                                         \
  " AND h.address_city = c.new_address_city) OR (c.changed = 'name'"                               \
  " AND w.first_name = c.new_name_first_name AND w.last_name = c.new_name_last_name)"              \
  " THEN 1 ELSE 0 END"
#define SET_ADDRESS(which)                                                                         \
  "UPDATE household SET address_line1 = c." which "_address_line1, address_line2 = c." which       \
  "_address_line2, address_postal_code = c." which "_address_postal_code, address_city = c." which \
  "_address_city FROM household_change c JOIN queue_item q ON q.id = c.item"                       \
  " WHERE c.item = $1 AND household.id = q.household"
#define SET_NAME(which)                                                                            \
  "UPDATE adult SET first_name = c." which "_name_first_name, last_name = c." which                \
  "_name_last_name FROM household_change c WHERE c.item = $1 AND adult.id = c.adult"

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
    " CASE WHEN m.state = 'waiting' AND m.attempts = 0 AND NOT EXISTS (SELECT 1"
    " FROM household_change g JOIN queue_step d ON d.item = g.item WHERE g.step = c.id)"
    " AND NOT EXISTS (SELECT 1 FROM erasure_request e JOIN erasure_request w"
    " ON w.account = e.account AND w.id >= e.id WHERE e.item = c.item"
    " AND (w.id > e.id OR e.state = 'done'))"
    " THEN coalesce (m.send_at, (SELECT e.erase_at FROM erasure_request e WHERE e.item = c.item))"
    " END"
    " FROM queue_step c JOIN account a ON a.id = c.agent JOIN mail m ON m.id = c.mail"
    " WHERE c.item = $1 ORDER BY c.id DESC",
    pf_queue_step_get_type },
  [PF_STATEMENT_TOUCH_QUEUE] = {
    "UPDATE queue_item SET version = version + 1, state = CASE WHEN $2 = 1 THEN 'waiting'"
    " ELSE state END, decided_at = CASE WHEN $2 = 1 THEN NULL ELSE decided_at END,"
    " waiting_since = CASE WHEN $2 = 1 THEN $3 ELSE waiting_since END"
    " WHERE household = $1 AND state IN ('waiting', 'more_wanted')"
    " AND (kind = 'account' OR (kind = 'guardian_tie' AND account = $4)"
    " OR (kind = 'school_enrolment' AND EXISTS (SELECT 1 FROM school_enrolment e"
    " WHERE e.item = queue_item.id AND e.child = $5)))",
    NULL },
  [PF_STATEMENT_FIND_ACCOUNT_FILE] = {
    "SELECT q.state, CASE WHEN q.state = 'waiting' THEN coalesce (q.waiting_since, q.submitted_at)"
    " ELSE q.decided_at END, s.reason, s.documents, q.kind, q.household FROM queue_item q"
    " JOIN account a ON a.id = q.account LEFT JOIN queue_step s"
    " ON q.state <> 'waiting' AND s.id ="
    " (SELECT max (t.id) FROM queue_step t WHERE t.item = q.id AND t.undone_at IS NULL)"
    " WHERE q.account = $1 AND ((q.kind = 'account' AND a.state = 'pending')"
    " OR (q.kind = 'guardian_tie' AND (q.state IN ('waiting', 'more_wanted')"
    " OR (q.state = 'refused' AND (q.decided_at >= $2 OR a.state = 'pending')))))"
    " ORDER BY CASE WHEN q.kind = 'account' THEN 0 ELSE 1 END, q.id DESC LIMIT 1",
    NULL },
  [PF_STATEMENT_FIND_QUEUED_DOCUMENT] = {
    "SELECT $c.columns, c.body, c.key, q.id FROM document c JOIN queue_item q"
    " ON q.household = c.household OR q.id IN (SELECT moved.item FROM school_enrolment moved"
    " WHERE moved.household_before = c.household) WHERE c.id = $1 AND (q.kind = 'account'"
    " OR (q.kind = 'guardian_tie' AND c.uploaded_by = q.account"
    " AND c.uploaded_at >= q.submitted_at) OR (q.kind = 'school_enrolment' AND EXISTS"
    " (SELECT 1 FROM school_enrolment e WHERE e.item = q.id AND e.withdrawn_at IS NULL AND "
    IS_OF_SCHOOL "))) AND q.kind " OF_KINDS (2)
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
  [PF_STATEMENT_SET_CONTACT] = {
    "UPDATE adult SET phone = $2, email = $3 WHERE id = $1",
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

  [PF_STATEMENT_LIST_PENDING_CHANGES] = {
    "SELECT $c.columns, a.first_name || ' ' || a.last_name, q.submitted_at FROM queue_item q"
    " JOIN household_change c ON c.item = q.id JOIN account a ON a.id = q.account"
    " WHERE q.household = $1 AND q.state = 'waiting' ORDER BY c.id",
    pf_household_change_get_type },
  [PF_STATEMENT_FIND_QUEUED_CHANGE] = {
    "SELECT $c.columns, a.first_name || ' ' || a.last_name, q.submitted_at, p.household,"
    " " IS_IN_PLACE " FROM household_change c JOIN queue_item q ON q.id = c.item"
    " JOIN account a ON a.id = q.account JOIN household h ON h.id = q.household"
    " LEFT JOIN adult w ON w.id = c.adult LEFT JOIN queue_step s ON s.id = c.step"
    " LEFT JOIN queue_item p ON p.id = s.item WHERE c.item = $1",
    pf_household_change_get_type },
  [PF_STATEMENT_INSERT_CHANGE_QUEUE_ITEM] = {
    "INSERT INTO queue_item (kind, state, account, household, submitted_at, version)"
    " VALUES ('household_change', 'waiting', $1, $2, $3, 1) RETURNING id",
    NULL },
  [PF_STATEMENT_INSERT_HOUSEHOLD_CHANGE] = {
    "INSERT INTO household_change ($columns) VALUES ($values) RETURNING id",
    pf_household_change_get_type },
  [PF_STATEMENT_DELETE_HOUSEHOLD_CHANGES] = {
    "DELETE FROM household_change WHERE step = $1 RETURNING item",
    NULL },
  [PF_STATEMENT_DELETE_QUEUE_ITEMS] = {
    "DELETE FROM queue_item WHERE id $in(1)",
    NULL },
  [PF_STATEMENT_KEEP_ADDRESS] = {
    "UPDATE household_change SET old_address_line1 = h.address_line1,"
    " old_address_line2 = h.address_line2, old_address_postal_code = h.address_postal_code,"
    " old_address_city = h.address_city FROM household h JOIN queue_item q ON q.household = h.id"
    " WHERE household_change.item = $1 AND q.id = $1",
    NULL },
  [PF_STATEMENT_APPLY_ADDRESS] = {
    SET_ADDRESS ("new"),
    NULL },
  [PF_STATEMENT_RESTORE_ADDRESS] = {
    SET_ADDRESS ("old"),
    NULL },
  [PF_STATEMENT_KEEP_NAME] = {
    "UPDATE household_change SET old_name_first_name = w.first_name,"
    " old_name_last_name = w.last_name FROM adult w"
    " WHERE household_change.item = $1 AND w.id = household_change.adult",
    NULL },
  [PF_STATEMENT_APPLY_NAME] = {
    SET_NAME ("new"),
    NULL },
  [PF_STATEMENT_RESTORE_NAME] = {
    SET_NAME ("old"),
    NULL },
  [PF_STATEMENT_SET_RESIDENT] = {
    "UPDATE household SET planning_version = planning_version"
    " + CASE WHEN resident <> $2 THEN 1 ELSE 0 END, resident = $2 WHERE id = $1",
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
