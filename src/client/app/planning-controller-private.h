/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the files of the planning's controller share.
 */
#pragma once

#include "client/app/planning-controller.h"

G_BEGIN_DECLS

struct _PfPlanningController
{
  GObject parent_instance;

  PfApiClient *client;
  PfVisit *visit;
  PfPlanningPage *page; /* weak */
  PfPlanningModel *model;
  PfCache *cache; /* (nullable) */
  GSimpleActionGroup *actions;

  GCancellable *loading;  /* (nullable): of the last load, which a newer one replaces */
  GCancellable *sending;  /* (nullable) */
  PfPlanningQuery *query; /* of what the model holds, or will */
  char *etag;             /* (nullable): of the portal's last answer to it */
  guint timer;
  char *kept_for;   /* (nullable): the household whose choices are kept */
  PfDate first_day; /* today, by this computer's clock alone; 0 once the portal's is known */
};

/* The portal's time, as well as it is known. */
PfInstant pf_planning_controller_get_now (PfPlanningController *self);

/* Keeps what is chosen in the cache, for when the window is opened again. */
void pf_planning_controller_keep (PfPlanningController *self);

/* Takes up what was kept of the household that is shown, in the place of another one's. */
void pf_planning_controller_restore (PfPlanningController *self);

/* Sends what is chosen, unless an order is on its way. */
void pf_planning_controller_send (PfPlanningController *self);

G_END_DECLS
