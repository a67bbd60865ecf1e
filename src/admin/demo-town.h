/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The demonstration town while it is made up, in memory: records in the order in which a database
 * takes them. Nothing here knows a database or a clock: the same options make the same rows.
 */
#pragma once

#include "core/account.h"
#include "core/activity.h"
#include "core/booking.h"
#include "core/calendar.h"
#include "core/child.h"
#include "core/deadline-rule.h"
#include "core/enrolment.h"
#include "core/family-quotient.h"
#include "core/household.h"
#include "core/place-pool.h"
#include "core/portal.h"
#include "core/school-year.h"
#include "core/school.h"
#include "core/tariff-assignment.h"
#include "core/tariff-line.h"
#include "core/tariff.h"

G_BEGIN_DECLS

/* Each after those that its rows refer to. */
typedef enum
{
  PF_DEMO_PORTAL,
  PF_DEMO_SCHOOL_YEAR,
  PF_DEMO_SCHOOL_HOLIDAY,
  PF_DEMO_SITE,
  PF_DEMO_CALENDAR_DAY,
  PF_DEMO_SCHOOL,
  PF_DEMO_SECTOR,
  PF_DEMO_GROUP,
  PF_DEMO_ACTIVITY,
  PF_DEMO_SLOT,
  PF_DEMO_ACCOUNT,
  PF_DEMO_HOUSEHOLD,
  PF_DEMO_ADULT,
  PF_DEMO_CHILD,
  PF_DEMO_HOUSEHOLD_CHILD,
  PF_DEMO_TARIFF,
  PF_DEMO_TARIFF_LINE,
  PF_DEMO_TARIFF_ASSIGNMENT,
  PF_DEMO_DEADLINE_RULE,
  PF_DEMO_FAMILY_QUOTIENT,
  PF_DEMO_PLACE_POOL,
  PF_DEMO_SESSION,
  PF_DEMO_ENROLMENT,
  PF_DEMO_BOOKING,
  PF_DEMO_BOOKING_CHANGE,
  PF_DEMO_N_TABLES
} PfDemoTable;

typedef struct
{
  guint n_families; /* households */
  guint32 seed;
  PfDate today;
} PfDemoOptions;

/* Fewer hold neither the personas nor a waiting list. */
#define PF_DEMO_MIN_FAMILIES 10
#define PF_DEMO_MAX_FAMILIES 20000

/* Which of its pools a session draws on. */
typedef struct
{
  PfSession *session;
  PfPlacePool *pool;
} PfDemoDraw;

/* Somebody to sign in as. */
typedef struct
{
  const char *kind;    /* "parent" or "agent" */
  const char *persona; /* in words */
  const char *role;
  char *email;
  char *password;     /* NULL: the account is still to be made */
  GStrv codes;        /* of an agent: the printed list, each of which works once */
  PfAccount *account; /* NULL: the same */
} PfDemoPersona;

typedef struct
{
  PfDemoOptions options;
  GRand *random;
  GTimeZone *zone;
  PfInstant now; /* the first instant of today */
  PfCalendar *calendar;
  PfSchoolYear *year;      /* of today */
  PfSchoolYear *next_year; /* the one after */

  /* The last lunches of this year close: families get ready for the next one. */
  gboolean preparing;

  GPtrArray *tables[PF_DEMO_N_TABLES];
  GHashTable *emails;  /* those taken */
  GArray *draws;       /* of PfDemoDraw */
  GPtrArray *personas; /* of PfDemoPersona */
} PfDemoTown;

PfDemoTown *pf_demo_town_new (const PfDemoOptions *options);
void pf_demo_town_free (PfDemoTown *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PfDemoTown, pf_demo_town_free)

/* A new row (transfer none) of a table, with the next id. */
gpointer pf_demo_town_add (PfDemoTown *self, PfDemoTable table);

/* Row @n of a table, from 1, as its id counts. */
gpointer pf_demo_town_get (PfDemoTown *self, PfDemoTable table, guint n);
guint pf_demo_town_count (PfDemoTown *self, PfDemoTable table);

/* Points a member of type PfId at a record. */
void pf_demo_refer (PfId id, gpointer record);

/* From 0 to @n - 1; TRUE in @percent of 100 cases. */
guint pf_demo_town_draw (PfDemoTown *self, guint n);
gboolean pf_demo_town_chance (PfDemoTown *self, guint percent);

/* The school year for which families are registered now. */
PfSchoolYear *pf_demo_town_get_year (PfDemoTown *self);

/* The parts of the town, in the order in which they are made. */
void pf_demo_make_calendar (PfDemoTown *self);
void pf_demo_make_places (PfDemoTown *self);
void pf_demo_make_activities (PfDemoTown *self);
void pf_demo_make_tariffs (PfDemoTown *self);
void pf_demo_make_deadlines (PfDemoTown *self);
void pf_demo_make_families (PfDemoTown *self);
void pf_demo_make_sessions (PfDemoTown *self);
void pf_demo_make_enrolments (PfDemoTown *self);
void pf_demo_make_bookings (PfDemoTown *self);

/* Sites, activities and slots, by their ids. */
#define PF_DEMO_N_SCHOOL_SITES 3
#define PF_DEMO_LEISURE_SITE 4

typedef enum
{
  PF_DEMO_MORNING = 1,
  PF_DEMO_CANTEEN,
  PF_DEMO_EVENING,
  PF_DEMO_WEDNESDAY,
  PF_DEMO_HOLIDAYS,
} PfDemoActivity;

typedef enum
{
  PF_DEMO_SLOT_MORNING = 1,
  PF_DEMO_SLOT_LUNCH,
  PF_DEMO_SLOT_EVENING,
  PF_DEMO_SLOT_WEDNESDAY,
  PF_DEMO_SLOT_WEDNESDAY_MORNING,
  PF_DEMO_SLOT_WEDNESDAY_LUNCH,
  PF_DEMO_SLOT_HOLIDAY,
  PF_DEMO_N_SLOTS = PF_DEMO_SLOT_HOLIDAY
} PfDemoSlot;

typedef enum
{
  PF_DEMO_NO_GROUP,
  PF_DEMO_NURSERY_GROUP,
  PF_DEMO_ELEMENTARY_GROUP,
} PfDemoGroup;

/* The groups of which an activity has sessions of its own: none where all ages share them. */
gboolean pf_demo_activity_has_groups (PfDemoActivity activity);

G_END_DECLS
