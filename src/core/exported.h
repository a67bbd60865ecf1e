/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a person is given of all that is held about them, where no other record says it in words
 * that stand for themselves.
 */
#pragma once

#include "core/account.h"
#include "core/booking.h"
#include "core/mail.h"
#include "core/school-enrolment.h"

G_BEGIN_DECLS

#define PF_TYPE_EXPORTED_ACCOUNT (pf_exported_account_get_type ())
G_DECLARE_FINAL_TYPE (PfExportedAccount, pf_exported_account, PF, EXPORTED_ACCOUNT, PfRecord)

struct _PfExportedAccount
{
  PfRecord parent_instance;

  PfId id;
  char *email;
  char *first_name;
  char *last_name;
  PfAccountState state;
  GStrv roles;
  char *terms_version;
  PfInstant created_at;
  PfInstant password_changed_at;
};

#define PF_TYPE_EXPORTED_BOOKING (pf_exported_booking_get_type ())
G_DECLARE_FINAL_TYPE (PfExportedBooking, pf_exported_booking, PF, EXPORTED_BOOKING, PfRecord)

struct _PfExportedBooking
{
  PfRecord parent_instance;

  PfId id;
  PfId household;
  PfId child;
  char *child_first_name;
  char *activity; /* names */
  char *slot;
  char *site;
  PfDate date;
  PfBookingState state;
  int rank;
  PfMoney price_cents;
  GStrv explanation;
  PfInstant booked_at;
};

#define PF_TYPE_EXPORTED_BOOKING_CHANGE (pf_exported_booking_change_get_type ())
G_DECLARE_FINAL_TYPE (PfExportedBookingChange,
                      pf_exported_booking_change,
                      PF,
                      EXPORTED_BOOKING_CHANGE,
                      PfRecord)

struct _PfExportedBookingChange
{
  PfRecord parent_instance;

  PfId booking;
  PfBookingState from;
  PfBookingState to;
  PfInstant at;
  gboolean by_me;
  char *reason;
};

#define PF_TYPE_EXPORTED_SCHOOL_ENROLMENT (pf_exported_school_enrolment_get_type ())
G_DECLARE_FINAL_TYPE (PfExportedSchoolEnrolment,
                      pf_exported_school_enrolment,
                      PF,
                      EXPORTED_SCHOOL_ENROLMENT,
                      PfRecord)

struct _PfExportedSchoolEnrolment
{
  PfRecord parent_instance;

  PfId id;
  PfId household;
  PfId child;
  char *child_first_name;
  char *school_year; /* names */
  PfLevel level;
  char *school;
  char *wanted_school; /* these three of a derogation */
  PfDerogationReason derogation_reason;
  char *derogation_detail;
  char *childcare;
  PfSchoolEnrolmentState state;
  PfInstant submitted_at;
  PfInstant decided_at;
  char *decided_school;
  char *reason; /* of the decision */
};

#define PF_TYPE_EXPORTED_MAIL (pf_exported_mail_get_type ())
G_DECLARE_FINAL_TYPE (PfExportedMail, pf_exported_mail, PF, EXPORTED_MAIL, PfRecord)

struct _PfExportedMail
{
  PfRecord parent_instance;

  char *recipient;
  PfMailState state;
  PfInstant created_at;
  PfInstant sent_at;
  char *subject;
  char *text; /* without its link and code */
};

G_END_DECLS
