/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The places of the sidebar: what exists, for those who may use it.
 */
#pragma once

#include "client/app/gate.h"
#include "client/views/shell/shell.h"

G_BEGIN_DECLS

void pf_places_add (PfShell *shell, PfGate *gate);

G_END_DECLS
