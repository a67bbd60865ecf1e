/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Puts a demonstration town into a database.
 */
#pragma once

#include "admin/demo-town.h"
#include "server/store/db.h"

G_BEGIN_DECLS

/* In one transaction. The schema is there and its statements are prepared. A database that has a
 * town already keeps it: FALSE with an error.
 */
gboolean pf_demo_load (PfDemoTown *town, PfDb *db, GError **error);

G_END_DECLS
