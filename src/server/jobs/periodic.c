/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "server/jobs/periodic.h"

struct _PfPeriodic
{
  gint64 span;
  PfPeriodicLook look;
  gpointer data;
  GThread *thread;

  GMutex mutex; /* of all below */
  GCond changed;
  gboolean stopping;
};

/* FALSE: to stop. */
static gboolean
wait (PfPeriodic *self, gint64 span)
{
  gint64 deadline = g_get_monotonic_time () + span;
  gboolean stopping;

  g_mutex_lock (&self->mutex);
  while (span > 0 && !self->stopping &&
         g_cond_wait_until (&self->changed, &self->mutex, deadline)) {
  }
  stopping = self->stopping;
  g_mutex_unlock (&self->mutex);
  return !stopping;
}

static gpointer
work (gpointer data)
{
  PfPeriodic *self = data;

  while (wait (self, self->look (self->data) ? 0 : self->span)) {
  }
  return NULL;
}

PfPeriodic *
pf_periodic_start (const char *name, gint64 span, PfPeriodicLook look, gpointer data)
{
  PfPeriodic *self = g_new0 (PfPeriodic, 1);

  self->span = span;
  self->look = look;
  self->data = data;
  g_mutex_init (&self->mutex);
  g_cond_init (&self->changed);
  self->thread = g_thread_new (name, work, self);
  return self;
}

void
pf_periodic_stop (PfPeriodic *self)
{
  g_mutex_lock (&self->mutex);
  self->stopping = TRUE;
  g_cond_signal (&self->changed);
  g_mutex_unlock (&self->mutex);
  g_thread_join (self->thread);
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->changed);
  g_free (self);
}
