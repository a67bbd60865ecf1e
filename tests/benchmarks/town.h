/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Many families of one town, in a database of the benchmark's own, beside those of demo.h.
 *
 * Each has three children, enrolled in four activities with five slots, which are held every day
 * from September to December 2036; a tariff by brackets, with siblings; 40 bookings in October.
 * Families and children are counted from 0: child c is of family c / 3.
 */
#pragma once

#include "demo.h"

G_BEGIN_DECLS

#define PF_BENCH_N_FAMILIES 400
#define PF_BENCH_N_CHILDREN (3 * PF_BENCH_N_FAMILIES)
#define PF_BENCH_N_SLOTS 5

/* Days of which no family has a booking. */
#define PF_BENCH_FREE_DAYS 61

#define PF_BENCH_HOUSEHOLD(family) (1000 + (family))
#define PF_BENCH_CHILD(child) (10000 + (child))

/* The session of a slot on one of the free days. */
#define PF_BENCH_SESSION(day, slot) (10000 + (61 + (day)) * PF_BENCH_N_SLOTS + (slot))

/* Fills in a new demo; the token of a family is "family-0" and so on. */
void pf_bench_fill_town (PfDemo *demo);

/* The body (transfer full) of an order to book one place. */
char *pf_bench_order (guint child, gint64 session);

G_END_DECLS
