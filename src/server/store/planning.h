/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a planning is made of. Sessions and their places are the same for all families of an
 * activity, so each connection keeps them by month, for as long as the month's version stays.
 */
#pragma once

#include "core/booking.h"
#include "server/store/accounts.h"
#include "server/store/family.h"
#include "server/store/town.h"

G_BEGIN_DECLS

/* How often others saw an activity's sessions change in a month. */
typedef struct
{
  PfId activity;
  char month[sizeof "2026-09"];
  gint64 version;
} PfPlanningMonth;

/* What a planning shows of a booking. */
typedef struct
{
  PfId id, child, session, slot;
  gboolean own; /* the household's, and not the other's of a shared child */
  PfDate date;
  PfBookingState state;
  int rank;
  PfMoney price_cents;
  PfInstant offer_until, held_until;
} PfPlanningBooking;

/* Bookings to come of a child in an activity, by the numbers of their ids. */
typedef struct
{
  gint64 child, activity;
  int n;
} PfPlanningAhead;

/* A booking in force of a child that was made when the deadline had passed. */
typedef struct
{
  gint64 child, activity; /* the numbers of their ids */
  PfDate date;
} PfPlanningLateAdd;

/* A household's place in the planning, and the versions of what it shows of it. */
typedef struct
{
  PfFamily *family;
  gint64 version, planning_version; /* from 1 on */
  gint64 settings_version;          /* the town's; 0: there is none */
  GArray *months; /* of PfPlanningMonth: of the activities that its children are enrolled in */

  GPtrArray *children; /* of PfChild, in the order of the family's */
  PfId confirmed_for;  /* the school year for which the family has checked it */
  PfInstant confirmed_at;
  GArray *bookings;  /* of PfPlanningBooking, of its children, by date and then by id: its own in
                      * any state, and those in force of the other household of a shared child */
  GArray *ahead;     /* of PfPlanningAhead: those of the household, none of them 0 */
  GArray *late_adds; /* of PfPlanningLateAdd, of both households of a shared child; NULL where the
                      * town does not limit them */
} PfPlanningFamily;

void pf_planning_family_free (PfPlanningFamily *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PfPlanningFamily, pf_planning_family_free)

/* The household (transfer full) with the months from @from to @to, and without its lists;
 * PF_PROBLEM_NOT_FOUND where it is not @scope's.
 */
PfPlanningFamily *pf_store_find_planning_family (PfDb *db,
                                                 const char *household,
                                                 const PfScope *scope,
                                                 PfDate from,
                                                 PfDate to,
                                                 GError **error);

/* Fills in its lists: bookings of the whole months that hold @from and @to, and ahead those from
 * @from on.
 */
gboolean pf_store_fill_planning_family (PfDb *db,
                                        PfPlanningFamily *family,
                                        PfDate from,
                                        PfDate to,
                                        GError **error);

/* Fills in its late adds of the school years of @from and @to, where @town limits them. */
gboolean pf_store_fill_late_adds (PfDb *db,
                                  PfTown *town,
                                  PfPlanningFamily *family,
                                  PfDate from,
                                  PfDate to,
                                  GError **error);

/* Fills in its children and what they are enrolled in, and nothing of its bookings. */
gboolean pf_store_fill_planning_people (PfDb *db, PfPlanningFamily *family, GError **error);

/* Counts its bookings from @from to @to as those ahead; it may be asked again of other days. */
gboolean pf_store_count_planning_bookings (PfDb *db,
                                           PfPlanningFamily *family,
                                           PfDate from,
                                           PfDate to,
                                           GError **error);

/* How many bookings to come the child has in the activity; @activity: (nullable): in all. */
int pf_planning_family_count_ahead (const PfPlanningFamily *self,
                                    const char *child,
                                    const char *activity);

/* How many late adds the child had in the activity in a school year of @town. */
int pf_planning_family_count_late_adds (const PfPlanningFamily *self,
                                        PfTown *town,
                                        const char *child,
                                        const char *activity,
                                        PfSchoolYear *year);

/* One session of a strip. */
typedef struct
{
  PfSession *record;
  PfSlot *slot;
  char date[PF_DATE_SIZE]; /* the record's, as it is written */
  int places_left;         /* as families are told: see pf_places_to_show() */
  gboolean full;           /* choosing it joins the waiting list */

  /* Kept for who writes plannings: what is the same for every family, NULL until it is written. */
  GString *free_text;
  GString *closing_text;
  PfDeadlineRule *late_rule; /* with free_text, as is; NULL: none that takes late adds */
  const PfPricing *pricing;  /* what a place is priced by; NULL: nothing */
  gboolean knows_removal_rule;
  PfDeadlineRule *removal_rule; /* NULL: none, once it is known */
} PfStripSession;

/* The sessions of an activity at a site, for a group, in a month: by slot, then by date. */
typedef struct
{
  gint64 version;
  GArray *sessions; /* of PfStripSession */
} PfStrip;

/* The strip (transfer none, until @db is asked for another town's) of an enrolment of the family,
 * of the month that holds @month.
 */
const PfStrip *pf_store_get_strip (PfDb *db,
                                   PfTown *town,
                                   const PfPlanningFamily *family,
                                   PfEnrolment *enrolment,
                                   PfDate month,
                                   GError **error);

void pf_strips_free (GHashTable *strips);

G_END_DECLS
