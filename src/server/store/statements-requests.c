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
#include "core/journal-entry.h"
#include "core/sign-in.h"
#include "server/store/statements-private.h"

/* An export is of $1, the person, whatever else they may see as an agent; and of the households
 * that they see, not of one that was refused, or that another has taken the place of.
 */
#define OWN_HOUSEHOLDS                                                                             \
  "(SELECT own.household FROM adult own JOIN household mine ON mine.id = own.household"            \
  " WHERE own.account = $1 AND " IS_OPEN ("mine") ")"

#define INVITATIONS "SELECT $columns FROM guardian_invitation"
#define OF_CALLER                                                                                  \
  "household = $1 AND state = 'waiting' AND EXISTS (SELECT 1 FROM adult mine"                      \
  " JOIN household theirs ON theirs.id = mine.household"                                           \
  " WHERE mine.account = $2 AND mine.household = $1 AND " IS_OPEN ("theirs") ")"

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
    "UPDATE erasure_request SET state = 'withdrawn', ended_at = $2"
    " WHERE account = $1 AND state = 'waiting' RETURNING id",
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
    INVITATIONS " WHERE " OF_CALLER " ORDER BY id",
    pf_invitation_get_type },
  [PF_STATEMENT_DELETE_INVITATION] = {
    "DELETE FROM guardian_invitation WHERE id = $3 AND " OF_CALLER " RETURNING id",
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
    "SELECT $columns FROM journal_entry WHERE account = $1 ORDER BY id",
    pf_journal_entry_get_type },
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
    " AND (invited_by = $1 OR accepted_by = $1) ORDER BY id",
    pf_invitation_get_type },
};
/* clang-format on */
