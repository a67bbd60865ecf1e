/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Days, times and sums as people write them, by language. French follows the Imprimerie nationale:
 * « jeudi 1er octobre », « 23 h 59 », « 1 234,56 € », with spaces that do not break.
 */
#pragma once

#include "core/value.h"
#include "words/language.h"

G_BEGIN_DECLS

/* « jeudi 10 décembre », "Thursday 10 December"; (transfer full) */
char *pf_words_day (PfLanguage language, PfDate day);

/* « 7 h 30 », « 8 h », "7:30", "8:00"; (transfer full) */
char *pf_words_time (PfLanguage language, guint hour, guint minute);

/* « jeudi 10 décembre à 7 h 30 »; (transfer full) */
char *pf_words_moment (PfLanguage language, PfInstant instant, GTimeZone *zone);

/* The same for the end of a delay: midnight is told as one minute before, so that nobody takes it
 * for a day later. (transfer full)
 */
char *pf_words_deadline (PfLanguage language, PfInstant instant, GTimeZone *zone);

/* « 18,40 € », "€18.40"; (transfer full) */
char *pf_words_money (PfLanguage language, PfMoney cents);

G_END_DECLS
