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

  if (faults == NULL || !pf_db_try_statements (db, error) ||
      !pf_command_check_documents (config, db, faults, error))
    return FALSE;
  for (guint i = 0; i < faults->len; i++)
    g_printerr ("%s\n", (char *) faults->pdata[i]);
  if (faults->len == 0)
    g_print ("The database is sound.\n");
  return faults->len == 0;
}

/* How long a server takes at most. */
#define CHAINING_SPAN (10 * G_TIME_SPAN_SECOND)

/* In the largest unit of which there are two (transfer full). */
static char *
describe_age (gint64 age)
{
  static const struct
  {
    gint64 span;
    const char *name;
  } units[] = { { G_TIME_SPAN_DAY, "days" },
                { G_TIME_SPAN_HOUR, "hours" },
                { G_TIME_SPAN_MINUTE, "minutes" } };

  for (gsize i = 0; i < G_N_ELEMENTS (units); i++) {
    if (age >= 2 * units[i].span)
      return g_strdup_printf ("%" G_GINT64_FORMAT " %s", age / units[i].span, units[i].name);
  }
  return g_strdup_printf ("%" G_GINT64_FORMAT " seconds", MAX (age, 0) / G_TIME_SPAN_SECOND);
}

static void
print_tail (const PfJournalReport *report, PfInstant now)
{
  gint64 age = now - report->unchained_since;
  g_autofree char *words = describe_age (age);

  g_print ("%" G_GINT64_FORMAT " entries are not chained yet: %" G_GINT64_FORMAT
           " to %" G_GINT64_FORMAT ", the oldest written %s ago. %s\n",
           report->n_unchained,
           report->first_unchained,
           report->last_unchained,
           words,
           age <= CHAINING_SPAN
               ? "A server does so within seconds."
               : "A server would have done so within seconds: see whether one runs, and its log.");
}

static void
print_report (const PfJournalReport *report, PfInstant now)
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
    print_tail (report, now);
}

gboolean
pf_command_verify_journal (char ***arguments, GError **error)
{
  g_autoptr (PfConfig) config = pf_command_load (arguments, NULL, error);
  g_autoptr (PfDb) db = config != NULL ? pf_command_open (config, FALSE, error) : NULL;
  g_auto (PfJournalReport) report = { 0 };

  if (db == NULL || !pf_db_check_version (db, error) ||
      !pf_store_verify_journal (db, &report, error))
    return FALSE;
  print_report (&report, g_get_real_time ());
  return report.bad_position == 0;
}
