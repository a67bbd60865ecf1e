/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Opening day: five hundred more families in the demo's town, each with one child and a parent who
 * is signed in, and days on which the canteen has thirty places for them.
 */
#pragma once

#include "demo.h"

G_BEGIN_DECLS

#define PF_CROWD_FAMILIES 500
#define PF_CROWD_PLACES 30

/* The id of session and pool of the first day, in the database; the next days' follow. */
#define PF_CROWD_FIRST 1001

/* At most 200 days. */
void pf_crowd_add (PfDemo *demo, guint n_days);

/* The whole request (transfer full) by which @family, from 0, books @day, from 0, with a place on
 * the waiting list if need be. Its key is made of both: it is the same each time.
 */
char *pf_crowd_build_request (guint family, guint day);

G_END_DECLS
