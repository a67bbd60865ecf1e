/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the server counts of itself, for Prometheus. Counting takes no lock.
 */
#pragma once

#include "server/jobs/password-pool.h"
#include "server/store/writer.h"
#include "wire/operations.h"

G_BEGIN_DECLS

typedef struct _PfMetrics PfMetrics;

PfMetrics *pf_metrics_new (void);
void pf_metrics_free (PfMetrics *self);

/* Counts one answer.
 * @id: PF_N_OPERATIONS where the path named none
 * @span: microseconds from its headers to its last byte
 */
void pf_metrics_count (PfMetrics *self, PfOperationId id, guint status, gint64 span);

/* Appends all of it, in Prometheus' text format.
 * @passwords: (nullable)
 */
void pf_metrics_write (PfMetrics *self,
                       guint n_connections,
                       const PfWriterStats *writer,
                       PfPasswordPool *passwords,
                       GString *out);

G_END_DECLS
