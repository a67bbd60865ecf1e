/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How long an account stays signed in on a device. A family's own device stays so for long, so that
 * opening day is not a login day; an agent signs in each morning.
 */
#pragma once

#include "server/ops/call.h"

G_BEGIN_DECLS

/* When a session that begins at @now expires: half a year later for a family, which each use puts
 * off; 12 hours for an agent, whatever is done.
 */
PfInstant pf_session_get_expiry (PfRoles roles, PfInstant now);

/* Notes that the caller's session is in use, where that was not noted for an hour: the writer does
 * so when it can, and nobody waits for it.
 */
void pf_session_touch (PfCall *call);

/* For sign_in: what its password is to be hashed against. */
gboolean pf_hash_sign_in (PfCall *call, GError **error);

/* When a server starts: from where each account was signed in to lately has attempts of its own. */
gboolean pf_sessions_recall (PfAttempts *attempts, PfDb *db, PfInstant now, GError **error);

G_END_DECLS
