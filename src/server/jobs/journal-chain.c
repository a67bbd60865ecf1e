/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "server/jobs/journal-chain.h"

#include "server/jobs/job-change.h"
#include "server/store/journal.h"

/* How often it looks. */
#define SPAN (G_TIME_SPAN_SECOND / 2)

static gboolean
chain (PfDb *db, gpointer, GError **error)
{
  return pf_store_chain_journal (db, error);
}

static gboolean
has_unchained (PfDb *reader, PfInstant, gboolean *ret_has, GError **error)
{
  return pf_store_has_unchained_entries (reader, ret_has, error);
}

/* Whether it chained some, so that more may wait. */
static gboolean
look (gpointer store)
{
  g_autoptr (GError) error = NULL;
  gboolean chained = pf_job_change_is_due (store, has_unchained, &error) &&
                     pf_job_change_run (store, chain, NULL, &error);

  if (pf_job_change_has_failed (error))
    g_warning ("The journal was not chained: %s", error->message);
  return chained;
}

PfPeriodic *
pf_journal_chain_start (PfStore *store)
{
  return pf_periodic_start ("journal", SPAN, look, store);
}
