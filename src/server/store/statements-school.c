/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Children's enrolments at school.
 */
#include "core/document.h"
#include "core/exported.h"
#include "core/household.h"
#include "core/school-enrolment.h"
#include "server/store/statements-private.h"

/* Of enrolment c and its item q, if any. */
#define STATE                                                                                      \
  "CASE WHEN c.withdrawn_at IS NOT NULL THEN 'withdrawn' WHEN q.state IS NULL THEN 'draft'"        \
  " WHEN q.state = 'waiting' THEN 'submitted' WHEN q.state = 'accepted' THEN 'validated'"          \
  " ELSE q.state END"
#define WITH_DECISION                                                                              \
  " LEFT JOIN queue_item q ON q.id = c.item"                                                       \
  " LEFT JOIN queue_step s ON q.state <> 'waiting' AND s.id ="                                     \
  " (SELECT max (t.id) FROM queue_step t WHERE t.item = q.id AND t.undone_at IS NULL)"
#define ENROLMENTS                                                                                 \
  "SELECT $c.columns, " STATE ", q.submitted_at, q.decided_at, c.decided_school, s.reason,"        \
  " s.documents FROM school_enrolment c" WITH_DECISION

/* Of child $1 and school year $2. */
#define OTHERS                                                                                     \
  "FROM school_enrolment c JOIN queue_item q ON q.id = c.item"                                     \
  " WHERE c.child = $1 AND c.school_year = $2 AND c.withdrawn_at IS NULL"

/* Who goes on with an item of account $1, which is erased: another guardian of its household. A new
 * household ends with the account that opened it.
 */
#define SUCCESSOR                                                                                  \
  "(SELECT min (o.account) FROM adult o JOIN household h ON h.id = o.household"                    \
  " JOIN account a ON a.id = o.account WHERE o.household = queue_item.household"                   \
  " AND h.state = 'active' AND o.role = 'guardian' AND a.id <> $1 AND a.state <> 'suspended')"

