/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The children that a household gets: by its family, and by a decision of the queue.
 */
#pragma once

#include "core/new-child.h"
#include "server/store/db.h"

G_BEGIN_DECLS

/* The children (transfer full; of PfChild) of a household, the oldest first. */
GListStore *pf_store_list_children (PfDb *db, const char *household, GError **error);

/* Until the transaction ends nobody else adds a child there, and it stays open: else the error is
 * PF_PROBLEM_NOT_FOUND. An agent who looks at it in the queue decides on what it is by then.
 * @account: who adds
 */
gboolean pf_store_hold_household (PfDb *db,
                                  const char *household,
                                  const char *account,
                                  PfInstant now,
                                  GError **error);

/* Stores @child, whose id it sets, as of that household alone. */
gboolean pf_store_insert_child (PfDb *db, const char *household, PfChild *child, GError **error);

/* Takes the children of household @from into @to that it has not already, and what was asked for at
 * school there; *ret_moved (transfer
 * full): their ids.
 */
gboolean pf_store_move_children (PfDb *db,
                                 const char *from,
                                 const char *to,
                                 GStrv *ret_moved,
                                 GError **error);

/* Takes all that, and @children, back from there, but whom the household has enrolled since. */
gboolean pf_store_move_children_back (PfDb *db,
                                      const char *from,
                                      const char *to,
                                      GStrv children,
                                      GError **error);

G_END_DECLS
