/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a person asks about their own data, and whom a family lets in.
 */
#include "core/document.h"
#include "core/enrolment.h"
#include "core/erasure.h"
#include "core/exported.h"
#include "core/family-quotient.h"
#include "core/invitation.h"
#include "core/own-journal-entry.h"
#include "core/sign-in.h"
#include "server/store/statements-private.h"

/* An export is of $1, the person, whatever else they may see as an agent; and of the households
 * that they see, not of one that was refused, or that another has taken the place of.
 */
#define OWN_HOUSEHOLDS                                                                             \
  "(SELECT own.household FROM adult own JOIN household mine ON mine.id = own.household"            \
  " WHERE own.account = $1 AND " IS_OPEN ("mine") ")"

#define INVITATIONS "SELECT $columns FROM guardian_invitation"
/* It waits for an answer; or for an agent, where who lives elsewhere has given theirs. */
#define IS_OPEN_INVITATION                                                                         \
  "(state = 'waiting' OR (lives_elsewhere = 1 AND EXISTS (SELECT 1 FROM guardian_tie t"            \
  " JOIN queue_item q ON q.id = t.item WHERE t.household = $1"                                     \
  " AND q.account = guardian_invitation.accepted_by AND q.state IN ('waiting', 'more_wanted'))))"
#define OF_CALLER(which)                                                                           \
  "household = $1 AND " which " AND EXISTS (SELECT 1 FROM adult mine"                              \
  " JOIN household theirs ON theirs.id = mine.household"                                           \
  " WHERE mine.account = $2 AND mine.household = $1 AND " IS_OPEN ("theirs") ")"

/* Nobody is a guardian of household h but account $1: whose data were erased is none any more. */
#define HAS_ANOTHER_GUARDIAN                                                                       \
  "EXISTS (SELECT 1 FROM adult o WHERE o.household = h.id AND o.role = 'guardian'"                 \
  " AND (o.account IS NULL OR o.account <> $1) AND (o.account IS NOT NULL"                         \
  " OR NOT EXISTS (SELECT 1 FROM erased_adult gone WHERE gone.adult = o.id)))"

#define OF_ACCOUNT "(SELECT own.household FROM adult own WHERE own.account = $1)"

/* Whom account $1 added to a household that never became the town's. */
#define PREPARED_CHILDREN                                                                          \
  "(SELECT l.child FROM household_child l WHERE l.household IN " OF_ACCOUNT                        \
  " AND NOT EXISTS (SELECT 1 FROM household_child m JOIN household h ON h.id = m.household"        \
  " WHERE m.child = l.child AND (h.state = 'active' OR h.id NOT IN " OF_ACCOUNT ")))"

/* A certificate of the quotient says why an invoice has its price; a child's document is theirs. */
#define ERASED_DOCUMENTS                                                                           \
  "uploaded_by = $1 AND (child IS NULL OR child IN " PREPARED_CHILDREN                             \
  ") AND kind <> 'quotient_certificate'"
#define HAS_PRICED(household)                                                                      \
  "EXISTS (SELECT 1 FROM booking b WHERE b.household = " household " AND b.price_cents IS NOT "    \
  "NULL)"
#define LAST_MAIL(item)                                                                            \
  "(SELECT s.mail FROM queue_step s WHERE s.item = " item " AND s.undone_at IS NULL"               \
  " ORDER BY s.id DESC LIMIT 1)"

