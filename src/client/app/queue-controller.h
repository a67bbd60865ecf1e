/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Brings the agents' queue and the portal together. The lists are kept up to date for as long as
 * the agent is in, for the number in the sidebar; a file is told to be open only while its page is
 * seen.
 *
 * Signal: "signed-out": the portal does not know the session any more.
 */
#pragma once

#include "client/api/client.h"
#include "client/model/queue-model.h"
#include "client/model/visit.h"
#include "client/views/staff/queue-page.h"

G_BEGIN_DECLS

#define PF_TYPE_QUEUE_CONTROLLER (pf_queue_controller_get_type ())
G_DECLARE_FINAL_TYPE (PfQueueController, pf_queue_controller, PF, QUEUE_CONTROLLER, GObject)

/* Loads the lists at once. */
PfQueueController *pf_queue_controller_new (PfApiClient *client,
                                            PfVisit *visit,
                                            PfQueueModel *model);

PfQueueModel *pf_queue_controller_get_model (PfQueueController *self);

/* @page: which shows the model; it may come later, and go before the controller */
void pf_queue_controller_attach (PfQueueController *self, PfQueuePage *page);

G_END_DECLS
