/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A guardian invites the other one by mail: who has the mail, and accepts, is of the household from
 * then on; or, where they live elsewhere, asks an agent for a household of their own, in which the
 * children live too.
 */
#pragma once

#include "core/address.h"
#include "core/errors.h"
#include "core/record.h"

G_BEGIN_DECLS

/* How long the mail's link and code hold. */
#define PF_INVITATION_SPAN (72 * G_TIME_SPAN_HOUR)

/* One mail to one address in so long. */
#define PF_INVITATION_RESEND_SPAN (1 * G_TIME_SPAN_HOUR)

typedef enum
{
  PF_INVITATION_STATE_NONE,
  PF_INVITATION_STATE_WAITING,
  PF_INVITATION_STATE_ACCEPTED,
} PfInvitationState;

#define PF_TYPE_INVITATION_STATE (pf_invitation_state_get_type ())
GType pf_invitation_state_get_type (void);

#define PF_TYPE_INVITATION (pf_invitation_get_type ())
G_DECLARE_FINAL_TYPE (PfInvitation, pf_invitation, PF, INVITATION, PfRecord)

struct _PfInvitation
{
  PfRecord parent_instance;

  PfId id;
  PfId household;
  char *email; /* folded, once it is kept */
  char *first_name;
  char *last_name;
  gboolean lives_elsewhere; /* has a household of their own, once an agent has looked */
  GStrv children;           /* ids: whom they are a guardian of, where they live elsewhere */
  PfInvitationState state;
  PfInstant asked_at;   /* the last time */
  PfInstant expires_at; /* counted anew when the mail is written */
  PfId invited_by;      /* accounts */
  PfId accepted_by;
  PfInstant accepted_at;
  PfId mail; /* the last one */
};

/* What who is signed in says when they accept an invitation. */
#define PF_TYPE_INVITATION_ACCEPTANCE (pf_invitation_acceptance_get_type ())
G_DECLARE_FINAL_TYPE (PfInvitationAcceptance,
                      pf_invitation_acceptance,
                      PF,
                      INVITATION_ACCEPTANCE,
                      PfRecord)

struct _PfInvitationAcceptance
{
  PfRecord parent_instance;

  PfAddress *address; /* (nullable): theirs, where they live elsewhere and have no household yet */
};

/* The same, by who has the mail's code rather than its link. */
#define PF_TYPE_CODE_ACCEPTANCE (pf_code_acceptance_get_type ())
G_DECLARE_FINAL_TYPE (PfCodeAcceptance, pf_code_acceptance, PF, CODE_ACCEPTANCE, PfRecord)

struct _PfCodeAcceptance
{
  PfRecord parent_instance;

  char *email; /* where the mail went */
  char *code;
  PfAddress *address; /* (nullable): as above */
};

/* What a request's table cannot say: names lead nowhere, as an account bears them later; who lives
 * elsewhere is a guardian of some of @children (of PfChild), those of the household.
 */
void pf_invitation_find_faults (const PfInvitation *self, GListModel *children, PfErrors *errors);

G_END_DECLS
