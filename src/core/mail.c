/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/mail.h"

#include "core/account-application.h"
#include "core/email-change.h"
#include "core/invitation.h"
#include "core/password-reset.h"

#define FIRST_DELAY (1 * G_TIME_SPAN_MINUTE)
#define LAST_DELAY (6 * G_TIME_SPAN_HOUR)

G_DEFINE_ENUM_TYPE (
    PfMailKind,
    pf_mail_kind,
    G_DEFINE_ENUM_VALUE (PF_MAIL_KIND_NONE, ""),
    G_DEFINE_ENUM_VALUE (PF_MAIL_KIND_RESET_ASKED, "reset_asked"),
    G_DEFINE_ENUM_VALUE (PF_MAIL_KIND_ACTIVATION, "activation"),
    G_DEFINE_ENUM_VALUE (PF_MAIL_KIND_PASSWORD_RESET, "password_reset"),
    G_DEFINE_ENUM_VALUE (PF_MAIL_KIND_UNKNOWN_ADDRESS, "unknown_address"),
    G_DEFINE_ENUM_VALUE (PF_MAIL_KIND_SHARED_ADDRESS, "shared_address"),
    G_DEFINE_ENUM_VALUE (PF_MAIL_KIND_PASSWORD_CHANGED, "password_changed"),
    G_DEFINE_ENUM_VALUE (PF_MAIL_KIND_ACCOUNT_ASKED, "account_asked"),
    G_DEFINE_ENUM_VALUE (PF_MAIL_KIND_ACCOUNT_KNOWN, "account_known"),
    G_DEFINE_ENUM_VALUE (PF_MAIL_KIND_EMAIL_VERIFICATION, "email_verification"),
    G_DEFINE_ENUM_VALUE (PF_MAIL_KIND_AGENT_INVITATION, "agent_invitation"),
    G_DEFINE_ENUM_VALUE (PF_MAIL_KIND_SECOND_FACTOR_CHANGED, "second_factor_changed"),
    G_DEFINE_ENUM_VALUE (PF_MAIL_KIND_EMAIL_CHANGE, "email_change"),
    G_DEFINE_ENUM_VALUE (PF_MAIL_KIND_EMAIL_CHANGED, "email_changed"),
    G_DEFINE_ENUM_VALUE (PF_MAIL_KIND_ACCOUNT_ACCEPTED, "account_accepted"),
    G_DEFINE_ENUM_VALUE (PF_MAIL_KIND_ACCOUNT_REFUSED, "account_refused"),
    G_DEFINE_ENUM_VALUE (PF_MAIL_KIND_ACCOUNT_MORE_WANTED, "account_more_wanted"),
    G_DEFINE_ENUM_VALUE (PF_MAIL_KIND_GUARDIAN_INVITATION, "guardian_invitation"),
    G_DEFINE_ENUM_VALUE (PF_MAIL_KIND_ERASURE_ASKED, "erasure_asked"),
    G_DEFINE_ENUM_VALUE (PF_MAIL_KIND_ERASURE_WITHDRAWN, "erasure_withdrawn"),
    G_DEFINE_ENUM_VALUE (PF_MAIL_KIND_CHANGE_ACCEPTED, "change_accepted"),
    G_DEFINE_ENUM_VALUE (PF_MAIL_KIND_CHANGE_REFUSED, "change_refused"),
    G_DEFINE_ENUM_VALUE (PF_MAIL_KIND_INVITATION_ACCEPTED, "invitation_accepted"),
    G_DEFINE_ENUM_VALUE (PF_MAIL_KIND_ERASURE_DONE, "erasure_done"),
    G_DEFINE_ENUM_VALUE (PF_MAIL_KIND_ERASURE_REFUSED, "erasure_refused"),
    G_DEFINE_ENUM_VALUE (PF_MAIL_KIND_TIE_INVITATION, "tie_invitation"),
    G_DEFINE_ENUM_VALUE (PF_MAIL_KIND_TIE_ASKED, "tie_asked"),
    G_DEFINE_ENUM_VALUE (PF_MAIL_KIND_TIE_ACCEPTED, "tie_accepted"),
    G_DEFINE_ENUM_VALUE (PF_MAIL_KIND_TIE_REFUSED, "tie_refused"),
    G_DEFINE_ENUM_VALUE (PF_MAIL_KIND_TIE_MORE_WANTED, "tie_more_wanted"),
    G_DEFINE_ENUM_VALUE (PF_MAIL_KIND_TIE_OPENED, "tie_opened"),
    G_DEFINE_ENUM_VALUE (PF_MAIL_KIND_TIE_NOT_OPENED, "tie_not_opened"),
    G_DEFINE_ENUM_VALUE (PF_MAIL_KIND_EMAIL_TAKEN, "email_taken"),
    G_DEFINE_ENUM_VALUE (PF_MAIL_KIND_FAMILY_KNOWN, "family_known"),
    G_DEFINE_ENUM_VALUE (PF_MAIL_KIND_SCHOOL_SUBMITTED, "school_submitted"),
    G_DEFINE_ENUM_VALUE (PF_MAIL_KIND_SCHOOL_VALIDATED, "school_validated"),
    G_DEFINE_ENUM_VALUE (PF_MAIL_KIND_SCHOOL_REFUSED, "school_refused"),
    G_DEFINE_ENUM_VALUE (PF_MAIL_KIND_SCHOOL_MORE_WANTED, "school_more_wanted"),
    G_DEFINE_ENUM_VALUE (PF_MAIL_KIND_SCHOOL_TOLD_SUBMITTED, "school_told_submitted"),
    G_DEFINE_ENUM_VALUE (PF_MAIL_KIND_SCHOOL_TOLD_VALIDATED, "school_told_validated"),
    G_DEFINE_ENUM_VALUE (PF_MAIL_KIND_SCHOOL_TOLD_REFUSED, "school_told_refused"),
    G_DEFINE_ENUM_VALUE (PF_MAIL_KIND_SCHOOL_TOLD_WITHDRAWN, "school_told_withdrawn"))

