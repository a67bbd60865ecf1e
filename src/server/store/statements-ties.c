/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Guardians who live elsewhere, and the children of two households.
 */
#include "core/document.h"
#include "core/invitation.h"
#include "server/store/statements-private.h"

#define LINKED                                                                                     \
  "(SELECT k.child FROM guardian_tie t JOIN guardian_tie_child k ON k.tie = t.id"                  \
  " WHERE t.item = $1 AND k.linked = 1)"

#define TIE_DOCUMENTS "household = $1 AND uploaded_by = $2 AND uploaded_at >= $3"

/* SQL is laid out by hand. */
/* clang-format off */
const PfStatement pf_statements_of_ties[PF_N_STATEMENTS] = {
  [PF_STATEMENT_FIND_GUARDIANS_HOUSEHOLD] = {
    "SELECT h.id FROM adult a JOIN household h ON h.id = a.household WHERE a.account = $1"
    " AND a.role = 'guardian' AND " IS_OPEN ("h")
    " ORDER BY CASE WHEN h.state = 'active' THEN 0 ELSE 1 END, h.id LIMIT 1",
    NULL },
  [PF_STATEMENT_FIND_OPEN_TIE] = {
    "SELECT q.id FROM queue_item q JOIN guardian_tie t ON t.item = q.id WHERE q.account = $1"
    " AND t.household = $2 AND q.state IN ('waiting', 'more_wanted') ORDER BY q.id LIMIT 1",
    NULL },
  [PF_STATEMENT_INSERT_TIE_QUEUE_ITEM] = {
    "INSERT INTO queue_item (kind, state, account, household, submitted_at, version)"
    " VALUES ('guardian_tie', 'waiting', $1, $2, $3, 1) RETURNING id",
    NULL },
  [PF_STATEMENT_INSERT_TIE] = {
    "INSERT INTO guardian_tie (item, household, invited_by, invited_at) VALUES ($1, $2, $3, $4)",
    NULL },
  [PF_STATEMENT_TOUCH_TIE] = {
    "UPDATE queue_item SET version = version + 1, state = 'waiting', decided_at = NULL,"
    " waiting_since = $2 WHERE id = $1",
    NULL },
  [PF_STATEMENT_ADD_TIE_CHILDREN] = {
    "INSERT INTO guardian_tie_child (tie, child) SELECT t.id, l.child FROM guardian_tie t"
    " JOIN household_child l ON l.household = t.household WHERE t.item = $1 AND l.child $in(2)"
    " ON CONFLICT DO NOTHING",
    NULL },

  [PF_STATEMENT_FIND_TIE] = {
    "SELECT t.household, h.name, h.address_line1, h.address_line2, h.address_postal_code,"
    " h.address_city, t.invited_at, trim (i.first_name || ' ' || i.last_name),"
    " CASE WHEN own.state = 'active' THEN 0 ELSE 1 END,"
    " CASE WHEN a.state = 'pending' AND EXISTS (SELECT 1 FROM queue_item x"
    " WHERE x.account = q.account AND x.kind = 'account' AND x.state <> 'accepted')"
    " THEN 1 ELSE 0 END FROM guardian_tie t JOIN queue_item q ON q.id = t.item"
    " JOIN household h ON h.id = t.household JOIN household own ON own.id = q.household"
    " JOIN account i ON i.id = t.invited_by JOIN account a ON a.id = q.account WHERE t.item = $1",
    NULL },
  [PF_STATEMENT_LIST_TIE_CHILDREN] = {
    "SELECT c.id, c.first_name, c.last_name, c.birth_date, k.linked, (SELECT count(*)"
    " FROM household_child l WHERE l.household = t.household AND l.child = c.id), (SELECT count(*)"
    " FROM household_child l JOIN household o ON o.id = l.household WHERE l.child = c.id"
    " AND " IS_OPEN ("o") ") FROM guardian_tie t JOIN guardian_tie_child k ON k.tie = t.id"
    " JOIN child c ON c.id = k.child WHERE t.item = $1 ORDER BY c.birth_date, c.id",
    NULL },
  [PF_STATEMENT_LIST_TIE_DOCUMENTS] = {
    "SELECT $columns FROM document WHERE " TIE_DOCUMENTS " ORDER BY id",
    pf_document_get_type },

  /* Two who ask for one child at once are decided one after the other. */
  [PF_STATEMENT_LOCK_TIE_CHILDREN] = {
    "SELECT id FROM child WHERE id IN (SELECT k.child FROM guardian_tie t"
    " JOIN guardian_tie_child k ON k.tie = t.id WHERE t.item = $1) ORDER BY id $for_update",
    NULL },
  [PF_STATEMENT_MARK_TIE_CHILDREN] = {
    "UPDATE guardian_tie_child SET linked = 1, side_before = l.side, "
    "custody_pattern = c.custody_pattern, custody_anchor = c.custody_anchor, "
    "custody_hand_over_weekday = c.custody_hand_over_weekday, "
    "custody_hand_over_time = c.custody_hand_over_time, custody_weekdays = c.custody_weekdays, "
    "custody_holidays = c.custody_holidays, custody_even_years = c.custody_even_years"
    " FROM guardian_tie t JOIN household_child l ON l.household = t.household"
    " JOIN child c ON c.id = l.child WHERE t.item = $1 AND guardian_tie_child.tie = t.id"
    " AND guardian_tie_child.child = l.child AND l.child $in(2)",
    NULL },
  [PF_STATEMENT_LINK_TIE_CHILDREN] = {
    "INSERT INTO household_child (household, child, side, main) SELECT CAST($2 AS bigint), k.child,"
    " coalesce (CAST($3 AS text), CASE WHEN k.side_before = 'b' THEN 'a' ELSE 'b' END), 0"
    " FROM guardian_tie t JOIN guardian_tie_child k ON k.tie = t.id WHERE t.item = $1"
    " AND k.linked = 1",
    NULL },
  [PF_STATEMENT_SIDE_TIE_CHILDREN] = {
    "UPDATE household_child SET side = coalesce (CAST($2 AS text), side, 'a') WHERE household ="
    " (SELECT t.household FROM guardian_tie t WHERE t.item = $1) AND child IN " LINKED,
    NULL },
  /* All days were the first household's: whose they are is not settled any more. */
  [PF_STATEMENT_UNSETTLE_TIE_CHILDREN] = {
    "UPDATE child SET version = version + 1, custody_pattern = NULL, custody_anchor = NULL, "
    "custody_hand_over_weekday = NULL, custody_hand_over_time = NULL, custody_weekdays = NULL, "
    "custody_holidays = NULL, custody_even_years = NULL"
    " WHERE custody_pattern = 'full' AND id IN " LINKED,
    NULL },
  [PF_STATEMENT_RESTORE_TIE_CUSTODY] = {
    "UPDATE child SET version = version + 1, custody_pattern = k.custody_pattern, "
    "custody_anchor = k.custody_anchor, custody_hand_over_weekday = k.custody_hand_over_weekday, "
    "custody_hand_over_time = k.custody_hand_over_time, custody_weekdays = k.custody_weekdays, "
    "custody_holidays = k.custody_holidays, custody_even_years = k.custody_even_years"
    " FROM guardian_tie t JOIN guardian_tie_child k ON k.tie = t.id WHERE t.item = $1"
    " AND k.linked = 1 AND child.id = k.child",
    NULL },
  [PF_STATEMENT_TOUCH_TIE_HOUSEHOLDS] = {
    "UPDATE household SET version = version + 1, planning_version = planning_version + 1"
    " WHERE id = $2 OR id = (SELECT t.household FROM guardian_tie t WHERE t.item = $1)",
    NULL },
  [PF_STATEMENT_ACCEPT_TIE_DOCUMENTS] = {
    "UPDATE document SET state = 'accepted' WHERE " TIE_DOCUMENTS " AND state = 'received'"
    " RETURNING id",
    NULL },
  [PF_STATEMENT_NOTE_TIE_ACCEPTED] = {
    "UPDATE guardian_tie SET opened = $2, activated = (SELECT CASE WHEN a.state = 'pending'"
    " THEN 1 ELSE 0 END FROM account a JOIN queue_item q ON q.account = a.id"
    " WHERE q.id = $1) WHERE item = $1 RETURNING activated",
    NULL },
  /* A household that is the town's, or another file's, is not this one's to close. */
  [PF_STATEMENT_SET_TIE_HOUSEHOLD] = {
    "UPDATE household SET state = $2, version = version + 1 WHERE id = $1"
    " AND state IN ('provisional', 'refused') AND NOT EXISTS (SELECT 1 FROM queue_item x"
    " WHERE x.household = household.id AND x.id <> $3 AND (x.kind = 'account'"
    " OR (x.kind = 'guardian_tie' AND x.state IN ('waiting', 'more_wanted'))))",
    NULL },

  [PF_STATEMENT_HAS_TIE_ENROLMENTS] = {
    "SELECT 1 FROM enrolment e WHERE e.household = $2 AND e.child IN " LINKED " LIMIT 1",
    NULL },
  [PF_STATEMENT_UNLINK_TIE_CHILDREN] = {
    "DELETE FROM household_child WHERE household = $2 AND child IN " LINKED,
    NULL },
  [PF_STATEMENT_UNSIDE_TIE_CHILDREN] = {
    "UPDATE household_child SET side = (SELECT k.side_before FROM guardian_tie t"
    " JOIN guardian_tie_child k ON k.tie = t.id WHERE t.item = $1"
    " AND k.child = household_child.child) WHERE household ="
    " (SELECT t.household FROM guardian_tie t WHERE t.item = $1) AND child IN " LINKED,
    NULL },
  [PF_STATEMENT_UNMARK_TIE_CHILDREN] = {
    "UPDATE guardian_tie_child SET linked = 0, side_before = NULL, custody_pattern = NULL, "
    "custody_anchor = NULL, custody_hand_over_weekday = NULL, custody_hand_over_time = NULL, "
    "custody_weekdays = NULL, custody_holidays = NULL, custody_even_years = NULL"
    " WHERE tie IN (SELECT t.id FROM guardian_tie t WHERE t.item = $1)",
    NULL },
  [PF_STATEMENT_TAKE_TIE_BACK] = {
    "SELECT opened, activated, told FROM guardian_tie WHERE item = $1",
    NULL },
  [PF_STATEMENT_FORGET_TIE_DECISION] = {
    "UPDATE guardian_tie SET opened = 0, activated = 0, told = NULL WHERE item = $1",
    NULL },
  [PF_STATEMENT_MOVE_TIES] = {
    "UPDATE queue_item SET household = $3, version = version + 1 WHERE kind = 'guardian_tie'"
    " AND account = $1 AND household = $2 AND state IN ('waiting', 'more_wanted')",
    NULL },
  [PF_STATEMENT_FIND_INVITER] = {
    "SELECT i.id FROM guardian_tie t JOIN account i ON i.id = t.invited_by"
    " WHERE t.item = $1 AND i.state = 'active'",
    NULL },
  [PF_STATEMENT_NOTE_INVITER_TOLD] = {
    "UPDATE guardian_tie SET told = $2 WHERE item = $1",
    NULL },
};
/* clang-format on */
