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

/* What to do about a field (transfer none), or NULL: @fault is of another one. */
const char *pf_inviting_say_fault (PfInviting *self, PfInvitingFault fault);

/* Since when an invitation waits, and until when it may be accepted (transfer full). */
char *pf_inviting_say_wait (PfInviting *self, PfInvitation *invitation);

G_END_DECLS
