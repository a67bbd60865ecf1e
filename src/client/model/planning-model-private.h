/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the files of the planning's model share.
 */
#pragma once

#include "client/model/planning-model.h"

G_BEGIN_DECLS

struct _PfPlanningModel
{
  GObject parent_instance;

  PfPlanning *planning;
  GListStore *lines;
  GListStore *outcomes;
  PfPlanningChoices *choices;

  GTimeZone *zone;
  PfInstant now;
  PfInstant taken_at;
  PfInstant since;
  PfPlanningSituation situation;
  guint n_expired;
  guint n_settled;
  PfInstant restored_at;
  gboolean in_step;

  PfBookingOrder *order; /* what was sent, or will be, under this key */
  char *key;
};

/* Brings what is shown up to date with the choices and the clock. */
void pf_planning_model_refresh (PfPlanningModel *self);

/* Says that the choices are others now; what was to be sent is forgotten. */
void pf_planning_model_say_choices_changed (PfPlanningModel *self);

/* Drops the choices whose deadline has passed, and those in sight that their cells no longer allow,
 * and counts them; returns whether there were any. What is on its way stays.
 */
gboolean pf_planning_model_drop_impossible (PfPlanningModel *self);

/* What was said of choices dropped or restored is of no matter once another is made. */
void pf_planning_model_forget_news (PfPlanningModel *self);

G_END_DECLS
