/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the files of the planning's page share.
 */
#pragma once

#include "client/views/family/planning-page.h"
#include "client/views/widgets/cell-matrix.h"

G_BEGIN_DECLS

struct _PfPlanningPage
{
  AdwBin parent_instance;

  PfPlanningModel *model;
  GSignalGroup *model_signals;
  PfPlanningView view;
  PfDate date;
  PfDate today; /* as last laid out */
  char *child;  /* (nullable): all */
  char *title;
  PfId awaited_child, awaited_session; /* to be revealed once the model has them; "": none */
  gboolean narrow;
  gboolean compact;
  gboolean has_pages;

  GPtrArray *panels; /* of PfPlanningWeek, used again */
  GPtrArray *ids;    /* of the children, in the order of the segments */
  GtkWidget *explanation;
  PfCell *explained; /* which the explanation stands beside */
  gboolean dragging;
  PfBookingAction drag_action; /* what the first cell of the drag was chosen for, or lost */
  gboolean drag_takes_away;

  GtkWidget *progress;
  GtkWidget *scroll;
  GtkWidget *notes;
  GtkWidget *typical_week;
  GtkWidget *children;
  GtkWidget *month;
  GtkWidget *weeks_scroll;
  GtkWidget *weeks;
  GtkWidget *legend;
  GtkWidget *bar;
};

/* Whether one week is shown rather than a month. */
gboolean pf_planning_page_shows_week (PfPlanningPage *self);

/* Whether the model still holds other days than those that the page is to show. */
gboolean pf_planning_page_is_stale (PfPlanningPage *self);

/* Lays the cells out anew; brings notes, bar and title up to date. */
void pf_planning_page_lay_out (PfPlanningPage *self);
void pf_planning_page_show_news (PfPlanningPage *self);

/* Lets clicks, keys and drags in @matrix choose. */
void pf_planning_page_listen (PfPlanningPage *self, PfCellMatrix *matrix);

/* Reveals what was awaited, if the model has it now. */
void pf_planning_page_reveal_awaited (PfPlanningPage *self);

/* The explanation, and what goes with it. */
void pf_planning_page_explain (PfPlanningPage *self, PfCell *cell);

G_END_DECLS
