/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Letting the other guardian in: what is typed, what came of it, and who has not answered yet.
 *
 * Signal "changed": what is written below is other than it was; "counted": only how long to wait
 * is, and what is in the way for as long. Signals of what the person asks for, each with a
 * PfInvitation: "invite", "withdraw".
 */
#pragma once

#include "core/account.h"
#include "core/household.h"
#include "core/invitation.h"

G_BEGIN_DECLS

/* What is in the way: several of what is typed may be, each at its place; of the rest, one is. */
typedef enum
{
  PF_INVITING_FAULT_NONE = 0,
  PF_INVITING_FAULT_FIRST_NAME = 1 << 0, /* of what is typed */
  PF_INVITING_FAULT_LAST_NAME = 1 << 1,
  PF_INVITING_FAULT_EMAIL = 1 << 2,
  PF_INVITING_FAULT_RESIDENCE = 1 << 3,
  PF_INVITING_FAULT_CHILDREN = 1 << 4,
  PF_INVITING_FAULT_NOT_ALLOWED = 1 << 5, /* of the household */
  PF_INVITING_FAULT_NOT_ACTIVE = 1 << 6,
  PF_INVITING_FAULT_TOO_MANY = 1 << 7, /* invitations: see retry_seconds */
  PF_INVITING_FAULT_WAY = 1 << 8,      /* the portal was not reached */
  PF_INVITING_FAULT_PORTAL = 1 << 9,
} PfInvitingFault;

/* Where who is invited lives: nobody is taken into a household by an oversight. */
typedef enum
{
  PF_INVITING_RESIDENCE_NONE, /* not said yet */
  PF_INVITING_RESIDENCE_HERE,
  PF_INVITING_RESIDENCE_ELSEWHERE,
} PfInvitingResidence;

#define PF_TYPE_INVITING (pf_inviting_get_type ())
G_DECLARE_FINAL_TYPE (PfInviting, pf_inviting, PF, INVITING, GObject)

/* Read its members straight from the struct; the functions below write them. */
struct _PfInviting
{
  GObject parent_instance;

  GListStore *waiting;  /* of PfInvitation: unanswered, or accepted and not checked yet */
  GListStore *children; /* of PfChild: the household's */
  GListStore *adults;   /* of PfAdult: its other guardians of whom no address is known */
  PfAdult *opened_for;  /* (nullable): the one whom the form was opened for */
  GHashTable *left_out; /* the ids of those whom they are no guardian of */
  PfInvitingResidence residence;
  gboolean is_open; /* the form is */
  gboolean busy;
  PfInvitingFault faults;
  guint n_faults;      /* attempts so far that had some: the same again is news */
  guint retry_seconds; /* until the portal takes another invitation of the household */
  char *invited;       /* (nullable): the address that was invited last */
  char *withdrawn;     /* (nullable): the address whose invitation was taken back last */
  PfInstant now;       /* by the portal's clock, when it last changed */
  GTimeZone *zone;     /* the town's */
};

PfInviting *pf_inviting_new (void);

/* Opens the form or closes it; what was said before is said no more. */
void pf_inviting_set_open (PfInviting *self, gboolean is_open);

/* The children of the household; a choice among them stays. */
void pf_inviting_set_children (PfInviting *self, GListModel *children);

/* The adults of the household. Of the other guardians, whoever has no address can be let in by an
 * invitation alone. @account: (nullable): of who invites
 */
void pf_inviting_set_adults (PfInviting *self, GListModel *adults, const PfAccount *account);

/* Whether @adult is to be proposed: nobody of that name is invited yet. */
gboolean pf_inviting_proposes (PfInviting *self, const PfAdult *adult);

/* Opens the form for @adult, who is of this household already. */
void pf_inviting_open_for (PfInviting *self, PfAdult *adult);

/* Whether where they live is to be said: without children there are no two homes of any. */
gboolean pf_inviting_asks_residence (PfInviting *self);

void pf_inviting_set_residence (PfInviting *self, PfInvitingResidence residence);

/* Says whether who lives elsewhere is a guardian of the child @id; at first, of each. */
void pf_inviting_choose_child (PfInviting *self, const char *id, gboolean chosen);
gboolean pf_inviting_is_chosen (PfInviting *self, const char *id);

/* Asks for an invitation, where what is typed can be one; else each fault is written down. */
void pf_inviting_invite (PfInviting *self,
                         const char *email,
                         const char *first_name,
                         const char *last_name);

/* Whether @invitation may still be taken back. */
gboolean pf_inviting_may_withdraw (const PfInvitation *invitation);

/* Asks for @invitation to be taken back. */
void pf_inviting_withdraw (PfInviting *self, PfInvitation *invitation);

/* Whether nobody may be invited just now. */
gboolean pf_inviting_is_held (PfInviting *self);

/* Whatever was asked for came to nothing. @retry_seconds: until it may be asked for again, or 0 */
void pf_inviting_fail (PfInviting *self, PfInvitingFault faults, guint retry_seconds);

/* One second has passed: whether the countdown goes on. */
gboolean pf_inviting_count_down (PfInviting *self);

/* It was done: the form closes. Each address: (nullable) */
void pf_inviting_succeed (PfInviting *self, const char *invited, const char *withdrawn);

/* Those that wait, as the portal has them. @items: of PfInvitation */
void pf_inviting_take (PfInviting *self, GPtrArray *items, PfInstant now);

/* Another household: nothing is known nor said of it. */
void pf_inviting_forget (PfInviting *self);

void pf_inviting_set_zone (PfInviting *self, GTimeZone *zone);

G_END_DECLS
