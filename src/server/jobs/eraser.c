/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "server/jobs/eraser.h"

#include "core/mail.h"
#include "server/jobs/job-change.h"
#include "server/jobs/periodic.h"
#include "server/store/erasing.h"

/* How often it looks. */
#define SPAN (G_TIME_SPAN_SECOND / 2)

/* How often it looks for addresses that nobody is to be written to at any more. */
#define FORGET_EVERY G_TIME_SPAN_HOUR

struct _PfEraser
{
  PfStore *store;
  PfDocumentStore *documents; /* (nullable) */
  PfPeriodic *job;

  gboolean fails; /* which was said */
  gint64 forget_at;
};

static gboolean
carry_out (PfDb *db, gpointer removed, GError **error)
{
  g_ptr_array_set_size (removed, 0);
  return pf_store_carry_out_erasure (db, g_get_real_time (), removed, error);
}

static gboolean
forget (PfDb *db, gpointer, GError **error)
{
  return pf_store_forget_erased_addresses (db, g_get_real_time () - PF_MAIL_SPAN, error);
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
  if (pf_job_change_has_failed (error) && !self->fails) {
    g_warning ("What is to be erased could not be: %s", error->message);
    self->fails = TRUE;
  } else if (error == NULL) {
    self->fails = FALSE;
  }
}

/* Whether something was due, and is erased. */
static gboolean
erase_next (PfEraser *self)
{
  g_autoptr (GPtrArray) removed = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;

  if (!pf_job_change_is_due (self->store, pf_store_has_due_erasure, &error)) {
    if (error != NULL)
      note_health (self, error);
    return FALSE;
  }
  if (pf_job_change_run (self->store, carry_out, removed, &error))
    remove_bodies (self, removed);
  note_health (self, error);
  return error == NULL;
}

/* All that is due, even where it is to stop meanwhile. */
static gboolean
look (gpointer data)
{
  PfEraser *self = data;
  gint64 now = g_get_monotonic_time ();
  g_autoptr (GError) error = NULL;

  while (erase_next (self)) {
  }
  if (now < self->forget_at)
    return FALSE;
  if (pf_job_change_run (self->store, forget, NULL, &error))
    self->forget_at = now + FORGET_EVERY;
  note_health (self, error);
  return FALSE;
}

PfEraser *
pf_eraser_start (PfStore *store, PfDocumentStore *documents)
{
  PfEraser *self = g_new0 (PfEraser, 1);

  self->store = store;
  self->documents = documents;
  self->forget_at = g_get_monotonic_time ();
  self->job = pf_periodic_start ("eraser", SPAN, look, self);
  return self;
}

void
pf_eraser_stop (PfEraser *self)
{
  pf_periodic_stop (self->job);
  g_free (self);
}
