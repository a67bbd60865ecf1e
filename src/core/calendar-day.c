/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/calendar-day.h"

G_DEFINE_ENUM_TYPE (PfDayKind,
                    pf_day_kind,
                    G_DEFINE_ENUM_VALUE (PF_DAY_KIND_NONE, ""),
                    G_DEFINE_ENUM_VALUE (PF_DAY_KIND_SCHOOL, "school"),
                    G_DEFINE_ENUM_VALUE (PF_DAY_KIND_WEDNESDAY, "wednesday"),
                    G_DEFINE_ENUM_VALUE (PF_DAY_KIND_HOLIDAY, "holiday"),
                    G_DEFINE_ENUM_VALUE (PF_DAY_KIND_PUBLIC_HOLIDAY, "public_holiday"),
                    G_DEFINE_ENUM_VALUE (PF_DAY_KIND_WEEKEND, "weekend"),
                    G_DEFINE_ENUM_VALUE (PF_DAY_KIND_CLOSED, "closed"))

static const PfField fields[] = {
  PF_ID (PfCalendarDay, id, .read_only = true),
  PF_DATE (PfCalendarDay, date, .required = true),
  PF_ID (PfCalendarDay, site),
  PF_ENUM (PfCalendarDay, kind, PfDayKind, pf_day_kind, .required = true),
  PF_TEXT (PfCalendarDay, label, .max = 80),
  PF_BOOLEAN (PfCalendarDay, provisional),
};

PF_DEFINE_RECORD (PfCalendarDay, pf_calendar_day, "calendar_day", fields)
