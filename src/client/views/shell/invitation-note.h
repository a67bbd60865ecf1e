/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The link of an invitation was opened while somebody is signed in: who invites whom, and for what,
 * above the page. They accept it (the recovery's "accept"), having said where they live if that is
 * asked, or not. Signals: "answered" (gboolean): they do not, and leave their account for it or
 * stay; "ended": there is none any more.
 */
#pragma once

#include <adwaita.h>

#include "client/model/entrance.h"
#include "client/model/recovery.h"

G_BEGIN_DECLS

#define PF_TYPE_INVITATION_NOTE (pf_invitation_note_get_type ())
G_DECLARE_FINAL_TYPE (PfInvitationNote, pf_invitation_note, PF, INVITATION_NOTE, AdwBin)

/* @recovery: whose account is who was invited
 * @name: of who is signed in
 */
GtkWidget *pf_invitation_note_new (PfRecovery *recovery, PfEntrance *entrance, const char *name);

G_END_DECLS
