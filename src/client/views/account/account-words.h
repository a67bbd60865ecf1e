/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Devices, what was done with an account, and roles, in words. All return (transfer full) but the
 * first.
 */
#pragma once

#include "core/journal-entry.h"
#include "core/roles.h"
#include "core/sign-in.h"

G_BEGIN_DECLS

/* What was done: "Signed in" (transfer none). */
const char *pf_journal_say_action (PfJournalAction action);

/* When the device was last used, "This computer · now" for the one that asks. */
char *pf_session_say_use (PfAccountSession *session, PfInstant now, GTimeZone *zone);

/* Its name, or that it gave none. */
/* Until when its computer is asked no code (transfer full), or NULL. */
char *pf_session_say_trust (PfAccountSession *session, PfInstant now, GTimeZone *zone);
char *pf_session_say_device (PfAccountSession *session);

/* Where it was done from, or NULL where that is not known. */
char *pf_journal_say_device (PfJournalEntry *entry);

/* "Family desk, billing", or NULL for who is of no service. */
char *pf_roles_say (PfRoles roles);

G_END_DECLS
