/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A link that lets one choose a password was opened while somebody is signed in: they decide,
 * above the page, in their own time. Signal: "answered" (gboolean): whether they leave their
 * account for it.
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define PF_TYPE_LEAVE_NOTE (pf_leave_note_get_type ())
G_DECLARE_FINAL_TYPE (PfLeaveNote, pf_leave_note, PF, LEAVE_NOTE, AdwBin)

/* @name: of who is signed in */
GtkWidget *pf_leave_note_new (const char *name);

G_END_DECLS
