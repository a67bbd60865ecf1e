/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Times of day as a town prints them, and the instants they mean in the portal's time zone.
 */
#pragma once

#include "core/value.h"

G_BEGIN_DECLS

#define PF_MINUTES_PER_DAY 1440

/* For a field's pattern: "09:00"; and one that also takes "24:00", the end of the day. */
#define PF_DAY_TIME_PATTERN "^([01][0-9]|2[0-3]):[0-5][0-9]$"
#define PF_END_TIME_PATTERN "^(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)$"

/* Minutes from midnight of a text of these patterns (1440 for "24:00"), or -1. */
int pf_day_time_parse (const char *text);

/* The instant at which clocks in @zone show @minute (0 to 1440) of @day. A time skipped in spring
 * is the first instant after the gap; one shown twice is the later.
 */
PfInstant pf_local_instant (PfDate day, guint minute, GTimeZone *zone);

G_END_DECLS
