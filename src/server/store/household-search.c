/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "server/store/household-search.h"

#include "core/text.h"
#include "server/store/rows.h"

/* Further words narrow nothing. */
#define MAX_WORDS 4

static void
add_text (PfRows *rows, gint64 household, GString *text)
{
  g_autofree char *folded = pf_text_fold (text->str);
  PfId id;

  if (household == 0)
    return;
  pf_id_from_number (id, household);
  pf_rows_start (rows);
  pf_rows_add_id (rows, id);
  pf_rows_add_text (rows, folded);
  g_string_truncate (text, 0);
}

/* What may be remembered of each comes in several rows, one household after the other. */
static gboolean
collect_texts (PfDb *db, PfRows *rows, GError **error)
{
  g_auto (PfQuery) query = pf_db_query (db, PF_STATEMENT_LIST_SEARCHED_WORDS);
  g_autoptr (GString) text = g_string_new (NULL);
  gint64 household = 0;
  gboolean row;

  while (pf_query_step (&query, &row, error)) {
    if (!row || pf_query_get_number (&query, 0) != household)
      add_text (rows, household, text);
    if (!row)
      return TRUE;
    household = pf_query_get_number (&query, 0);
    g_string_append_printf (text, "%s ", pf_query_get_text (&query, 1));
  }
  return FALSE;
}

gboolean
pf_store_index_households (PfDb *db, GError **error)
{
  g_auto (PfRows) rows = PF_ROWS_INIT;

  return collect_texts (db, &rows, error) &&
         pf_rows_run (&rows, db, PF_STATEMENT_UPDATE_SEARCHED_WORDS, error);
}

GPtrArray *
pf_store_search_households (PfDb *db, const char *words, guint limit, GError **error)
{
  g_autofree char *folded = pf_text_fold (words);
  g_auto (GStrv) parts = g_strsplit (folded, " ", MAX_WORDS);
  guint n_parts = g_strv_length (parts);
  g_auto (PfQuery) query = pf_db_query (db, PF_STATEMENT_SEARCH_HOUSEHOLDS);

  for (guint i = 0; i < MAX_WORDS; i++) {
    g_autofree char *pattern = g_strdup_printf ("%%%s%%", i < n_parts ? parts[i] : "");

    pf_query_bind_text (&query, pattern);
  }
  pf_query_bind_integer (&query, limit);
  return pf_query_list (&query, PF_TYPE_HOUSEHOLD_SUMMARY, error);
}
