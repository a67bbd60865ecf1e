/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Sentences for people outside windows: problems, mails, receipts. The language is an argument, and
 * the catalogues of po/ are inside the program: neither setlocale() nor a locale of the system
 * counts. Any thread may ask.
 */
#pragma once

#include "words/language.h"

G_BEGIN_DECLS

/* What @english says in @language; itself where nobody translated it. It lives for ever. */
const char *pf_words (PfLanguage language, const char *english) G_GNUC_FORMAT (2);

/* The same for a number of things. */
const char *pf_words_plural (PfLanguage language, const char *one, const char *other, guint64 n)
    G_GNUC_FORMAT (2) G_GNUC_FORMAT (3);

G_END_DECLS
