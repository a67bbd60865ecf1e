/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "server/store/household-search.h"

#include "demo.h"

static void
assert_found (PfDb *db, const char *words, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = pf_store_search_households (db, words, 10, &error);
  g_autoptr (GString) names = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < found->len; i++)
    g_string_append_printf (names, "%s;", ((PfHouseholdSummary *) found->pdata[i])->name);
  g_test_message ("%s", words);
  g_assert_cmpstr (names->str, ==, expected);
}

/* The same words find the same on both databases, whatever the accents and the case. */
static void
test_search (gconstpointer driver)
{
  static const struct
  {
    const char *words, *found;
  } cases[] = {
    { "one", "One;" },           { "ÅGREN zoe", "One;" }, { "agren", "One;Two;" },
    { "noé blanc", "One;Two;" }, { "léa", "Two;" },       { "eve@example.org", "One;" },
    { "zoé blanc luc", "" },     { "%", "One;Two;" },     { "", "One;Two;" },
  };
  PfDemo *demo = pf_demo_new_on (driver);
  g_autoptr (GError) error = NULL;
  g_autoptr (PfDb) db = pf_db_open (driver, demo->path, PF_DB_WRITER, &error);

  g_assert_no_error (error);
  pf_store_index_households (db, &error);
  g_assert_no_error (error);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_found (db, cases[i].words, cases[i].found);
  g_clear_pointer (&db, pf_db_close);
  pf_demo_free (demo);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/household-search/sqlite", &pf_sqlite_driver, test_search);
  if (pf_demo_has_postgres ())
    g_test_add_data_func ("/household-search/postgres", &pf_postgres_driver, test_search);
  return g_test_run ();
}
