/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "words/language.h"

G_BEGIN_DECLS

/* What a label of core/calendar.h says in @language, « Vacances de Noël » for "christmas"; the
 * town's own words are themselves. NULL for NULL.
 */
const char *pf_words_day_label (PfLanguage language, const char *label);

G_END_DECLS
