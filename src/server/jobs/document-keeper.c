/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "server/jobs/document-keeper.h"

#include "server/store/account-applications.h"

#define SWEEP_EVERY G_TIME_SPAN_DAY
#define ERASE_EVERY G_TIME_SPAN_HOUR

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

/* On its way through the writer. */
typedef struct
{
  PfDocumentKeeper *keeper;
  GPtrArray *removed; /* of bodies */
  GError *fault;
  GError *error;
  gboolean done;
} Erasing;

static gboolean
erase_work (PfDb *db, gpointer data)
{
  Erasing *erasing = data;

  g_clear_error (&erasing->fault);
  g_ptr_array_set_size (erasing->removed, 0);
  return pf_store_erase_expired_account_applications (
      db, g_get_real_time (), erasing->removed, &erasing->fault);
}

static void
erased_cb (gpointer data, const GError *error)
{
  Erasing *erasing = data;
  PfDocumentKeeper *self = erasing->keeper;

  g_mutex_lock (&self->mutex);
  erasing->error = error != NULL ? g_error_copy (error) : g_steal_pointer (&erasing->fault);
  erasing->done = TRUE;
  g_cond_signal (&self->changed);
  g_mutex_unlock (&self->mutex);
}

static void
remove_bodies (PfDocumentKeeper *self, GPtrArray *bodies)
{
  for (guint i = 0; i < bodies->len; i++) {
    g_autoptr (GError) error = NULL;

    if (!pf_document_store_remove (self->documents, bodies->pdata[i], &error))
      g_warning ("Left to be swept away: %s", error->message);
  }
  if (bodies->len > 0)
    g_message ("Erased %u new accounts that were not confirmed in time", bodies->len);
}

/* What was asked for and never confirmed. */
static void
erase (PfDocumentKeeper *self)
{
  g_autoptr (GPtrArray) removed = g_ptr_array_new_with_free_func (g_free);
  Erasing erasing = { .keeper = self, .removed = removed };

  if (!pf_writer_push (pf_store_get_writer (self->store), erase_work, erased_cb, &erasing))
    return; /* there is an hour to come */
  g_mutex_lock (&self->mutex);
  while (!erasing.done)
    g_cond_wait (&self->changed, &self->mutex);
  g_mutex_unlock (&self->mutex);
  if (erasing.error == NULL)
    remove_bodies (self, removed);
  else
    g_warning ("New accounts were not erased: %s", erasing.error->message);
  g_clear_error (&erasing.fault);
  g_clear_error (&erasing.error);
}

static gpointer
keep (gpointer data)
{
  PfDocumentKeeper *self = data;
  gint64 sweep_at = g_get_monotonic_time ();

  g_mutex_lock (&self->mutex);
  while (!self->stopping) {
    gint64 now = g_get_monotonic_time ();

    g_mutex_unlock (&self->mutex);
    erase (self);
    if (now >= sweep_at) {
      sweep (self);
      sweep_at = now + SWEEP_EVERY;
    }
    g_mutex_lock (&self->mutex);
    while (!self->stopping && g_cond_wait_until (&self->changed, &self->mutex, now + ERASE_EVERY)) {
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
