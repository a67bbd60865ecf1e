/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A guardian adds a child to the household: what is typed, and what came of it.
 *
 * Signal "changed": what is written below is other than it was. Signal "add" (with a PfNewChild):
 * the person asks for it, under the key at hand.
 */
#pragma once

#include "core/new-child.h"

G_BEGIN_DECLS

/* What is in the way: several of what is typed may be, each at its place; of the rest, one is. */
typedef enum
{
  PF_ADDING_CHILD_FAULT_NONE = 0,
  PF_ADDING_CHILD_FAULT_FIRST_NAME = 1 << 0, /* of what is typed */
  PF_ADDING_CHILD_FAULT_LAST_NAME = 1 << 1,
  PF_ADDING_CHILD_FAULT_DATE = 1 << 2,          /* see date_code */
  PF_ADDING_CHILD_FAULT_ALREADY_THERE = 1 << 3, /* in the household: see same */
  PF_ADDING_CHILD_FAULT_NOT_ALLOWED = 1 << 4,
  PF_ADDING_CHILD_FAULT_WAY = 1 << 5, /* the portal was not reached */
  PF_ADDING_CHILD_FAULT_PORTAL = 1 << 6,
} PfAddingChildFault;

#define PF_TYPE_ADDING_CHILD (pf_adding_child_get_type ())
G_DECLARE_FINAL_TYPE (PfAddingChild, pf_adding_child, PF, ADDING_CHILD, GObject)

/* Read its members straight from the struct; the functions below write them. */
struct _PfAddingChild
{
  GObject parent_instance;

  GListModel *children; /* of PfChild: the household's */
  PfDate today;         /* by the portal's clock */
  gboolean is_open;     /* the form is */
  gboolean unborn;      /* the day is that on which the child is expected */
  gboolean busy;
  PfAddingChildFault faults;
  const char *date_code; /* what is wrong with the day, as the contract names it */
  guint n_faults;        /* attempts so far that had some: the same again is news */
  char *same;            /* (nullable): who is there already */
  char *added;           /* (nullable): the first name of who was added last */
  PfNewChild *sent;      /* (nullable): what is on its way, or may have arrived */
  char *key;             /* of it: sent again, the portal does it once */
};

PfAddingChild *pf_adding_child_new (void);

/* Opens the form or closes it; what was said before is said no more. */
void pf_adding_child_set_open (PfAddingChild *self, gboolean is_open);

void pf_adding_child_set_unborn (PfAddingChild *self, gboolean unborn);
void pf_adding_child_set_children (PfAddingChild *self, GListModel *children);
void pf_adding_child_set_today (PfAddingChild *self, PfDate today);

/* Asks for the child, where what is typed can be one; else each fault is written down.
 * @date: as people write a day
 */
void pf_adding_child_add (PfAddingChild *self,
                          const char *first_name,
                          const char *last_name,
                          const char *date);

/* It came to nothing. @date_code: (nullable): with a fault of the day */
void pf_adding_child_fail (PfAddingChild *self, PfAddingChildFault faults, const char *date_code);

/* It was done: the form closes. */
void pf_adding_child_succeed (PfAddingChild *self);

/* Another household: nothing was typed nor said of it. */
void pf_adding_child_forget (PfAddingChild *self);

G_END_DECLS
