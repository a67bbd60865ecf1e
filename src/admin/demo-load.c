/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "admin/demo-load.h"

#include "admin/password.h"
#include "server/store/accounts.h"
#include "server/store/household-search.h"
#include "server/store/records.h"
#include "server/store/second-factors.h"

/* Of the families that nobody signs in as. */
#define FAMILY_PASSWORD "valbourg-famille"

static gboolean
check_empty (PfDb *db, GError **error)
{
  g_auto (PfQuery) query = pf_db_query (db, PF_STATEMENT_FIND_SETTINGS_VERSION);
  gboolean row;

  if (!pf_query_step (&query, &row, error))
    return FALSE;
  if (row)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_EXISTS, "The database has a town already");
  return !row;
}

static gboolean
insert_draws (PfDemoTown *town, PfDb *db, GError **error)
{
  g_auto (PfRows) rows = PF_ROWS_INIT;

  for (guint i = 0; i < town->draws->len; i++) {
    PfDemoDraw *draw = &g_array_index (town->draws, PfDemoDraw, i);

    pf_rows_start (&rows);
    pf_rows_add_id (&rows, draw->session->id);
    pf_rows_add_id (&rows, draw->pool->id);
  }
  return pf_rows_run (&rows, db, PF_STATEMENT_INSERT_SESSION_POOLS, error);
}

static void
add_password (PfRows *rows, PfDemoTown *town, PfAccount *account, const char *hash)
{
  pf_rows_start (rows);
  pf_rows_add_id (rows, account->id);
  pf_rows_add_text (rows, hash);
  pf_rows_add_instant (rows, town->now);
}

/* Their passwords are printed. */
static gboolean
add_passwords_of_personas (PfDemoTown *town, PfRows *rows, GHashTable *seen, GError **error)
{
  for (guint i = 0; i < town->personas->len; i++) {
    PfDemoPersona *persona = town->personas->pdata[i];
    g_autofree char *seed = g_strdup_printf ("%u %s", town->options.seed, persona->email);
    g_autofree char *hash = NULL;

    if (persona->password == NULL)
      continue;
    hash = pf_password_hash_by_seed (persona->password, seed, error);
    if (hash == NULL)
      return FALSE;
    g_hash_table_add (seen, persona->account);
    add_password (rows, town, persona->account, hash);
  }
  return TRUE;
}

/* The other families share one hash: thousands of them would take minutes. */
static gboolean
insert_passwords (PfDemoTown *town, PfDb *db, GError **error)
{
  GPtrArray *accounts = town->tables[PF_DEMO_ACCOUNT];
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  g_autofree char *seed = g_strdup_printf ("%u", town->options.seed);
  g_autofree char *hash = pf_password_hash_by_seed (FAMILY_PASSWORD, seed, error);
  g_auto (PfRows) rows = PF_ROWS_INIT;

  if (hash == NULL || !add_passwords_of_personas (town, &rows, seen, error))
    return FALSE;
  for (guint i = 0; i < accounts->len; i++) {
    if (!g_hash_table_contains (seen, accounts->pdata[i]))
      add_password (&rows, town, accounts->pdata[i], hash);
  }
  return pf_store_insert_passwords (db, &rows, error);
}

static gboolean
insert_codes (PfDemoTown *town, PfDb *db, GError **error)
{
  for (guint i = 0; i < town->personas->len; i++) {
    PfDemoPersona *persona = town->personas->pdata[i];

    if (persona->codes != NULL &&
        !pf_store_insert_codes (
            db, persona->account->id, (const char *const *) persona->codes, persona->email, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
insert (PfDemoTown *town, PfDb *db, GError **error)
{
  if (!check_empty (db, error))
    return FALSE;
  for (guint i = 0; i < PF_DEMO_N_TABLES; i++) {
    if (!pf_store_insert_records (db, town->tables[i], error))
      return FALSE;
  }
  return insert_draws (town, db, error) && insert_passwords (town, db, error) &&
         insert_codes (town, db, error) && pf_store_index_households (db, error);
}

gboolean
pf_demo_load (PfDemoTown *town, PfDb *db, GError **error)
{
  if (!pf_db_command (db, PF_COMMAND_BEGIN, error))
    return FALSE;
  if (insert (town, db, error) && pf_db_command (db, PF_COMMAND_COMMIT, error))
    return TRUE;
  pf_db_command (db, PF_COMMAND_ROLLBACK, NULL);
  return FALSE;
}
