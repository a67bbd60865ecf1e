/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A request for erasure in words, for agents. All return (transfer full).
 */
#pragma once

#include "client/model/loading.h"
#include "core/queue-item.h"

G_BEGIN_DECLS

/* "Answer by 28 December", "Late since 28 December", or NULL where there is no such day. */
char *pf_erasure_say_answer (PfDate answer_until, PfDate today);

/* "Asked on Saturday 28 November. Answer by Monday 28 December at the latest." */
char *pf_erasure_say_delay (const PfQueueItem *item, PfDate today, GTimeZone *zone);

/* What goes, and what stays. */
char *pf_erasure_say_erased (const PfErasureFile *file);
char *pf_erasure_say_kept (const PfErasureFile *file);

/* Whose only guardian the person is, or NULL. */
char *pf_erasure_say_only_guardian (const PfErasureFile *file);

/* What is to be done first, or NULL where nothing is. */
char *pf_erasure_say_hindrance (const PfErasureFile *file);

G_END_DECLS
