/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "server/jobs/pupil-placer.h"

#include "server/jobs/job-change.h"
#include "server/store/school-decisions.h"

/* How often it looks. */
#define SPAN G_TIME_SPAN_HOUR

static gboolean
place (PfDb *db, gpointer, GError **error)
{
  return pf_store_place_pupils (db, g_get_real_time (), error);
}

static gboolean
look (gpointer store)
{
  g_autoptr (GError) error = NULL;

  if (pf_job_change_is_due (store, pf_store_has_pupils_to_place, &error))
    pf_job_change_run (store, place, NULL, &error);
  if (pf_job_change_has_failed (error))
    g_warning ("Children were not given their school: %s", error->message);
  return FALSE;
}

PfPeriodic *
pf_pupil_placer_start (PfStore *store)
{
  return pf_periodic_start ("pupil-placer", SPAN, look, store);
}
