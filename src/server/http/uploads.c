/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "server/http/uploads.h"

#define N_THREADS 4

struct _PfUploads
{
  guint max, max_of_one;
  GThreadPool *threads;

  GMutex mutex; /* of all below */
  guint n;
  GHashTable *by_who; /* names to how many */
};

PfUploads *
pf_uploads_new (GFunc settle, guint max, guint max_of_one)
{
  PfUploads *self = g_new0 (PfUploads, 1);

  self->max = max;
  self->max_of_one = max_of_one;
  self->threads = g_thread_pool_new (settle, NULL, N_THREADS, FALSE, NULL);
  g_mutex_init (&self->mutex);
  self->by_who = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return self;
}

void
pf_uploads_free (PfUploads *self)
{
  g_thread_pool_free (self->threads, FALSE, TRUE);
  g_hash_table_unref (self->by_who);
  g_mutex_clear (&self->mutex);
  g_free (self);
}

static guint
count (PfUploads *self, const char *who)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->by_who, who));
}

static void
set_count (PfUploads *self, const char *who, guint n)
{
  if (n > 0)
    g_hash_table_insert (self->by_who, g_strdup (who), GUINT_TO_POINTER (n));
  else
    g_hash_table_remove (self->by_who, who);
}

PfProblem
pf_uploads_enter (PfUploads *self, const char *who)
{
  PfProblem problem = PF_PROBLEM_NONE;

  g_mutex_lock (&self->mutex);
  if (count (self, who) >= self->max_of_one)
    problem = PF_PROBLEM_TOO_MANY_REQUESTS;
  else if (self->n >= self->max)
    problem = PF_PROBLEM_OVERLOADED;
  if (problem == PF_PROBLEM_NONE) {
    self->n++;
    set_count (self, who, count (self, who) + 1);
  }
  g_mutex_unlock (&self->mutex);
  return problem;
}

void
pf_uploads_leave (PfUploads *self, const char *who)
{
  g_mutex_lock (&self->mutex);
  self->n--;
  set_count (self, who, count (self, who) - 1);
  g_mutex_unlock (&self->mutex);
}

void
pf_uploads_settle (PfUploads *self, gpointer data)
{
  g_thread_pool_push (self->threads, data, NULL);
}
