/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whether a database holds together: what its own constraints cannot say.
 */
#pragma once

#include "server/store/db.h"

G_BEGIN_DECLS

/* Looks at everything, and changes nothing. Each fault (of char *) says what is wrong and where;
 * there is none in a sound database. NULL with an error where it cannot be read, or its schema is
 * not this program's.
 */
GPtrArray *pf_store_check (PfDb *db, GError **error);

G_END_DECLS
