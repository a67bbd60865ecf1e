/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * F1: what can be done in the program, and with which keys.
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define PF_TYPE_HELP_WINDOW (pf_help_window_get_type ())
G_DECLARE_FINAL_TYPE (PfHelpWindow, pf_help_window, PF, HELP_WINDOW, AdwWindow)

GtkWidget *pf_help_window_new (void);

G_END_DECLS
