/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What one signs in with, e-mail address and password, each with the form that changes it.
 */
#pragma once

#include <adwaita.h>

#include "client/model/preferences.h"
#include "client/model/visit.h"

G_BEGIN_DECLS

#define PF_TYPE_CREDENTIALS_PANEL (pf_credentials_panel_get_type ())
G_DECLARE_FINAL_TYPE (PfCredentialsPanel, pf_credentials_panel, PF, CREDENTIALS_PANEL, AdwBin)

GtkWidget *pf_credentials_panel_new (PfPreferences *preferences,
                                     PfVisit *visit,
                                     PfEntrance *entrance);

G_END_DECLS
