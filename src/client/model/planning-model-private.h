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
  gboolean in_step;

  PfBookingOrder *order; /* what was sent, or will be, under this key */
  char *key;
};

/* Brings what is shown up to date with the choices and the clock. */
void pf_planning_model_refresh (PfPlanningModel *self);

/* Says that the choices are others now; what was to be sent is forgotten. */
void pf_planning_model_say_choices_changed (PfPlanningModel *self);

/* Drops the choices in sight that their cells no longer allow; returns whether there were any. */
gboolean pf_planning_model_drop_settled (PfPlanningModel *self);

G_END_DECLS
