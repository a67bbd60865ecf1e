/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "server/jobs/journal-chain.h"

#include "server/store/journal.h"

/* How often it looks. */
#define SPAN (G_TIME_SPAN_SECOND / 2)

struct _PfJournalChain
{
  PfStore *store;
  GThread *thread;

  GMutex mutex; /* of all below */
  GCond changed;
  gboolean chaining; /* the writer has been asked to */
  gboolean chained;  /* it did, the last time */
  gboolean stopping;
};

static gboolean
chain (PfDb *db, gpointer)
{
  g_autoptr (GError) error = NULL;

  if (pf_store_chain_journal (db, &error))
    return TRUE;
  g_warning ("The journal was not chained: %s", error->message);
  return FALSE;
}

static void
chained_cb (gpointer data, const GError *error)
{
  PfJournalChain *self = data;

  if (error != NULL)
    g_warning ("The journal was not chained: %s", error->message);
  g_mutex_lock (&self->mutex);
  self->chaining = FALSE;
  self->chained = error == NULL;
  g_cond_signal (&self->changed);
  g_mutex_unlock (&self->mutex);
}

static gboolean
has_work (PfJournalChain *self)
{
  PfDb *reader = pf_store_borrow (self->store);
  g_autoptr (GError) error = NULL;
  gboolean has = FALSE;

  if (!pf_store_has_unchained_entries (reader, &has, &error))
    g_warning ("The journal cannot be read: %s", error->message);
  pf_store_give_back (self->store, reader);
  return has;
}

/* Whether it chained some, so that more may wait. With the mutex held, which it lets go of
 * meanwhile.
 */
static gboolean
look (PfJournalChain *self)
{
  gboolean has;

  self->chained = FALSE;

  g_mutex_unlock (&self->mutex);
  has = has_work (self);
  g_mutex_lock (&self->mutex);
  self->chaining =
      has && pf_writer_push (pf_store_get_writer (self->store), chain, chained_cb, self);
  while (self->chaining)
    g_cond_wait (&self->changed, &self->mutex);
  return self->chained;
}

static gpointer
work (gpointer data)
{
  PfJournalChain *self = data;

  g_mutex_lock (&self->mutex);
  while (!self->stopping) {
    if (!look (self) && !self->stopping)
      g_cond_wait_until (&self->changed, &self->mutex, g_get_monotonic_time () + SPAN);
  }
  g_mutex_unlock (&self->mutex);
  return NULL;
}

PfJournalChain *
pf_journal_chain_start (PfStore *store)
{
  PfJournalChain *self = g_new0 (PfJournalChain, 1);

  self->store = store;
  g_mutex_init (&self->mutex);
  g_cond_init (&self->changed);
  self->thread = g_thread_new ("journal", work, self);
  return self;
}

void
pf_journal_chain_stop (PfJournalChain *self)
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
