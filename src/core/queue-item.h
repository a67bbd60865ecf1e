/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One item of the agents' queue with all that helps to decide it.
 */
#pragma once

#include "core/address.h"
#include "core/document.h"
#include "core/erasure.h"
#include "core/guardian-tie.h"
#include "core/household-change.h"
#include "core/queue.h"
#include "core/school-enrolment.h"

G_BEGIN_DECLS

/* Who asks. */
#define PF_TYPE_QUEUE_PERSON (pf_queue_person_get_type ())
G_DECLARE_FINAL_TYPE (PfQueuePerson, pf_queue_person, PF, QUEUE_PERSON, PfRecord)

struct _PfQueuePerson
{
  PfRecord parent_instance;

  PfId id; /* of the account */
  char *first_name;
  char *last_name;
  char *email;
  char *phone;
};

/* What they say of their household. */
#define PF_TYPE_QUEUE_HOUSEHOLD (pf_queue_household_get_type ())
G_DECLARE_FINAL_TYPE (PfQueueHousehold, pf_queue_household, PF, QUEUE_HOUSEHOLD, PfRecord)

struct _PfQueueHousehold
{
  PfRecord parent_instance;

  PfId id;
  char *name;
  PfAddress *address;
};

#define PF_TYPE_QUEUE_CHILD (pf_queue_child_get_type ())
G_DECLARE_FINAL_TYPE (PfQueueChild, pf_queue_child, PF, QUEUE_CHILD, PfRecord)

struct _PfQueueChild
{
  PfRecord parent_instance;

  char *first_name;
  PfDate birth_date;
  PfDate expected_on; /* until born */
};

/* A household that the town has, and that may be theirs. */
#define PF_TYPE_QUEUE_CANDIDATE (pf_queue_candidate_get_type ())
G_DECLARE_FINAL_TYPE (PfQueueCandidate, pf_queue_candidate, PF, QUEUE_CANDIDATE, PfRecord)

struct _PfQueueCandidate
{
  PfRecord parent_instance;

  PfId household;
  char *name;
  PfAddress *address;
  GStrv adults;         /* their names */
  GListStore *children; /* of PfQueueChild */
  GStrv signs;          /* words of PfSign, see core/resemblance.h: the strongest first */
};

/* What the program looked at by itself. */
#define PF_TYPE_QUEUE_CHECK (pf_queue_check_get_type ())
G_DECLARE_FINAL_TYPE (PfQueueCheck, pf_queue_check, PF, QUEUE_CHECK, PfRecord)

struct _PfQueueCheck
{
  PfRecord parent_instance;

  char *code;
  gboolean ok;
};

#define PF_TYPE_QUEUE_ITEM (pf_queue_item_get_type ())
G_DECLARE_FINAL_TYPE (PfQueueItem, pf_queue_item, PF, QUEUE_ITEM, PfRecord)

struct _PfQueueItem
{
  PfRecord parent_instance;

  PfId id;
  PfQueueKind kind;
  PfQueueState state;
  char *first_name;
  char *last_name;
  char *address;     /* in one line */
  PfChanged changed; /* of a household change */
  char *child;       /* of a school enrolment: the first name */
  PfInstant submitted_at;
  int n_candidates;
  char *opened_by;        /* the agent who has it on screen, where that is not the caller */
  PfInstant opened_until; /* whoever has it */
  PfInstant decided_at;
  PfQueuePerson *account;
  PfQueueHousehold *household;
  PfHouseholdChange *change; /* (nullable): what is to be decided of the household */
  PfErasureFile *erasure;    /* (nullable): of an erasure */
  PfTieFile *tie;            /* (nullable): of a guardian who lives elsewhere */
  PfSchoolFile *school_file; /* (nullable): of a child's enrolment at school */
  GListStore *children;      /* of PfQueueChild: of a new account's own household */
  GListStore *documents;     /* of PfDocument */
  GListStore *candidates;    /* of PfQueueCandidate: who resembles most first */
  GListStore *checks;        /* of PfQueueCheck */
  GListStore *history;       /* of PfQueuePast: the last first */
  PfInstant undo_until;      /* 0: nothing can be undone */
  int version;
};

/* Why @self cannot be accepted now, whatever its state; none: it can. */
PfProblem pf_queue_item_get_hindrance (const PfQueueItem *self);

/* Whether @self may be decided so as it is now. */
gboolean pf_queue_item_may_get (const PfQueueItem *self, PfQueueVerdict verdict);

/* Looks at the documents of an item: whether there is a proof of address, and one of them was
 * issued in the three months before it was handed in. Adds what it finds to @checks.
 */
void pf_queue_check_documents (GListModel *documents, GTimeZone *zone, GListStore *checks);

G_END_DECLS
