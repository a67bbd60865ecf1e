/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A guardian who lives elsewhere, in words, for agents. Where nothing else is said, all return
 * (transfer full).
 */
#pragma once

#include "client/model/loading.h"
#include "core/queue-item.h"

G_BEGIN_DECLS

/* "Invited by Camille Berger on Monday 23 November 2026. Accepted on Tuesday 24 November 2026.":
 * without a name where who invited has been erased.
 */
char *pf_tie_say_invitation (const PfQueueItem *item, GTimeZone *zone);

/* "27 rue des Tilleuls, 44990 Valbourg\nCamille Berger, Antoine Berger": below its name. */
char *pf_tie_say_household (const PfTieFile *file);

/* "Léa Berger, born on 3 May 2018" */
char *pf_tie_say_child (const PfTiedChild *child);

/* Whether the child can live in a second household, or why not (transfer none). */
const char *pf_tie_say_child_state (const PfTiedChild *child);

/* Whose days they are from then on, as one choice: of an even week, of an odd one, or not settled
 * (PF_CUSTODY_PATTERN_NONE).
 */
char *pf_tie_say_days (const PfQueueItem *item, PfCustodyPattern pattern);

/* What accepting does, or NULL where that is not possible. */
char *pf_tie_say_acceptance (const PfQueueItem *item);

/* What is to be done first (transfer none), or NULL where nothing is. */
const char *pf_tie_say_hindrance (const PfTieFile *file);

G_END_DECLS
