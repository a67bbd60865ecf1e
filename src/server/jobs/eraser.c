/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "server/jobs/eraser.h"

#include "core/mail.h"
#include "server/store/erasing.h"

/* How often it looks. */
#define SPAN (G_TIME_SPAN_SECOND / 2)

/* How often it looks for addresses that nobody is to be written to at any more. */
#define FORGET_EVERY G_TIME_SPAN_HOUR

struct _PfEraser
{
  PfStore *store;
  PfDocumentStore *documents; /* (nullable) */
  GThread *thread;
  gboolean fails; /* which was said */

  GMutex mutex; /* of all below */
  GCond changed;
  gboolean stopping;
};

/* One on its way through the writer. */
typedef struct
{
  PfEraser *eraser;
  gboolean forgets;   /* old addresses, rather than what is due */
  GPtrArray *removed; /* of bodies */
  GError *fault;
  GError *error;
  gboolean done;
} Errand;

static gboolean
errand_work (PfDb *db, gpointer data)
{
  Errand *errand = data;
  PfInstant now = g_get_real_time ();

  g_clear_error (&errand->fault);
  g_ptr_array_set_size (errand->removed, 0);
  return errand->forgets ? pf_store_forget_erased_addresses (db, now - PF_MAIL_SPAN, &errand->fault)
                         : pf_store_carry_out_erasure (db, now, errand->removed, &errand->fault);
}

static void
errand_done (gpointer data, const GError *error)
{
  Errand *errand = data;
  PfEraser *self = errand->eraser;

  g_mutex_lock (&self->mutex);
  errand->error = g_steal_pointer (&errand->fault);
  if (errand->error == NULL && error != NULL)
    errand->error = g_error_copy (error);
  errand->done = TRUE;
  g_cond_broadcast (&self->changed);
  g_mutex_unlock (&self->mutex);
}

static void
remove_bodies (PfEraser *self, GPtrArray *bodies)
{
  for (guint i = 0; self->documents != NULL && i < bodies->len; i++) {
    g_autoptr (GError) error = NULL;

    if (!pf_document_store_remove (self->documents, bodies->pdata[i], &error))
      g_warning ("Left to be swept away: %s", error->message);
  }
}

/* Said once, until it is well again. */
static void
note_health (PfEraser *self, const GError *error)
{
  if (error != NULL && !self->fails)
    g_warning ("What is to be erased could not be: %s", error->message);
  self->fails = error != NULL;
}

/* Returns when it is on disk, or undone: FALSE then. */
static gboolean
run_errand (PfEraser *self, gboolean forgets)
{
  g_autoptr (GPtrArray) removed = g_ptr_array_new_with_free_func (g_free);
  Errand errand = { .eraser = self, .forgets = forgets, .removed = removed };
  g_autoptr (GError) error = NULL;

  if (!pf_writer_push (pf_store_get_writer (self->store), errand_work, errand_done, &errand))
    return FALSE; /* there is another look to come */
  g_mutex_lock (&self->mutex);
  while (!errand.done)
    g_cond_wait (&self->changed, &self->mutex);
  g_mutex_unlock (&self->mutex);
  error = errand.error;
  note_health (self, error);
  if (error == NULL)
    remove_bodies (self, removed);
  return error == NULL;
}

static gboolean
has_due (PfEraser *self)
{
  PfDb *reader = pf_store_borrow (self->store);
  g_autoptr (GError) error = NULL;
  gboolean has = FALSE;

  pf_store_has_due_erasure (reader, g_get_real_time (), &has, &error);
  pf_store_give_back (self->store, reader);
  if (error != NULL)
    note_health (self, error);
  return has;
}

/* FALSE: to stop. */
static gboolean
wait (PfEraser *self)
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
  PfEraser *self = data;
  gint64 forget_at = g_get_monotonic_time ();

  do {
    gint64 now = g_get_monotonic_time ();

    while (has_due (self) && run_errand (self, FALSE)) {
    }
    if (now >= forget_at && run_errand (self, TRUE))
      forget_at = now + FORGET_EVERY;
  } while (wait (self));
  return NULL;
}

PfEraser *
pf_eraser_start (PfStore *store, PfDocumentStore *documents)
{
  PfEraser *self = g_new0 (PfEraser, 1);

  self->store = store;
  self->documents = documents;
  g_mutex_init (&self->mutex);
  g_cond_init (&self->changed);
  self->thread = g_thread_new ("eraser", work, self);
  return self;
}

void
pf_eraser_stop (PfEraser *self)
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
