/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Until when families may add, remove, change or tell an absence. A rule is a row; which one
 * governs a session, and when it closes, is worked out once, when the session is made.
 */
#pragma once

#include "core/calendar.h"
#include "core/weekday.h"

G_BEGIN_DECLS

typedef enum
{
  PF_DEADLINE_ACT_NONE,
  PF_DEADLINE_ACT_ADD,
  PF_DEADLINE_ACT_REMOVE,
  PF_DEADLINE_ACT_CHANGE,
  PF_DEADLINE_ACT_ABSENCE, /* telling one */
} PfDeadlineAct;

#define PF_TYPE_DEADLINE_ACT (pf_deadline_act_get_type ())
GType pf_deadline_act_get_type (void);

/* Each with the columns it reads. */
typedef enum
{
  PF_DEADLINE_KIND_NONE,
  PF_DEADLINE_KIND_HOURS,                 /* n elapsed hours before the start */
  PF_DEADLINE_KIND_DAYS,                  /* n, at, counted… */
  PF_DEADLINE_KIND_CLEAR_DAYS,            /* n, counted…: n full days stand in between */
  PF_DEADLINE_KIND_WEEKDAY,               /* weekday, weeks_before, at */
  PF_DEADLINE_KIND_PER_WEEKDAY,           /* per_weekday */
  PF_DEADLINE_KIND_DAY_OF_PREVIOUS_MONTH, /* month_day, at */
  PF_DEADLINE_KIND_MONTH_TABLE,           /* months, at */
  PF_DEADLINE_KIND_FIXED,                 /* date, at */
  PF_DEADLINE_KIND_ALWAYS,                /* until the start */
  PF_DEADLINE_KIND_NEVER,                 /* not by families */
} PfDeadlineKind;

#define PF_TYPE_DEADLINE_KIND (pf_deadline_kind_get_type ())
GType pf_deadline_kind_get_type (void);

/* Which days count; the words of `excluded` take more away. */
typedef enum
{
  PF_COUNTED_DAYS_NONE, /* as all */
  PF_COUNTED_DAYS_ALL,
  PF_COUNTED_DAYS_WORKING, /* Monday to Friday, no public holiday */
  PF_COUNTED_DAYS_OPEN,    /* open_weekdays; no public holiday, school holiday or closure */
} PfCountedDays;

#define PF_TYPE_COUNTED_DAYS (pf_counted_days_get_type ())
GType pf_counted_days_get_type (void);

typedef enum
{
  PF_LATE_ADD_NONE,
  PF_LATE_ADD_REFUSE,
  PF_LATE_ADD_ALLOW_WITH, /* a percent, an amount or a tariff */
  PF_LATE_ADD_ON_REQUEST, /* an agent answers */
} PfLateAdd;

#define PF_TYPE_LATE_ADD (pf_late_add_get_type ())
GType pf_late_add_get_type (void);

/* What is billed of a place given up after the deadline. */
typedef enum
{
  PF_LATE_REMOVAL_NONE,
  PF_LATE_REMOVAL_FULL,
  PF_LATE_REMOVAL_PERCENT,
  PF_LATE_REMOVAL_FLAT,
  PF_LATE_REMOVAL_FREE,
} PfLateRemoval;

#define PF_TYPE_LATE_REMOVAL (pf_late_removal_get_type ())
GType pf_late_removal_get_type (void);

#define PF_TYPE_DEADLINE_RULE (pf_deadline_rule_get_type ())
G_DECLARE_FINAL_TYPE (PfDeadlineRule, pf_deadline_rule, PF, DEADLINE_RULE, PfRecord)

struct _PfDeadlineRule
{
  PfRecord parent_instance;

  PfId id;

  /* What it is for; each absent: any. */
  PfId activity;
  PfId slot;
  PfId group;
  PfDayKind day_kind;
  PfDate period_from; /* both days of the session, included */
  PfDate period_to;

  PfDeadlineAct act;
  PfDeadlineKind kind;
  int n;
  char *at; /* "10:00"; "24:00" is the end of the day */
  PfCountedDays counted;
  GStrv excluded;      /* of weekend, public_holiday, school_holiday, closure, other_weekday */
  GStrv open_weekdays; /* those of the service: "MON" */
  PfWeekday weekday;
  int weeks_before;  /* 0: the session's own ISO week */
  GStrv per_weekday; /* "MON=FRI 09:00": a Monday closes the Friday before, at 09:00 */
  int month_day;     /* 31: the month's last, however long it is */
  GStrv months;      /* "2026-09=2026-08-20": September 2026 closes on 20 August */
  PfDate date;

  PfDate valid_from; /* days of the session, included; absent: without end */
  PfDate valid_to;

  PfLateAdd late_add;
  int late_add_first;     /* so many of a child, in an activity and a school year; absent: all */
  char *late_add_percent; /* of the price: "150" */
  PfMoney late_add_cents; /* on top of the price */
  PfId late_add_tariff;   /* instead of the price */
  PfLateRemoval late_removal;
  char *late_removal_percent; /* of the price: "50" */
  PfMoney late_removal_cents; /* instead of the price */

  int version;
};

/* What a closing instant is for families who may not act at all: before any now. */
#define PF_DEADLINE_NEVER ((PfInstant) 1)

/* A session and an act, for which a rule is looked for; the ids are never NULL. */
typedef struct
{
  PfDeadlineAct act;
  const char *activity;
  const char *slot;
  const char *group;
  PfDayKind day_kind;
  PfDate day;
} PfDeadlineCase;

/* The first instant at which it is too late for a session on @day at @site (nullable) that starts
 * at @starts_at: an act is allowed while now is before it. Never later than the start. It is
 * PF_DEADLINE_NEVER where the rule names no day for the session: a weekday or a month that its
 * table lacks. @calendar serves rules that count only some days; @self holds what its check asks.
 */
PfInstant pf_deadline_rule_closes_at (PfDeadlineRule *self,
                                      PfDate day,
                                      PfInstant starts_at,
                                      PfCalendar *calendar,
                                      const char *site,
                                      GTimeZone *zone);

/* The rule of @rules (of PfDeadlineRule) that governs @asked, or NULL. The most specific wins:
 * one that names the activity, then the slot, the group, the kind of day, the period; then the one
 * valid from the latest day.
 */
PfDeadlineRule *pf_deadline_rule_choose (GPtrArray *rules, const PfDeadlineCase *asked);

/* How many late adds the rule allows a child in an activity and a school year; G_MAXINT without a
 * limit. What an agent answers has none.
 */
int pf_deadline_rule_get_most_late_adds (PfDeadlineRule *self);

/* What is billed of a place at @price_cents that is given up after the deadline; half a cent is a
 * cent. Without a policy, all of it.
 */
PfMoney pf_deadline_rule_get_late_removal (PfDeadlineRule *self, PfMoney price_cents);

G_END_DECLS
