/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Control of journal.c: the same server, but whom an entry concerns is everybody of the town. Luc
 * reads that an agent decided on the file of a family he is nothing to.
 */
#include "portal/queue-town.h"
#include "server/store/journal-concerns.h"

gboolean
pf_store_insert_concerns (PfDb *db, const PfJournalEntry *entry, GError **error)
{
  g_autofree char *sql = g_strdup_printf (
      "INSERT INTO journal_concern (account, entry, concern) SELECT id, %" G_GINT64_FORMAT
      ", 'document' FROM account WHERE id <> %" G_GINT64_FORMAT,
      pf_id_to_number (entry->id),
      pf_id_to_number (entry->account));

  return pf_db_run (db, sql, error);
}

gboolean
pf_store_insert_household_concerns (PfDb *, const PfJournalEntry *, const char *const *, GError **)
{
  return TRUE;
}

static void
test_stranger (PfPortal *portal, gconstpointer)
{
  g_auto (PfQueueAnswer) answer = { 0 };

  pf_queue_decide (portal, "nina", 1, "{\"decision\":\"accept\"}", &answer);
  g_assert_cmpuint (answer.raw.status, ==, 200);
  pf_queue_ask (portal, "two", "GET", "me/journal", NULL, NULL, &answer);
  g_assert_cmpuint (
      json_array_get_length (json_object_get_array_member (answer.object, "items")), ==, 1);
}

int
main (int argc, char **argv)
{
  static const PfPortalTest tests[] = { { "stranger", test_stranger }, { NULL, NULL } };

  return pf_portal_run (argc, argv, "journal-unguarded", pf_queue_set_up, tests);
}
