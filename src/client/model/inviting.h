/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Letting the other guardian in: what is typed, what came of it, and who has not answered yet.
 *
 * Signal "changed": what is written below is other than it was. Signals of what the person asks
 * for: "invite" (e-mail, first name, last name), "withdraw" (PfInvitation).
 */
#pragma once

#include "core/invitation.h"

G_BEGIN_DECLS

typedef enum
{
  PF_INVITING_FAULT_NONE,
  PF_INVITING_FAULT_FIRST_NAME, /* of what is typed */
  PF_INVITING_FAULT_LAST_NAME,
  PF_INVITING_FAULT_EMAIL,
  PF_INVITING_FAULT_NOT_ALLOWED, /* of the household */
  PF_INVITING_FAULT_NOT_ACTIVE,
  PF_INVITING_FAULT_TOO_MANY,
  PF_INVITING_FAULT_WAY, /* the portal was not reached */
  PF_INVITING_FAULT_PORTAL,
} PfInvitingFault;

#define PF_TYPE_INVITING (pf_inviting_get_type ())
G_DECLARE_FINAL_TYPE (PfInviting, pf_inviting, PF, INVITING, GObject)

/* Read its members straight from the struct; the functions below write them. */
struct _PfInviting
{
  GObject parent_instance;

  GListStore *waiting; /* of PfInvitation */
  gboolean is_open;    /* the form is */
  gboolean busy;
  PfInvitingFault fault;
  char *invited;   /* (nullable): the address that was invited last */
  char *withdrawn; /* (nullable): the address whose invitation was taken back last */
  PfInstant now;   /* by the portal's clock, when it last changed */
  GTimeZone *zone; /* the town's */
};

PfInviting *pf_inviting_new (void);

/* Opens the form or closes it; what was said before is said no more. */
void pf_inviting_set_open (PfInviting *self, gboolean is_open);

/* Asks for an invitation, where what is typed can be one; else its fault is the first. */
void pf_inviting_invite (PfInviting *self,
                         const char *email,
                         const char *first_name,
                         const char *last_name);

/* Asks for @invitation to be taken back. */
void pf_inviting_withdraw (PfInviting *self, PfInvitation *invitation);

/* Whatever was asked for came to nothing. */
void pf_inviting_fail (PfInviting *self, PfInvitingFault fault);

/* It was done: the form closes. Each address: (nullable) */
void pf_inviting_succeed (PfInviting *self, const char *invited, const char *withdrawn);

/* Those that wait, as the portal has them. @items: of PfInvitation */
void pf_inviting_take (PfInviting *self, GPtrArray *items, PfInstant now);

/* Another household: nothing is known nor said of it. */
void pf_inviting_forget (PfInviting *self);

void pf_inviting_set_zone (PfInviting *self, GTimeZone *zone);

G_END_DECLS
