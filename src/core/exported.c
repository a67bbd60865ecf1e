/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/exported.h"

static const PfField account_fields[] = {
  PF_ID (PfExportedAccount, id, .read_only = true),
  PF_TEXT (PfExportedAccount, email, .read_only = true),
  PF_TEXT (PfExportedAccount, first_name, .read_only = true),
  PF_TEXT (PfExportedAccount, last_name, .read_only = true),
  PF_ENUM (PfExportedAccount, state, PfAccountState, pf_account_state, .read_only = true),
  PF_TEXTS (PfExportedAccount, roles, .read_only = true),
  PF_TEXT (PfExportedAccount, terms_version, .read_only = true),
  PF_INSTANT (PfExportedAccount, created_at, .read_only = true),
  PF_INSTANT (PfExportedAccount, password_changed_at, .read_only = true),
};

PF_DEFINE_RECORD (PfExportedAccount, pf_exported_account, "exported_account", account_fields)

static const PfField booking_fields[] = {
  PF_ID (PfExportedBooking, id, .read_only = true),
  PF_ID (PfExportedBooking, household, .read_only = true),
  PF_ID (PfExportedBooking, child, .read_only = true),
  PF_TEXT (PfExportedBooking, child_first_name, .read_only = true),
  PF_TEXT (PfExportedBooking, activity, .read_only = true),
  PF_TEXT (PfExportedBooking, slot, .read_only = true),
  PF_TEXT (PfExportedBooking, site, .read_only = true),
  PF_DATE (PfExportedBooking, date, .read_only = true),
  PF_ENUM (PfExportedBooking, state, PfBookingState, pf_booking_state, .read_only = true),
  PF_INTEGER (PfExportedBooking, rank, .read_only = true),
  PF_MONEY (PfExportedBooking, price_cents, .read_only = true),
  PF_TEXTS (PfExportedBooking, explanation, .read_only = true),
  PF_INSTANT (PfExportedBooking, booked_at, .read_only = true),
};

PF_DEFINE_RECORD (PfExportedBooking, pf_exported_booking, "exported_booking", booking_fields)

static const PfField change_fields[] = {
  PF_ID (PfExportedBookingChange, booking, .read_only = true),
  PF_ENUM (PfExportedBookingChange, from, PfBookingState, pf_booking_state, .read_only = true),
  PF_ENUM (PfExportedBookingChange, to, PfBookingState, pf_booking_state, .read_only = true),
  PF_INSTANT (PfExportedBookingChange, at, .read_only = true),
  PF_BOOLEAN (PfExportedBookingChange, by_me, .read_only = true),
  PF_TEXT (PfExportedBookingChange, reason, .read_only = true),
};

PF_DEFINE_RECORD (PfExportedBookingChange,
                  pf_exported_booking_change,
                  "exported_booking_change",
                  change_fields)

static const PfField enrolment_fields[] = {
  PF_ID (PfExportedSchoolEnrolment, id, .read_only = true),
  PF_ID (PfExportedSchoolEnrolment, household, .read_only = true),
  PF_ID (PfExportedSchoolEnrolment, child, .read_only = true),
  PF_TEXT (PfExportedSchoolEnrolment, child_first_name, .read_only = true),
  PF_TEXT (PfExportedSchoolEnrolment, school_year, .read_only = true),
  PF_ENUM (PfExportedSchoolEnrolment, level, PfLevel, pf_level, .read_only = true),
  PF_TEXT (PfExportedSchoolEnrolment, school, .read_only = true),
  PF_TEXT (PfExportedSchoolEnrolment, wanted_school, .read_only = true),
  PF_ENUM (PfExportedSchoolEnrolment,
           derogation_reason,
           PfDerogationReason,
           pf_derogation_reason,
           .read_only = true),
  PF_TEXT (PfExportedSchoolEnrolment, derogation_detail, .read_only = true),
  PF_TEXT (PfExportedSchoolEnrolment, childcare, .read_only = true),
  PF_ENUM (PfExportedSchoolEnrolment,
           state,
           PfSchoolEnrolmentState,
           pf_school_enrolment_state,
           .read_only = true),
  PF_INSTANT (PfExportedSchoolEnrolment, submitted_at, .read_only = true),
  PF_INSTANT (PfExportedSchoolEnrolment, decided_at, .read_only = true),
  PF_TEXT (PfExportedSchoolEnrolment, decided_school, .read_only = true),
  PF_TEXT (PfExportedSchoolEnrolment, reason, .read_only = true),
};

PF_DEFINE_RECORD (PfExportedSchoolEnrolment,
                  pf_exported_school_enrolment,
                  "exported_school_enrolment",
                  enrolment_fields)

static const PfField mail_fields[] = {
  PF_TEXT (PfExportedMail, recipient, .read_only = true),
  PF_ENUM (PfExportedMail, state, PfMailState, pf_mail_state, .read_only = true),
  PF_INSTANT (PfExportedMail, created_at, .read_only = true),
  PF_INSTANT (PfExportedMail, sent_at, .read_only = true),
  PF_TEXT (PfExportedMail, subject, .read_only = true),
  PF_TEXT (PfExportedMail, text, .read_only = true),
};

PF_DEFINE_RECORD (PfExportedMail, pf_exported_mail, "exported_mail", mail_fields)
