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

/* A household's place in the planning, and the versions of what it shows of it. */
typedef struct
{
  PfFamily *family;
  GPtrArray *children; /* of PfChild, in the order of the family's */
  PfId confirmed_for;  /* the school year for which the family has checked it */
  gint64 version, planning_version;
} PfPlanningFamily;

void pf_planning_family_free (PfPlanningFamily *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PfPlanningFamily, pf_planning_family_free)

/* The household (transfer full), without its lists; PF_PROBLEM_NOT_FOUND where it is not @scope's.
 */
PfPlanningFamily *pf_store_find_planning_family (PfDb *db,
                                                 const char *household,
                                                 const PfScope *scope,
                                                 GError **error);

/* Fills in its lists. */
gboolean pf_store_fill_planning_family (PfDb *db, PfPlanningFamily *family, GError **error);

/* Appends to @text, for an ETag, the version of each month from @from to @to of each activity that
 * a household's children are enrolled in.
 */
gboolean pf_store_write_month_versions (PfDb *db,
                                        const char *household,
                                        PfDate from,
                                        PfDate to,
                                        GString *text,
                                        GError **error);

/* One session of a strip. */
typedef struct
{
  PfSession *record;
  PfSlot *slot;
  int places_left; /* as families are told: see pf_places_to_show() */
  gboolean full;   /* choosing it joins the waiting list */
} PfStripSession;

/* The sessions of an activity at a site, for a group, in a month: by slot, then by date. */
typedef struct
{
  gint64 version;
  GArray *sessions; /* of PfStripSession */
} PfStrip;

/* The strip (transfer none, until @db is asked for another town's) of the month that holds @month.
 */
const PfStrip *pf_store_get_strip (PfDb *db,
                                   PfTown *town,
                                   PfEnrolment *enrolment,
                                   PfDate month,
                                   GError **error);

/* The bookings (transfer full) of the household's children from @from to @to, by date: its own in
 * any state, and those in force of the other household of a shared child.
 */
GPtrArray *pf_store_list_planning_bookings (PfDb *db,
                                            const char *household,
                                            PfDate from,
                                            PfDate to,
                                            GError **error);

/* How many bookings of each child and activity the household has from @from on: a table of numbers
 * by "child activity".
 */
GHashTable *pf_store_count_bookings_ahead (PfDb *db,
                                           const char *household,
                                           PfDate from,
                                           GError **error);

void pf_strips_free (GHashTable *strips);

G_END_DECLS