/* SQL is laid out by hand. */
/* clang-format off */
const PfStatement pf_statements_of_school[PF_N_STATEMENTS] = {
  [PF_STATEMENT_LIST_SECTORS] = {
    "SELECT $columns FROM sector WHERE postal_code = $1 ORDER BY id",
    pf_sector_get_type },
  [PF_STATEMENT_LIST_SCHOOL_ENROLMENTS] = {
    ENROLMENTS " WHERE c.household = $1 AND " MAY_SEE ("c.household")
    " ORDER BY c.id DESC LIMIT 200",
    pf_school_enrolment_get_type },
  [PF_STATEMENT_FIND_SCHOOL_ENROLMENT] = {
    ENROLMENTS " WHERE c.id = $1 AND " MAY_SEE ("c.household"),
    pf_school_enrolment_get_type },
  [PF_STATEMENT_FIND_SCHOOL_ENROLMENT_OF_ITEM] = {
    ENROLMENTS " WHERE c.item = $1",
    pf_school_enrolment_get_type },
  [PF_STATEMENT_LIST_SCHOOL_DOCUMENTS] = {
    "SELECT $c.columns FROM document c JOIN school_enrolment e ON e.id = $1 WHERE " IS_OF_SCHOOL
    " ORDER BY c.id",
    pf_document_get_type },
  /* Of the children of a household, whoever asked: both guardians know where a child goes. */
  [PF_STATEMENT_LIST_SCHOOL_STATES] = {
    "SELECT c.child, c.school_year, " STATE ", coalesce (q.waiting_since, q.submitted_at)"
    " FROM household_child l JOIN school_enrolment c ON c.child = l.child"
    " LEFT JOIN queue_item q ON q.id = c.item WHERE l.household = $1 AND c.withdrawn_at IS NULL"
    " AND (c.household = $1 OR c.item IS NOT NULL) ORDER BY c.id",
    NULL },
  [PF_STATEMENT_LOCK_CHILD] = {
    "SELECT id FROM child WHERE id = $1 $for_update",
    NULL },
  [PF_STATEMENT_HAS_SCHOOL] = {
    "SELECT 1 WHERE EXISTS (SELECT 1 FROM child k WHERE k.id = $1 AND k.school IS NOT NULL)"
    " OR EXISTS (SELECT 1 " OTHERS " AND q.state = 'accepted')",
    NULL },
  [PF_STATEMENT_HAS_OPEN_SCHOOL_ENROLMENT] = {
    "SELECT 1 FROM school_enrolment c LEFT JOIN queue_item q ON q.id = c.item WHERE c.child = $1"
    " AND c.school_year = $2 AND c.household = $3 AND c.withdrawn_at IS NULL"
    " AND (q.state IS NULL OR q.state <> 'refused') LIMIT 1",
    NULL },
  [PF_STATEMENT_HAS_CONTRARY_ENROLMENT] = {
    "SELECT 1 " OTHERS " AND c.household <> $3 AND q.state <> 'refused'"
    " AND coalesce (c.decided_school, c.derogation_wanted_school, c.school) <> $4 LIMIT 1",
    NULL },
  [PF_STATEMENT_FIND_ASKER_STATE] = {
    "SELECT q.state FROM queue_item q JOIN account a ON a.id = q.account WHERE a.id = $1"
    " AND a.state = 'pending' AND q.kind IN ('account', 'guardian_tie') AND q.state <> 'accepted'"
    " ORDER BY CASE WHEN q.kind = 'account' THEN 0 ELSE 1 END, q.id DESC LIMIT 1",
    NULL },
  [PF_STATEMENT_INSERT_SCHOOL_ENROLMENT] = {
    "INSERT INTO school_enrolment ($columns) VALUES ($values) RETURNING id",
    pf_school_enrolment_get_type },
  [PF_STATEMENT_UPDATE_SCHOOL_ENROLMENT] = {
    "UPDATE school_enrolment SET $assignments WHERE id = $1 AND version = $version - 1"
    " RETURNING id",
    pf_school_enrolment_get_type },
  [PF_STATEMENT_INSERT_SCHOOL_QUEUE_ITEM] = {
    "INSERT INTO queue_item (kind, state, account, household, submitted_at, version)"
    " VALUES ('school_enrolment', 'waiting', $1, $2, $3, 1) RETURNING id",
    NULL },
  [PF_STATEMENT_SUBMIT_SCHOOL_ENROLMENT] = {
    "UPDATE school_enrolment SET item = $2, version = version + 1 WHERE id = $1 AND item IS NULL"
    " AND withdrawn_at IS NULL RETURNING id",
    NULL },
  [PF_STATEMENT_LOCK_SCHOOL_ITEM] = {
    "SELECT q.id FROM queue_item q WHERE q.id = (SELECT e.item FROM school_enrolment e"
    " WHERE e.id = $1) $for_update",
    NULL },
  [PF_STATEMENT_WITHDRAW_SCHOOL_ENROLMENT] = {
    "UPDATE school_enrolment SET withdrawn_at = $2, version = version + 1 WHERE id = $1"
    " AND withdrawn_at IS NULL RETURNING id",
    NULL },
  [PF_STATEMENT_LIST_OTHER_GUARDIANS] = {
    "SELECT $c.columns FROM (SELECT m.id, m.household, m.account, m.role, m.first_name,"
    " m.last_name, coalesce (a.email, m.email) AS email, m.phone FROM household_child l"
    " JOIN household h ON h.id = l.household JOIN adult m ON m.household = l.household"
    " LEFT JOIN account a ON a.id = m.account WHERE l.child = $1 AND h.state = 'active'"
    " AND m.role = 'guardian' AND (m.account IS NULL OR m.account <> $2)"
    " AND (a.state IS NULL OR a.state <> 'suspended')) c WHERE c.email IS NOT NULL ORDER BY c.id",
    pf_adult_get_type },

  [PF_STATEMENT_FIND_PUPIL] = {
    "SELECT $columns FROM child WHERE id = $1",
    pf_child_get_type },
  [PF_STATEMENT_ACCEPT_SCHOOL_DOCUMENTS] = {
    "UPDATE document SET state = 'accepted' WHERE state = 'received' AND child IS NOT NULL"
    " AND id IN (SELECT c.id FROM document c JOIN school_enrolment e ON e.item = $1"
    " WHERE " IS_OF_SCHOOL ") RETURNING id",
    NULL },
  [PF_STATEMENT_DECIDE_SCHOOL_ENROLMENT] = {
    "UPDATE school_enrolment SET decided_school = $2, version = version + 1 WHERE item = $1",
    NULL },
  [PF_STATEMENT_NOTE_PLACED] = {
    "UPDATE school_enrolment SET placed = 1, version = version + 1,"
    " school_before = (SELECT k.school FROM child k WHERE k.id = school_enrolment.child),"
    " level_before = (SELECT k.level FROM child k WHERE k.id = school_enrolment.child)"
    " WHERE placed = 0 AND decided_school IS NOT NULL AND school_year IN"
    " (SELECT y.id FROM school_year y WHERE y.first_day <= $1) RETURNING id, child",
    NULL },
  [PF_STATEMENT_PLACE_PUPIL] = {
    "UPDATE child SET school = e.decided_school, level = e.level, version = child.version + 1"
    " FROM school_enrolment e WHERE e.id = $1 AND child.id = e.child",
    NULL },
  [PF_STATEMENT_HAS_PUPIL_TO_PLACE] = {
    "SELECT 1 FROM school_enrolment WHERE placed = 0 AND decided_school IS NOT NULL"
    " AND school_year IN (SELECT y.id FROM school_year y WHERE y.first_day <= $1) LIMIT 1",
    NULL },
  /* Where somebody has noted another school since, that one stays. */
  [PF_STATEMENT_TAKE_PUPIL_BACK] = {
    "UPDATE child SET school = e.school_before, level = e.level_before, version = child.version + 1"
    " FROM school_enrolment e WHERE e.id = $1 AND child.id = e.child AND e.placed = 1"
    " AND child.school = e.decided_school",
    NULL },
  [PF_STATEMENT_NOTE_TAKEN_BACK] = {
    "UPDATE school_enrolment SET placed = 0, school_before = NULL, level_before = NULL"
    " WHERE id = $1",
    NULL },
  [PF_STATEMENT_NOTE_SCHOOL_TOLD] = {
    "INSERT INTO school_enrolment_told (item, mail) VALUES ($1, $2)",
    NULL },
  [PF_STATEMENT_DROP_SCHOOL_TOLD] = {
    "UPDATE mail SET state = 'dropped', send_at = NULL WHERE state = 'waiting' AND attempts = 0"
    " AND id IN (SELECT t.mail FROM school_enrolment_told t WHERE t.item = $1)",
    NULL },

  [PF_STATEMENT_MOVE_SCHOOL_ENROLMENTS] = {
    "UPDATE school_enrolment SET household_before = household, household = $2 WHERE household = $1",
    NULL },
  [PF_STATEMENT_MOVE_SCHOOL_ITEMS] = {
    "UPDATE queue_item SET household = $2, version = version + 1 WHERE household = $1"
    " AND kind = 'school_enrolment'",
    NULL },
  [PF_STATEMENT_LIST_SCHOOL_ENROLMENTS_OF_CHILD] = {
    "SELECT id FROM school_enrolment WHERE child = $1 AND household_before = $2 ORDER BY id",
    NULL },
  [PF_STATEMENT_GIVE_SCHOOL_ENROLMENT] = {
    "UPDATE school_enrolment SET child_before = child, child = $2 WHERE id = $1",
    NULL },
  [PF_STATEMENT_LIST_MOVED_SCHOOL_ENROLMENTS] = {
    "SELECT id FROM school_enrolment WHERE household = $1 AND household_before = $2 ORDER BY id",
    NULL },
  [PF_STATEMENT_MOVE_SCHOOL_ENROLMENT_BACK] = {
    "UPDATE school_enrolment SET household = household_before, household_before = NULL,"
    " child = coalesce (child_before, child), child_before = NULL WHERE id = $1",
    NULL },
  [PF_STATEMENT_MOVE_SCHOOL_ITEM_BACK] = {
    "UPDATE queue_item SET household = $2, version = version + 1 WHERE id ="
    " (SELECT e.item FROM school_enrolment e WHERE e.id = $1)",
    NULL },

  [PF_STATEMENT_EXPORT_SCHOOL_ENROLMENTS] = {
    "SELECT $c.columns FROM (SELECT c.id, c.household, c.child, k.first_name AS child_first_name,"
    " y.name AS school_year, c.level, o.name AS school, w.name AS wanted_school,"
    " c.derogation_reason, c.derogation_detail, c.childcare, " STATE " AS state, q.submitted_at,"
    " q.decided_at, d.name AS decided_school, s.reason FROM school_enrolment c"
    " JOIN child k ON k.id = c.child JOIN school_year y ON y.id = c.school_year"
    " LEFT JOIN school o ON o.id = c.school LEFT JOIN school w ON w.id = c.derogation_wanted_school"
    " LEFT JOIN school d ON d.id = c.decided_school" WITH_DECISION
    " WHERE c.household IN (SELECT own.household FROM adult own JOIN household mine"
    " ON mine.id = own.household WHERE own.account = $1 AND " IS_OPEN ("mine") ")) c ORDER BY c.id",
    pf_exported_school_enrolment_get_type },
  /* What waits is the household's. */
  [PF_STATEMENT_HAND_SCHOOL_ITEMS_ON] = {
    "UPDATE queue_item SET account = " SUCCESSOR ", version = version + 1 WHERE account = $1"
    " AND kind = 'school_enrolment' AND state IN ('waiting', 'more_wanted')"
    " AND EXISTS (SELECT 1 FROM school_enrolment e WHERE e.item = queue_item.id"
    " AND e.withdrawn_at IS NULL) AND " SUCCESSOR " IS NOT NULL",
    NULL },
  /* What nobody is left to go on with. */
  [PF_STATEMENT_DELETE_SCHOOL_DRAFTS] = {
    "DELETE FROM school_enrolment WHERE item IS NULL AND household IN (SELECT own.household"
    " FROM adult own WHERE own.account = $1) AND NOT EXISTS (SELECT 1 FROM adult o"
    " WHERE o.household = school_enrolment.household AND o.role = 'guardian'"
    " AND o.account IS NOT NULL AND o.account <> $1)",
    NULL },
  /* Where the child goes to school is the child's. */
  [PF_STATEMENT_ERASE_SCHOOL_WORDS] = {
    "UPDATE school_enrolment SET derogation_reason = NULL, derogation_detail = NULL,"
    " childcare = NULL WHERE item IN (SELECT q.id FROM queue_item q WHERE q.account = $1)",
    NULL },
};
/* clang-format on */
