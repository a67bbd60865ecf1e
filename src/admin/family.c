/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which household a caller means.
 */
#include "admin/command.h"
#include "server/store/household-search.h"

#define MAX_FOUND 50

static gboolean
print_households (PfDb *db, const char *words, GError **error)
{
  g_autoptr (GPtrArray) found = pf_store_search_households (db, words, MAX_FOUND, error);

  for (guint i = 0; found != NULL && i < found->len; i++) {
    PfHouseholdSummary *household = found->pdata[i];

    g_print ("%s  %s\n", household->id, household->name);
  }
  return found != NULL;
}

gboolean
pf_command_find_family (char ***arguments, GError **error)
{
  g_autofree char *name = NULL;
  const GOptionEntry entries[] = {
    { "name", 0, 0, G_OPTION_ARG_STRING, &name, NULL, NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (PfConfig) config = pf_command_load (arguments, entries, error);
  g_autoptr (PfDb) db = NULL;

  if (config == NULL)
    return FALSE;
  if (name == NULL)
    return pf_command_refuse (error, "Say whom to find: --name=WORDS");
  db = pf_command_open (config, FALSE, error);
  return db != NULL && pf_db_check_version (db, error) && print_households (db, name, error);
}
