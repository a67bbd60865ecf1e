/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What Home shows of one household: the road of each child, the one thing to do next, what waits
 * for the town, and the seven days from today on.
 *
 * Signal "changed": any of it is other than it was. The lists only change where they differ.
 */
#pragma once

#include "client/model/home-day.h"
#include "client/model/home-road.h"
#include "client/model/loading.h"
#include "client/model/proof-sending.h"

G_BEGIN_DECLS

#define PF_HOME_N_DAYS 7

#define PF_TYPE_HOME_MODEL (pf_home_model_get_type ())
G_DECLARE_FINAL_TYPE (PfHomeModel, pf_home_model, PF, HOME_MODEL, GObject)

PfHomeModel *pf_home_model_new (void);

/* Shows that household of @me's own, on its road through that school year (nullable: whichever
 * there is).
 */
void pf_home_model_set_me (PfHomeModel *self,
                           PfMe *me,
                           const char *household,
                           const char *school_year);

/* Takes a planning of the household that holds the days ahead; NULL: none is known any more. */
void pf_home_model_take_planning (PfHomeModel *self, PfPlanning *planning, PfInstant now);

/* The portal's time zone, and the server's time: tomorrow is another seven days. */
void pf_home_model_set_zone (PfHomeModel *self, GTimeZone *zone);
void pf_home_model_set_now (PfHomeModel *self, PfInstant now);
PfDate pf_home_model_get_today (PfHomeModel *self);

/* What an account that waits is told, and may send (transfer none). */
PfProofSending *pf_home_model_get_sending (PfHomeModel *self);

/* How fresh the days are (transfer none): for whoever loads them, and for the page. */
PfLoading *pf_home_model_get_loading (PfHomeModel *self);

/* Who is signed in (transfer none), or NULL. */
PfAccount *pf_home_model_get_account (PfHomeModel *self);

/* The roads, of PfHomeRoad: one for each child, or a single one of a household without children.
 * What waits, of PfHomeStep, each once. The days with something in them, of PfHomeDay. All are
 * (transfer none).
 */
GListModel *pf_home_model_get_roads (PfHomeModel *self);
GListModel *pf_home_model_get_waiting (PfHomeModel *self);
GListModel *pf_home_model_get_days (PfHomeModel *self);

/* The first step that the family can do on a page of this program (transfer none), or NULL. */
PfHomeStep *pf_home_model_get_next (PfHomeModel *self);

/* The first that they can do, but at the town's desk alone (transfer none), or NULL. */
PfHomeStep *pf_home_model_get_next_at_desk (PfHomeModel *self);

/* Whether they are a guardian in the household, and not one who only pays: those add children, say
 * that all is right and enrol at school.
 */
gboolean pf_home_model_is_guardian (PfHomeModel *self);

/* Whether a guardian's household has no child yet: without one, the road leads nowhere. */
gboolean pf_home_model_lacks_child (PfHomeModel *self);

/* Whether one of the children is enrolled in an activity, so that days may be booked. */
gboolean pf_home_model_may_book (PfHomeModel *self);

/* The planning of the days ahead (transfer none); without an answer until one is known. */
PfPlanningModel *pf_home_model_get_planning (PfHomeModel *self);

G_END_DECLS
