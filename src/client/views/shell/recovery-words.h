/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How each fault on the way to a new password is said, and where.
 */
#pragma once

#include "client/model/recovery.h"
#include "client/views/widgets/note.h"

G_BEGIN_DECLS

/* Where a fault is said: beside the field that can mend it, or above all. */
typedef enum
{
  PF_RECOVERY_PLACE_NOTE,
  PF_RECOVERY_PLACE_EMAIL,
  PF_RECOVERY_PLACE_CODE,
  PF_RECOVERY_PLACE_PASSWORD,
} PfRecoveryPlace;

PfRecoveryPlace pf_recovery_fault_get_place (PfRecoveryFault self);
PfNoteKind pf_recovery_fault_get_note_kind (PfRecoveryFault self);

/* What is wrong and what to do (transfer full), NULL for PF_RECOVERY_FAULT_NONE. */
char *pf_recovery_build_words (PfRecovery *recovery, PfEntrance *entrance);

/* The same of a fault of which only the portal is known. */
char *pf_recovery_fault_build_words (PfRecoveryFault self, PfEntrance *entrance);

/* What is wrong for a field (transfer full), NULL where it is said elsewhere. */
char *pf_recovery_build_fault (PfRecovery *recovery, PfEntrance *entrance, PfRecoveryPlace place);

/* Whether a link is being looked at: there is nothing to be asked yet. */
gboolean pf_recovery_opens_link (PfRecovery *recovery);

/* Whether who is there was invited to follow children from a household of their own. */
gboolean pf_recovery_is_of_tie (PfRecovery *recovery);

/* What the page is called, and what it is about (transfer full). */
const char *pf_recovery_get_title (PfRecovery *recovery);
char *pf_recovery_build_about (PfRecovery *recovery, PfEntrance *entrance);

G_END_DECLS
