/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The agents' queue in words. Where nothing else is said, all return (transfer full).
 */
#pragma once

#include "client/model/queue-model.h"

G_BEGIN_DECLS

/* "Benali, Nadia": as a list is read. */
char *pf_queue_say_name (const char *first_name, const char *last_name);

/* "New account", "New address": what there is to decide (transfer none). */
const char *pf_queue_say_kind (PfQueueKind kind, PfChanged changed);

/* "Tom · school enrolment": the same, with the child whom it is of. */
char *pf_queue_say_matter (PfQueueSummary *summary);

/* The icon of that (transfer none). */
const char *pf_queue_get_icon (PfQueueKind kind, PfChanged changed);

/* "12 min", "4 h", "3 d": how long it has been waiting. */
char *pf_queue_say_age (PfInstant submitted_at, PfInstant now);

/* "2 households alike", or NULL for none. */
char *pf_queue_say_candidates (int n);

/* "Opened by Inès Morel", or NULL. */
char *pf_queue_say_opened_by (const char *agent);

/* All that a row shows, as it is read aloud. */
char *pf_queue_say_summary (PfQueueSummary *summary, PfLoading *loading);

/* "To decide · 6" and "Waiting for the family · 2" (transfer full, a NULL at the end). */
GStrv pf_queue_say_segments (PfQueueModel *model);

/* What the program found (transfer none), or NULL where it is not known here. */
const char *pf_queue_say_check (PfQueueCheck *check);

/* "Same name" (transfer none), or NULL where it is not known here. */
const char *pf_queue_say_sign (const char *sign);

/* "Karim and Nadia Benali · Sami, 6": who is of the household. */
char *pf_queue_say_members (PfQueueCandidate *candidate, PfDate today);

/* "Children added by the family: Léa (born on 14 July 2019)"; NULL where there is none. */
char *pf_queue_say_children (PfQueueItem *item);

/* "Proof of address": as it is asked for in a file of that kind (transfer none). */
const char *pf_queue_say_document_kind (PfDocumentKind kind, PfQueueKind item);

/* What stands in place of a document where @item (nullable) has none (transfer none), or NULL. */
const char *pf_queue_say_no_document (PfQueueItem *item);

/* "today at 9:02: refused by Claire Fontaine. “It cannot be read.”" */
char *pf_queue_say_past (PfQueuePast *past, PfLoading *loading);

/* "Refuse the account of Nadia Benali": above what is written. */
char *pf_queue_say_writing (PfQueueItem *item, PfQueueVerdict verdict);

/* "Noël, Claire: account accepted", or NULL where nothing can be undone. */
char *pf_queue_say_done (PfQueueModel *model);

/* What must be told, or NULL. */
char *pf_queue_say_news (PfQueueModel *model);

/* What is left to do (transfer none). */
const char *pf_queue_say_lack (PfQueueLack lack);

/* What stands in place of the mail (transfer none), or NULL where the mail does. */
const char *pf_queue_say_no_mail (PfQueueModel *model);

G_END_DECLS
