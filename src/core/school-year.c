/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/school-year.h"

#define FIRST_MONTH 9

static const PfField year_fields[] = {
  PF_ID (PfSchoolYear, id, .read_only = true),
  PF_TEXT (PfSchoolYear, name, .required = true, .max = 20),
  PF_DATE (PfSchoolYear, first_day, .required = true),
  PF_DATE (PfSchoolYear, last_day, .required = true),
  PF_DATE (PfSchoolYear, enrolments_open_on),
  PF_BOOLEAN (PfSchoolYear, provisional),
};

PF_DEFINE_RECORD (PfSchoolYear, pf_school_year, "school_year", year_fields)

PfDate
pf_school_year_find_start (PfDate date)
{
  guint month, day;
  guint year = pf_date_get_year (date, &month, &day);

  return pf_date (month >= FIRST_MONTH ? year : year - 1, FIRST_MONTH, 1);
}

PfDate
pf_school_year_find_end (PfDate date)
{
  guint year = pf_date_get_year (pf_school_year_find_start (date), NULL, NULL);

  return pf_date (year + 1, FIRST_MONTH, 1) - 1;
}

gboolean
pf_school_year_is_live (PfSchoolYear *self, PfDate today)
{
  if (today > pf_school_year_find_end (self->first_day))
    return FALSE;
  return today >= pf_school_year_find_start (self->first_day) ||
         (self->enrolments_open_on != 0 && today >= self->enrolments_open_on);
}

static const PfField holiday_fields[] = {
  PF_ID (PfSchoolHoliday, id, .read_only = true),
  PF_TEXT (PfSchoolHoliday, name, .required = true, .max = 40),
  PF_DATE (PfSchoolHoliday, from, .required = true),
  PF_DATE (PfSchoolHoliday, to, .required = true),
};

PF_DEFINE_RECORD (PfSchoolHoliday, pf_school_holiday, "school_holiday", holiday_fields)
