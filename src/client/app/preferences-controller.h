/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Loads what Preferences show, and does what they ask of the portal.
 *
 * Signals: "signed-out": the portal does not know the session any more; "outdated": the account is
 * other than it was.
 */
#pragma once

#include <gtk/gtk.h>

#include "client/api/client.h"
#include "client/model/preferences.h"
#include "client/model/visit.h"

G_BEGIN_DECLS

#define PF_TYPE_PREFERENCES_CONTROLLER (pf_preferences_controller_get_type ())
G_DECLARE_FINAL_TYPE (PfPreferencesController,
                      pf_preferences_controller,
                      PF,
                      PREFERENCES_CONTROLLER,
                      GObject)

PfPreferencesController *pf_preferences_controller_new (PfApiClient *client, PfVisit *visit);

/* (transfer none) */
PfPreferences *pf_preferences_controller_get_preferences (PfPreferencesController *self);

/* Loads each time that @page comes into sight. */
void pf_preferences_controller_follow_page (PfPreferencesController *self, GtkWidget *page);

G_END_DECLS