G_DEFINE_ENUM_TYPE (PfMailState,
                    pf_mail_state,
                    G_DEFINE_ENUM_VALUE (PF_MAIL_STATE_NONE, ""),
                    G_DEFINE_ENUM_VALUE (PF_MAIL_STATE_WAITING, "waiting"),
                    G_DEFINE_ENUM_VALUE (PF_MAIL_STATE_SENDING, "sending"),
                    G_DEFINE_ENUM_VALUE (PF_MAIL_STATE_SENT, "sent"),
                    G_DEFINE_ENUM_VALUE (PF_MAIL_STATE_FAILED, "failed"),
                    G_DEFINE_ENUM_VALUE (PF_MAIL_STATE_DROPPED, "dropped"))

static const PfField mail_fields[] = {
  PF_ID (PfMail, id, .read_only = true),
  PF_ENUM (PfMail, kind, PfMailKind, pf_mail_kind, .read_only = true),
  PF_ENUM (PfMail, state, PfMailState, pf_mail_state, .read_only = true),
  PF_ID (PfMail, account, .read_only = true),
  PF_ID (PfMail, application, .read_only = true),
  PF_TEXT (PfMail, recipient, .read_only = true),
  PF_TEXT (PfMail, name, .read_only = true),
  PF_TEXT (PfMail, invited_by, .read_only = true),
  PF_TEXT (PfMail, language, .read_only = true),
  PF_INSTANT (PfMail, created_at, .read_only = true),
  PF_INSTANT (PfMail, send_at, .read_only = true),
  PF_INSTANT (PfMail, sent_at, .read_only = true),
  PF_INTEGER (PfMail, attempts, .read_only = true),
  PF_TEXT (PfMail, message_id, .read_only = true),
  PF_TEXT (PfMail, failure, .read_only = true),
  PF_TEXT (PfMail, reason, .read_only = true),
  PF_TEXTS (PfMail, documents, .read_only = true),
  PF_BOOLEAN (PfMail, joined, .read_only = true),
  PF_ID (PfMail, adult, .read_only = true),
  PF_ENUM (PfMail, changed, PfChanged, pf_changed, .read_only = true),
  PF_TEXT (PfMail, value, .read_only = true),
  PF_TEXT (PfMail, child, .read_only = true),
  PF_TEXT (PfMail, school, .read_only = true),
  PF_TEXT (PfMail, school_year, .read_only = true),
  PF_ID (PfMail, owner, .read_only = true),
};

PF_DEFINE_RECORD (PfMail, pf_mail, "mail", mail_fields)

static const PfField demonstration_fields[] = {
  PF_ID (PfDemonstrationMail, id, .read_only = true),
  PF_TEXT (PfDemonstrationMail, recipient, .read_only = true),
  PF_TEXT (PfDemonstrationMail, subject, .read_only = true),
  PF_TEXT (PfDemonstrationMail, text, .read_only = true),
  PF_TEXT (PfDemonstrationMail, link, .read_only = true),
  PF_TEXT (PfDemonstrationMail, code, .read_only = true),
  PF_ENUM (PfDemonstrationMail, state, PfMailState, pf_mail_state, .read_only = true),
  PF_INSTANT (PfDemonstrationMail, created_at, .read_only = true),
};

PF_DEFINE_RECORD (PfDemonstrationMail,
                  pf_demonstration_mail,
                  "demonstration_mail",
                  demonstration_fields)

gint64
pf_mail_kind_get_span (PfMailKind kind)
{
  switch ((int) kind) {
  case PF_MAIL_KIND_ACTIVATION:
  case PF_MAIL_KIND_FAMILY_KNOWN:
  case PF_MAIL_KIND_AGENT_INVITATION:
    return PF_ACTIVATION_SPAN;
  case PF_MAIL_KIND_EMAIL_VERIFICATION:
    return PF_APPLICATION_SPAN;
  case PF_MAIL_KIND_GUARDIAN_INVITATION:
  case PF_MAIL_KIND_TIE_INVITATION:
    return PF_INVITATION_SPAN;
  case PF_MAIL_KIND_EMAIL_CHANGE:
    return PF_EMAIL_CHANGE_SPAN;
  default:
    return PF_RESET_SPAN;
  }
}

PfMail *
pf_mail_new (PfMailKind kind, const char *recipient, const char *language, PfInstant now)
{
  return g_object_new (PF_TYPE_MAIL,
                       "kind",
                       kind,
                       "state",
                       PF_MAIL_STATE_WAITING,
                       "recipient",
                       recipient,
                       "language",
                       language,
                       "created-at",
                       now,
                       "send-at",
                       now,
                       "attempts",
                       0,
                       NULL);
}

gint64
pf_mail_get_delay (int attempts)
{
  gint64 delay = FIRST_DELAY;

  for (int i = 1; i < attempts && delay < LAST_DELAY; i++)
    delay *= 2;
  return MIN (delay, LAST_DELAY);
}
