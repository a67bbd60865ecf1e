/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The devices on which the account is signed in, and the way to sign one of them out.
 */
#pragma once

#include <adwaita.h>

#include "client/model/preferences.h"

G_BEGIN_DECLS

#define PF_TYPE_DEVICES_PANEL (pf_devices_panel_get_type ())
G_DECLARE_FINAL_TYPE (PfDevicesPanel, pf_devices_panel, PF, DEVICES_PANEL, AdwBin)

GtkWidget *pf_devices_panel_new (PfPreferences *preferences, PfEntrance *entrance);

G_END_DECLS
