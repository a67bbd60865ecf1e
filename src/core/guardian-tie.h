/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A guardian who lives elsewhere: the tie to the children of another household, which an agent
 * checks before these live in two.
 */
#pragma once

#include "core/address.h"
#include "core/problem.h"
#include "core/record.h"

G_BEGIN_DECLS

/* Whether a child may be of one household more: @lives_there, in that of the guardian who invited,
 * and has no second one. Custody patterns have two sides.
 */
gboolean pf_tie_may_link (gboolean lives_there, guint n_households);

#define PF_TYPE_TIED_CHILD (pf_tied_child_get_type ())
G_DECLARE_FINAL_TYPE (PfTiedChild, pf_tied_child, PF, TIED_CHILD, PfRecord)

struct _PfTiedChild
{
  PfRecord parent_instance;

  PfId id;
  char *first_name;
  char *last_name;
  PfDate birth_date;
  gboolean may_be_tied; /* is of the inviting household still, and of no second one */
  gboolean has_left;    /* is of the inviting household no more */
  gboolean tied;        /* is of the household of who asks */
};

/* What an agent decides by. */
#define PF_TYPE_TIE_FILE (pf_tie_file_get_type ())
G_DECLARE_FINAL_TYPE (PfTieFile, pf_tie_file, PF, TIE_FILE, PfRecord)

struct _PfTieFile
{
  PfRecord parent_instance;

  char *invited_by; /* (nullable): the name of the guardian who did, until that is erased */
  PfInstant invited_at;
  PfId household; /* in which the children live: that of who invited */
  char *household_name;
  PfAddress *address;   /* of that household */
  GStrv adults;         /* the names of that household's */
  GListStore *children; /* of PfTiedChild: those named in the invitation, the eldest first */
  gboolean opens;       /* accepting opens a household; FALSE: who asks has one already */
  PfProblem hindrance;  /* why it cannot be accepted now; none: it can */
};

/* Why a tie to those @children (of PfTiedChild) cannot be accepted now. @undecided: the account of
 * who asks waits for an agent too, who decides it first
 */
PfProblem pf_tie_find_hindrance (GListModel *children, gboolean undecided);

G_END_DECLS
