/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "server/store/dialect.h"

#include <string.h>

#include "server/store/record-row.h"

/* @template with each ? replaced by @argument. */
static char *
fill (const char *template, const char *argument)
{
  g_auto (GStrv) parts = g_strsplit (template, "?", -1);

  return g_strjoinv (argument, parts);
}

/* Replaces "@word(2)" by @template with $2 in it. */
static void
replace_call (GString *sql, const char *word, const char *template)
{
  const char *found;

  while ((found = strstr (sql->str, word)) != NULL) {
    const char *first = found + strlen (word);
    gsize length = strcspn (first, ")");
    g_autofree char *parameter = g_strdup_printf ("$%.*s", (int) length, first);
    g_autofree char *text = fill (template, parameter);
    gssize at = found - sql->str;

    g_string_erase (sql, at, (gssize) (strlen (word) + length + 1));
    g_string_insert (sql, at, text);
  }
}

static void
replace_names (GString *sql, const PfDriver *driver, GType type)
{
  guint version = 0;
  g_autoptr (GPtrArray) names = pf_record_list_columns (type, &version);
  const char *table = pf_record_type_get_class (type)->table->name;
  g_autofree char *new_id = fill (driver->new_id, table);
  g_autofree char *new_ids = fill (driver->new_ids, table);
  g_autoptr (GString) columns = g_string_new (NULL);
  g_autoptr (GString) of_c = g_string_new (NULL);
  g_autoptr (GString) values = g_string_new (NULL);
  g_autoptr (GString) assignments = g_string_new (NULL);
  g_autofree char *version_parameter = g_strdup_printf ("$%u", version);
  g_autofree char *next_parameter = g_strdup_printf ("$%u", names->len + 1);
  g_autofree char *after_parameter = g_strdup_printf ("$%u", names->len + 2);

  for (guint i = 0; i < names->len; i++) {
    const char *comma = i > 0 ? ", " : "";
    const char *name = names->pdata[i];

    g_string_append_printf (columns, "%s\"%s\"", comma, name);
    g_string_append_printf (of_c, "%sc.\"%s\"", comma, name);
    g_string_append_printf (assignments, "%s\"%s\" = $%u", comma, name, i + 1);
    if (i == 0 && g_str_equal (name, "id"))
      g_string_append (values, new_id);
    else
      g_string_append_printf (values, "%s$%u", comma, i + 1);
  }
  g_string_replace (sql, "$columns", columns->str, 0);
  g_string_replace (sql, "$c.columns", of_c->str, 0);
  g_string_replace (sql, "$values", values->str, 0);
  g_string_replace (sql, "$assignments", assignments->str, 0);
  g_string_replace (sql, "$version", version_parameter, 0);
  g_string_replace (sql, "$new_ids", new_ids, 0);
  g_string_replace (sql, "$next", next_parameter, 0);
  g_string_replace (sql, "$after", after_parameter, 0);
}

char *
pf_dialect_expand (const PfDriver *driver, const char *sql, GType type)
{
  GString *expanded = g_string_new (sql);

  if (type != G_TYPE_INVALID)
    replace_names (expanded, driver, type);
  replace_call (expanded, "$in(", driver->in);
  replace_call (expanded, "$each(", driver->each);
  g_string_replace (expanded, "$identity", driver->identity, 0);
  g_string_replace (expanded, "$integer", driver->integer, 0);
  g_string_replace (expanded, "$bytes", driver->bytes, 0);
  g_string_replace (expanded, "$strict", driver->strict, 0);
  g_string_replace (expanded, "$free_ones", driver->free_ones, 0);
  g_string_replace (expanded, "$for_update", driver->for_update, 0);
  g_string_replace (expanded, "$lock_chain", driver->lock_chain, 0);
  return g_string_free (expanded, FALSE);
}
