/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "server/store/records.h"

#include "server/store/db-private.h"
#include "server/store/record-row.h"

/* Rows to a statement: PostgreSQL takes 65,535 parameters at most, SQLite 32,766. */
#define MAX_PARAMETERS 4000

/* INSERT INTO "child" ("id", …) VALUES ($1, …), (… for @n_rows rows. */
static char *
build_statement (GType type, guint n_rows)
{
  g_autoptr (GPtrArray) columns = pf_record_list_columns (type, &(guint){ 0 });
  GString *sql = g_string_new (NULL);

  g_string_printf (sql, "INSERT INTO \"%s\" (", pf_record_type_get_class (type)->table->name);
  for (guint i = 0; i < columns->len; i++)
    g_string_append_printf (sql, "%s\"%s\"", i > 0 ? ", " : "", (char *) columns->pdata[i]);
  g_string_append (sql, ") VALUES ");
  for (guint i = 0; i < n_rows * columns->len; i++) {
    if (i % columns->len == 0)
      g_string_append (sql, i > 0 ? "), (" : "(");
    else
      g_string_append (sql, ", ");
    g_string_append_printf (sql, "$%u", i + 1);
  }
  g_string_append_c (sql, ')');
  return g_string_free (sql, FALSE);
}

static guint
count_rows_to_a_statement (GType type)
{
  g_autoptr (GPtrArray) columns = pf_record_list_columns (type, &(guint){ 0 });

  return MAX (MAX_PARAMETERS / columns->len, 1);
}

/* Inserts the rows from *@first on, @n_rows to a statement, as long as they fill one. */
static gboolean
insert_in_groups (PfDb *db, GPtrArray *records, guint *first, guint n_rows, GError **error)
{
  g_autofree char *sql = NULL;
  gpointer statement;
  gboolean done = TRUE;

  if (records->len - *first < n_rows)
    return TRUE;
  sql = build_statement (G_OBJECT_TYPE (records->pdata[0]), n_rows);
  statement = db->driver->prepare (db->connection, sql, error);
  if (statement == NULL)
    return FALSE;
  for (; done && records->len - *first >= n_rows; *first += n_rows) {
    PfQuery query = { db->driver, statement, 0 };

    for (guint i = 0; i < n_rows; i++)
      pf_query_bind_record (&query, records->pdata[*first + i]);
    done = pf_query_run (&query, error);
    pf_query_clear (&query);
  }
  db->driver->finalize (statement);
  return done;
}

/* The ids that the database gives next come after those it was told. */
static gboolean
skip_ids (PfDb *db, GType type, GError **error)
{
  const PfTable *table = pf_record_type_get_class (type)->table;
  g_auto (GStrv) parts = g_strsplit (db->driver->skip_ids, "?", -1);
  g_autofree char *sql = g_strjoinv (table->name, parts);

  return !g_str_equal (table->fields[0].name, "id") || pf_db_run (db, sql, error);
}

gboolean
pf_store_insert_records (PfDb *db, GPtrArray *records, GError **error)
{
  guint first = 0;
  GType type;

  if (records->len == 0)
    return TRUE;
  type = G_OBJECT_TYPE (records->pdata[0]);
  return insert_in_groups (db, records, &first, count_rows_to_a_statement (type), error) &&
         insert_in_groups (db, records, &first, 1, error) && skip_ids (db, type, error);
}

gboolean
pf_store_analyze (PfDb *db, GError **error)
{
  return pf_db_run (db, "ANALYZE", error);
}
