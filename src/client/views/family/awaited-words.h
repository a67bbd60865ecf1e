/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is said of a file that waits for the town, and of the document that the town wants. All
 * texts are (transfer full), and (nullable), where nothing else is said.
 */
#pragma once

#include "client/model/proof-sending.h"
#include "client/model/visit.h"

G_BEGIN_DECLS

/* How it stands. */
char *pf_awaited_say_words (PfProofSending *sending, PfVisit *visit);

/* Why, in the agent's words. */
char *pf_awaited_say_reason (PfProofSending *sending);

/* "Asked for: lease; statement on honour." */
char *pf_awaited_say_wanted (PfProofSending *sending);

/* What can be done about a refusal (transfer none). */
const char *pf_awaited_get_advice (PfProofSending *sending);

/* What the document is for, and how long it is kept (transfer none). */
const char *pf_awaited_get_purpose (PfProofSending *sending);

/* Why it could not be sent. */
char *pf_awaited_say_failure (PfProofSending *sending);

G_END_DECLS
