/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A household as the family desk finds it, for tests without a portal.
 */
#pragma once

#include "core/mail-fate.h"
#include "core/staff-household.h"

G_BEGIN_DECLS

#define FAMILY_ID "000000000000a"
#define FAMILY_ZELIE "0000000000011"
#define FAMILY_MAX "0000000000012"
#define FAMILY_SHARED "both@example.org"

/* The household Brun (transfer full): Zélie Petit and Max Brun, without accounts, gave one address;
 * of version @version.
 */
PfStaffHousehold *families_sample_new (int version);

/* The adult of that place (transfer none). */
PfStaffAdult *families_sample_get (PfStaffHousehold *household, guint position);

/* Zélie has the address, Max none any more. */
void families_sample_settle (PfStaffHousehold *household);

/* A mail of that number and state (transfer full). @failure: (nullable) */
PfMailFate *families_sample_new_mail (guint number, PfMailState state, const char *failure);

G_END_DECLS
