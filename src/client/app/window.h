/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The one window: the welcome page until somebody is in, or the way to a new password or a new
 * account, then the shell and its pages.
 */
#pragma once

#include <adwaita.h>

#include "client/app/gate.h"
#include "client/app/new-account-controller.h"

G_BEGIN_DECLS

#define PF_TYPE_WINDOW (pf_window_get_type ())
G_DECLARE_FINAL_TYPE (PfWindow, pf_window, PF, WINDOW, AdwApplicationWindow)

/* Its size is kept in @settings. */
PfWindow *pf_window_new (GtkApplication *application,
                         PfGate *gate,
                         PfRecoveryController *recovery,
                         PfNewAccountController *new_account,
                         GSettings *settings);

G_END_DECLS
