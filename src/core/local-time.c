/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/local-time.h"

#include <string.h>

#define EPOCH_JULIAN 719163 /* 1970-01-01 as GDate numbers it */
#define SECONDS_PER_DAY 86400

int
pf_day_time_parse (const char *text)
{
  int hour, minute;

  if (strlen (text) != strlen ("09:00") || text[2] != ':' || !g_ascii_isdigit (text[0]) ||
      !g_ascii_isdigit (text[1]) || !g_ascii_isdigit (text[3]) || !g_ascii_isdigit (text[4]))
    return -1;
  hour = (text[0] - '0') * 10 + text[1] - '0';
  minute = (text[3] - '0') * 10 + text[4] - '0';
  if (minute > 59 || hour * 60 + minute > PF_MINUTES_PER_DAY)
    return -1;
  return hour * 60 + minute;
}

static gint64
get_offset (GTimeZone *zone, gint64 utc)
{
  return g_time_zone_get_offset (zone,
                                 g_time_zone_find_interval (zone, G_TIME_TYPE_UNIVERSAL, utc));
}

/* The first second from which the zone no longer is at its offset of @before. */
static gint64
find_change (GTimeZone *zone, gint64 before, gint64 after)
{
  gint64 offset = get_offset (zone, before);

  while (after - before > 1) {
    gint64 middle = before + (after - before) / 2;

    if (get_offset (zone, middle) == offset)
      before = middle;
    else
      after = middle;
  }
  return after;
}

/* Zones differ from UTC by under a day, so the day before and the day after hold every reading.
 * GLib's own choice for a time shown twice depends on which side a zone calls summer time.
 */
PfInstant
pf_local_instant (PfDate day, guint minute, GTimeZone *zone)
{
  gint64 shown = ((gint64) day - EPOCH_JULIAN) * SECONDS_PER_DAY + (gint64) minute * 60;
  gint64 before = get_offset (zone, shown - SECONDS_PER_DAY);
  gint64 after = get_offset (zone, shown + SECONDS_PER_DAY);
  gint64 utc;

  if (before == after || get_offset (zone, shown - after) == after)
    utc = shown - after;
  else if (get_offset (zone, shown - before) == before)
    utc = shown - before;
  else
    utc = find_change (zone, shown - SECONDS_PER_DAY, shown + SECONDS_PER_DAY);
  return utc * G_TIME_SPAN_SECOND;
}
