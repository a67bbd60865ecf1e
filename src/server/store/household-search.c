/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "server/store/household-search.h"

#include <string.h>

#include "core/resemblance.h"
#include "core/text.h"
#include "server/store/rows.h"
#include "server/store/staff-households.h"

/* Further words narrow nothing. */
#define MAX_WORDS 4

/* Of a telephone number: fewer would find half of the town. */
#define MIN_FIGURES 4

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
collect_texts (PfQuery *query, PfRows *rows, GError **error)
{
  g_autoptr (GString) text = g_string_new (NULL);
  gint64 household = 0;
  gboolean row;

  while (pf_query_step (query, &row, error)) {
    if (!row || pf_query_get_number (query, 0) != household)
      add_text (rows, household, text);
    if (!row)
      return TRUE;
    household = pf_query_get_number (query, 0);
    g_string_append_printf (text, "%s ", pf_query_get_text (query, 1));
  }
  return FALSE;
}

/* @trait: (transfer full) (nullable) */
static void
add_trait (PfRows *rows, const char *household, char *trait)
{
  if (trait != NULL) {
    pf_rows_start (rows);
    pf_rows_add_text (rows, trait);
    pf_rows_add_id (rows, household);
  }
  g_free (trait);
}

/* A row is a household with one of its adults. */
static void
add_traits (PfRows *rows, const PfQuery *query)
{
  const char *first_name = pf_query_get_text (query, 3);
  const char *last_name = pf_query_get_text (query, 4);
  PfId id;

  pf_id_from_number (id, pf_query_get_number (query, 0));
  add_trait (
      rows, id, pf_trait_from_address (pf_query_get_text (query, 1), pf_query_get_text (query, 2)));
  if (first_name == NULL)
    return;
  add_trait (rows, id, pf_trait_from_name (first_name, last_name));
  add_trait (rows, id, pf_trait_from_sound (first_name, last_name));
  add_trait (rows, id, pf_trait_from_email (pf_query_get_text (query, 5)));
  add_trait (rows, id, pf_trait_from_phone (pf_query_get_text (query, 6)));
}

static gboolean
collect_traits (PfQuery *query, PfRows *rows, GError **error)
{
  gboolean row;

  while (pf_query_step (query, &row, error)) {
    if (!row)
      return TRUE;
    add_traits (rows, query);
  }
  return FALSE;
}

/* @household: "": each */
static PfQuery
ask (PfDb *db, PfStatementId all, PfStatementId one, const char *household)
{
  PfQuery query = pf_db_query (db, *household != '\0' ? one : all);

  if (*household != '\0')
    pf_query_bind_id (&query, household);
  return query;
}

static gboolean
forget_traits (PfDb *db, const char *household, GError **error)
{
  g_auto (PfQuery) query =
      ask (db, PF_STATEMENT_DELETE_ALL_TRAITS, PF_STATEMENT_DELETE_TRAITS, household);

  return pf_query_run (&query, error);
}

static gboolean
index_texts (PfDb *db, const char *household, GError **error)
{
  g_auto (PfQuery) query = ask (
      db, PF_STATEMENT_LIST_SEARCHED_WORDS, PF_STATEMENT_LIST_SEARCHED_WORDS_OF_ONE, household);
  g_auto (PfRows) rows = PF_ROWS_INIT;

  return collect_texts (&query, &rows, error) &&
         pf_rows_run (&rows, db, PF_STATEMENT_UPDATE_SEARCHED_WORDS, error);
}

static gboolean
index_traits (PfDb *db, const char *household, GError **error)
{
  g_auto (PfQuery) query =
      ask (db, PF_STATEMENT_LIST_TRAITS, PF_STATEMENT_LIST_TRAITS_OF_ONE, household);
  g_auto (PfRows) rows = PF_ROWS_INIT;

  return forget_traits (db, household, error) && collect_traits (&query, &rows, error) &&
         pf_rows_run (&rows, db, PF_STATEMENT_INSERT_TRAITS, error);
}

gboolean
pf_store_index_households (PfDb *db, GError **error)
{
  return pf_store_index_household (db, "", error);
}

gboolean
pf_store_index_household (PfDb *db, const char *household, GError **error)
{
  return index_texts (db, household, error) && index_traits (db, household, error);
}

gboolean
pf_store_index_account (PfDb *db, const char *account, GError **error)
{
  g_autoptr (GPtrArray) adults = pf_store_list_adults_of_account (db, account, error);
  gboolean done = adults != NULL;

  for (guint i = 0; done && i < adults->len; i++)
    done = pf_store_index_household (db, ((PfAdult *) adults->pdata[i])->household, error);
  return done;
}

void
pf_query_bind_searched_words (PfQuery *query, const char *words)
{
  g_autofree char *folded = pf_text_fold (words);
  g_auto (GStrv) parts = g_strsplit (folded, " ", MAX_WORDS);
  guint n_parts = g_strv_length (parts);

  for (guint i = 0; i < MAX_WORDS; i++) {
    g_autofree char *pattern = g_strdup_printf ("%%%s%%", i < n_parts ? parts[i] : "");

    pf_query_bind_text (query, pattern);
  }
}

/* "06 39 98 12 34" is kept as "+33639981234": the figures behind the prefix are in both. */
void
pf_query_bind_searched_phone (PfQuery *query, const char *words)
{
  g_autoptr (GString) figures = g_string_new (NULL);
  g_autofree char *pattern = NULL;
  const char *first;

  if (words[strspn (words, "0123456789+-.() \u00a0\u202f")] == '\0') {
    for (const char *c = words; *c != '\0'; c++) {
      if (g_ascii_isdigit (*c))
        g_string_append_c (figures, *c);
    }
  }
  first = figures->str + strspn (figures->str, "0");
  if (strlen (first) >= MIN_FIGURES)
    pattern = g_strdup_printf ("%%%s%%", first);
  pf_query_bind_text (query, pattern);
}

GPtrArray *
pf_store_search_households (PfDb *db, const char *words, guint limit, GError **error)
{
  g_auto (PfQuery) query = pf_db_query (db, PF_STATEMENT_SEARCH_HOUSEHOLDS);

  pf_query_bind_searched_words (&query, words);
  pf_query_bind_integer (&query, limit);
  return pf_query_list (&query, PF_TYPE_HOUSEHOLD_SUMMARY, error);
}
