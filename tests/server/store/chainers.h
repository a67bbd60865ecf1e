/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Two who chain one journal: the second comes when the first has read where the chain ends and not
 * yet what there is to chain. For PostgreSQL, which has several writers. To be included once, after
 * anything that takes a guard away.
 */
#pragma once

#include <gio/gio.h>

#include "demo.h"

static void chainers_come_between (void);

#define PF_STATEMENT_LIST_UNCHAINED_ENTRIES                                                        \
  (chainers_come_between (), PF_STATEMENT_LIST_UNCHAINED_ENTRIES)
#include "../../../src/server/store/journal.c"
#undef PF_STATEMENT_LIST_UNCHAINED_ENTRIES

#define N_ENTRIES 5

typedef struct
{
  PfDemo *demo;
  PfDb *dbs[2];
  GThread *second;
  gint has_ended;
  gboolean armed;
} Chainers;

static Chainers *chainers;

static gboolean
chain_by (PfDb *db)
{
  if (!pf_db_command (db, PF_COMMAND_BEGIN, NULL))
    return FALSE;
  if (pf_store_chain_journal (db, NULL))
    return pf_db_command (db, PF_COMMAND_COMMIT, NULL);
  pf_db_command (db, PF_COMMAND_ROLLBACK, NULL);
  return FALSE;
}

static gpointer
chain_second (gpointer db)
{
  gboolean done = chain_by (db);

  g_atomic_int_set (&chainers->has_ended, TRUE);
  return GINT_TO_POINTER (done);
}

/* Until the second has chained, or waits for the first. */
static void
chainers_come_between (void)
{
  if (!chainers->armed)
    return;
  chainers->armed = FALSE;
  chainers->second = g_thread_new ("second", chain_second, chainers->dbs[1]);
  while (!g_atomic_int_get (&chainers->has_ended) &&
         pf_demo_ask (chainers->demo,
                      "SELECT count(*) FROM pg_locks WHERE NOT granted"
                      " AND locktype = 'advisory' AND objid = 7235911") == 0)
    g_thread_yield ();
}

static void
write_entries (PfDb *db)
{
  for (guint i = 0; i < N_ENTRIES; i++) {
    g_autoptr (PfJournalEntry) entry =
        g_object_new (PF_TYPE_JOURNAL_ENTRY, "action", PF_JOURNAL_ACTION_SIGNED_IN, NULL);

    entry->at = i + 1;
    g_assert_true (pf_store_insert_journal_entry (db, entry, NULL));
  }
}

/* Whether both chained, and who comes later goes on where they ended. */
static gboolean
chain_at_once (void)
{
  Chainers self = { .demo = pf_demo_new_on (&pf_postgres_driver), .armed = TRUE };
  g_auto (PfJournalReport) report = { 0 };
  gboolean first, second, third;

  chainers = &self;
  for (guint i = 0; i < 2; i++) {
    self.dbs[i] = pf_db_open (self.demo->driver, self.demo->path, PF_DB_WRITER, NULL);
    g_assert_nonnull (self.dbs[i]);
  }
  write_entries (self.dbs[0]);
  first = chain_by (self.dbs[0]);
  second = GPOINTER_TO_INT (g_thread_join (self.second));
  write_entries (self.dbs[0]);
  third = chain_by (self.dbs[0]);
  g_assert_true (pf_store_verify_journal (self.dbs[0], &report, NULL));
  g_test_message ("%d, %d, %d: %d chained", first, second, third, (int) report.n_chained);
  for (guint i = 0; i < 2; i++)
    pf_db_close (self.dbs[i]);
  pf_demo_free (self.demo);
  return first && second && third && report.n_chained == 2 * N_ENTRIES && report.bad_position == 0;
}
