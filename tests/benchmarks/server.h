/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The real program on a benchmark's database, and requesters who keep it busy.
 */
#pragma once

#include "benchmarks/bench.h"
#include "demo.h"

G_BEGIN_DECLS

typedef struct _PfBenchServer PfBenchServer;

/* Starts it, and waits until it listens. */
PfBenchServer *pf_bench_server_start (PfDemo *demo);
void pf_bench_server_stop (PfBenchServer *self);

/* Writes the whole request number @number into @out. */
typedef void (*PfBenchAsk) (guint number, gpointer data, GString *out);

/* Asks @n_requests times, numbered from @first, on @n_connections kept alive that each send the
 * next once the one before is answered. Returns the microseconds of processor that the server's own
 * process used for each; every answer must bear @status.
 */
double pf_bench_server_load (PfBenchServer *self,
                             guint n_connections,
                             guint first,
                             guint n_requests,
                             guint status,
                             PfBenchAsk ask,
                             gpointer data);

/* The bytes of the last answer of that load, its head included. */
const char *pf_bench_server_get_last_answer (PfBenchServer *self);

G_END_DECLS
