/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What kind of day a date is for the town's services, at one site or everywhere.
 */
#pragma once

#include "core/record.h"

G_BEGIN_DECLS

/* A day is of one kind only: the first that fits of closed, public holiday, weekend, holiday,
 * Wednesday, school.
 */
typedef enum
{
  PF_DAY_KIND_NONE,
  PF_DAY_KIND_SCHOOL,
  PF_DAY_KIND_WEDNESDAY,
  PF_DAY_KIND_HOLIDAY, /* a school holiday, Monday to Friday */
  PF_DAY_KIND_PUBLIC_HOLIDAY,
  PF_DAY_KIND_WEEKEND,
  PF_DAY_KIND_CLOSED, /* by the town */
} PfDayKind;

#define PF_TYPE_DAY_KIND (pf_day_kind_get_type ())
GType pf_day_kind_get_type (void);

#define PF_TYPE_CALENDAR_DAY (pf_calendar_day_get_type ())
G_DECLARE_FINAL_TYPE (PfCalendarDay, pf_calendar_day, PF, CALENDAR_DAY, PfRecord)

struct _PfCalendarDay
{
  PfRecord parent_instance;

  PfId id;
  PfDate date;
  PfId site; /* none: all of them */
  PfDayKind kind;
  char *label;          /* a code of core/calendar.h ("christmas"), or the town's own words */
  gboolean provisional; /* the school year of the day is not published yet */
};

G_END_DECLS
