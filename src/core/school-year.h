/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A school year. It ends on 31 August, and each gate is judged for the year of the day in question.
 */
#pragma once

#include "core/record.h"

G_BEGIN_DECLS

#define PF_TYPE_SCHOOL_YEAR (pf_school_year_get_type ())
G_DECLARE_FINAL_TYPE (PfSchoolYear, pf_school_year, PF, SCHOOL_YEAR, PfRecord)

struct _PfSchoolYear
{
  PfRecord parent_instance;

  PfId id;
  char *name;
  PfDate first_day;
  PfDate last_day;
  PfDate enrolments_open_on;
  gboolean provisional; /* its holidays are not published yet */
};

/* A school holiday of the town's zone. */
#define PF_TYPE_SCHOOL_HOLIDAY (pf_school_holiday_get_type ())
G_DECLARE_FINAL_TYPE (PfSchoolHoliday, pf_school_holiday, PF, SCHOOL_HOLIDAY, PfRecord)

struct _PfSchoolHoliday
{
  PfRecord parent_instance;

  PfId id;
  char *name;  /* "christmas": a code of core/calendar.h */
  PfDate from; /* the first day without class */
  PfDate to;   /* the last */
};

G_END_DECLS
