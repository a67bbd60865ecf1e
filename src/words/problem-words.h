/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Problems in words. Their titles are named where their codes meet HTTP (wire); this is what comes
 * after them.
 */
#pragma once

#include "core/problem.h"
#include "words/language.h"

G_BEGIN_DECLS

/* What one can do next, in a sentence or two. */
const char *pf_words_advice (PfLanguage language, PfProblem problem);

/* The same (transfer full) where a household has the child already, whom it names. */
char *pf_words_child_advice (PfLanguage language, const char *first_name, const char *last_name);

G_END_DECLS
