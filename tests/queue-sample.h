/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A queue as a portal would answer it, at SAMPLE_NOW.
 */
#pragma once

#include "core/queue-item.h"

G_BEGIN_DECLS

/* 2026-10-14 09:00 in Paris */
#define QUEUE_SAMPLE_NOW (1791961200 * (gint64) G_TIME_SPAN_SECOND)

/* @id: "1", "2"…; waiting since so many minutes (transfer full). */
PfQueueSummary *queue_sample_summary (const char *id,
                                      const char *first_name,
                                      const char *last_name,
                                      int minutes);

/* Six accounts, of which "1" has two candidates and "4" is opened by another agent, and two that
 * wait for the family (transfer full).
 */
GPtrArray *queue_sample_list (void);

/* The file of one of them (transfer full): "1" has two candidates. */
PfQueueItem *queue_sample_item (PfQueueSummary *summary);

/* The file of one of them, made a request to enrol Tom at a school for the small section: Jean
 * Macé is that of the sector, Jules Ferry is wanted by derogation, and there are Prévert and
 * Pasteur (transfer full).
 */
PfQueueItem *queue_sample_school (PfQueueSummary *summary);

/* Adds what was decided to @item, by whom. */
void queue_sample_decide (PfQueueItem *item, PfQueueVerdict verdict, const char *agent);

G_END_DECLS
