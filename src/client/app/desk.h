/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whom to ask for what no page does yet: the town says so before anyone is signed in, and whoever
 * is in without the portal finds it in the cache.
 */
#pragma once

#include "client/app/gate.h"

G_BEGIN_DECLS

/* Keeps the desk of the gate's visit up to date for as long as @visit lives. */
void pf_desk_follow (PfVisit *visit, PfGate *gate);

G_END_DECLS
