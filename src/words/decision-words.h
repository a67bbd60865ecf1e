/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * For mail-words.c alone: what the mails say that tell a family what an agent decided.
 */
#pragma once

#include "words/language.h"
#include "words/mail-words.h"

G_BEGIN_DECLS

/* In English; NULL for a mail of another kind. */
const char *pf_decision_get_subject (PfMailKind kind);

/* Adds what comes after the greeting. */
void pf_decision_add_words (PfMailWords *words, PfLanguage language, const PfMail *mail);

/* Adds the agent's own words, told from the program's by @introduction (in English), and nothing
 * where they wrote none.
 */
void pf_decision_add_reason (PfMailWords *words,
                             PfLanguage language,
                             const PfMail *mail,
                             const char *introduction);

/* Adds what is to be sent, after @introduction (in English). @documents: words of PfDocumentKind */
void pf_decision_add_documents (PfMailWords *words,
                                PfLanguage language,
                                GStrv documents,
                                const char *introduction);

/* Adds a paragraph, or what else @kind is. @text: (transfer full) */
void pf_mail_words_add (PfMailWords *self, PfMailPartKind kind, char *text);

G_END_DECLS
