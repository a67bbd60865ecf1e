/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What became of a mail, for the agents who help its recipient: never what it said.
 */
#pragma once

#include "core/mail.h"

G_BEGIN_DECLS

#define PF_TYPE_MAIL_FATE (pf_mail_fate_get_type ())
G_DECLARE_FINAL_TYPE (PfMailFate, pf_mail_fate, PF, MAIL_FATE, PfRecord)

struct _PfMailFate
{
  PfRecord parent_instance;

  PfId id;
  PfMailKind kind;
  PfMailState state;
  char *recipient;
  PfInstant created_at;
  PfInstant send_at; /* the next attempt; 0: none */
  PfInstant sent_at;
  int attempts;
  char *failure; /* (nullable): what the mail server said last */
  PfId adult;    /* of whom an agent had it sent; "": nobody did */
};

/* Whose mails, in which state: what GET /v1/staff/mails takes. */
#define PF_TYPE_MAIL_QUERY (pf_mail_query_get_type ())
G_DECLARE_FINAL_TYPE (PfMailQuery, pf_mail_query, PF, MAIL_QUERY, PfRecord)

struct _PfMailQuery
{
  PfRecord parent_instance;

  PfId adult;        /* "": everybody's */
  PfMailState state; /* none: each */
  int limit;
  PfId after; /* the last mail of the page before */
};

/* Why a mail was not taken, as far as the server's words tell. */
typedef enum
{
  PF_MAIL_FAULT_NONE,
  PF_MAIL_FAULT_OTHER,
  PF_MAIL_FAULT_UNKNOWN_RECIPIENT, /* there is no such address */
  PF_MAIL_FAULT_MAILBOX_FULL,
  PF_MAIL_FAULT_REFUSED,   /* by a rule of that server, as unwanted */
  PF_MAIL_FAULT_LATER,     /* it asks to be tried again */
  PF_MAIL_FAULT_NO_SERVER, /* no way to it */
  PF_MAIL_FAULT_LINK_OVER, /* its link opens nothing any more: not sent for that */
} PfMailFault;

#define PF_TYPE_MAIL_FAULT (pf_mail_fault_get_type ())
GType pf_mail_fault_get_type (void);

/* @failure: (nullable): as the mail has it; by RFC 3463 and RFC 5321, section 4.2 */
PfMailFault pf_mail_fault_from_failure (const char *failure);

G_END_DECLS
