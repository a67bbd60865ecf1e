/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The month that the client's benchmarks show: December 2026 of planning-sample.h, for three
 * children of five slots each.
 */
#pragma once

#include "planning-sample.h"

/* (transfer full) */
PfPlanning *pf_bench_month_new (void);

/* The same as the portal answers it (transfer full). */
GBytes *pf_bench_month_write (void);
