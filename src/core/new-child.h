/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A child that a family adds to its household: what it says of it. The same rules are asked by the
 * form before it sends, and by the portal.
 */
#pragma once

#include "core/child.h"
#include "core/errors.h"

G_BEGIN_DECLS

#define PF_TYPE_NEW_CHILD (pf_new_child_get_type ())
G_DECLARE_FINAL_TYPE (PfNewChild, pf_new_child, PF, NEW_CHILD, PfRecord)

struct _PfNewChild
{
  PfRecord parent_instance;

  char *first_name;
  char *last_name;
  PfDate birth_date;
  PfDate expected_on; /* until born */
  PfSex sex;          /* never asked for */
  char *birth_place;
};

/* The portal is for those who are not of age. */
#define PF_CHILD_MAX_YEARS 18

/* How far a birth may be ahead, and how long it may be overdue before it is to be told. */
#define PF_BIRTH_MAX_DAYS_AHEAD 300
#define PF_BIRTH_MAX_DAYS_LATE 30

/* Adds to @errors what its fields do not say: one of the two dates is there, the right one, and
 * within its bounds; what is not noted yet of a member.
 */
void pf_new_child_find_faults (const PfNewChild *self, PfDate today, PfErrors *errors);

/* Who of @children (of PfChild) it would be a second time (transfer none; the list holds it), or
 * NULL: the same first name, case and accents ignored, with the same date. Twins have two names.
 */
PfChild *pf_new_child_find_same (const PfNewChild *self, GListModel *children);

/* Whether two children are one and the same by that rule. */
gboolean pf_child_is_same (const PfChild *a, const PfChild *b);

/* The record to store (transfer full): of one household, until another is tied to it. */
PfChild *pf_new_child_build (const PfNewChild *self);

G_END_DECLS
