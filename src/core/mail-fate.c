/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/mail-fate.h"

#include <string.h>

static const PfField fate_fields[] = {
  PF_ID (PfMailFate, id, .read_only = true),
  PF_ENUM (PfMailFate, kind, PfMailKind, pf_mail_kind, .read_only = true),
  PF_ENUM (PfMailFate, state, PfMailState, pf_mail_state, .read_only = true),
  PF_TEXT (PfMailFate, recipient, .read_only = true),
  PF_INSTANT (PfMailFate, created_at, .read_only = true),
  PF_INSTANT (PfMailFate, send_at, .read_only = true),
  PF_INSTANT (PfMailFate, sent_at, .read_only = true),
  PF_INTEGER (PfMailFate, attempts, .read_only = true),
  PF_TEXT (PfMailFate, failure, .read_only = true),
  PF_ID (PfMailFate, adult, .read_only = true),
};

PF_DEFINE_RECORD (PfMailFate, pf_mail_fate, "mail_fate", fate_fields)

static const PfField query_fields[] = {
  PF_ID (PfMailQuery, adult),
  PF_ENUM (PfMailQuery, state, PfMailState, pf_mail_state),
  PF_INTEGER (PfMailQuery, limit, .min = 1, .max = 200),
  PF_ID (PfMailQuery, after),
};

PF_DEFINE_RECORD (PfMailQuery, pf_mail_query, "mail_query", query_fields)

G_DEFINE_ENUM_TYPE (PfMailFault,
                    pf_mail_fault,
                    G_DEFINE_ENUM_VALUE (PF_MAIL_FAULT_NONE, ""),
                    G_DEFINE_ENUM_VALUE (PF_MAIL_FAULT_OTHER, "other"),
                    G_DEFINE_ENUM_VALUE (PF_MAIL_FAULT_UNKNOWN_RECIPIENT, "unknown_recipient"),
                    G_DEFINE_ENUM_VALUE (PF_MAIL_FAULT_MAILBOX_FULL, "mailbox_full"),
                    G_DEFINE_ENUM_VALUE (PF_MAIL_FAULT_REFUSED, "refused"),
                    G_DEFINE_ENUM_VALUE (PF_MAIL_FAULT_LATER, "later"),
                    G_DEFINE_ENUM_VALUE (PF_MAIL_FAULT_NO_SERVER, "no_server"),
                    G_DEFINE_ENUM_VALUE (PF_MAIL_FAULT_LINK_OVER, "link_over"))

/* The enhanced code, behind the class: the first that fits. */
static const struct
{
  const char *code;
  PfMailFault fault;
} enhanced[] = {
  { ".1.1", PF_MAIL_FAULT_UNKNOWN_RECIPIENT },
  { ".1.2", PF_MAIL_FAULT_UNKNOWN_RECIPIENT },
  { ".1.3", PF_MAIL_FAULT_UNKNOWN_RECIPIENT },
  { ".1.10", PF_MAIL_FAULT_UNKNOWN_RECIPIENT },
  { ".2.1", PF_MAIL_FAULT_UNKNOWN_RECIPIENT },
  { ".2.2", PF_MAIL_FAULT_MAILBOX_FULL },
  { ".7.", PF_MAIL_FAULT_REFUSED },
};

/* "550 5.1.1 …" */
static PfMailFault
read_enhanced (const char *failure)
{
  const char *code = failure + 5;

  for (gsize i = 0; i < G_N_ELEMENTS (enhanced); i++) {
    gsize length = strlen (enhanced[i].code);

    if (strncmp (code, enhanced[i].code, length) == 0 &&
        (enhanced[i].code[length - 1] == '.' || !g_ascii_isdigit (code[length])))
      return enhanced[i].fault;
  }
  return PF_MAIL_FAULT_NONE;
}

static PfMailFault
read_reply (const char *failure)
{
  gboolean has_enhanced =
      strlen (failure) > 7 && failure[3] == ' ' && failure[4] == failure[0] && failure[5] == '.';
  PfMailFault fault = has_enhanced ? read_enhanced (failure) : PF_MAIL_FAULT_NONE;

  if (fault == PF_MAIL_FAULT_REFUSED && *failure == '4')
    return PF_MAIL_FAULT_LATER; /* as greylists say it */
  if (fault != PF_MAIL_FAULT_NONE)
    return fault;
  if (strncmp (failure, "550", 3) == 0 || strncmp (failure, "553", 3) == 0)
    return PF_MAIL_FAULT_UNKNOWN_RECIPIENT;
  if (strncmp (failure, "552", 3) == 0 || strncmp (failure, "452", 3) == 0)
    return PF_MAIL_FAULT_MAILBOX_FULL;
  return *failure == '4' ? PF_MAIL_FAULT_LATER : PF_MAIL_FAULT_REFUSED;
}

PfMailFault
pf_mail_fault_from_failure (const char *failure)
{
  if (failure == NULL || *failure == '\0')
    return PF_MAIL_FAULT_NONE;
  if ((*failure == '4' || *failure == '5') && g_ascii_isdigit (failure[1]) &&
      g_ascii_isdigit (failure[2]))
    return read_reply (failure);
  if (g_str_equal (failure, PF_MAIL_FAILURE_LINK))
    return PF_MAIL_FAULT_LINK_OVER;
  return strstr (failure, "connect") != NULL || strstr (failure, "resolve") != NULL ||
                 strstr (failure, "Timeout") != NULL
             ? PF_MAIL_FAULT_NO_SERVER
             : PF_MAIL_FAULT_OTHER;
}
