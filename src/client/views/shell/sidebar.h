/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Brand and town, the main menu, the places, and the foot. Properties: "visit" (PfVisit), and
 * "narrow": it stands alone then, so it carries the window's buttons. Signal "opened" (name): a
 * place was chosen, maybe the one that is open already.
 */
#pragma once

#include <adwaita.h>

#include "client/model/visit.h"

G_BEGIN_DECLS

#define PF_TYPE_SIDEBAR (pf_sidebar_get_type ())
G_DECLARE_FINAL_TYPE (PfSidebar, pf_sidebar, PF, SIDEBAR, AdwBin)

void pf_sidebar_add_place (PfSidebar *self,
                           const char *name,
                           const char *icon_name,
                           const char *title);

/* Shows that place as the one that is open, or none where it is not here; emits nothing. */
void pf_sidebar_select_place (PfSidebar *self, const char *name);

/* See pf_shell_set_place_count(). */
void pf_sidebar_set_place_count (PfSidebar *self, const char *name, guint count);

/* The name of place number @n, from 0, or NULL. */
const char *pf_sidebar_get_place (PfSidebar *self, int n);

/* To the place where one is. */
void pf_sidebar_take_focus (PfSidebar *self);

G_END_DECLS
