/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What was done with an account, or by the town's agents about its owner, in words.
 */
#pragma once

#include "core/own-journal-entry.h"

G_BEGIN_DECLS

/* What was done (transfer none): "Signed in", "Your account was accepted". */
const char *pf_journal_say_act (const PfOwnJournalEntry *entry);

/* Where it was done from, or which service did it (transfer full); NULL where that is not known. */
char *pf_journal_say_origin (const PfOwnJournalEntry *entry);

/* All of it at once (transfer full), for who hears the list.
 * @moment: when it was, in words
 */
char *pf_journal_say_row (const PfOwnJournalEntry *entry, const char *moment);

G_END_DECLS
