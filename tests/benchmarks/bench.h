/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What every benchmark shares: what this machine can do, rounds whose medians count, and one line
 * for each figure. Machines are shared and differ, so what is required is a ratio between two
 * things measured in turn; absolute figures are printed beside the calibration of the same run.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define PF_BENCH_ROUNDS 3

/* Prints what one core hashes: SHA-256 of 64 MiB. */
void pf_bench_calibrate_core (void);

/* Prints the same, and what the disk under @folder flushes (200 times 4 KiB); returns the median of
 * the latter in microseconds.
 */
double pf_bench_calibrate (const char *folder);

/* One measure a round. */
typedef double PfBenchRounds[PF_BENCH_ROUNDS];

double pf_bench_median (const PfBenchRounds rounds);

/* The median of the ratios of each round: what slows a machine for a while slows both. */
double pf_bench_ratio (const PfBenchRounds of, const PfBenchRounds to);

/* The value below which @percent of @spans (of gint64, sorted by this) lie. */
double pf_bench_percentile (GArray *spans, double percent);

/* Microseconds of processor that a process has used in all. */
gint64 pf_bench_get_cpu (pid_t process);

/* Prints a figure with its unit and its rounds. */
void pf_bench_print (const char *name, const PfBenchRounds rounds, const char *unit);

/* Prints a ratio and what it must be; whether it is. */
gboolean pf_bench_at_least (const char *name, double value, double least);
gboolean pf_bench_at_most (const char *name, double value, double most);

G_END_DECLS