/* SQL is laid out by hand. */
/* clang-format off */
const PfStatement pf_statements_of_requests[PF_N_STATEMENTS] = {
  [PF_STATEMENT_FIND_WAITING_ERASURE] = {
    "SELECT $columns FROM erasure_request WHERE account = $1 AND state = 'waiting'",
    pf_erasure_request_get_type },
  /* Two servers may be asked at once. */
  [PF_STATEMENT_INSERT_ERASURE] = {
    "INSERT INTO erasure_request (account, state, asked_at) VALUES ($1, 'waiting', $2)"
    " ON CONFLICT (account) WHERE state = 'waiting' DO NOTHING RETURNING id",
    NULL },
  [PF_STATEMENT_WITHDRAW_ERASURE] = {
    "UPDATE erasure_request SET state = 'withdrawn', ended_at = $2, erase_at = NULL"
    " WHERE account = $1 AND state = 'waiting' RETURNING item",
    NULL },
  /* What was accepted and not done yet is taken back with its mail. */
  [PF_STATEMENT_DROP_ERASURE_MAIL] = {
    "UPDATE mail SET state = 'dropped', send_at = NULL WHERE state = 'waiting' AND id = "
    LAST_MAIL ("$1"),
    NULL },
  [PF_STATEMENT_INSERT_ERASURE_QUEUE_ITEM] = {
    "INSERT INTO queue_item (kind, state, account, household, submitted_at, version)"
    " VALUES ('erasure', 'waiting', $1, (SELECT min (h.id) FROM household h WHERE h.id IN "
    OF_ACCOUNT " AND " IS_OPEN ("h") "), $2, 1) RETURNING id",
    NULL },
  [PF_STATEMENT_PLACE_ERASURE] = {
    "UPDATE erasure_request SET item = $2 WHERE id = $1",
    NULL },
  [PF_STATEMENT_LIST_ERASURE_HOUSEHOLDS] = {
    "SELECT h.id, h.name, CASE WHEN " HAS_ANOTHER_GUARDIAN " THEN 0 ELSE 1 END,"
    " (SELECT count(*) FROM booking b WHERE b.household = h.id AND b.date >= $2"
    " AND b.state IN ('booked', 'held', 'requested', 'waiting', 'offered')),"
    " (SELECT count(*) FROM booking b WHERE b.household = h.id AND b.price_cents IS NOT NULL)"
    " FROM household h WHERE h.id IN " OF_ACCOUNT " AND " IS_OPEN ("h") " ORDER BY h.name, h.id",
    NULL },
  [PF_STATEMENT_LIST_ERASURE_CHILDREN] = {
    "SELECT c.first_name FROM household_child l JOIN child c ON c.id = l.child"
    " WHERE l.household = $1 ORDER BY c.birth_date, c.id",
    NULL },
  [PF_STATEMENT_COUNT_ERASED] = {
    "SELECT (SELECT count(*) FROM document WHERE " ERASED_DOCUMENTS "),"
    " (SELECT count(*) FROM account_session WHERE account = $1"
    " AND (expires_at > $2 OR trusted_until > $2))",
    NULL },
  [PF_STATEMENT_ACCEPT_ERASURE] = {
    "UPDATE erasure_request SET erase_at = $2, decided_by = $3 WHERE item = $1"
    " AND state = 'waiting' RETURNING id",
    NULL },
  [PF_STATEMENT_REFUSE_ERASURE] = {
    "UPDATE erasure_request SET state = 'refused', ended_at = $2, decided_by = $3, reason = $4"
    " WHERE item = $1 AND state = 'waiting' RETURNING id",
    NULL },
  /* Who was refused may have asked anew since. */
  [PF_STATEMENT_REOPEN_ERASURE] = {
    "UPDATE erasure_request SET state = 'waiting', erase_at = NULL, ended_at = NULL,"
    " decided_by = NULL, reason = NULL WHERE item = $1 AND state IN ('waiting', 'refused')"
    " AND NOT EXISTS (SELECT 1 FROM erasure_request later"
    " WHERE later.account = erasure_request.account AND later.id > erasure_request.id)"
    " RETURNING id",
    NULL },

  [PF_STATEMENT_FIND_DUE_ERASURE] = {
    "SELECT id, account, item, decided_by FROM erasure_request WHERE state = 'waiting'"
    " AND erase_at <= $1 ORDER BY erase_at, id LIMIT 1",
    NULL },
  [PF_STATEMENT_END_ERASURE] = {
    "UPDATE erasure_request SET state = 'done', ended_at = $2, erase_at = NULL WHERE id = $1"
    " AND state = 'waiting' AND erase_at <= $2 RETURNING id",
    NULL },
  /* Who books or joins there meanwhile comes before this, or after. */
  [PF_STATEMENT_TOUCH_ERASED_HOUSEHOLDS] = {
    "UPDATE household SET version = version + 1 WHERE id IN " OF_ACCOUNT,
    NULL },
  [PF_STATEMENT_LIST_ERASED_HOUSEHOLDS] = {
    "SELECT own.household FROM adult own WHERE own.account = $1 ORDER BY own.household",
    NULL },
  [PF_STATEMENT_ERASE_DOCUMENTS] = {
    "DELETE FROM document WHERE " ERASED_DOCUMENTS " RETURNING body",
    NULL },
  [PF_STATEMENT_ERASE_SESSIONS] = {
    "DELETE FROM account_session WHERE account = $1",
    NULL },
  [PF_STATEMENT_ERASE_PASSWORD] = {
    "DELETE FROM account_password WHERE account = $1",
    NULL },
  [PF_STATEMENT_ERASE_TOKENS] = {
    "DELETE FROM account_token WHERE account = $1",
    NULL },
  [PF_STATEMENT_ERASE_TOTP] = {
    "DELETE FROM account_totp WHERE account = $1",
    NULL },
  [PF_STATEMENT_ERASE_CODES] = {
    "DELETE FROM account_code WHERE account = $1",
    NULL },
  [PF_STATEMENT_ERASE_EMAIL_CHANGE] = {
    "DELETE FROM email_change WHERE account = $1",
    NULL },
  [PF_STATEMENT_ERASE_REPLAYS] = {
    "DELETE FROM replay WHERE account = $1",
    NULL },
  [PF_STATEMENT_ERASE_CONCERNS] = {
    "DELETE FROM journal_concern WHERE account = $1",
    NULL },
  [PF_STATEMENT_ERASE_INVITATIONS] = {
    "DELETE FROM guardian_invitation WHERE state = 'waiting' AND (invited_by = $1"
    " OR email = (SELECT a.email FROM account a WHERE a.id = $1))",
    NULL },
  [PF_STATEMENT_ERASE_ACCEPTED_INVITATIONS] = {
    "UPDATE guardian_invitation SET email = '', first_name = '', last_name = ''"
    " WHERE accepted_by = $1",
    NULL },
  [PF_STATEMENT_ERASE_QUEUED_CHANGES] = {
    "UPDATE household_change SET new_address_line1 = CASE WHEN changed = 'address' THEN '' END,"
    " new_address_line2 = NULL, new_address_postal_code = CASE WHEN changed = 'address' THEN ''"
    " END, new_address_city = CASE WHEN changed = 'address' THEN '' END,"
    " new_name_first_name = CASE WHEN changed = 'name' THEN '' END,"
    " new_name_last_name = CASE WHEN changed = 'name' THEN '' END"
    " WHERE item IN (SELECT q.id FROM queue_item q WHERE q.account = $1 AND q.state <> 'accepted')",
    NULL },
  [PF_STATEMENT_CLOSE_ERASED_ITEMS] = {
    "UPDATE queue_item SET state = CASE WHEN state IN ('waiting', 'more_wanted') THEN 'refused'"
    " ELSE state END, version = version + 1 WHERE account = $1",
    NULL },
  /* What a decision would put back goes with what it put in its place; $2, by which all is erased,
   * keeps its reason.
   */
  [PF_STATEMENT_ERASE_STEPS] = {
    "UPDATE queue_step SET phone_before = NULL, email_before = NULL,"
    " reason = CASE WHEN item = $2 THEN reason END"
    " WHERE item IN (SELECT q.id FROM queue_item q WHERE q.account = $1)",
    NULL },
  [PF_STATEMENT_DELETE_UNNEEDED_CHANGES] = {
    "DELETE FROM household_change WHERE adult IN (SELECT own.id FROM adult own"
    " WHERE own.account = $1 AND NOT " HAS_PRICED ("own.household") ") RETURNING item",
    NULL },
  [PF_STATEMENT_DELETE_UNNEEDED_STEPS] = {
    "DELETE FROM queue_step WHERE item $in(1)",
    NULL },
  [PF_STATEMENT_ERASE_MAILS] = {
    "UPDATE mail SET recipient = '', name = NULL, value = NULL, reason = NULL, invited_by = NULL,"
    " child = NULL, school = NULL, token = NULL, failure = NULL,"
    " state = CASE WHEN state IN ('waiting', 'sending') THEN 'dropped' ELSE state END,"
    " send_at = NULL WHERE (account = $1 OR owner = $1"
    " OR adult IN (SELECT own.id FROM adult own WHERE own.account = $1)"
    " OR (account IS NULL AND lower (recipient) ="
    " (SELECT a.email FROM account a WHERE a.id = $1)))"
    " AND id <> " LAST_MAIL ("$2"),
    NULL },
  [PF_STATEMENT_ERASE_CLOSED_HOUSEHOLDS] = {
    "UPDATE household SET name = '', address_line1 = '', address_line2 = NULL,"
    " address_postal_code = '', address_city = '', allowance_fund_number = NULL,"
    " state = CASE WHEN state = 'provisional' THEN 'refused' ELSE state END"
    " WHERE state <> 'active' AND id IN " OF_ACCOUNT,
    NULL },
  [PF_STATEMENT_ERASE_PREPARED_CHILDREN] = {
    "UPDATE child SET first_name = '', last_name = '', birth_date = NULL, expected_on = NULL,"
    " sex = NULL, birth_place = NULL, version = version + 1 WHERE id IN " PREPARED_CHILDREN,
    NULL },
  [PF_STATEMENT_ERASE_CLOSED_ADULTS] = {
    "UPDATE adult SET first_name = '', last_name = '' WHERE account = $1 AND household IN"
    " (SELECT h.id FROM household h WHERE h.state <> 'active')",
    NULL },
  [PF_STATEMENT_ERASE_FUND_NUMBERS] = {
    "UPDATE household SET allowance_fund_number = NULL WHERE id IN (SELECT h.id FROM household h"
    " WHERE h.id IN " OF_ACCOUNT " AND NOT " HAS_ANOTHER_GUARDIAN ")",
    NULL },
  [PF_STATEMENT_DELETE_UNNEEDED_ADULTS] = {
    "DELETE FROM adult WHERE account = $1 AND NOT " HAS_PRICED ("adult.household"),
    NULL },
  [PF_STATEMENT_NOTE_ERASED_ADULTS] = {
    "INSERT INTO erased_adult (adult, erased_at) SELECT own.id, CAST($2 AS bigint) FROM adult own"
    " WHERE own.account = $1 ON CONFLICT (adult) DO UPDATE SET erased_at = excluded.erased_at",
    NULL },
  [PF_STATEMENT_ERASE_ADULTS] = {
    "UPDATE adult SET account = NULL, email = NULL, phone = NULL WHERE account = $1",
    NULL },
  /* What stands for the address is none: nobody can ask for it, nor sign in with it. */
  [PF_STATEMENT_ERASE_ACCOUNT] = {
    "UPDATE account SET email = 'erased-' || id, first_name = '', last_name = '',"
    " state = 'suspended', second_factor = 'none', terms_version = NULL, version = version + 1"
    " WHERE id = $1",
    NULL },
  [PF_STATEMENT_SEND_ERASURE_MAIL] = {
    "UPDATE mail SET send_at = $2, created_at = $2 WHERE state = 'waiting' AND id = "
    LAST_MAIL ("$1"),
    NULL },
  /* By which the last mail went. */
  [PF_STATEMENT_FORGET_ERASED_ADDRESSES] = {
    "UPDATE mail SET recipient = '', name = NULL, reason = NULL, failure = NULL"
    " WHERE kind = 'erasure_done' AND state IN ('sent', 'failed', 'dropped') AND recipient <> ''"
    " AND created_at <= $1 AND account IN (SELECT r.account FROM erasure_request r"
    " WHERE r.state = 'done')",
    NULL },

  [PF_STATEMENT_FIND_INVITING] = {
    "SELECT a.role, h.state FROM adult a JOIN household h ON h.id = a.household"
    " WHERE a.household = $1 AND a.account = $2 $for_update",
    NULL },
  [PF_STATEMENT_FIND_WAITING_INVITATION] = {
    INVITATIONS " WHERE household = $1 AND email = $2 AND state = 'waiting' $for_update",
    pf_invitation_get_type },
  [PF_STATEMENT_INSERT_INVITATION] = {
    "INSERT INTO guardian_invitation ($columns) VALUES ($values) RETURNING id",
    pf_invitation_get_type },
  [PF_STATEMENT_RENEW_INVITATION] = {
    "UPDATE guardian_invitation SET $assignments, token_hash = NULL, code_hash = NULL"
    " WHERE id = $1 RETURNING id",
    pf_invitation_get_type },
  [PF_STATEMENT_LIST_INVITATIONS] = {
    INVITATIONS " WHERE " OF_CALLER (IS_OPEN_INVITATION) " ORDER BY id",
    pf_invitation_get_type },
  [PF_STATEMENT_DELETE_INVITATION] = {
    "DELETE FROM guardian_invitation WHERE id = $3 AND "
    OF_CALLER ("state = 'waiting'") " RETURNING id",
    NULL },
  [PF_STATEMENT_DELETE_OLD_INVITATIONS] = {
    "DELETE FROM guardian_invitation WHERE household = $1 AND state = 'waiting'"
    " AND expires_at <= $2",
    NULL },
  [PF_STATEMENT_FIND_INVITATION_OF_MAIL] = {
    INVITATIONS " WHERE mail = $1 AND state = 'waiting' AND household IN"
    " (SELECT h.id FROM household h WHERE h.state = 'active') $for_update",
    pf_invitation_get_type },
  [PF_STATEMENT_GIVE_INVITATION_TOKEN] = {
    "UPDATE guardian_invitation SET token_hash = $2, code_hash = $3, expires_at = $4 WHERE id = $1",
    NULL },
  [PF_STATEMENT_FIND_INVITATION_BY_TOKEN] = {
    INVITATIONS " WHERE token_hash = $1 $for_update",
    pf_invitation_get_type },
  [PF_STATEMENT_LOOK_AT_INVITATION] = {
    INVITATIONS " WHERE token_hash = $1",
    pf_invitation_get_type },
  [PF_STATEMENT_FIND_INVITATION_BY_CODE] = {
    INVITATIONS " WHERE email = $1 AND code_hash = $2 ORDER BY id DESC LIMIT 1 $for_update",
    pf_invitation_get_type },
  [PF_STATEMENT_ACCEPT_INVITATION] = {
    "UPDATE guardian_invitation SET state = 'accepted', accepted_by = $2, accepted_at = $3"
    " WHERE id = $1 AND state = 'waiting' AND household IN"
    " (SELECT h.id FROM household h WHERE h.state = 'active') RETURNING id",
    NULL },

  [PF_STATEMENT_EXPORT_ACCOUNT] = {
    "SELECT $c.columns FROM (SELECT a.id, a.email, a.first_name, a.last_name, a.state, a.roles,"
    " a.terms_version, a.created_at, p.changed_at AS password_changed_at FROM account a"
    " LEFT JOIN account_password p ON p.account = a.id WHERE a.id = $1) c",
    pf_exported_account_get_type },
  [PF_STATEMENT_EXPORT_SESSIONS] = {
    "SELECT $columns FROM account_session WHERE account = $1 ORDER BY id",
    pf_account_session_get_type },
  [PF_STATEMENT_EXPORT_QUOTIENTS] = {
    "SELECT $columns FROM family_quotient WHERE household IN " OWN_HOUSEHOLDS " ORDER BY id",
    pf_family_quotient_get_type },
  [PF_STATEMENT_EXPORT_ENROLMENTS] = {
    "SELECT $columns FROM enrolment WHERE household IN " OWN_HOUSEHOLDS " ORDER BY id",
    pf_enrolment_get_type },
  [PF_STATEMENT_EXPORT_BOOKINGS] = {
    "SELECT $c.columns FROM (SELECT b.id, b.household, b.child, k.first_name AS child_first_name,"
    " a.name AS activity, t.name AS slot, p.name AS site, b.date, b.state, b.rank, b.price_cents,"
    " b.explanation, b.booked_at FROM booking b JOIN child k ON k.id = b.child"
    " JOIN session s ON s.id = b.session JOIN slot t ON t.id = s.slot"
    " JOIN activity a ON a.id = t.activity JOIN site p ON p.id = s.site"
    " WHERE b.household IN " OWN_HOUSEHOLDS ") c ORDER BY c.date, c.id",
    pf_exported_booking_get_type },
  [PF_STATEMENT_EXPORT_BOOKING_CHANGES] = {
    "SELECT $c.columns FROM (SELECT x.booking, x.\"from\", x.\"to\", x.at,"
    " CASE WHEN x.\"by\" = $1 THEN 1 ELSE 0 END AS by_me, x.reason FROM booking_change x"
    " JOIN booking b ON b.id = x.booking WHERE b.household IN " OWN_HOUSEHOLDS ") c"
    " ORDER BY c.booking, c.at",
    pf_exported_booking_change_get_type },
  [PF_STATEMENT_EXPORT_DOCUMENTS] = {
    "SELECT $columns, body, key FROM document WHERE household IN " OWN_HOUSEHOLDS
    " OR (household IS NULL AND uploaded_by = $1) ORDER BY id",
    pf_document_get_type },
  [PF_STATEMENT_EXPORT_JOURNAL] = {
    "SELECT $c.columns FROM (" OWN_JOURNAL " UNION ALL " CONCERNING_JOURNAL ") c ORDER BY c.id",
    pf_own_journal_entry_get_type },
  [PF_STATEMENT_EXPORT_MAILS] = {
    "SELECT $columns FROM mail WHERE (account = $1 OR owner = $1"
    " OR (account IS NULL AND recipient = (SELECT a.email FROM account a WHERE a.id = $1)))"
    " AND kind NOT IN ('reset_asked', 'account_asked') AND state <> 'dropped' ORDER BY id",
    pf_mail_get_type },
  [PF_STATEMENT_EXPORT_ERASURES] = {
    "SELECT $columns FROM erasure_request WHERE account = $1 ORDER BY id",
    pf_erasure_request_get_type },
  [PF_STATEMENT_EXPORT_INVITATIONS] = {
    "SELECT $columns FROM guardian_invitation WHERE household IN " OWN_HOUSEHOLDS
    " AND invited_by = $1 OR accepted_by = $1 ORDER BY id",
    pf_invitation_get_type },
};
/* clang-format on */
