/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * For field-matrix.c alone: who may read and write what, said once more, by hand.
 */
#pragma once

#include "core/roles.h"

#define ACTIVITIES PF_ROLE_ACTIVITIES
#define ADMINISTRATOR PF_ROLE_ADMINISTRATOR
#define ANYONE PF_ROLE_ANYONE
#define BILLING PF_ROLE_BILLING
#define DESK PF_ROLE_FRONT_DESK
#define EDUCATION PF_ROLE_EDUCATION
#define FAMILY PF_ROLE_FAMILY
#define STAFF PF_ROLES_STAFF

/* Who has the queue: of its kinds, each is some of theirs alone (see the access matrix). */
#define DECIDERS (DESK | EDUCATION | ADMINISTRATOR)

/* Of every record that an operation or a statement names, the members that are not for everyone
 * whom the operation lets in.
 */
static const struct
{
  const char *member;
  PfRoles readers;
} restricted[] = {
  /* What money depends on. */
  { "family_quotient.value", FAMILY | DESK | BILLING },
  { "family_quotient.yearly_income_cents", FAMILY | DESK | BILLING },
  { "household.allowance_fund_number", FAMILY | DESK | BILLING },
  { "household.family_quotient", FAMILY | DESK | BILLING },

  /* What the town writes for its agents. */
  { "account_session.account", ADMINISTRATOR },
  { "adult.account", STAFF },
  { "adult.household", STAFF },
  { "erasure_request.account", STAFF },
  { "erasure_request.decided_by", STAFF },
  { "guardian_invitation.accepted_by", STAFF },
  { "guardian_invitation.household", STAFF },
  { "guardian_invitation.invited_by", STAFF },
  { "guardian_invitation.mail", STAFF },
  { "household_change.item", STAFF },
  { "household_change.step", STAFF },
  { "journal_entry.account", ADMINISTRATOR },
  { "journal_entry.detail", ADMINISTRATOR },
  { "journal_entry.subject", ADMINISTRATOR },
};

#define OWN "one's own, by who is signed in"
#define TOLD_TO_ANYONE "the town's, for everybody"
#define OPENED "by who has the link or the code of their mail"
#define LOOKED_AFTER "the desk keeps the family's file"
#define DECIDED "whom and what the queue decides on"
#define CALLED "the desk helps a family in, by whom and by what it has of them"
#define CHILDREN "the services that enrol children want to tell them apart"
#define MADE_OF_IT "a part: told where the whole is"

/* The members whose names tell that they are not for everybody, and that more than the family may
 * read nevertheless: who may by any operation, and why.
 */
