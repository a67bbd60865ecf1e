/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the family has chosen and not yet validated, and what the last order refused. Choices are
 * known by child and session, so that they stay while other months are looked at.
 */
#pragma once

#include "client/model/cell-look.h"

G_BEGIN_DECLS

/* The most that one order takes. */
#define PF_PLANNING_MAX_CHOICES 400

typedef struct
{
  PfId child;
  PfId session;
  PfCellChoice choice;
  PfPlanningState state; /* of the cell when it was chosen */
  PfMoney cents;         /* what it adds to the bills */
  PfInstant shuts_at;    /* when it can no longer be sent, or 0 */
  PfDate date;
  const char *child_name; /* interned, for a sentence when the cell is out of sight */
  const char *slot_name;
  guint position; /* in the order of choosing */
} PfPlanningChoice;

/* How many of each kind, and what they come to. */
typedef struct
{
  guint n;
  guint n_booked;
  guint n_waiting;
  guint n_cancelled;
  guint n_late; /* of those cancelled: still billed, wholly or in part */
  guint n_absent;
  PfMoney cents;
} PfPlanningSum;

typedef struct _PfPlanningChoices PfPlanningChoices;

PfPlanningChoices *pf_planning_choices_new (void);
void pf_planning_choices_free (PfPlanningChoices *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PfPlanningChoices, pf_planning_choices_free)

/* NULL where nothing is chosen (transfer none, until the next change). */
const PfPlanningChoice *pf_planning_choices_find (PfPlanningChoices *self,
                                                  const char *child,
                                                  const char *session);

/* Replaces what was chosen there; PF_BOOKING_ACTION_NONE takes it away. FALSE where there are
 * PF_PLANNING_MAX_CHOICES already.
 */
gboolean pf_planning_choices_set (PfPlanningChoices *self, const PfPlanningChoice *choice);
void pf_planning_choices_remove (PfPlanningChoices *self, const char *child, const char *session);
void pf_planning_choices_clear (PfPlanningChoices *self);

/* Removes what can no longer be sent at @now, and returns how many those were. */
guint pf_planning_choices_expire (PfPlanningChoices *self, PfInstant now);

/* Why the last order refused a cell, or PF_PROBLEM_NONE. */
PfProblem pf_planning_choices_get_problem (PfPlanningChoices *self,
                                           const char *child,
                                           const char *session);
void pf_planning_choices_set_problem (PfPlanningChoices *self,
                                      const char *child,
                                      const char *session,
                                      PfProblem problem);
void pf_planning_choices_clear_problems (PfPlanningChoices *self);

/* Notes where the next undo goes back to. FALSE from undo: there is nothing to undo. */
void pf_planning_choices_mark (PfPlanningChoices *self);
gboolean pf_planning_choices_undo (PfPlanningChoices *self);
gboolean pf_planning_choices_can_undo (PfPlanningChoices *self);
void pf_planning_choices_forget_marks (PfPlanningChoices *self);

/* All of them: PfPlanningChoice (transfer full), in the order of choosing. */
GArray *pf_planning_choices_list (PfPlanningChoices *self);

PfPlanningSum pf_planning_choices_get_sum (PfPlanningChoices *self);

/* All of them (transfer full) as the portal takes them, in the order of choosing. */
PfBookingOrder *pf_planning_choices_to_order (PfPlanningChoices *self, const char *household);

G_END_DECLS
