/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The places of the sidebar: what exists, for those who may use it.
 */
#pragma once

#include "client/app/gate.h"
#include "client/views/shell/shell.h"

G_BEGIN_DECLS

/* Its name: it is not in the sidebar, but in the menu. */
#define PF_PLACE_PREFERENCES "preferences"

/* The names of those in the sidebar of who is signed in, in their order (transfer container). */
GPtrArray *pf_places_list (PfVisit *visit);

/* Adds them all to @shell and opens the one that @settings remember, which then follow. Only that
 * one is made before it is opened: the others cost nothing to who does not go there.
 */
void pf_places_add (PfShell *shell, PfGate *gate, GSettings *settings);

G_END_DECLS
