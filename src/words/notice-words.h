/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * For mail-words.c alone: what the mails say that only tell what somebody else did.
 */
#pragma once

#include "words/language.h"
#include "words/mail-words.h"

G_BEGIN_DECLS

/* In English; NULL for a mail of another kind. */
const char *pf_notice_get_subject (PfMailKind kind);

/* Adds what comes after the greeting. @person: who did it */
void pf_notice_add_words (PfMailWords *words,
                          PfLanguage language,
                          PfMailKind kind,
                          const char *person);

G_END_DECLS
