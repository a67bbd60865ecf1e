/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What handlers write in the journal.
 */
#pragma once

#include "core/journal-entry.h"
#include "server/ops/call.h"

G_BEGIN_DECLS

/* Notes what the call does, where it comes from and by which device, in its own transaction: both
 * are kept, or neither.
 * @account: its id
 */
gboolean pf_journal_note (PfCall *call,
                          PfJournalAction action,
                          const char *account,
                          GError **error);

/* The same of who calls: what was done to @subject.
 * @detail: (nullable)
 */
gboolean pf_journal_note_subject (PfCall *call,
                                  PfJournalAction action,
                                  const char *subject,
                                  const char *detail,
                                  GError **error);

/* The same for a call that only reads, in a transaction of its own: PF_PROBLEM_OVERLOADED where it
 * cannot be written now.
 */
gboolean pf_journal_note_view (PfCall *call,
                               PfJournalAction action,
                               const char *subject,
                               const char *detail,
                               GError **error);

/* Notes what did not succeed, in a transaction of its own: nothing else is kept of the call.
 * @account: its id; "" where there is none
 */
void pf_journal_note_failure (PfCall *call, PfJournalAction action, const char *account);

G_END_DECLS
