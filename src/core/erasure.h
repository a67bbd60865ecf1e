/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A person asks the town to erase what it holds about them. Agents answer: some of it the town must
 * keep.
 */
#pragma once

#include "core/record.h"

G_BEGIN_DECLS

/* Accounts are kept ten years after their year ends (article L. 123-22 of the commercial code). */
#define PF_INVOICE_YEARS 10

typedef enum
{
  PF_ERASURE_STATE_NONE,
  PF_ERASURE_STATE_WAITING,
  PF_ERASURE_STATE_DONE,
  PF_ERASURE_STATE_REFUSED,
  PF_ERASURE_STATE_WITHDRAWN, /* by who asked */
} PfErasureState;

#define PF_TYPE_ERASURE_STATE (pf_erasure_state_get_type ())
GType pf_erasure_state_get_type (void);

#define PF_TYPE_ERASURE_REQUEST (pf_erasure_request_get_type ())
G_DECLARE_FINAL_TYPE (PfErasureRequest, pf_erasure_request, PF, ERASURE_REQUEST, PfRecord)

struct _PfErasureRequest
{
  PfRecord parent_instance;

  PfId id;
  PfId account;
  PfErasureState state;
  PfInstant asked_at;
  PfInstant ended_at; /* 0: it waits */
  PfId decided_by;
  char *reason;
};

/* What who asks is told. */
#define PF_TYPE_ERASURE_NOTICE (pf_erasure_notice_get_type ())
G_DECLARE_FINAL_TYPE (PfErasureNotice, pf_erasure_notice, PF, ERASURE_NOTICE, PfRecord)

struct _PfErasureNotice
{
  PfRecord parent_instance;

  PfInstant asked_at;
  PfDate answer_until; /* the town answers on that day or before */
  int invoice_years;   /* that invoices stay, whatever it answers */
  char *detail;        /* the same in a sentence, in the language of the call */
};

/* The last day of the month that the town has to answer in (article 12 of the GDPR): the same day
 * of the month after, or that month's last.
 */
PfDate pf_erasure_get_last_day (PfDate asked_on);

G_END_DECLS
