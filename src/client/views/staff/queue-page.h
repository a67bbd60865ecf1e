/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The agents' queue: the list, the document, and what is decided, side by side, made for the
 * keyboard. Letters are keys while the list has the focus, never where one types. Property:
 * "narrow": one below the other. Actions that the application gives it: "page.retry",
 * "page.fetch-document".
 */
#pragma once

#include <adwaita.h>

#include "client/model/queue-model.h"

G_BEGIN_DECLS

#define PF_TYPE_QUEUE_PAGE (pf_queue_page_get_type ())
G_DECLARE_FINAL_TYPE (PfQueuePage, pf_queue_page, PF, QUEUE_PAGE, AdwBin)

GtkWidget *pf_queue_page_new (PfQueueModel *model);

PfQueueModel *pf_queue_page_get_model (PfQueuePage *self);

/* Which list is looked at (transfer floating): for the header. */
GtkWidget *pf_queue_page_new_views (PfQueuePage *self);

G_END_DECLS
