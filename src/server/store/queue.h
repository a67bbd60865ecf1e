/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The items of the agents' queue, and who is looking at which.
 */
#pragma once

#include "core/mail.h"
#include "core/queue-item.h"
#include "server/store/documents.h"

G_BEGIN_DECLS

/* Who asks, and when: items of kinds that are not for @roles do not exist. */
typedef struct
{
  const char *agent;
  PfRoles roles;
  PfInstant now;
} PfQueueViewer;

/* Binds the words of the kinds that the viewer decides, for $each.
 * @asked: none for all of them
 */
void pf_queue_bind_kinds (PfQuery *query, const PfQueueViewer *viewer, PfQueueKind asked);

/* The page of items (transfer full, of PfQueueSummary) that @asked names, each with how many
 * households resemble it. At most @limit.
 */
GPtrArray *pf_store_list_queue (PfDb *db,
                                const PfQueueQuery *asked,
                                const PfQueueViewer *viewer,
                                guint limit,
                                GError **error);

/* The item (transfer full), all but its checks. */
PfQueueItem *pf_store_find_queue_item (PfDb *db,
                                       const char *id,
                                       const PfQueueViewer *viewer,
                                       GError **error);

/* Fills @documents with those of @household. */
gboolean pf_store_fill_queued_documents (PfDb *db,
                                         const char *household,
                                         GListStore *documents,
                                         GError **error);

/* Keeps others from changing it until the transaction ends. */
gboolean pf_store_lock_queue_item (PfDb *db, const char *id, GError **error);

/* The viewer has it until then, unless somebody else has. */
gboolean pf_store_open_queue_item (PfDb *db,
                                   const char *id,
                                   const PfQueueViewer *viewer,
                                   PfInstant until,
                                   GError **error);

/* The viewer has it no more. */
gboolean pf_store_close_queue_item (PfDb *db,
                                    const char *id,
                                    const PfQueueViewer *viewer,
                                    GError **error);

/* @account handed a document in, or took one back: an item of that household that waited for it
 * waits for an agent again, and who is looking at it has not seen all.
 * @child: whom it is about; "": none
 */
gboolean pf_store_touch_queue (PfDb *db,
                               const char *household,
                               const char *account,
                               const char *child,
                               gboolean handed_in,
                               PfInstant now,
                               GError **error);

/* What the account's owner may know of its item (transfer full); NULL without @error where it has
 * none: no account that waits to be let in, no tie that does, nor one refused since @since.
 */
PfAccountFile *pf_store_find_account_file (PfDb *db,
                                           const char *account,
                                           PfInstant since,
                                           GError **error);

/* A document (transfer full) of a household that is in the queue, for who decides there.
 * @ret_item: the item's id
 */
PfDocument *pf_store_find_queued_document (PfDb *db,
                                           const char *id,
                                           const PfQueueViewer *viewer,
                                           PfDocumentBody *ret_body,
                                           PfId ret_item,
                                           GError **error);

G_END_DECLS
