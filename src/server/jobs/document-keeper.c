/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "server/jobs/document-keeper.h"

#define SWEEP_EVERY G_TIME_SPAN_DAY

/* A file may be on disk for that long before its row is. */
#define GRACE G_TIME_SPAN_HOUR

struct _PfDocumentKeeper
{
  PfStore *store;
  PfDocumentStore *documents;
  GThread *thread; /* NULL: it never began */

  GMutex mutex; /* of all below */
  GCond changed;
  gboolean stopping;
  gboolean asked; /* the writer has answered */
  gboolean made;
  GError *error;
};

/* The writer may do this again. */
static gboolean
unlock (PfDb *db, gpointer data)
{
  PfDocumentKeeper *self = data;

  g_clear_error (&self->error);
  return pf_document_store_unlock (
      self->documents, db, g_get_real_time (), &self->made, &self->error);
}

static void
unlocked_cb (gpointer data, const GError *error)
{
  PfDocumentKeeper *self = data;

  g_mutex_lock (&self->mutex);
  if (self->error == NULL && error != NULL)
    self->error = g_error_copy (error);
  self->asked = TRUE;
  g_cond_signal (&self->changed);
  g_mutex_unlock (&self->mutex);
}

static gboolean
wait_for_keys (PfDocumentKeeper *self, GError **error)
{
  if (!pf_writer_push (pf_store_get_writer (self->store), unlock, unlocked_cb, self))
    return pf_problem_set (error, PF_PROBLEM_OVERLOADED);
  g_mutex_lock (&self->mutex);
  while (!self->asked)
    g_cond_wait (&self->changed, &self->mutex);
  g_mutex_unlock (&self->mutex);
  if (self->error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&self->error));
  return FALSE;
}

static void
sweep (PfDocumentKeeper *self)
{
  PfDb *reader = pf_store_borrow (self->store);
  g_autoptr (GError) error = NULL;
  guint n = 0;

  if (!pf_document_store_sweep (self->documents, reader, g_get_real_time () - GRACE, &n, &error))
    g_warning ("Documents were not swept: %s", error->message);
  else if (n > 0)
    g_message ("Swept away %u left of documents that were not handed in", n);
  pf_store_give_back (self->store, reader);
}

static gpointer
keep (gpointer data)
{
  PfDocumentKeeper *self = data;

  g_mutex_lock (&self->mutex);
  while (!self->stopping) {
    gint64 next = g_get_monotonic_time () + SWEEP_EVERY;

    g_mutex_unlock (&self->mutex);
    sweep (self);
    g_mutex_lock (&self->mutex);
    while (!self->stopping && g_cond_wait_until (&self->changed, &self->mutex, next)) {
    }
  }
  g_mutex_unlock (&self->mutex);
  return NULL;
}

PfDocumentKeeper *
pf_document_keeper_new (PfStore *store, PfDocumentStore *documents, GError **error)
{
  g_autoptr (PfDocumentKeeper) self = g_new0 (PfDocumentKeeper, 1);

  self->store = store;
  self->documents = documents;
  g_mutex_init (&self->mutex);
  g_cond_init (&self->changed);
  if (!wait_for_keys (self, error))
    return NULL;
  if (self->made)
    g_message ("Made the key of the documents: keep a copy of its file, away from the backups. "
               "Without it no document can be read");
  self->thread = g_thread_new ("documents", keep, self);
  return g_steal_pointer (&self);
}

void
pf_document_keeper_free (PfDocumentKeeper *self)
{
  g_mutex_lock (&self->mutex);
  self->stopping = TRUE;
  g_cond_signal (&self->changed);
  g_mutex_unlock (&self->mutex);
  g_clear_pointer (&self->thread, g_thread_join);
  g_clear_error (&self->error);
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->changed);
  g_free (self);
}
