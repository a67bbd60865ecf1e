/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The second factor: which it is, how much of it is left, and the way to another one or to none.
 */
#pragma once

#include <adwaita.h>

#include "client/model/factor-setup.h"

G_BEGIN_DECLS

#define PF_TYPE_FACTOR_PANEL (pf_factor_panel_get_type ())
G_DECLARE_FINAL_TYPE (PfFactorPanel, pf_factor_panel, PF, FACTOR_PANEL, AdwBin)

/* @town: for what is printed */
GtkWidget *pf_factor_panel_new (PfFactorSetup *setup, PfEntrance *entrance, const char *town);

/* Gives the focus to what there is to do. */
void pf_factor_panel_take_focus (PfFactorPanel *self);

/* What stands above, read with the first button, which takes the focus. */
void pf_factor_panel_set_about (PfFactorPanel *self, const char *about);

G_END_DECLS
