/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Agents as administrators see them, for tests without a portal.
 */
#pragma once

#include "core/agent.h"

G_BEGIN_DECLS

/* An agent (transfer full) of that first name and one role, who is in and has a printed list. */
PfAgent *agents_sample_new (const char *id, const char *name, const char *role);

G_END_DECLS
