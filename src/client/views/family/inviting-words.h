/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the panel of invitations says.
 */
#pragma once

#include "client/model/inviting.h"
#include "client/views/widgets/note.h"

G_BEGIN_DECLS

/* What came of the last thing that was asked for (transfer full), or NULL. */
char *pf_inviting_say_result (PfInviting *self, PfNoteKind *ret_kind);

/* What to do about a field (transfer none), or NULL: nothing is wrong there. */
const char *pf_inviting_say_fault (PfInviting *self, PfInvitingFault fault);

/* That @adult cannot sign in, and what to do about it; and the button that does it (both transfer
 * full).
 */
char *pf_inviting_say_proposal (PfAdult *adult);
char *pf_inviting_say_invite (PfAdult *adult);

/* Until when an invitation may be accepted, or what it waits for (transfer full). */
char *pf_inviting_say_wait (PfInviting *self, PfInvitation *invitation);

/* That who is invited lives elsewhere, and whose guardian they are (transfer full); NULL for who
 * lives in the household.
 */
char *pf_inviting_say_residence (PfInviting *self, PfInvitation *invitation);

G_END_DECLS
