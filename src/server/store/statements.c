/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "server/store/statements.h"

#include "core/activity.h"
#include "core/booking.h"
#include "core/calendar-day.h"
#include "core/deadline-rule.h"
#include "core/document.h"
#include "core/enrolment.h"
#include "core/family-quotient.h"
#include "core/household.h"
#include "core/journal-entry.h"
#include "core/mail.h"
#include "core/place-pool.h"
#include "core/portal.h"
#include "core/school-year.h"
#include "core/school.h"
#include "core/sign-in.h"
#include "core/tariff-assignment.h"
#include "core/tariff-line.h"
#include "core/tariff.h"

/* Whose row it is belongs to the question, not to a check after it: a forgotten check shows one
 * family's child to another. $2 is the account, $3 is 1 for an agent, who may see every household.
 */
#define HOUSEHOLDS_OF_CALLER "(SELECT household FROM adult WHERE account = $2)"
#define MAY_SEE(household) "($3 = 1 OR " household " IN " HOUSEHOLDS_OF_CALLER ")"

#define HAS_NO_PASSWORD                                                                            \
  "CASE WHEN EXISTS (SELECT 1 FROM account_password p WHERE p.account = c.id) THEN 0 ELSE 1 END"
#define ACCOUNT_TOKENS                                                                             \
  "SELECT $c.columns, t.email, t.expires_at, t.used_at, " HAS_NO_PASSWORD " FROM account_token t"  \
  " JOIN account c ON c.id = t.account"

#define UNSENT "state IN ('waiting', 'sending') AND send_at <= $1"

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

/* Column n of the row at hand of $each, as a number. */
#define NUMBER(n) "CAST(each.value->>" #n " AS bigint)"

