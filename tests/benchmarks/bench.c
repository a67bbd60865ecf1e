/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "benchmarks/bench.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <time.h>
#include <unistd.h>

#define MIB (1024 * 1024)
#define N_MIB 64
#define N_FLUSHES 200
#define PAGE 4096

static gint64
read_clock (clockid_t clock)
{
  struct timespec time = { 0 };

  clock_gettime (clock, &time);
  return (gint64) time.tv_sec * G_USEC_PER_SEC + time.tv_nsec / 1000;
}

void
pf_bench_calibrate_core (void)
{
  g_autofree guchar *block = g_malloc0 (MIB);
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  gint64 start = read_clock (CLOCK_THREAD_CPUTIME_ID);

  for (guint i = 0; i < N_MIB; i++)
    g_checksum_update (checksum, block, MIB);
  g_checksum_get_string (checksum);
  g_print ("calibration: SHA-256 of %d MiB %.0f ms\n",
           N_MIB,
           (double) (read_clock (CLOCK_THREAD_CPUTIME_ID) - start) / 1000);
}

static double
calibrate_disk (const char *folder)
{
  g_autofree char *name = g_build_filename (folder, "flushed-XXXXXX", NULL);
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (gint64));
  const char page[PAGE] = "";
  double median;
  int file = g_mkstemp (name);

  for (guint i = 0; i < N_FLUSHES; i++) {
    gint64 start;

    if (write (file, page, PAGE) != PAGE)
      g_error ("%s cannot be written", name);
    start = g_get_monotonic_time ();
    fsync (file);
    start = g_get_monotonic_time () - start;
    g_array_append_val (spans, start);
  }
  close (file);
  g_unlink (name);
  median = pf_bench_percentile (spans, 50);
  g_print ("calibration: fsync of 4 KiB %.0f us, p99 %.0f us\n",
           median,
           pf_bench_percentile (spans, 99));
  return median;
}

double
pf_bench_calibrate (const char *folder)
{
  pf_bench_calibrate_core ();
  return calibrate_disk (folder);
}

static int
compare_doubles (const void *left, const void *right)
{
  const double a = *(const double *) left;
  const double b = *(const double *) right;

  return (a > b) - (a < b);
}

double
pf_bench_median (const PfBenchRounds rounds)
{
  PfBenchRounds sorted;

  memcpy (sorted, rounds, sizeof sorted);
  qsort (sorted, PF_BENCH_ROUNDS, sizeof *sorted, compare_doubles);
  return sorted[PF_BENCH_ROUNDS / 2];
}

double
pf_bench_ratio (const PfBenchRounds of, const PfBenchRounds to)
{
  PfBenchRounds ratios;

  for (guint i = 0; i < PF_BENCH_ROUNDS; i++)
    ratios[i] = of[i] / to[i];
  return pf_bench_median (ratios);
}

static int
compare_spans (gconstpointer left, gconstpointer right)
{
  const gint64 a = *(const gint64 *) left;
  const gint64 b = *(const gint64 *) right;

  return (a > b) - (a < b);
}

double
pf_bench_percentile (GArray *spans, double percent)
{
  g_assert (spans->len > 0);
  g_array_sort (spans, compare_spans);
  return (double) g_array_index (spans, gint64, (guint) ((spans->len - 1) * percent / 100));
}

gint64
pf_bench_get_cpu (pid_t process)
{
  clockid_t clock;

  if (clock_getcpuclockid (process, &clock) != 0)
    g_error ("Process %d has no clock", (int) process);
  return read_clock (clock);
}

void
pf_bench_print (const char *name, const PfBenchRounds rounds, const char *unit)
{
  g_print ("%-58s %9.1f %s (", name, pf_bench_median (rounds), unit);
  for (guint i = 0; i < PF_BENCH_ROUNDS; i++)
    g_print ("%s%.1f", i > 0 ? " " : "", rounds[i]);
  g_print (")\n");
}

static gboolean
judge (const char *name, double value, const char *word, double bound, gboolean reached)
{
  g_print ("%-58s %9.2f, %s %.2f: %s\n", name, value, word, bound, reached ? "yes" : "NO");
  return reached;
}

gboolean
pf_bench_at_least (const char *name, double value, double least)
{
  return judge (name, value, "at least", least, value >= least);
}

gboolean
pf_bench_at_most (const char *name, double value, double most)
{
  return judge (name, value, "at most", most, value <= most);
}
