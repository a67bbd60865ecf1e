/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A person asks the town to erase what it holds about them. Agents answer: some of it the town must
 * keep.
 */
#pragma once

#include "core/problem.h"
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

/* A household of who asks: what of it stays, and what stands in the way. */
#define PF_TYPE_ERASURE_HOUSEHOLD (pf_erasure_household_get_type ())
G_DECLARE_FINAL_TYPE (PfErasureHousehold, pf_erasure_household, PF, ERASURE_HOUSEHOLD, PfRecord)

struct _PfErasureHousehold
{
  PfRecord parent_instance;

  PfId id;
  char *name;
  gboolean only_guardian; /* nobody else is a guardian there */
  GStrv children;         /* their first names: the eldest first */
  int n_to_come;          /* bookings in force, of today or later */
  int n_priced;           /* bookings with a price, which are kept with their invoices */
};

/* What an agent decides by. */
#define PF_TYPE_ERASURE_FILE (pf_erasure_file_get_type ())
G_DECLARE_FINAL_TYPE (PfErasureFile, pf_erasure_file, PF, ERASURE_FILE, PfRecord)

struct _PfErasureFile
{
  PfRecord parent_instance;

  PfDate answer_until;    /* the town answers on that day or before */
  int invoice_years;      /* that invoices, and the bookings that they are of, stay */
  int n_documents;        /* that are erased */
  int n_computers;        /* that are signed in, or trusted */
  PfProblem hindrance;    /* why it cannot be accepted now; none: it can */
  GListStore *households; /* of PfErasureHousehold */
};

/* Why data of a person with those @roles and @households (of PfErasureHousehold) cannot be erased
 * now: who works for the town leaves that work first, and bookings to come that no other guardian
 * answers for are not cancelled unseen.
 */
PfProblem pf_erasure_find_hindrance (PfRoles roles, GListModel *households);

/* How near the last day is. */
typedef enum
{
  PF_ERASURE_DELAY_FAR,
  PF_ERASURE_DELAY_NEAR, /* a week or less */
  PF_ERASURE_DELAY_PAST,
} PfErasureDelay;

PfErasureDelay pf_erasure_get_delay (PfDate answer_until, PfDate today);

/* The last day of the month that the town has to answer in (article 12 of the GDPR): the same day
 * of the month after, or that month's last.
 */
PfDate pf_erasure_get_last_day (PfDate asked_on);

G_END_DECLS
