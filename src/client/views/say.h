/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Days, hours, sums and delays in the person's language. Names of days and months are words of the
 * catalogue, not of the system's locale, which may be missing. All return (transfer full).
 */
#pragma once

#include "core/child.h"

G_BEGIN_DECLS

/* "Thursday 3 December" */
char *pf_say_day (PfDate day);

/* "3 December" */
char *pf_say_short_day (PfDate day);

/* "Thursday 3 December 2026"; "3 December 2026" */
char *pf_say_full_day (PfDate day);
char *pf_say_date (PfDate day);

/* "Thursday" (transfer none) */
const char *pf_say_weekday_name (PfWeekday weekday);

/* "Thursday"; "Thu"; "T" */
char *pf_say_weekday (PfDate day);
char *pf_say_short_weekday (PfDate day);
char *pf_say_weekday_letter (PfDate day);

/* "December 2026" */
char *pf_say_month (PfDate day);

/* "14 – 18 December" */
char *pf_say_range (PfDate from, PfDate to);

/* "18:42" */
char *pf_say_time (PfInstant instant, GTimeZone *zone);

/* "16:30" from the contract's "16:30" */
char *pf_say_clock (const char *text);

/* "7:30 – 8:30" from the contract's "07:30" and "08:30"; "" without either. */
char *pf_say_hours (const char *starts, const char *ends);

/* "yesterday, Tuesday 8 at 21:14", near as it is to @now. */
char *pf_say_moment (PfInstant instant, PfInstant now, GTimeZone *zone);

/* The same of an end: midnight is said as one minute before, so that nobody takes it for a day
 * later.
 */
char *pf_say_deadline (PfInstant instant, PfInstant now, GTimeZone *zone);

/* "1 d 5 h 12 min": what is left, in its two or three largest units. */
char *pf_say_delay (PfInstant from, PfInstant to);

/* "€18.40" */
char *pf_say_money (PfMoney cents);

/* "02 00 00 00 00", as people here dial it, from the contract's "+33200000000"; that of another
 * country as it is.
 */
char *pf_say_phone (const char *phone);

/* The same text with its first letter large, or small as in the middle of a sentence: a word in
 * capitals is left alone then.
 */
char *pf_say_first_large (const char *text);
char *pf_say_first_small (const char *text);

/* "CE2", as everyone says it; NULL for none (transfer none) */
const char *pf_say_level (PfLevel level);

/* "1,124.50" from the contract's "1124.50". */
char *pf_say_decimal (const char *decimal);

/* "4.8 MB", "620 KB": of a file. */
char *pf_say_size (gsize bytes);

/* "3": the day's number in its month, with the ordinal of the first where the language has one. */
char *pf_say_day_number (PfDate day);

G_END_DECLS
