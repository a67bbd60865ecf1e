/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The planning of a household over some days: each child's slots against the days. Nothing in it
 * depends on the clock, so that one answer stays good until something changes.
 */
#pragma once

#include "core/child.h"
#include "core/deadline-rule.h"
#include "core/planning-cell.h"

G_BEGIN_DECLS

#define PF_TYPE_PLANNING_DAY (pf_planning_day_get_type ())
G_DECLARE_FINAL_TYPE (PfPlanningDay, pf_planning_day, PF, PLANNING_DAY, PfRecord)

struct _PfPlanningDay
{
  PfRecord parent_instance;

  PfDate date;
  PfDayKind kind;
  char *label; /* the holiday's name, or why the day is closed */
};

#define PF_TYPE_PLANNING_CHILD (pf_planning_child_get_type ())
G_DECLARE_FINAL_TYPE (PfPlanningChild, pf_planning_child, PF, PLANNING_CHILD, PfRecord)

struct _PfPlanningChild
{
  PfRecord parent_instance;

  PfId id;
  char *first_name;
  char *level;
  char *school;
  PfCustodySide household_side; /* of a child with two households */
  int booked;                   /* of the months touched, as are the cents */
  PfMoney total_cents;
};

#define PF_TYPE_PLANNING_SLOT (pf_planning_slot_get_type ())
G_DECLARE_FINAL_TYPE (PfPlanningSlot, pf_planning_slot, PF, PLANNING_SLOT, PfRecord)

struct _PfPlanningSlot
{
  PfRecord parent_instance;

  PfId id;
  char *name;
  char *starts; /* "07:30", of the portal's clock */
  char *ends;
  PfId needs;     /* a slot of the same day without which this one cannot be had */
  GStrv overlaps; /* the ids of slots that one child cannot attend the same day */
};

#define PF_TYPE_PLANNING_ACTIVITY (pf_planning_activity_get_type ())
G_DECLARE_FINAL_TYPE (PfPlanningActivity, pf_planning_activity, PF, PLANNING_ACTIVITY, PfRecord)

struct _PfPlanningActivity
{
  PfRecord parent_instance;

  PfId id;
  char *name;
  char *site;
  char *colour;
  GListStore *slots;
};

#define PF_TYPE_PLANNING_DEADLINE (pf_planning_deadline_get_type ())
G_DECLARE_FINAL_TYPE (PfPlanningDeadline, pf_planning_deadline, PF, PLANNING_DEADLINE, PfRecord)

struct _PfPlanningDeadline
{
  PfRecord parent_instance;

  PfDeadlineAct act;
  GStrv activities; /* their ids */
  PfDate covers_from;
  PfDate covers_to;
  PfInstant closes_at; /* the first instant at which it is too late */
};

#define PF_TYPE_PLANNING_CLOSING (pf_planning_closing_get_type ())
G_DECLARE_FINAL_TYPE (PfPlanningClosing, pf_planning_closing, PF, PLANNING_CLOSING, PfRecord)

/* What the cells of these days do not say themselves. */
struct _PfPlanningClosing
{
  PfRecord parent_instance;

  PfDate from;
  PfDate to;
  PfInstant book_until;
  PfInstant cancel_until;
};

#define PF_TYPE_PLANNING_ROW (pf_planning_row_get_type ())
G_DECLARE_FINAL_TYPE (PfPlanningRow, pf_planning_row, PF, PLANNING_ROW, PfRecord)

struct _PfPlanningRow
{
  PfRecord parent_instance;

  PfId child;
  PfId activity;
  PfId slot;
  PfId enrolment;
  PfDate enrolled_from;
  PfDate enrolled_to;
  int bookings_ahead; /* 0: enrolled, nothing booked yet */
  GListStore *closings;
  GListStore *cells; /* one for each day of the planning */
};

#define PF_TYPE_PLANNING (pf_planning_get_type ())
G_DECLARE_FINAL_TYPE (PfPlanning, pf_planning, PF, PLANNING, PfRecord)

struct _PfPlanning
{
  PfRecord parent_instance;

  char *household; /* an id, or several with commas, as asked for */
  PfDate from;
  PfDate to;
  char *etag;
  GListStore *days;
  GListStore *children;
  GListStore *activities;
  GListStore *deadlines;
  GListStore *rows;
};

#define PF_TYPE_PLANNING_QUERY (pf_planning_query_get_type ())
G_DECLARE_FINAL_TYPE (PfPlanningQuery, pf_planning_query, PF, PLANNING_QUERY, PfRecord)

struct _PfPlanningQuery
{
  PfRecord parent_instance;

  char *household;
  PfDate from;
  PfDate to;
};

/* How far after the range sessions are looked for whose deadline passes within it. */
#define PF_PLANNING_DAYS_AHEAD 31

/* The longest stretch that may be asked for at once: a school year. */
#define PF_PLANNING_MAX_DAYS 366

/* When @cell of @date in @row can no longer be booked, or cancelled free of charge: 0 where nothing
 * closes it.
 */
PfInstant pf_planning_row_get_book_until (PfPlanningRow *self, PfPlanningCell *cell, PfDate date);
PfInstant pf_planning_row_get_cancel_until (PfPlanningRow *self, PfPlanningCell *cell, PfDate date);

G_END_DECLS
