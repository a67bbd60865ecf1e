/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The mails of a demonstration town, as its families would receive them: so that its roads can be
 * walked alone.
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define PF_TYPE_MAILS_WINDOW (pf_mails_window_get_type ())
G_DECLARE_FINAL_TYPE (PfMailsWindow, pf_mails_window, PF, MAILS_WINDOW, AdwWindow)

/* Signal "follow" (text): the link of a mail is to be followed.
 * @letters: a list of PfDemonstrationMail, the newest first; @time_zone: of the town
 */
GtkWidget *pf_mails_window_new (GListModel *letters, const char *time_zone);

G_END_DECLS
