/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a family gave otherwise than the town has it: asked for when its account joins a household,
 * then carried out or not. All that writes runs in the transaction at hand.
 */
#pragma once

#include "core/household.h"
#include "core/queue-item.h"
#include "server/store/db.h"

G_BEGIN_DECLS

/* Fills @household->pending_changes. */
gboolean pf_store_fill_pending_changes (PfDb *db, PfHousehold *household, GError **error);

/* Fills @item->change and @item->documents: those of the file that the change came of. Where
 * something else has been put in its place since it was accepted, that cannot be undone any more.
 */
gboolean pf_store_fill_queued_change (PfDb *db, PfQueueItem *item, GError **error);

/* Asks, as who joined by @step, for all that differs in the household joined. */
gboolean pf_store_ask_household_changes (PfDb *db,
                                         const PfQueueItem *item,
                                         const PfQueueStep *step,
                                         GError **error);

/* Nobody asked: @step is undone. */
gboolean pf_store_drop_household_changes (PfDb *db, const PfQueueStep *step, GError **error);

/* Puts the new value in its place, and keeps the old one. @resident: whose address it is */
gboolean pf_store_apply_household_change (PfDb *db,
                                          const PfQueueItem *item,
                                          gboolean resident,
                                          GError **error);

/* Puts the old value back. */
gboolean pf_store_restore_household_change (PfDb *db,
                                            const PfQueueItem *item,
                                            gboolean resident,
                                            GError **error);

G_END_DECLS
