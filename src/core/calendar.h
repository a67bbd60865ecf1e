/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The town's calendar: school years and holidays as data, public holidays computed, closures and
 * other days of its own. Filled once, then only read, from any thread.
 */
#pragma once

#include "core/calendar-day.h"

G_BEGIN_DECLS

/* Labels are codes, for the client to put into words: the names of school holidays as they were
 * added, "summer", and for public holidays "new_year", "good_friday", "easter_monday",
 * "labour_day", "victory_day", "ascension", "whit_monday", "national_day", "assumption",
 * "all_saints", "armistice", "christmas_day", "saint_stephen". The town's own days bear its words.
 */
typedef struct _PfCalendar PfCalendar;

typedef struct
{
  const char *name;
  PfDate from; /* first day without class, included, as is the last */
  PfDate to;
} PfHoliday;

/* What holds of a day at once, for who counts days. */
typedef enum
{
  PF_DAY_TRAIT_WEEKEND = 1 << 0,
  PF_DAY_TRAIT_PUBLIC_HOLIDAY = 1 << 1,
  PF_DAY_TRAIT_SCHOOL_HOLIDAY = 1 << 2, /* its weekends too */
  PF_DAY_TRAIT_CLOSURE = 1 << 3,
} PfDayTraits;

/* @zone is 'A', 'B', 'C', or 0 for a list of the town's own. In Alsace and Moselle, Good Friday
 * and 26 December are public holidays too.
 */
PfCalendar *pf_calendar_new (char zone, gboolean alsace_moselle);
void pf_calendar_free (PfCalendar *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PfCalendar, pf_calendar_free)

/* A school year, from the first to the last day of class. Between two of them it is summer; after
 * the last one until 31 August. Further days are provisional.
 */
void pf_calendar_add_year (PfCalendar *self, PfDate first_day, PfDate last_day);

/* A holiday, for the zones in @zones ("AC"); NULL: for all. */
void pf_calendar_add_holiday (PfCalendar *self,
                              const char *name,
                              const char *zones,
                              PfDate from,
                              PfDate to);

/* A day of the town's own, such as a closure or a bridge, keeps @day (reference taken). It replaces
 * what would be computed; the row of a site replaces the row of all.
 */
void pf_calendar_add_day (PfCalendar *self, PfCalendarDay *day);

/* The kind of @date at @site (nullable); *@ret_label (nullable) is why, or NULL. */
PfDayKind pf_calendar_get_kind (PfCalendar *self,
                                PfDate date,
                                const char *site,
                                const char **ret_label);
guint pf_calendar_get_traits (PfCalendar *self, PfDate date, const char *site);

/* The same as a record (transfer full), without an id. */
PfCalendarDay *pf_calendar_get_day (PfCalendar *self, PfDate date, const char *site);

/* Whether no school year that was added says anything of @date. */
gboolean pf_calendar_is_provisional (PfCalendar *self, PfDate date);

/* The school holiday that holds @date; summer included. */
gboolean pf_calendar_find_holiday (PfCalendar *self, PfDate date, PfHoliday *ret_holiday);

/* The code of the public holiday, or NULL. */
const char *pf_calendar_get_public_holiday (PfCalendar *self, PfDate date);

/* Easter Sunday of a Gregorian year (1583 to 9999). */
PfDate pf_easter (guint year);

G_END_DECLS
