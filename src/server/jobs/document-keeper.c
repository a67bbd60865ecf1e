/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "server/jobs/document-keeper.h"

#include "server/jobs/job-change.h"
#include "server/jobs/periodic.h"
#include "server/store/account-applications.h"

#define SWEEP_EVERY G_TIME_SPAN_DAY
#define ERASE_EVERY G_TIME_SPAN_HOUR

/* A file may be on disk for that long before its row is. */
#define GRACE G_TIME_SPAN_HOUR

struct _PfDocumentKeeper
{
  PfStore *store;
  PfDocumentStore *documents;
  PfPeriodic *job; /* NULL: it never began */

  gboolean made; /* the keys, which were not there */
  gint64 sweep_at;
};

static gboolean
unlock (PfDb *db, gpointer data, GError **error)
{
  PfDocumentKeeper *self = data;

  return pf_document_store_unlock (self->documents, db, g_get_real_time (), &self->made, error);
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

static gboolean
erase_expired (PfDb *db, gpointer removed, GError **error)
{
  g_ptr_array_set_size (removed, 0);
  return pf_store_erase_expired_account_applications (db, g_get_real_time (), removed, error);
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

/* What was asked for and never confirmed. Where there is no room for it there is an hour to come.
 */
static void
erase (PfDocumentKeeper *self)
{
  g_autoptr (GPtrArray) removed = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;

  if (pf_job_change_run (self->store, erase_expired, removed, &error))
    remove_bodies (self, removed);
  else if (pf_job_change_has_failed (error))
    g_warning ("New accounts were not erased: %s", error->message);
}

static gboolean
look (gpointer data)
{
  PfDocumentKeeper *self = data;
  gint64 now = g_get_monotonic_time ();

  erase (self);
  if (now >= self->sweep_at) {
    sweep (self);
    self->sweep_at = now + SWEEP_EVERY;
  }
  return FALSE;
}

PfDocumentKeeper *
pf_document_keeper_new (PfStore *store, PfDocumentStore *documents, GError **error)
{
  g_autoptr (PfDocumentKeeper) self = g_new0 (PfDocumentKeeper, 1);

  self->store = store;
  self->documents = documents;
  self->sweep_at = g_get_monotonic_time ();
  if (!pf_job_change_run (store, unlock, self, error))
    return NULL;
  if (self->made)
    g_message ("Made the key of the documents: keep a copy of its file, away from the backups. "
               "Without it no document can be read");
  self->job = pf_periodic_start ("documents", ERASE_EVERY, look, self);
  return g_steal_pointer (&self);
}

void
pf_document_keeper_free (PfDocumentKeeper *self)
{
  g_clear_pointer (&self->job, pf_periodic_stop);
  g_free (self);
}
