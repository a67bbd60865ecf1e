/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A link that is not for who is signed in was opened: they decide, above the page, in their own
 * time. Signal: "answered" (gboolean): whether they leave their account for it.
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define PF_TYPE_LEAVE_NOTE (pf_leave_note_get_type ())
G_DECLARE_FINAL_TYPE (PfLeaveNote, pf_leave_note, PF, LEAVE_NOTE, AdwBin)

/* What the link is for. */
typedef enum
{
  PF_LEAVE_REASON_PASSWORD,    /* of an account: it is chosen */
  PF_LEAVE_REASON_NEW_ACCOUNT, /* its address is confirmed */
  PF_LEAVE_REASON_OTHER_TOWN,  /* known to its portal alone */
  PF_N_LEAVE_REASONS,
} PfLeaveReason;

/* @name: of who is signed in */
GtkWidget *pf_leave_note_new (PfLeaveReason reason, const char *name);

G_END_DECLS
