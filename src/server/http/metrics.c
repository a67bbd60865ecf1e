/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "server/http/metrics.h"

#include <stdatomic.h>

#define PREFIX "portail_famille_"
#define N_STATUSES 600

/* The upper bounds of the histogram's buckets, in microseconds; one more has none. */
static const gint64 bounds[] = { 1000,   2500,   5000,   10000,   25000,   50000,
                                 100000, 250000, 500000, 1000000, 2500000, 10000000 };

typedef struct
{
  _Atomic guint64 statuses[N_STATUSES];
  _Atomic guint64 buckets[G_N_ELEMENTS (bounds) + 1];
  _Atomic guint64 time; /* microseconds, all together */
} Counts;

struct _PfMetrics
{
  Counts operations[PF_N_OPERATIONS + 1]; /* the last: paths that name none */
};

PfMetrics *
pf_metrics_new (void)
{
  return g_new0 (PfMetrics, 1);
}

void
pf_metrics_free (PfMetrics *self)
{
  g_free (self);
}

static void
add (_Atomic guint64 *counter, guint64 n)
{
  atomic_fetch_add_explicit (counter, n, memory_order_relaxed);
}

static guint64
get (const _Atomic guint64 *counter)
{
  return atomic_load_explicit (counter, memory_order_relaxed);
}

void
pf_metrics_count (PfMetrics *self, PfOperationId id, guint status, gint64 span)
{
  Counts *counts = &self->operations[MIN (id, PF_N_OPERATIONS)];
  gsize bucket = 0;

  while (bucket < G_N_ELEMENTS (bounds) && span > bounds[bucket])
    bucket++;
  add (&counts->statuses[MIN (status, N_STATUSES - 1)], 1);
  add (&counts->buckets[bucket], 1);
  add (&counts->time, (guint64) span);
}

static const char *
get_name (guint id)
{
  return id < PF_N_OPERATIONS ? pf_operation_get_name (id) : "none";
}

static void
write_head (GString *out, const char *name, const char *type, const char *help)
{
  g_string_append_printf (
      out, "# HELP " PREFIX "%s %s\n# TYPE " PREFIX "%s %s\n", name, help, name, type);
}

static void
write_seconds (GString *out, gint64 microseconds)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  g_string_append (
      out, g_ascii_formatd (text, sizeof text, "%.6g", (double) microseconds / G_TIME_SPAN_SECOND));
}

static void
write_number (GString *out, const char *name, const char *type, const char *help, guint64 number)
{
  write_head (out, name, type, help);
  g_string_append_printf (out, PREFIX "%s %" G_GUINT64_FORMAT "\n", name, number);
}

static void
write_requests (PfMetrics *self, GString *out)
{
  write_head (out, "requests_total", "counter", "Requests answered.");
  for (guint id = 0; id <= PF_N_OPERATIONS; id++) {
    for (guint status = 0; status < N_STATUSES; status++) {
      guint64 n = get (&self->operations[id].statuses[status]);

      if (n > 0)
        g_string_append_printf (out,
                                PREFIX "requests_total{operation=\"%s\",status=\"%u\"} "
                                       "%" G_GUINT64_FORMAT "\n",
                                get_name (id),
                                status,
                                n);
    }
  }
}

static void
write_durations_of (const Counts *counts, const char *name, GString *out)
{
  guint64 n = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (counts->buckets); i++)
    n += get (&counts->buckets[i]);
  if (n == 0)
    return;
  n = 0;
  for (gsize i = 0; i < G_N_ELEMENTS (counts->buckets); i++) {
    n += get (&counts->buckets[i]);
    g_string_append_printf (out, PREFIX "request_seconds_bucket{operation=\"%s\",le=\"", name);
    if (i < G_N_ELEMENTS (bounds))
      write_seconds (out, bounds[i]);
    else
      g_string_append (out, "+Inf");
    g_string_append_printf (out, "\"} %" G_GUINT64_FORMAT "\n", n);
  }
  g_string_append_printf (out, PREFIX "request_seconds_sum{operation=\"%s\"} ", name);
  write_seconds (out, (gint64) get (&counts->time));
  g_string_append_printf (
      out, "\n" PREFIX "request_seconds_count{operation=\"%s\"} %" G_GUINT64_FORMAT "\n", name, n);
}

static void
write_durations (PfMetrics *self, GString *out)
{
  write_head (out, "request_seconds", "histogram", "From a request's headers to its answer sent.");
  for (guint id = 0; id <= PF_N_OPERATIONS; id++)
    write_durations_of (&self->operations[id], get_name (id), out);
}

static void
write_writer (const PfWriterStats *writer, GString *out)
{
  guint64 n = 0;

  write_number (out, "writer_waiting", "gauge", "Changes in the queue.", writer->n_waiting);
  write_number (out, "writer_commits_total", "counter", "Commits.", writer->n_commits);
  write_head (out, "writer_batch", "histogram", "Changes a commit.");
  for (guint i = 0; i < PF_WRITER_N_SIZES; i++) {
    n += writer->sizes[i];
    g_string_append_printf (
        out, PREFIX "writer_batch_bucket{le=\"%u\"} %" G_GUINT64_FORMAT "\n", 1u << i, n);
  }
  g_string_append_printf (out,
                          PREFIX "writer_batch_bucket{le=\"+Inf\"} %" G_GUINT64_FORMAT "\n" PREFIX
                                 "writer_batch_sum %" G_GUINT64_FORMAT "\n" PREFIX
                                 "writer_batch_count %" G_GUINT64_FORMAT "\n",
                          n,
                          writer->n_items,
                          n);
  write_head (out, "writer_change_seconds", "gauge", "What one change takes lately.");
  g_string_append (out, PREFIX "writer_change_seconds ");
  write_seconds (out, writer->item_time);
  g_string_append_c (out, '\n');
}

void
pf_metrics_write (PfMetrics *self,
                  guint n_connections,
                  const PfWriterStats *writer,
                  PfPasswordPool *passwords,
                  GString *out)
{
  write_requests (self, out);
  write_durations (self, out);
  write_writer (writer, out);
  write_number (out, "connections", "gauge", "Open connections.", n_connections);
  if (passwords != NULL)
    write_number (out,
                  "passwords_waiting",
                  "gauge",
                  "Passwords to be hashed.",
                  pf_password_pool_get_n_waiting (passwords));
}
