/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The one window: the welcome page until somebody is in, or the way to a new password or a new
 * account, then the shell and its pages; what stands in for these while it is locked, or until a
 * second factor is set up.
 */
#pragma once

#include <adwaita.h>

#include "client/app/gate.h"
#include "client/app/lock.h"
#include "client/app/new-account-controller.h"

G_BEGIN_DECLS

#define PF_TYPE_WINDOW (pf_window_get_type ())
G_DECLARE_FINAL_TYPE (PfWindow, pf_window, PF, WINDOW, AdwApplicationWindow)

/* Its size is kept in @settings. */
PfWindow *pf_window_new (GtkApplication *application,
                         PfGate *gate,
                         PfRecoveryController *recovery,
                         PfNewAccountController *new_account,
                         PfLock *lock,
                         GSettings *settings);

/* Opens Preferences, where somebody has their pages before them. */
void pf_window_open_preferences (PfWindow *self);

G_END_DECLS
