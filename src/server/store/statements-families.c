/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Families, their plannings and bookings.
 */
#include "core/account.h"
#include "core/booking.h"
#include "core/child.h"
#include "core/enrolment.h"
#include "core/family-quotient.h"
#include "core/household.h"
#include "core/place-pool.h"
#include "server/store/statements-private.h"

#define IN_FORCE "state NOT IN ('refused', 'cancelled')"

/* Bookings to come, where their day is. */
#define AHEAD "state IN ('booked', 'held', 'offered', 'requested', 'waiting')"

/* The lists of families: of one, or of a set. */
#define FAMILY_CHILDREN(which)                                                                     \
  "SELECT h.household, h.child, h.side, h.main FROM household_child h"                             \
  " JOIN child c ON c.id = h.child WHERE h.household " which " ORDER BY c.birth_date, c.id"

#define FAMILY_ENROLMENTS(which)                                                                   \
  "SELECT $columns FROM enrolment WHERE household " which " AND state = 'active' ORDER BY id"

#define FAMILY_QUOTIENTS(which)                                                                    \
  "SELECT $columns FROM family_quotient WHERE household " which " ORDER BY id"

/* SQL is laid out by hand. */
/* clang-format off */
const PfStatement pf_statements_of_families[PF_N_STATEMENTS] = {
  [PF_STATEMENT_FIND_HOUSEHOLD] = {
    "SELECT $columns FROM household WHERE id = $1 AND " MAY_SEE ("household.id"),
    pf_household_get_type },
  [PF_STATEMENT_LIST_ADULTS] = {
    "SELECT $columns FROM adult WHERE household = $1 ORDER BY id",
    pf_adult_get_type },
  [PF_STATEMENT_LIST_CHILDREN] = {
    "SELECT $c.columns FROM household_child h JOIN child c ON c.id = h.child WHERE h.household = $1"
    " ORDER BY c.birth_date, c.id",
    pf_child_get_type },
  [PF_STATEMENT_LIST_HOUSEHOLD_CHILDREN] = {
    "SELECT $columns FROM household_child WHERE household = $1 ORDER BY child",
    pf_household_child_get_type },
  [PF_STATEMENT_TOUCH_HOUSEHOLDS_OF_CHILD] = {
    "UPDATE household SET version = version + 1 WHERE id IN"
    " (SELECT household FROM household_child WHERE child = $1)",
    NULL },
  [PF_STATEMENT_FIND_CHILD] = {
    "SELECT $columns FROM child WHERE id = $1 AND EXISTS (SELECT 1 FROM household_child x"
    " WHERE x.child = child.id AND " MAY_SEE ("x.household") ")",
    pf_child_get_type },
  [PF_STATEMENT_LIST_HOUSEHOLDS_OF_CHILD] = {
    "SELECT $columns FROM household_child WHERE child = $1 AND "
    MAY_SEE ("household_child.household")
    " ORDER BY main DESC, household",
    pf_household_child_get_type },
  [PF_STATEMENT_UPDATE_CHILD] = {
    "UPDATE child SET $assignments WHERE id = $1 AND version = $version - 1 RETURNING id",
    pf_child_get_type },
  [PF_STATEMENT_LIST_ENROLMENTS] = {
    "SELECT $columns FROM enrolment WHERE household = $1 AND " MAY_SEE ("enrolment.household")
    " ORDER BY child, activity, \"from\", id",
    pf_enrolment_get_type },
  [PF_STATEMENT_FIND_OWN_ROLE] = {
    "SELECT a.role FROM adult a JOIN household h ON h.id = a.household"
    " WHERE a.household = $1 AND a.account = $2 AND " IS_OPEN ("h"),
    NULL },
  [PF_STATEMENT_CONFIRM_HOUSEHOLD] = {
    "UPDATE household SET confirmed_for = $2, confirmed_at = $3, version = version + 1"
    " WHERE id = $1 AND confirmed_for IS DISTINCT FROM CAST($2 AS bigint)"
    " AND NOT EXISTS (SELECT 1 FROM school_year asked JOIN school_year kept"
    " ON kept.first_day > asked.first_day"
    " WHERE asked.id = $2 AND kept.id = household.confirmed_for) RETURNING id",
    NULL },
  [PF_STATEMENT_TOUCH_OPEN_HOUSEHOLD] = {
    "UPDATE household SET version = version + 1 WHERE id = $1 AND " IS_OPEN ("household")
    " RETURNING id",
    NULL },
  [PF_STATEMENT_INSERT_CHILD] = {
    "INSERT INTO child ($columns) VALUES ($values) RETURNING id",
    pf_child_get_type },
  [PF_STATEMENT_LINK_CHILD] = {
    "INSERT INTO household_child (household, child, main) VALUES ($1, $2, 1)",
    NULL },
  [PF_STATEMENT_MOVE_CHILDREN] = {
    "UPDATE household_child SET household = $2 WHERE household = $1 AND child $in(3)",
    NULL },
  [PF_STATEMENT_MOVE_CHILDREN_BACK] = {
    "UPDATE household_child SET household = $2 WHERE household = $1 AND child $in(3)"
    " AND NOT EXISTS (SELECT 1 FROM enrolment e WHERE e.household = $1"
    " AND e.child = household_child.child)",
    NULL },

  [PF_STATEMENT_UPDATE_SEARCHED_WORDS] = {
    "UPDATE household SET searched = each.value->>1 FROM $each(1) WHERE household.id = " NUMBER (0),
    NULL },
  [PF_STATEMENT_SEARCH_HOUSEHOLDS] = {
    "SELECT $columns FROM household WHERE searched LIKE $1 AND searched LIKE $2"
    " AND searched LIKE $3 AND searched LIKE $4 AND state = 'active' ORDER BY name, id LIMIT $5",
    pf_household_summary_get_type },

  /* All that a planning's ETag is made of, in one question: most are asked again unchanged. */
  [PF_STATEMENT_FIND_PLANNING_FAMILY] = {
    "SELECT h.resident, h.version, h.planning_version, (SELECT version FROM portal),"
    " h.confirmed_for, h.confirmed_at, m.activity, m.month, m.version FROM household h"
    " LEFT JOIN planning_month m"
    " ON m.month BETWEEN $4 AND $5 AND m.activity IN"
    " (SELECT activity FROM enrolment WHERE household = $1 AND state = 'active')"
    " WHERE h.id = $1 AND " MAY_SEE ("h.id") " ORDER BY m.activity, m.month",
    NULL },
  [PF_STATEMENT_LIST_STRIP] = {
    "SELECT $c.columns, coalesce((SELECT min(p.booking - p.kept_by_town - p.taken)"
    " FROM session_pool x JOIN place_pool p ON p.id = x.pool WHERE x.session = c.id), 2147483647)"
    " FROM session c"
    " JOIN slot t ON t.id = c.slot WHERE t.activity = $1 AND c.site = $2"
    " AND coalesce(c.\"group\", 0) = $3 AND c.date BETWEEN $4 AND $5"
    " ORDER BY t.position, t.id, c.date",
    pf_session_get_type },
  [PF_STATEMENT_LIST_PLANNING_BOOKINGS] = {
    "SELECT c.id, c.household, c.child, c.session, c.date, c.state, c.rank, c.price_cents,"
    " c.offer_until, c.held_until, s.slot, t.activity, CASE WHEN c." AHEAD " THEN 1 ELSE 0 END"
    " FROM household_child h JOIN booking c ON c.child = h.child"
    " JOIN session s ON s.id = c.session JOIN slot t ON t.id = s.slot"
    " WHERE h.household = $1 AND c.date BETWEEN $2 AND $3"
    " AND (c.household = $1 OR c." IN_FORCE ")",
    NULL },
  [PF_STATEMENT_LIST_LATE_ADDS] = {
    "SELECT c.child, t.activity, c.date FROM household_child h JOIN booking c ON c.child = h.child"
    " JOIN session s ON s.id = c.session JOIN slot t ON t.id = s.slot"
    " WHERE h.household = $1 AND c.date BETWEEN $2 AND $3 AND c.booked_at >= s.book_until"
    " AND c." IN_FORCE,
    NULL },
  [PF_STATEMENT_COUNT_BOOKINGS_AHEAD] = {
    "SELECT b.child, t.activity, count(*) FROM booking b JOIN session s ON s.id = b.session"
    " JOIN slot t ON t.id = s.slot WHERE b.household = $1 AND b.date BETWEEN $2 AND $3"
    " AND b." AHEAD " GROUP BY b.child, t.activity",
    NULL },

  /* What is locked is locked in the order of the tables here, and of ids in each: two servers on
   * one database then wait for one another, and never in a circle.
   */
  [PF_STATEMENT_BATCH_HOUSEHOLDS] = {
    "SELECT a.account, h.id, h.resident FROM adult a JOIN household h ON h.id = a.household"
    " WHERE a.account $in(1) AND h.id $in(2) AND " IS_OPEN ("h"),
    NULL },
  [PF_STATEMENT_BATCH_CHILDREN] = {
    "SELECT $columns FROM child WHERE id $in(1) ORDER BY id $for_update",
    pf_child_get_type },
  [PF_STATEMENT_BATCH_SESSIONS] = {
    "SELECT $columns FROM session WHERE id $in(1) ORDER BY id $for_update",
    pf_session_get_type },
  [PF_STATEMENT_BATCH_SESSION_POOLS] = {
    "SELECT session, pool FROM session_pool WHERE session $in(1) ORDER BY session, pool",
    NULL },
  [PF_STATEMENT_BATCH_POOLS] = {
    "SELECT $columns FROM place_pool WHERE id IN"
    " (SELECT pool FROM session_pool WHERE session $in(1)) ORDER BY id $for_update",
    pf_place_pool_get_type },

  [PF_STATEMENT_FAMILY_CHILDREN] = {
    FAMILY_CHILDREN ("$in(1)"),
    NULL },
  [PF_STATEMENT_ONE_FAMILY_CHILDREN] = {
    FAMILY_CHILDREN ("= $1"),
    NULL },
  [PF_STATEMENT_FAMILY_ENROLMENTS] = {
    FAMILY_ENROLMENTS ("$in(1)"),
    pf_enrolment_get_type },
  [PF_STATEMENT_ONE_FAMILY_ENROLMENTS] = {
    FAMILY_ENROLMENTS ("= $1"),
    pf_enrolment_get_type },

  [PF_STATEMENT_BATCH_BOOKINGS] = {
    "SELECT $c.columns, s.slot, s.book_until FROM booking c JOIN session s ON s.id = c.session"
    " WHERE c.child $in(1) AND c.date BETWEEN $2 AND $3 AND c." IN_FORCE " ORDER BY c.id",
    pf_booking_get_type },

  [PF_STATEMENT_FAMILY_QUOTIENTS] = {
    FAMILY_QUOTIENTS ("$in(1)"),
    pf_family_quotient_get_type },
  [PF_STATEMENT_ONE_FAMILY_QUOTIENTS] = {
    FAMILY_QUOTIENTS ("= $1"),
    pf_family_quotient_get_type },

  [PF_STATEMENT_INSERT_BOOKINGS] = {
    "INSERT INTO booking (id, household, child, session, date, state, rank, price_cents, tariff,"
    " tariff_version, explanation, booked_at) SELECT " NUMBER (0) ", " NUMBER (1) ", " NUMBER (2)
    ", " NUMBER (3) ", each.value->>4, each.value->>5, " NUMBER (6) ", " NUMBER (7) ", " NUMBER (8)
    ", " NUMBER (9) ", each.value->>10, " NUMBER (11) " FROM $each(1) WHERE true",
    NULL },
  [PF_STATEMENT_NEW_BOOKING_IDS] = {
    "$new_ids",
    pf_booking_get_type },
  [PF_STATEMENT_UPDATE_BOOKINGS] = {
    "UPDATE booking SET state = each.value->>1, rank = " NUMBER (2) ", price_cents = " NUMBER (3)
    ", tariff = " NUMBER (4) ", tariff_version = " NUMBER (5) ", explanation = each.value->>6"
    ", offer_until = NULL, held_until = NULL FROM $each(1) WHERE booking.id = " NUMBER (0),
    NULL },
  [PF_STATEMENT_INSERT_BOOKING_CHANGES] = {
    "INSERT INTO booking_change (booking, \"from\", \"to\", at, \"by\", reason, request)"
    " SELECT " NUMBER (0) ", each.value->>1, each.value->>2, " NUMBER (3) ", " NUMBER (4)
    ", NULL, " NUMBER (5) " FROM $each(1) WHERE true",
    NULL },
  [PF_STATEMENT_UPDATE_SESSIONS] = {
    "UPDATE session SET waiting = " NUMBER (1) ", last_rank = " NUMBER (2)
    " FROM $each(1) WHERE session.id = " NUMBER (0),
    NULL },
  [PF_STATEMENT_UPDATE_POOLS] = {
    "UPDATE place_pool SET taken = " NUMBER (1) " FROM $each(1) WHERE place_pool.id = " NUMBER (0),
    NULL },
  [PF_STATEMENT_TOUCH_HOUSEHOLD_PLANNINGS] = {
    "UPDATE household SET planning_version = planning_version + 1 WHERE id IN (SELECT id"
    " FROM household WHERE id IN (SELECT household FROM household_child WHERE child $in(1))"
    " ORDER BY id $for_update)",
    NULL },
  [PF_STATEMENT_TOUCH_MONTHS] = {
    "INSERT INTO planning_month (activity, month, version)"
    " SELECT DISTINCT slot.activity, substr(session.date, 1, 7), 1 FROM session_pool"
    " JOIN session ON session.id = session_pool.session JOIN slot ON slot.id = session.slot"
    " WHERE session_pool.pool $in(1)"
    " ON CONFLICT (activity, month) DO UPDATE SET version = planning_month.version + 1",
    NULL },
};
/* clang-format on */
