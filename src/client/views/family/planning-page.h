/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The planning: a month of all children, or a week in large cells; where it is narrow, one week of
 * one child. It shows a PfPlanningModel and chooses in it; what needs the portal are actions of the
 * group "planning" that whoever owns the page provides: previous, next, today, validate, clear,
 * retry, undo, and, where the program has such a page, typical-week.
 *
 * Properties: "model"; "date", a day of what is shown; "view"; "child-id" (NULL for all);
 * "narrow" and "compact", as the frame's; "title" (read-only), of what is shown; "has-pages", to
 * show the way to the typical week.
 */
#pragma once

#include <adwaita.h>

#include "client/model/planning-model.h"

G_BEGIN_DECLS

typedef enum
{
  PF_PLANNING_VIEW_MONTH,
  PF_PLANNING_VIEW_WEEK,
} PfPlanningView;

#define PF_TYPE_PLANNING_VIEW (pf_planning_view_get_type ())
GType pf_planning_view_get_type (void);

#define PF_TYPE_PLANNING_PAGE (pf_planning_page_get_type ())
G_DECLARE_FINAL_TYPE (PfPlanningPage, pf_planning_page, PF, PLANNING_PAGE, AdwBin)

GtkWidget *pf_planning_page_new (PfPlanningModel *model);

/* For the middle and the end of the header (transfer floating). */
GtkWidget *pf_planning_page_new_title (PfPlanningPage *self);
GtkWidget *pf_planning_page_new_views (PfPlanningPage *self);

/* The days that what is shown needs: the month of the date, or its week where that lies in two. */
void pf_planning_page_get_range (PfPlanningPage *self, PfDate *ret_from, PfDate *ret_to);

/* Goes one month or week on (@by 1) or back (−1); changes "date". */
void pf_planning_page_step (PfPlanningPage *self, int by);

void pf_planning_page_set_date (PfPlanningPage *self, PfDate date);
PfDate pf_planning_page_get_date (PfPlanningPage *self);

/* Leads to the cell of a child's session and explains it; where the model has not got its day yet,
 * once it has. @date: the session's day; 0: not known
 */
void pf_planning_page_reveal (PfPlanningPage *self,
                              const char *child,
                              const char *session,
                              PfDate date);

G_END_DECLS
