/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "server/http/watch.h"

/* How late a deadline may be noticed. */
#define TICK (G_TIME_SPAN_SECOND / 4)

struct _PfWatch
{
  gint64 span;
  PfOverdue overdue;
  PfWatchRef ref;
  GDestroyNotify unref;
  GThread *thread;

  GMutex mutex; /* of all below, and of each place */
  GCond stopped;
  GQueue waiting; /* of PfWatched, the first deadline first: all wait equally long */
  gboolean stopping;
};

static void
forget (PfWatch *self, PfWatched *place)
{
  g_queue_unlink (&self->waiting, &place->link);
  place->deadline = 0;
}

/* What is overdue by @now (transfer full), no longer watched. */
static GPtrArray *
take_overdue (PfWatch *self, gint64 now)
{
  GPtrArray *overdue = g_ptr_array_new_with_free_func (self->unref);

  while (self->waiting.head != NULL) {
    PfWatched *first = (PfWatched *) self->waiting.head;

    if (first->deadline > now)
      break;
    g_ptr_array_add (overdue, self->ref (first->link.data));
    forget (self, first);
  }
  return overdue;
}

static void
give_up (PfWatch *self, gint64 now)
{
  g_autoptr (GPtrArray) overdue = take_overdue (self, now);

  g_mutex_unlock (&self->mutex);
  for (guint i = 0; i < overdue->len; i++)
    self->overdue (overdue->pdata[i]);
  g_mutex_lock (&self->mutex);
}

static gpointer
watch (gpointer data)
{
  PfWatch *self = data;

  g_mutex_lock (&self->mutex);
  while (!self->stopping) {
    g_cond_wait_until (&self->stopped, &self->mutex, g_get_monotonic_time () + TICK);
    give_up (self, g_get_monotonic_time ());
  }
  give_up (self, G_MAXINT64);
  g_mutex_unlock (&self->mutex);
  return NULL;
}

PfWatch *
pf_watch_new (guint seconds, PfOverdue overdue, PfWatchRef ref, GDestroyNotify unref)
{
  PfWatch *self = g_new0 (PfWatch, 1);

  self->span = seconds * G_TIME_SPAN_SECOND;
  self->overdue = overdue;
  self->ref = ref;
  self->unref = unref;
  g_mutex_init (&self->mutex);
  g_cond_init (&self->stopped);
  g_queue_init (&self->waiting);
  self->thread = g_thread_new ("watch", watch, self);
  return self;
}

void
pf_watch_stop (PfWatch *self)
{
  g_mutex_lock (&self->mutex);
  self->stopping = TRUE;
  g_cond_signal (&self->stopped);
  g_mutex_unlock (&self->mutex);
  g_clear_pointer (&self->thread, g_thread_join);
}

void
pf_watch_free (PfWatch *self)
{
  pf_watch_stop (self);
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->stopped);
  g_free (self);
}

gboolean
pf_watch_add (PfWatch *self, PfWatched *place, gpointer watched)
{
  gboolean added;

  g_mutex_lock (&self->mutex);
  added = !self->stopping;
  if (added) {
    place->link = (GList){ .data = watched };
    place->deadline = g_get_monotonic_time () + self->span;
    g_queue_push_tail_link (&self->waiting, &place->link);
  }
  g_mutex_unlock (&self->mutex);
  return added;
}

void
pf_watch_remove (PfWatch *self, PfWatched *place)
{
  g_mutex_lock (&self->mutex);
  if (place->deadline > 0)
    forget (self, place);
  g_mutex_unlock (&self->mutex);
}
