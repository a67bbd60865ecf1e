/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Our SQL is written once. Where SQLite and PostgreSQL want different words it says one of these,
 * and each driver has its own:
 *
 *   $identity     the type of an id that the database gives
 *   $integer      the type of a 64-bit number
 *   $bytes        the type of bytes that are no text
 *   $strict       what ends a table whose types are kept to
 *   $lock_chain   waits until nobody else chains the journal, until the transaction ends
 *   $for_update   holds the rows of a SELECT until the transaction ends
 *   $free_ones    the same, but passes over those that another transaction holds
 *   $in(2)        IN the numbers bound to parameter 2 by pf_query_bind_integers ()
 *   $each(2)      the rows "each", with one column "value", of the JSON array bound to parameter 2
 *
 * and, for a statement about one record, these come from its table:
 *
 *   $columns      "id", "first_name", "address_line1"
 *   $c.columns    c."id", c."first_name", c."address_line1"
 *   $values       $1, $2, $3; an id that is absent is given by the database
 *   $assignments  "id" = $1, "first_name" = $2, "address_line1" = $3
 *   $version      the parameter of the row's version
 *   $new_ids      a SELECT of $1 ids, in order, for rows to come
 *   $next         the parameter after the record's last
 *   $after        the one after that
 */
#pragma once

#include "server/store/driver.h"

G_BEGIN_DECLS

/* @sql (transfer full) in @driver's words. @type: of the record, or G_TYPE_INVALID */
char *pf_dialect_expand (const PfDriver *driver, const char *sql, GType type);

G_END_DECLS
