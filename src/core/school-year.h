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

/* From when to when the school year of @date counts, the summer after it included: 1 September and
 * 31 August.
 */
PfDate pf_school_year_find_start (PfDate date);
PfDate pf_school_year_find_end (PfDate date);

/* Whether families are in it on @today, or get ready for it: two years are live from the opening
 * of the next one's enrolments to 31 August.
 */
gboolean pf_school_year_is_live (PfSchoolYear *self, PfDate today);

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
