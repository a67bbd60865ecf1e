/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Preferences: the account of who is signed in, and this computer.
 */
#pragma once

#include <adwaita.h>

#include "client/model/factor-setup.h"
#include "client/model/own-data.h"
#include "client/model/preferences.h"
#include "client/model/visit.h"

G_BEGIN_DECLS

#define PF_TYPE_PREFERENCES_PAGE (pf_preferences_page_get_type ())
G_DECLARE_FINAL_TYPE (PfPreferencesPage, pf_preferences_page, PF, PREFERENCES_PAGE, AdwBin)

GtkWidget *pf_preferences_page_new (PfPreferences *preferences,
                                    PfFactorSetup *setup,
                                    PfOwnData *own_data,
                                    PfVisit *visit,
                                    PfEntrance *entrance,
                                    GSettings *settings);

G_END_DECLS
