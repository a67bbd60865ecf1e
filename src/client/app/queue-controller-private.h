/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * For queue-controller.c, queue-file.c and queue-answering.c alone.
 */
#pragma once

#include "client/app/queue-controller.h"

G_BEGIN_DECLS

struct _PfQueueController
{
  GObject parent_instance;

  PfApiClient *client;
  PfVisit *visit;
  PfQueueModel *model;
  PfQueuePage *page; /* (nullable): weak */

  GCancellable *listing; /* (nullable): each of these while a call is under way */
  GCancellable *opening;
  GCancellable *fetching;
  GCancellable *previewing;
  GCancellable *sending;

  GPtrArray *summaries; /* (nullable): the pages of the lists that have come */
  char *list_etag;      /* (nullable): of the lists, where they were one page */
  guint poll;           /* timers */
  guint preview_timer;
  guint settle_timer;

  char *opened;        /* (nullable): the id of the file that others are told we have */
  PfInstant opened_at; /* and when they were told last */
};

/* The portal's time, as well as it is known. */
PfInstant pf_queue_controller_get_now (PfQueueController *self);

/* A new cancellable (transfer none) in *@slot, in place of one that is cancelled. */
GCancellable *pf_queue_controller_begin (GCancellable **slot);
void pf_queue_controller_stop (GCancellable **slot);

/* FALSE for an error that nobody is to be told of: the call was cancelled. Signs out where the
 * portal has.
 */
gboolean pf_queue_controller_is_news (PfQueueController *self, const GError *error);

/* Whether the page is seen. */
gboolean pf_queue_controller_is_seen (PfQueueController *self);

/* Loads the lists again. */
void pf_queue_controller_load_list (PfQueueController *self);

/* queue-file.c: the file that is open. */
void pf_queue_controller_open_file (PfQueueController *self);
void pf_queue_controller_give_back (PfQueueController *self);
void pf_queue_controller_renew_opening (PfQueueController *self);
void pf_queue_controller_reload_file (PfQueueController *self);
void pf_queue_controller_fetch_document (PfQueueController *self);
void pf_queue_controller_preview (PfQueueController *self);

/* queue-answering.c: what is answered to it. */
void pf_queue_controller_decide (PfQueueController *self, PfQueueVerdict verdict);
void pf_queue_controller_undo (PfQueueController *self);

G_END_DECLS