/* SQL is laid out by hand. */
/* clang-format off */
const PfStatement pf_statements[PF_N_STATEMENTS] = {
  [PF_STATEMENT_FIND_CALLER] = {
    "SELECT $c.columns, s.id, s.last_used_at FROM account_session s"
    " JOIN account c ON c.id = s.account"
    " WHERE s.token_hash = $1 AND s.expires_at > $2 AND c.state IN ('active', 'pending')",
    pf_account_get_type },
  [PF_STATEMENT_FIND_ACCOUNT_BY_EMAIL] = {
    "SELECT $columns FROM account WHERE email = $1",
    pf_account_get_type },
  [PF_STATEMENT_FIND_PASSWORD] = {
    "SELECT p.hash FROM account a JOIN account_password p ON p.account = a.id WHERE a.email = $1",
    NULL },
  [PF_STATEMENT_INSERT_ACCOUNT] = {
    "INSERT INTO account ($columns) VALUES ($values) RETURNING id",
    pf_account_get_type },
  [PF_STATEMENT_INSERT_PASSWORDS] = {
    "INSERT INTO account_password (account, hash, changed_at)"
    " SELECT " NUMBER (0) ", each.value->>1, " NUMBER (2) " FROM $each(1) WHERE true",
    NULL },
  [PF_STATEMENT_INSERT_ACCOUNT_SESSION] = {
    "INSERT INTO account_session ($columns, token_hash) VALUES ($values, $next) RETURNING id",
    pf_account_session_get_type },
  [PF_STATEMENT_LIST_ACCOUNT_SESSIONS] = {
    "SELECT $columns FROM account_session WHERE account = $1 AND expires_at > $2"
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
    "DELETE FROM account_session WHERE account = $1 AND expires_at <= $2",
    NULL },
  [PF_STATEMENT_LIST_HOUSEHOLD_SUMMARIES] = {
    "SELECT $columns FROM household WHERE id IN"
    " (SELECT household FROM adult WHERE account = $1) ORDER BY name, id",
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
    "SELECT $columns FROM adult WHERE account IS NULL AND lower(email) = lower($1) ORDER BY id",
    pf_adult_get_type },
  [PF_STATEMENT_LINK_ADULTS] = {
    "UPDATE adult SET account = $1 WHERE account IS NULL AND id $in(2)",
    NULL },

  [PF_STATEMENT_INSERT_JOURNAL_ENTRY] = {
    "INSERT INTO journal_entry ($columns) VALUES ($values) RETURNING id",
    pf_journal_entry_get_type },
  [PF_STATEMENT_LIST_JOURNAL] = {
    "SELECT $columns FROM journal_entry WHERE account = $1 ORDER BY id DESC LIMIT $2",
    pf_journal_entry_get_type },
  [PF_STATEMENT_FIND_UNCHAINED_ENTRY] = {
    "SELECT min (id) FROM journal_entry WHERE position IS NULL",
    NULL },
  [PF_STATEMENT_COUNT_UNCHAINED_ENTRIES] = {
    "SELECT count (*) FROM journal_entry WHERE position IS NULL",
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
  [PF_STATEMENT_LOCK_JOURNAL_HEAD] = {
    "SELECT position, hash FROM journal_head $for_update",
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
    "UPDATE mail SET kind = $2, account = $3, name = $4, message_id = $5, token = $6 WHERE id = $1",
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
    " AND kind <> 'reset_asked' AND state <> 'dropped' ORDER BY id DESC LIMIT 100",
    pf_mail_get_type },

  [PF_STATEMENT_FIND_HOUSEHOLD] = {
    "SELECT $columns FROM household WHERE id = $1 AND " MAY_SEE ("id"),
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
    "SELECT $columns FROM child WHERE id = $1 AND ($3 = 1 OR id IN (SELECT child FROM"
    " household_child WHERE household IN " HOUSEHOLDS_OF_CALLER "))",
    pf_child_get_type },
  [PF_STATEMENT_LIST_HOUSEHOLDS_OF_CHILD] = {
    "SELECT $columns FROM household_child WHERE child = $1 AND " MAY_SEE ("household")
    " ORDER BY main DESC, household",
    pf_household_child_get_type },
  [PF_STATEMENT_UPDATE_CHILD] = {
    "UPDATE child SET $assignments WHERE id = $1 AND version = $version - 1 RETURNING id",
    pf_child_get_type },
  [PF_STATEMENT_LIST_ENROLMENTS] = {
    "SELECT $columns FROM enrolment WHERE household = $1 AND " MAY_SEE ("household")
    " ORDER BY child, activity, \"from\", id",
    pf_enrolment_get_type },

  [PF_STATEMENT_LIST_SEARCHED_WORDS] = {
    "SELECT id, name FROM household"
    " UNION ALL SELECT household, first_name || ' ' || last_name || ' ' || coalesce (email, '')"
    " FROM adult"
    " UNION ALL SELECT h.household, c.first_name || ' ' || c.last_name FROM household_child h"
    " JOIN child c ON c.id = h.child ORDER BY 1, 2",
    NULL },
  [PF_STATEMENT_UPDATE_SEARCHED_WORDS] = {
    "UPDATE household SET searched = each.value->>1 FROM $each(1) WHERE household.id = " NUMBER (0),
    NULL },
  [PF_STATEMENT_SEARCH_HOUSEHOLDS] = {
    "SELECT $columns FROM household WHERE searched LIKE $1 AND searched LIKE $2"
    " AND searched LIKE $3 AND searched LIKE $4 ORDER BY name, id LIMIT $5",
    pf_household_summary_get_type },

  [PF_STATEMENT_FIND_SETTINGS_VERSION] = {
    "SELECT version FROM portal",
    NULL },
  [PF_STATEMENT_FIND_PORTAL] = {
    "SELECT $columns FROM portal",
    pf_portal_get_type },
  [PF_STATEMENT_LIST_SCHOOL_YEARS] = {
    "SELECT $columns FROM school_year ORDER BY first_day",
    pf_school_year_get_type },
  [PF_STATEMENT_LIST_SCHOOL_HOLIDAYS] = {
    "SELECT $columns FROM school_holiday ORDER BY \"from\"",
    pf_school_holiday_get_type },
  [PF_STATEMENT_LIST_CALENDAR_DAYS] = {
    "SELECT $columns FROM calendar_day ORDER BY date, site",
    pf_calendar_day_get_type },
  [PF_STATEMENT_LIST_SITES] = {
    "SELECT $columns FROM site ORDER BY id",
    pf_site_get_type },
  [PF_STATEMENT_LIST_GROUPS] = {
    "SELECT $columns FROM \"group\" ORDER BY id",
    pf_group_get_type },
  [PF_STATEMENT_LIST_SCHOOLS] = {
    "SELECT $columns FROM school ORDER BY id",
    pf_school_get_type },
  [PF_STATEMENT_LIST_ACTIVITIES] = {
    "SELECT $columns FROM activity ORDER BY position, id",
    pf_activity_get_type },
  [PF_STATEMENT_LIST_SLOTS] = {
    "SELECT $columns FROM slot ORDER BY position, id",
    pf_slot_get_type },
  [PF_STATEMENT_LIST_DEADLINE_RULES] = {
    "SELECT $columns FROM deadline_rule ORDER BY id",
    pf_deadline_rule_get_type },
  [PF_STATEMENT_LIST_TARIFFS] = {
    "SELECT $columns FROM tariff ORDER BY id",
    pf_tariff_get_type },
  [PF_STATEMENT_LIST_TARIFF_LINES] = {
    "SELECT $columns FROM tariff_line ORDER BY id",
    pf_tariff_line_get_type },
  [PF_STATEMENT_LIST_TARIFF_ASSIGNMENTS] = {
    "SELECT $columns FROM tariff_assignment ORDER BY id",
    pf_tariff_assignment_get_type },
  [PF_STATEMENT_INSERT_SESSION_POOLS] = {
    "INSERT INTO session_pool (session, pool) SELECT " NUMBER (0) ", " NUMBER (1)
    " FROM $each(1) WHERE true",
    NULL },

  /* All that a planning's ETag is made of, in one question: most are asked again unchanged. */
  [PF_STATEMENT_FIND_PLANNING_FAMILY] = {
    "SELECT h.resident, h.version, h.planning_version, (SELECT version FROM portal),"
    " h.confirmed_for, m.activity, m.month, m.version FROM household h LEFT JOIN planning_month m"
    " ON m.month BETWEEN $4 AND $5 AND m.activity IN"
    " (SELECT activity FROM enrolment WHERE household = $1 AND state = 'active')"
    " WHERE h.id = $1 AND " MAY_SEE ("h.id") " ORDER BY m.activity, m.month",
    NULL },
  [PF_STATEMENT_LIST_STRIP] = {
    "SELECT $c.columns, (SELECT min(p.booking - p.kept_by_town - p.taken) FROM session_pool x"
    " JOIN place_pool p ON p.id = x.pool WHERE x.session = c.id) FROM session c"
    " JOIN slot t ON t.id = c.slot WHERE t.activity = $1 AND c.site = $2"
    " AND coalesce(c.\"group\", 0) = $3 AND c.date BETWEEN $4 AND $5"
    " ORDER BY t.position, t.id, c.date",
    pf_session_get_type },
  [PF_STATEMENT_LIST_PLANNING_BOOKINGS] = {
    "SELECT c.id, c.household, c.child, c.session, c.date, c.state, c.rank, c.price_cents,"
    " c.offer_until, c.held_until, t.activity, CASE WHEN c." AHEAD " THEN 1 ELSE 0 END"
    " FROM household_child h JOIN booking c ON c.child = h.child"
    " JOIN session s ON s.id = c.session JOIN slot t ON t.id = s.slot"
    " WHERE h.household = $1 AND c.date BETWEEN $2 AND $3"
    " AND (c.household = $1 OR c." IN_FORCE ")",
    NULL },
  [PF_STATEMENT_COUNT_BOOKINGS_AHEAD] = {
    "SELECT b.child, t.activity, count(*) FROM booking b JOIN session s ON s.id = b.session"
    " JOIN slot t ON t.id = s.slot WHERE b.household = $1 AND b.date > $2"
    " AND b." AHEAD " GROUP BY b.child, t.activity",
    NULL },

  /* What is locked is locked in the order of the tables here, and of ids in each: two servers on
   * one database then wait for one another, and never in a circle.
   */
  [PF_STATEMENT_BATCH_HOUSEHOLDS] = {
    "SELECT a.account, h.id, h.resident FROM adult a JOIN household h ON h.id = a.household"
    " WHERE a.account $in(1) AND h.id $in(2)",
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
    "SELECT $c.columns, s.slot FROM booking c JOIN session s ON s.id = c.session"
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
    "UPDATE household SET planning_version = planning_version + 1 WHERE id $in(1)",
    NULL },
  [PF_STATEMENT_TOUCH_MONTHS] = {
    "INSERT INTO planning_month (activity, month, version)"
    " SELECT DISTINCT slot.activity, substr(session.date, 1, 7), 1 FROM session_pool"
    " JOIN session ON session.id = session_pool.session JOIN slot ON slot.id = session.slot"
    " WHERE session_pool.pool $in(1)"
    " ON CONFLICT (activity, month) DO UPDATE SET version = planning_month.version + 1",
    NULL },

  /* Whether a document may be handed in for the household, and the child is one of its own. */
  [PF_STATEMENT_FIND_DOCUMENT_PLACE] = {
    "SELECT (SELECT count(*) FROM household_child WHERE household = h.id AND child = $4)"
    " FROM household h WHERE h.id = $1 AND " MAY_SEE ("h.id"),
    NULL },
  [PF_STATEMENT_INSERT_DOCUMENT] = {
    "INSERT INTO document ($columns, body, key) VALUES ($values, $next, $after) RETURNING id",
    pf_document_get_type },
  [PF_STATEMENT_FIND_DOCUMENT] = {
    "SELECT $columns, body, key FROM document WHERE id = $1 AND " MAY_SEE ("household"),
    pf_document_get_type },
  [PF_STATEMENT_DELETE_DOCUMENT] = {
    "DELETE FROM document WHERE id = $1 AND " MAY_SEE ("household") " AND state = 'received'"
    " RETURNING body",
    NULL },
  [PF_STATEMENT_FIND_DOCUMENT_BODY] = {
    "SELECT 1 FROM document WHERE body = $1",
    NULL },
  [PF_STATEMENT_LIST_DOCUMENT_BODIES] = {
    "SELECT id, body, key, size FROM document WHERE id > $1 ORDER BY id LIMIT 100",
    NULL },
  [PF_STATEMENT_LIST_DOCUMENT_BODIES_OF_OTHER_KEYS] = {
    "SELECT id, body, key, size FROM document WHERE id > $1 AND key <> $2 ORDER BY id LIMIT 100",
    NULL },
  [PF_STATEMENT_MOVE_DOCUMENT] = {
    "UPDATE document SET body = $3, key = $4 WHERE id = $1 AND body = $2 RETURNING id",
    NULL },
  [PF_STATEMENT_INSERT_DOCUMENT_KEY] = {
    "INSERT INTO document_key (id, made_at) VALUES ($1, $2) ON CONFLICT (id) DO NOTHING",
    NULL },
  [PF_STATEMENT_LIST_DOCUMENT_KEYS] = {
    "SELECT k.id, (SELECT count(*) FROM document d WHERE d.key = k.id) FROM document_key k"
    " ORDER BY k.made_at DESC, k.id",
    NULL },
  [PF_STATEMENT_INSERT_DOCUMENT_CHUNK] = {
    "INSERT INTO document_chunk (body, number, made_at, bytes) VALUES ($1, $2, $3, $4)",
    NULL },
  [PF_STATEMENT_FIND_DOCUMENT_CHUNK] = {
    "SELECT bytes FROM document_chunk WHERE body = $1 AND number = $2",
    NULL },
  [PF_STATEMENT_MEASURE_DOCUMENT_CHUNKS] = {
    "SELECT sum(length(bytes)) FROM document_chunk WHERE body = $1",
    NULL },
  [PF_STATEMENT_DELETE_DOCUMENT_CHUNKS] = {
    "DELETE FROM document_chunk WHERE body = $1",
    NULL },
  [PF_STATEMENT_DELETE_ORPHAN_CHUNKS] = {
    "DELETE FROM document_chunk WHERE made_at < $1 AND NOT EXISTS"
    " (SELECT 1 FROM document d WHERE d.body = document_chunk.body) RETURNING number",
    NULL },

  [PF_STATEMENT_FIND_REPLAYS] = {
    "SELECT r.account, r.idempotency_key, r.body_hash, r.status, r.etag, r.body FROM $each(1)"
    " JOIN replay r ON r.account = " NUMBER (0) " AND r.idempotency_key = each.value->>1"
    " WHERE r.made_at > $2",
    NULL },
  [PF_STATEMENT_SAVE_REPLAYS] = {
    "INSERT INTO replay (account, idempotency_key, made_at, body_hash, status, etag, body)"
    " SELECT " NUMBER (0) ", each.value->>1, " NUMBER (2) ", each.value->>3, " NUMBER (4)
    ", each.value->>5, each.value->>6 FROM $each(1) WHERE true"
    " ON CONFLICT (account, idempotency_key) DO UPDATE SET made_at = excluded.made_at,"
    " body_hash = excluded.body_hash, status = excluded.status, etag = excluded.etag,"
    " body = excluded.body",
    NULL },
};
/* clang-format on */
