/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Devices and roles, in words (transfer full).
 */
#pragma once

#include "core/roles.h"
#include "core/sign-in.h"

G_BEGIN_DECLS

/* When the device was last used, "This computer · now" for the one that asks. */
char *pf_session_say_use (PfAccountSession *session, PfInstant now, GTimeZone *zone);

/* Until when its computer is asked no code, or NULL. */
char *pf_session_say_trust (PfAccountSession *session, PfInstant now, GTimeZone *zone);

/* Its name, or that it gave none. */
char *pf_session_say_device (PfAccountSession *session);

/* "Family desk, billing", or NULL for who is of no service. */
char *pf_roles_say (PfRoles roles);

G_END_DECLS
