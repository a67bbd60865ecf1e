/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "server/jobs/pupil-placer.h"

#include "server/store/school-decisions.h"

/* How often it looks. */
#define SPAN G_TIME_SPAN_HOUR

struct _PfPupilPlacer
{
  PfStore *store;
  GThread *thread;

  GMutex mutex; /* of all below */
  GCond changed;
  gboolean placing; /* the writer has been asked to */
  gboolean stopping;
};

static void
warn (const GError *error)
{
  if (error != NULL)
    g_warning ("Children were not given their school: %s", error->message);
}

static gboolean
place (PfDb *db, gpointer)
{
  g_autoptr (GError) error = NULL;
  gboolean placed = pf_store_place_pupils (db, g_get_real_time (), &error);

  warn (error);
  return placed;
}

static void
placed_cb (gpointer data, const GError *error)
{
  PfPupilPlacer *self = data;

  warn (error);
  g_mutex_lock (&self->mutex);
  self->placing = FALSE;
  g_cond_broadcast (&self->changed);
  g_mutex_unlock (&self->mutex);
}

static gboolean
has_work (PfPupilPlacer *self)
{
  PfDb *reader = pf_store_borrow (self->store);
  g_autoptr (GError) error = NULL;
  gboolean has = FALSE;

  pf_store_has_pupils_to_place (reader, g_get_real_time (), &has, &error);
  warn (error);
  pf_store_give_back (self->store, reader);
  return has;
}

static void
work_once (PfPupilPlacer *self)
{
  if (!has_work (self))
    return;
  g_mutex_lock (&self->mutex);
  self->placing = pf_writer_push (pf_store_get_writer (self->store), place, placed_cb, self);
  while (self->placing)
    g_cond_wait (&self->changed, &self->mutex);
  g_mutex_unlock (&self->mutex);
}

/* FALSE: to stop. */
static gboolean
wait (PfPupilPlacer *self)
{
  gint64 deadline = g_get_monotonic_time () + SPAN;
  gboolean stopping;

  g_mutex_lock (&self->mutex);
  while (!self->stopping && g_cond_wait_until (&self->changed, &self->mutex, deadline)) {
  }
  stopping = self->stopping;
  g_mutex_unlock (&self->mutex);
  return !stopping;
}

static gpointer
work (gpointer data)
{
  do
    work_once (data);
  while (wait (data));
  return NULL;
}

PfPupilPlacer *
pf_pupil_placer_start (PfStore *store)
{
  PfPupilPlacer *self = g_new0 (PfPupilPlacer, 1);

  self->store = store;
  g_mutex_init (&self->mutex);
  g_cond_init (&self->changed);
  self->thread = g_thread_new ("pupil-placer", work, self);
  return self;
}

void
pf_pupil_placer_stop (PfPupilPlacer *self)
{
  g_mutex_lock (&self->mutex);
  self->stopping = TRUE;
  g_cond_broadcast (&self->changed);
  g_mutex_unlock (&self->mutex);
  g_thread_join (self->thread);
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->changed);
  g_free (self);
}
