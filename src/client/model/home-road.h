/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The road of one child as Home draws it, step after step.
 *
 * Read the members straight from the structs; only the model writes them.
 */
#pragma once

#include "core/me.h"

G_BEGIN_DECLS

/* What stands before a step, in the order of who acts. The nicks are the classes of the style
 * sheet.
 */
typedef enum
{
  PF_HOME_MARK_LATER,   /* its number */
  PF_HOME_MARK_DONE,    /* a check */
  PF_HOME_MARK_NEXT,    /* its number: the first that the family can do */
  PF_HOME_MARK_WAITING, /* an hourglass: the town must answer */
} PfHomeMark;

#define PF_TYPE_HOME_MARK (pf_home_mark_get_type ())
GType pf_home_mark_get_type (void);

#define PF_TYPE_HOME_STEP (pf_home_step_get_type ())
G_DECLARE_FINAL_TYPE (PfHomeStep, pf_home_step, PF, HOME_STEP, GObject)

struct _PfHomeStep
{
  GObject parent_instance;

  PfStep *step;
  PfChildSummary *child; /* (nullable): the step is the account's or the household's */
  guint number;          /* from 1 */
  guint n_steps;         /* of the whole road */
  PfHomeMark mark;
};

#define PF_TYPE_HOME_ROAD (pf_home_road_get_type ())
G_DECLARE_FINAL_TYPE (PfHomeRoad, pf_home_road, PF, HOME_ROAD, GObject)

struct _PfHomeRoad
{
  GObject parent_instance;

  PfChildSummary *child; /* (nullable): the household has none yet */
  GListStore *steps;     /* of PfHomeStep */
  guint n_done;
};

/* The road of @child in @household through @school_year: of all @steps of the account those that
 * are its own, the household's and the account's, the latter only while it is not done.
 * @school_year: (nullable): whichever there is; @child: (nullable)
 */
PfHomeRoad *pf_home_road_new (GListModel *steps,
                              const char *household,
                              const char *school_year,
                              PfChildSummary *child);

/* The place of the sidebar where the step is done, or NULL: there is no such page, the town's desk
 * does it.
 */
const char *pf_step_kind_get_place (PfStepKind kind);

G_END_DECLS
