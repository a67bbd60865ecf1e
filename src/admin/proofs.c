/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the town takes as a proof of address.
 */
#include "admin/command.h"
#include "core/journal-entry.h"
#include "core/proof-of-address.h"
#include "server/store/journal.h"
#include "server/store/town.h"

static const char *
get_word (PfDocumentKind kind)
{
  g_autoptr (GEnumClass) kinds = g_type_class_ref (PF_TYPE_DOCUMENT_KIND);

  return g_intern_string (g_enum_get_value (kinds, (int) kind)->value_nick);
}

/* The words (transfer container) of what a town with that list takes. */
static GPtrArray *
list_words (GStrv accepted)
{
  PfDocumentKind kinds[PF_N_PROOFS_OF_ADDRESS];
  guint n = pf_proof_list_accepted (accepted, kinds);
  GPtrArray *words = g_ptr_array_new_null_terminated (n, NULL, TRUE);

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (words, (gpointer) get_word (kinds[i]));
  return words;
}

static gboolean
check_words (GStrv typed, GError **error)
{
  g_autoptr (GPtrArray) known = list_words (NULL);
  g_autofree char *all = g_strjoinv (", ", (GStrv) known->pdata);

  for (guint i = 0; typed[i] != NULL; i++) {
    if (!g_strv_contains ((const char *const *) known->pdata, typed[i]))
      return pf_command_refuse (error, "“%s” is no proof of address. There are: %s", typed[i], all);
  }
  return TRUE;
}

static gboolean
note (PfDb *db, GPtrArray *words, GError **error)
{
  g_autoptr (PfJournalEntry) entry =
      g_object_new (PF_TYPE_JOURNAL_ENTRY, "action", PF_JOURNAL_ACTION_PROOFS_CHOSEN, NULL);

  entry->at = g_get_real_time ();
  entry->device = g_strdup ("portail-famille-admin");
  entry->detail = g_strjoinv (" ", (GStrv) words->pdata);
  return pf_store_insert_journal_entry (db, entry, error);
}

static gboolean
choose (PfDb *db, GStrv typed, GError **error)
{
  g_autoptr (GPtrArray) words = list_words (typed);

  return pf_store_set_proofs_of_address (db, (const char *const *) words->pdata, error) &&
         note (db, words, error);
}

static gboolean
print (PfDb *db, GError **error)
{
  PfTown *town = pf_store_get_town (db, error);
  g_autoptr (GPtrArray) words = NULL;

  if (town == NULL)
    return FALSE;
  words = list_words (pf_town_get_portal (town)->proofs_of_address);
  for (guint i = 0; i < words->len; i++)
    g_print ("%s\n", (const char *) words->pdata[i]);
  return TRUE;
}

/* Whole or not at all. @typed: none: only says what is taken */
static gboolean
run (PfDb *db, GStrv typed, GError **error)
{
  if (!pf_db_command (db, PF_COMMAND_BEGIN, error))
    return FALSE;
  if (pf_store_get_town (db, error) != NULL && (typed[0] == NULL || choose (db, typed, error)) &&
      pf_db_command (db, PF_COMMAND_COMMIT, error))
    return print (db, error);
  pf_db_command (db, PF_COMMAND_ROLLBACK, NULL);
  return FALSE;
}

gboolean
pf_command_choose_proofs_of_address (char ***arguments, GError **error)
{
  g_autoptr (PfConfig) config = pf_command_load_words (arguments, NULL, error);
  GStrv typed = config != NULL ? *arguments + 1 : NULL;
  g_autoptr (PfDb) db = NULL;

  if (typed == NULL || !check_words (typed, error))
    return FALSE;
  db = pf_command_open (config, FALSE, error);
  return db != NULL && pf_db_check_version (db, error) && run (db, typed, error);
}
