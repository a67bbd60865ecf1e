/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Families as the desk looks them up: what is searched, what is found, the household that is open
 * with the fate of its mails, and the address that is being corrected.
 *
 * Read its members straight from the struct. Signal "changed": one of them is other than it was.
 * The page asks for things by functions and signals, which the application does: "search" (other
 * words), "opened" (another household is to be shown, or none), "send" (id of an adult), "assign"
 * (the same: whose the address is), "correct" (the form).
 */
#pragma once

#include "client/model/loading.h"
#include "core/mail-fate.h"
#include "core/problem.h"
#include "core/staff-household.h"

G_BEGIN_DECLS

/* What the agent must be told, near what they do. */
typedef enum
{
  PF_FAMILIES_NEWS_NONE,
  PF_FAMILIES_NEWS_SENT,      /* these three of about */
  PF_FAMILIES_NEWS_CORRECTED, /* see address */
  PF_FAMILIES_NEWS_ASSIGNED,
  PF_FAMILIES_NEWS_REFUSED,    /* see problem */
  PF_FAMILIES_NEWS_UNSENT,     /* no way to the portal: nothing was done */
  PF_FAMILIES_NEWS_UNANSWERED, /* it may have arrived: sent again, it counts once */
} PfFamiliesNews;

/* What a correction still wants: any of them. */
typedef enum
{
  PF_FAMILIES_LACK_NONE = 0,
  PF_FAMILIES_LACK_EMAIL = 1 << 0,
  PF_FAMILIES_LACK_CHECK = 1 << 1,
} PfFamiliesLack;

#define PF_TYPE_FAMILIES_MODEL (pf_families_model_get_type ())
G_DECLARE_FINAL_TYPE (PfFamiliesModel, pf_families_model, PF, FAMILIES_MODEL, GObject)

struct _PfFamiliesModel
{
  GObject parent_instance;

  char *words;        /* that are searched, without blanks around; never NULL */
  GListStore *found;  /* of PfStaffHousehold, by name */
  gboolean has_more;  /* than are found here */
  gboolean searching; /* what is found is of other words */
  PfLoading *loading; /* of what is found */

  char *selected;               /* (nullable): the id of the household that is open */
  PfStaffHousehold *household;  /* (nullable): until it came */
  char *etag;                   /* (nullable): with the household */
  PfLoading *household_loading; /* of the household */
  GListStore *mails;            /* of PfMailFate: to any of its adults, the newest first */

  PfId correcting; /* the adult whose address is being corrected; "": none */
  char *email;     /* as it is typed; never NULL */
  PfIdentityCheck check;
  PfFamiliesLack lack; /* once it was tried */
  char *key;           /* the same as long as what is asked is the same, for sending it twice */

  gboolean sending;
  PfFamiliesNews news;
  PfProblem problem;
  guint retry_seconds; /* with the problem */
  char *about;         /* (nullable): the adult's name */
  char *others;        /* (nullable): of those who keep no address any more */
  gboolean had_none;   /* the adult had no address before */
  char *address;       /* (nullable): that was told */
  guint n_news;        /* so far: the same again is news */

  GPtrArray *sharers; /* of PfAddressSharer: with whom the adult shared the address */
  GListStore *to_ask; /* the same: who keep none since then, and have given no other one yet */
};

PfFamiliesModel *pf_families_model_new (void);

/* ---- for the page */

void pf_families_model_search (PfFamiliesModel *self, const char *words);

/* Opens a household that is found, or none. @id: (nullable) */
void pf_families_model_select (PfFamiliesModel *self, const char *id);

/* Where the open household stands among those found, or G_MAXUINT. */
guint pf_families_model_get_position (PfFamiliesModel *self);

/* Has the link mailed anew. */
void pf_families_model_send (PfFamiliesModel *self, const char *adult);

/* The address that several gave is that one's. */
void pf_families_model_assign (PfFamiliesModel *self, const char *adult);

/* Whether the adult lost the address by that, and has given no other one yet. */
gboolean pf_families_model_is_to_ask (PfFamiliesModel *self, const char *adult);

/* Who is to be asked for theirs in another household than the open one (transfer none), or NULL. */
PfAddressSharer *pf_families_model_get_next (PfFamiliesModel *self);

/* Opens that household, and the form for them. */
void pf_families_model_ask_next (PfFamiliesModel *self);

/* Begins to correct an address, or leaves it. @adult: (nullable) */
void pf_families_model_begin (PfFamiliesModel *self, const char *adult);
void pf_families_model_set_email (PfFamiliesModel *self, const char *email);
void pf_families_model_set_check (PfFamiliesModel *self, PfIdentityCheck check);

/* Asks for the correction, where it is whole; else says what it lacks. */
void pf_families_model_correct (PfFamiliesModel *self);

/* ---- for the application */

/* What the words found. */
void pf_families_model_take_found (PfFamiliesModel *self, GPtrArray *households, gboolean has_more);

void pf_families_model_take_household (PfFamiliesModel *self,
                                       PfStaffHousehold *household,
                                       const char *etag);

/* Those of one adult, or more: each is there once. */
void pf_families_model_take_mails (PfFamiliesModel *self, GPtrArray *mails);

/* What was asked for is done. @household: (nullable): as it is now, with its etag */
void pf_families_model_take_done (PfFamiliesModel *self,
                                  PfFamiliesNews news,
                                  PfStaffHousehold *household,
                                  const char *etag);

/* It is not. @problem: where it was refused */
void pf_families_model_fail (PfFamiliesModel *self,
                             PfFamiliesNews news,
                             PfProblem problem,
                             guint retry_seconds);

G_END_DECLS