static const struct
{
  const char *member;
  PfRoles seen_by;
  const char *reason;
} deliberate[] = {
  { "account.codes_left", ANYONE | FAMILY | STAFF, OWN },
  { "account.email", ANYONE | FAMILY | STAFF, OWN },
  { "account.pending_email", ANYONE | FAMILY | STAFF, OWN },
  { "address.city", FAMILY | STAFF, MADE_OF_IT },
  { "address.line1", FAMILY | STAFF, MADE_OF_IT },
  { "address.line2", FAMILY | STAFF, MADE_OF_IT },
  { "address.postal_code", FAMILY | STAFF, MADE_OF_IT },
  { "address_sharer.adult", DESK | ADMINISTRATOR, CALLED },
  { "address_sharer.first_name", DESK | ADMINISTRATOR, CALLED },
  { "address_sharer.household", DESK | ADMINISTRATOR, CALLED },
  { "address_sharer.household_name", DESK | ADMINISTRATOR, CALLED },
  { "address_sharer.last_name", DESK | ADMINISTRATOR, CALLED },
  { "address_sharer.opens_account", DESK | ADMINISTRATOR, CALLED },
  { "adult.email", FAMILY | DESK, LOOKED_AFTER },
  { "adult.phone", FAMILY | DESK, LOOKED_AFTER },
  { "agent.email", ADMINISTRATOR, "agents are invited by it" },
  { "child.birth_date", FAMILY | DESK | EDUCATION | ACTIVITIES, CHILDREN },
  { "child.birth_place", FAMILY | DESK | EDUCATION | ACTIVITIES, CHILDREN },
  { "child.health_confirmed_for",
    FAMILY | DESK | EDUCATION | ACTIVITIES,
    "a school year, and nothing of health: without it there is no enrolling" },
  { "codes.codes", FAMILY | STAFF, "who asks for their own, told once" },
  { "demonstration_mail.code", ANYONE, "a demonstration town has no real families" },
  { "demonstration_mail.recipient", ANYONE, "a demonstration town has no real families" },
  { "household.address", FAMILY | DESK, LOOKED_AFTER },
  { "household.allowance_fund_number", FAMILY | DESK, LOOKED_AFTER },
  { "household.family_quotient", FAMILY | DESK, LOOKED_AFTER },
  { "household_change.new_address", FAMILY | DECIDERS, DECIDED },
  { "household_change.old_address", FAMILY | DECIDERS, DECIDED },
  { "household_summary.balance_cents", FAMILY | STAFF, OWN },
  { "mail_fate.recipient", DESK | ADMINISTRATOR, CALLED },
  { "own_journal_entry.address", FAMILY | STAFF, OWN },
  { "password_rules.minimum_length", ANYONE, TOLD_TO_ANYONE },
  { "portal.insee_code", ANYONE, TOLD_TO_ANYONE },
  { "portal.password_rules", ANYONE, TOLD_TO_ANYONE },
  { "portal.proofs_of_address", ANYONE, TOLD_TO_ANYONE },
  { "portal_contact.address", ANYONE, TOLD_TO_ANYONE },
  { "portal_contact.email", ANYONE, TOLD_TO_ANYONE },
  { "portal_contact.phone", ANYONE, TOLD_TO_ANYONE },
  { "proven_account.address_wanted", ANYONE, OPENED },
  { "proven_account.email", ANYONE, OPENED },
  { "proven_application.email", ANYONE, OPENED },
  { "queue_candidate.address", DECIDERS, DECIDED },
  { "queue_check.code", DECIDERS, "a word for what was checked" },
  { "queue_child.birth_date", DECIDERS, DECIDED },
  { "queue_household.address", DECIDERS, DECIDED },
  { "queue_item.address", DECIDERS, DECIDED },
  { "queue_person.email", DECIDERS, DECIDED },
  { "queue_person.phone", DECIDERS, DECIDED },
  { "queue_summary.address", DECIDERS, DECIDED },
  { "quotient_summary.state", FAMILY | DESK, MADE_OF_IT },
  { "quotient_summary.valid_until", FAMILY | DESK, MADE_OF_IT },
  { "quotient_summary.value", FAMILY | DESK, MADE_OF_IT },
  { "school.address", FAMILY | STAFF, TOLD_TO_ANYONE },
  { "school_file.birth_date", DECIDERS, DECIDED },
  { "signed_in.token", ANYONE, "who signs in, with what it opens" },
  { "staff_adult.email", DESK | ADMINISTRATOR, CALLED },
  { "staff_adult.phone", DESK | ADMINISTRATOR, CALLED },
  { "staff_adult.sign_in_email", DESK | ADMINISTRATOR, CALLED },
  { "staff_household.address", DESK | ADMINISTRATOR, CALLED },
  { "tie_file.address", DECIDERS, DECIDED },
  { "tied_child.birth_date", DECIDERS, DECIDED },
  { "totp_secret.secret", FAMILY | STAFF, "who asks for their own, told once" },
  { "totp_secret.uri", FAMILY | STAFF, "who asks for their own, told once" },
};

/* Of the records that come in and have members that a caller never writes, all that one does. */
static const struct
{
  const char *record;
  const char *members;
} written[] = {
  { "account_application",
    "email password first_name last_name phone address proof_kind issued_on terms_version"
    " terms_accepted" },
  { "agent", "state roles" },
  { "child", "sex birth_place may_leave_alone" },
  { "document", "kind household child issued_on" },
  { "guardian_invitation", "email first_name last_name lives_elsewhere children" },
  { "school_enrolment", "household child school_year level school derogation childcare" },
};
