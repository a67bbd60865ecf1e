/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The planning that a family looks at: the last answer of the portal laid out in lines and items,
 * the choices on it, and how fresh it all is. An answer is taken in in place, nothing is ever
 * cleared to be filled again: focus and scrolling stay where they are.
 *
 * The model has no clock: whoever owns it tells it the server's time, at the latest at
 * pf_planning_model_get_next_change().
 *
 * Signals: "choices-changed" when what is chosen, or what it comes to, is different; "taken" when
 * the days, the children or the deadlines may be.
 */
#pragma once

#include "client/model/planning-choices.h"
#include "client/model/planning-line.h"
#include "client/model/planning-outcome.h"

G_BEGIN_DECLS

typedef enum
{
  PF_PLANNING_SITUATION_LOADING, /* nothing is known yet */
  PF_PLANNING_SITUATION_FRESH,
  PF_PLANNING_SITUATION_CACHED, /* an older answer, being brought up to date */
  PF_PLANNING_SITUATION_OFFLINE,
  PF_PLANNING_SITUATION_SENDING,
  PF_PLANNING_SITUATION_UNANSWERED, /* sent, and the network was lost before the answer */
  PF_PLANNING_SITUATION_RESULTS,
  PF_PLANNING_SITUATION_FAILED, /* the portal answered that it cannot */
} PfPlanningSituation;

#define PF_TYPE_PLANNING_SITUATION (pf_planning_situation_get_type ())
GType pf_planning_situation_get_type (void);

/* What a child's lines say as a whole. */
typedef enum
{
  PF_PLANNING_CHILD_NOT_ENROLLED,
  PF_PLANNING_CHILD_NOTHING_BOOKED,
  PF_PLANNING_CHILD_BOOKED,
} PfPlanningChildSituation;

#define PF_TYPE_PLANNING_MODEL (pf_planning_model_get_type ())
G_DECLARE_FINAL_TYPE (PfPlanningModel, pf_planning_model, PF, PLANNING_MODEL, GObject)

PfPlanningModel *pf_planning_model_new (void);

/* Takes an answer of the portal in, got at @now. */
void pf_planning_model_take (PfPlanningModel *self, PfPlanning *planning, PfInstant now);

/* The last answer (transfer none), or NULL. */
PfPlanning *pf_planning_model_get_planning (PfPlanningModel *self);

/* Of PfPlanningLine (transfer none), in the order of the answer: child by child. */
GListModel *pf_planning_model_get_lines (PfPlanningModel *self);

/* When the answer was got. */
PfInstant pf_planning_model_get_taken_at (PfPlanningModel *self);

PfPlanningChildSituation pf_planning_model_get_child_situation (PfPlanningModel *self,
                                                                const char *child);

/* Whether one of the children has a second household. */
gboolean pf_planning_model_has_shared_child (PfPlanningModel *self);

/* The server's time, as last told. Cells whose deadline has passed lock, and choices that can no
 * longer be sent are dropped and counted.
 */
void pf_planning_model_set_now (PfPlanningModel *self, PfInstant now);
PfInstant pf_planning_model_get_now (PfPlanningModel *self);
guint pf_planning_model_get_n_expired (PfPlanningModel *self);

/* How many were dropped because their day is not as it was when they were made: another device
 * settled it, or it is no longer to be had.
 */
guint pf_planning_model_get_n_settled (PfPlanningModel *self);

/* When the choices were last kept, where they were taken up from another time and none was made
 * since; else 0.
 */
PfInstant pf_planning_model_get_restored_at (PfPlanningModel *self);

/* The portal's time zone, which all its days and hours are of: Europe/Paris until told. */
void pf_planning_model_set_zone (PfPlanningModel *self, GTimeZone *zone);
GTimeZone *pf_planning_model_get_zone (PfPlanningModel *self);

/* The day it is there. */
PfDate pf_planning_model_get_today (PfPlanningModel *self);

/* The next instant at which set_now() changes a cell by itself, or 0. */
PfInstant pf_planning_model_get_next_change (PfPlanningModel *self);

/* The deadline that closes next (transfer none), or NULL. */
PfPlanningDeadline *pf_planning_model_get_next_deadline (PfPlanningModel *self);

/* @since: when the network was lost, or when the shown answer was got. */
void pf_planning_model_set_situation (PfPlanningModel *self,
                                      PfPlanningSituation situation,
                                      PfInstant since);
PfPlanningSituation pf_planning_model_get_situation (PfPlanningModel *self);
PfInstant pf_planning_model_get_since (PfPlanningModel *self);

/* Chooses what a click on the item asks for, or takes its choice away. FALSE where it is locked:
 * the caller explains.
 */
gboolean pf_planning_model_toggle (PfPlanningModel *self, PfPlanningItem *item);

/* The day of the last answer (transfer none), or NULL outside it. */
PfPlanningDay *pf_planning_model_get_day (PfPlanningModel *self, PfDate date);

/* Whether toggle() would do something. */
gboolean pf_planning_model_may_toggle (PfPlanningModel *self, PfPlanningItem *item);

/* Makes @choice of the item, where that is possible now. */
gboolean pf_planning_model_choose (PfPlanningModel *self,
                                   PfPlanningItem *item,
                                   const PfCellChoice *choice);
gboolean pf_planning_model_may_choose (PfPlanningModel *self,
                                       PfPlanningItem *item,
                                       const PfCellChoice *choice);

/* All that is chosen between the two is undone at once. */
void pf_planning_model_begin_step (PfPlanningModel *self);
void pf_planning_model_end_step (PfPlanningModel *self);

void pf_planning_model_clear (PfPlanningModel *self);
gboolean pf_planning_model_undo (PfPlanningModel *self);

PfPlanningSum pf_planning_model_get_sum (PfPlanningModel *self);

/* What to send (transfer none), or NULL where nothing is chosen, and its Idempotency-Key. Both are
 * the same until an answer was applied or another choice is made, so that asking again after a lost
 * network cannot book twice.
 */
PfBookingOrder *pf_planning_model_get_order (PfPlanningModel *self, const char **ret_key);

/* Applies the portal's answer to the order, cell by cell. */
void pf_planning_model_apply (PfPlanningModel *self, PfBookingResults *results, PfInstant now);

/* What became of the last order: of PfPlanningOutcome (transfer none). */
GListModel *pf_planning_model_get_outcomes (PfPlanningModel *self);

/* The item of a child's session where it is in sight (transfer none), or NULL. */
PfPlanningItem *pf_planning_model_find (PfPlanningModel *self,
                                        const char *child,
                                        const char *session);

G_END_DECLS
