/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The schema and the soundness of a database.
 */
#include "admin/command.h"
#include "server/store/checks.h"
#include "server/store/journal.h"

gboolean
pf_command_migrate (char ***arguments, GError **error)
{
  g_autoptr (PfConfig) config = pf_command_load (arguments, NULL, error);
  g_autoptr (PfDb) db = config != NULL ? pf_command_open (config, TRUE, error) : NULL;

  return db != NULL && pf_db_migrate (db, error);
}

gboolean
pf_command_check (char ***arguments, GError **error)
{
  g_autoptr (PfConfig) config = pf_command_load (arguments, NULL, error);
  g_autoptr (PfDb) db = config != NULL ? pf_command_open (config, FALSE, error) : NULL;
  g_autoptr (GPtrArray) faults = db != NULL ? pf_store_check (db, error) : NULL;

  if (faults == NULL || !pf_db_prepare (db, error) ||
      !pf_command_check_documents (config, db, faults, error))
    return FALSE;
  for (guint i = 0; i < faults->len; i++)
    g_printerr ("%s\n", (char *) faults->pdata[i]);
  if (faults->len == 0)
    g_print ("The database is sound.\n");
  return faults->len == 0;
}

static void
print_report (const PfJournalReport *report)
{
  if (report->bad_position != 0)
    g_printerr ("The journal was altered: entry %" G_GINT64_FORMAT
                " of the chain is missing or not what was written.\n",
                report->bad_position);
  else
    g_print ("The journal holds: %" G_GINT64_FORMAT " entries, last hash %s\n",
             report->n_chained,
             report->n_chained > 0 ? report->hash : "none");
  if (report->n_unchained > 0)
    g_print ("%" G_GINT64_FORMAT
             " entries wait to be chained: the server does so within seconds.\n",
             report->n_unchained);
}

gboolean
pf_command_verify_journal (char ***arguments, GError **error)
{
  g_autoptr (PfConfig) config = pf_command_load (arguments, NULL, error);
  g_autoptr (PfDb) db = config != NULL ? pf_command_open (config, FALSE, error) : NULL;
  g_auto (PfJournalReport) report = { 0 };

  if (db == NULL || !pf_db_prepare (db, error) || !pf_store_verify_journal (db, &report, error))
    return FALSE;
  print_report (&report);
  return report.bad_position == 0;
}
