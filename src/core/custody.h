/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whose day it is, when a child lives in two households: side A or side B.
 */
#pragma once

#include "core/calendar.h"
#include "core/weekday.h"

G_BEGIN_DECLS

typedef enum
{
  PF_CUSTODY_PATTERN_NONE,
  PF_CUSTODY_PATTERN_FULL,              /* one household, side A */
  PF_CUSTODY_PATTERN_FORTNIGHT,         /* seven days each; A's first is the anchor */
  PF_CUSTODY_PATTERN_ISO_EVEN,          /* A has the weeks of an even ISO number */
  PF_CUSTODY_PATTERN_ISO_ODD,           /* A has the weeks of an odd one */
  PF_CUSTODY_PATTERN_TWO_TWO_THREE,     /* A 2 days, B 2, A 3, then the other way round */
  PF_CUSTODY_PATTERN_TWO_TWO_FIVE_FIVE, /* A 2 days, B 2, A 5, B 5 */
  PF_CUSTODY_PATTERN_DAYS,              /* A has the weekdays of the list */
  PF_CUSTODY_PATTERN_FREE,              /* a calendar of ranges */
} PfCustodyPattern;

#define PF_TYPE_CUSTODY_PATTERN (pf_custody_pattern_get_type ())
GType pf_custody_pattern_get_type (void);

typedef enum
{
  PF_CUSTODY_SIDE_NONE,
  PF_CUSTODY_SIDE_A,
  PF_CUSTODY_SIDE_B,
} PfCustodySide;

#define PF_TYPE_CUSTODY_SIDE (pf_custody_side_get_type ())
GType pf_custody_side_get_type (void);

/* What school holidays of a week or more do to the pattern. */
typedef enum
{
  PF_CUSTODY_HOLIDAYS_NONE, /* nothing: it goes on */
  PF_CUSTODY_HOLIDAYS_HALVES,
  PF_CUSTODY_HOLIDAYS_WEEKS, /* seven days in turn, from the holiday's first day */
} PfCustodyHolidays;

#define PF_TYPE_CUSTODY_HOLIDAYS (pf_custody_holidays_get_type ())
GType pf_custody_holidays_get_type (void);

#define PF_TYPE_CUSTODY (pf_custody_get_type ())
G_DECLARE_FINAL_TYPE (PfCustody, pf_custody, PF, CUSTODY, PfRecord)

struct _PfCustody
{
  PfRecord parent_instance;

  PfCustodyPattern pattern;
  PfDate anchor; /* a day of side A's first week (fortnight), A's first day (2-2-…) */
  PfWeekday hand_over_weekday; /* on which a week begins; none: Monday, or the anchor's */
  char *hand_over_time;        /* until then a day is still the side's of the day before */
  GStrv weekdays;              /* side A's, for the pattern `days` */
  PfCustodyHolidays holidays;
  PfCustodySide even_years; /* who has the first part of holidays begun in an even year */
  PfCustodySide side;       /* of the household asked */
};

/* Days, both included, of a free calendar or of swaps that both households agreed. */
typedef struct
{
  PfDate from;
  PfDate to;
  PfCustodySide side;
} PfCustodyRange;

PfCustodySide pf_custody_side_get_other (PfCustodySide self);

/* Whose the child is on @day at @minute, which is the session's start: on a day of hand-over, who
 * has the morning is not who has the evening. What comes first wins: @ranges, the last of them that
 * holds the day; the holidays' own pattern, by @calendar (nullable: they have none); the pattern.
 * PF_CUSTODY_SIDE_NONE where a free calendar does not say.
 */
PfCustodySide pf_custody_side_on (PfCustody *self,
                                  PfDate day,
                                  guint minute,
                                  PfCalendar *calendar,
                                  const PfCustodyRange *ranges,
                                  gsize n_ranges);

/* The first day, within @from to @to, of a week that is the same side's as the week before though
 * the pattern alternates by ISO weeks: after a week 53, as at the end of 2026. 0: there is none.
 * Families are warned of it.
 */
PfDate pf_custody_find_repeat (PfCustody *self, PfDate from, PfDate to);

G_END_DECLS
