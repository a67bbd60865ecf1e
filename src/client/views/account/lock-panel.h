/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * When the window locks by itself: agents choose after how long, families whether at all.
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define PF_TYPE_LOCK_PANEL (pf_lock_panel_get_type ())
G_DECLARE_FINAL_TYPE (PfLockPanel, pf_lock_panel, PF, LOCK_PANEL, AdwBin)

/* @settings: with the keys "lock-when-idle" and "lock-minutes"
 * @at_most: minutes, for an agent; 0: for a family
 */
GtkWidget *pf_lock_panel_new (GSettings *settings, int at_most);

G_END_DECLS
