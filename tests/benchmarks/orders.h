/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Booking orders without HTTP, as prepared as its threads hand them to the writer, and requesters
 * who each send the next one once the one before is answered.
 */
#pragma once

#include "demo.h"
#include "server/ops/bookings.h"

G_BEGIN_DECLS

/* What orders are for. Sets of different numbers never ask for the same place twice. */
typedef enum
{
  PF_BENCH_HOT,    /* one session, of each child in turn */
  PF_BENCH_SPREAD, /* all days */
} PfBenchPlaces;

/* @n orders (transfer full) of the town of town.h: at most one for each of its children. */
GPtrArray *pf_bench_orders_new (PfDemo *demo, PfBenchPlaces places, guint set, guint n);

/* Fails the benchmark unless each was booked. */
void pf_bench_orders_check (GPtrArray *orders);

/* Changes a second, through the writer, by @n_requesters.
 * @spans: (nullable): is given the microseconds that each waited
 */
double pf_bench_orders_write (PfWriter *writer,
                              GPtrArray *orders,
                              guint n_requesters,
                              GArray *spans);

/* The same without the writer: each requester has a connection, and each order a transaction of its
 * own.
 */
double pf_bench_orders_write_apart (GPtrArray *orders, PfDb *const *connections, guint n);

G_END_DECLS
