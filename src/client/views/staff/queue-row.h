/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One file of the agents' queue, as a line of its list.
 */
#pragma once

#include <adwaita.h>

#include "client/model/queue-model.h"

G_BEGIN_DECLS

#define PF_TYPE_QUEUE_ROW (pf_queue_row_get_type ())
G_DECLARE_FINAL_TYPE (PfQueueRow, pf_queue_row, PF, QUEUE_ROW, AdwBin)

/* @loading: of the lists: its time makes the age */
GtkWidget *pf_queue_row_new (PfLoading *loading);

/* @summary: (nullable): a row out of use */
void pf_queue_row_set_summary (PfQueueRow *self, PfQueueSummary *summary);
PfQueueSummary *pf_queue_row_get_summary (PfQueueRow *self);

G_END_DECLS
