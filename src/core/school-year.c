/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/school-year.h"

static const PfField year_fields[] = {
  PF_ID (PfSchoolYear, id, .read_only = true),
  PF_TEXT (PfSchoolYear, name, .required = true, .max = 20),
  PF_DATE (PfSchoolYear, first_day, .required = true),
  PF_DATE (PfSchoolYear, last_day, .required = true),
  PF_DATE (PfSchoolYear, enrolments_open_on),
  PF_BOOLEAN (PfSchoolYear, provisional),
};

PF_DEFINE_RECORD (PfSchoolYear, pf_school_year, "school_year", year_fields)

static const PfField holiday_fields[] = {
  PF_ID (PfSchoolHoliday, id, .read_only = true),
  PF_TEXT (PfSchoolHoliday, name, .required = true, .max = 40),
  PF_DATE (PfSchoolHoliday, from, .required = true),
  PF_DATE (PfSchoolHoliday, to, .required = true),
};

PF_DEFINE_RECORD (PfSchoolHoliday, pf_school_holiday, "school_holiday", holiday_fields)
