/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The schema and the soundness of a database.
 */
#include "admin/command.h"
#include "server/store/checks.h"

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

  if (faults == NULL)
    return FALSE;
  for (guint i = 0; i < faults->len; i++)
    g_printerr ("%s\n", (char *) faults->pdata[i]);
  if (faults->len == 0)
    g_print ("The database is sound.\n");
  return faults->len == 0;
}
