/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "server/jobs/job-change.h"

#include "core/problem.h"

/* One on its way through the writer. */
typedef struct
{
  PfJobChange work;
  gpointer data;
  GError *error;

  GMutex mutex; /* of all below */
  GCond changed;
  gboolean done;
} Change;

static gboolean
do_work (PfDb *db, gpointer data)
{
  Change *self = data;

  g_clear_error (&self->error);
  return self->work (db, self->data, &self->error);
}

static void
done_cb (gpointer data, const GError *error)
{
  Change *self = data;

  g_mutex_lock (&self->mutex);
  if (self->error == NULL && error != NULL)
    self->error = g_error_copy (error);
  self->done = TRUE;
  g_cond_signal (&self->changed);
  g_mutex_unlock (&self->mutex);
}

static void
wait_for (Change *self)
{
  g_mutex_lock (&self->mutex);
  while (!self->done)
    g_cond_wait (&self->changed, &self->mutex);
  g_mutex_unlock (&self->mutex);
}

gboolean
pf_job_change_run (PfStore *store, PfJobChange work, gpointer data, GError **error)
{
  Change self = { .work = work, .data = data };
  gboolean pushed;

  g_mutex_init (&self.mutex);
  g_cond_init (&self.changed);
  pushed = pf_writer_push (pf_store_get_writer (store), do_work, done_cb, &self);
  if (pushed)
    wait_for (&self);
  else
    pf_problem_set (&self.error, PF_PROBLEM_OVERLOADED);
  g_cond_clear (&self.changed);
  g_mutex_clear (&self.mutex);
  if (self.error == NULL)
    return TRUE;
  g_propagate_error (error, self.error);
  return FALSE;
}

gboolean
pf_job_change_has_failed (const GError *error)
{
  return error != NULL && !g_error_matches (error, PF_PROBLEM, PF_PROBLEM_OVERLOADED);
}

gboolean
pf_job_change_is_due (PfStore *store, PfJobQuestion question, GError **error)
{
  PfDb *reader = pf_store_borrow (store);
  gboolean has = FALSE;
  gboolean known = question (reader, g_get_real_time (), &has, error);

  pf_store_give_back (store, reader);
  return known && has;
}
