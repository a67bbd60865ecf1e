/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "server/store/journal.h"

#include <string.h>

#include "server/store/journal-concerns.h"
#include "server/store/rows.h"

/* Chained in one transaction, so that others are not kept waiting. */
#define MAX_CHAINED 500

/* Read at once while verifying. */
#define PAGE 1000

typedef struct
{
  gint64 position;
  char *hash;
} Head;

static void
head_clear (Head *self)
{
  g_free (self->hash);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Head, head_clear)

/* An entry and where it stands in the chain. */
typedef struct
{
  PfJournalEntry *entry;
  gint64 position;
  char *hash;
} Link;

static void
free_link (gpointer data)
{
  Link *link = data;

  g_object_unref (link->entry);
  g_free (link->hash);
  g_free (link);
}

gboolean
pf_store_insert_journal_entry (PfDb *db, PfJournalEntry *entry, GError **error)
{
  g_auto (PfQuery) query = pf_db_query (db, PF_STATEMENT_INSERT_JOURNAL_ENTRY);

  pf_query_bind_record (&query, entry);
  return pf_query_take_id (&query, entry->id, error) && pf_store_insert_concerns (db, entry, error);
}

GPtrArray *
pf_store_list_journal (PfDb *db, const char *account, guint limit, GError **error)
{
  g_auto (PfQuery) query = pf_db_query (db, PF_STATEMENT_LIST_JOURNAL);

  pf_query_bind_id (&query, account);
  pf_query_bind_integer (&query, limit);
  return pf_query_list (&query, PF_TYPE_OWN_JOURNAL_ENTRY, error);
}

static void
free_place (gpointer data)
{
  PfSignInPlace *place = data;

  g_free (place->email);
  g_free (place->address);
  g_free (place);
}

GPtrArray *
pf_store_list_sign_in_places (PfDb *db, PfInstant since, guint limit, GError **error)
{
  g_auto (PfQuery) query = pf_db_query (db, PF_STATEMENT_LIST_SIGN_IN_PLACES);
  g_autoptr (GPtrArray) places = g_ptr_array_new_with_free_func (free_place);
  gboolean found;

  pf_query_bind_integer (&query, since);
  pf_query_bind_integer (&query, limit);
  while (pf_query_step (&query, &found, error)) {
    PfSignInPlace *place;

    if (!found)
      return g_steal_pointer (&places);
    place = g_new0 (PfSignInPlace, 1);
    place->email = g_strdup (pf_query_get_text (&query, 0));
    place->address = g_strdup (pf_query_get_text (&query, 1));
    g_ptr_array_add (places, place);
  }
  return NULL;
}

gboolean
pf_store_has_unchained_entries (PfDb *db, gboolean *ret_has, GError **error)
{
  g_auto (PfQuery) query = pf_db_query (db, PF_STATEMENT_FIND_UNCHAINED_ENTRY);
  gboolean found;

  if (!pf_query_step (&query, &found, error))
    return FALSE;
  *ret_has = found && pf_query_get_number (&query, 0) != 0;
  return TRUE;
}

/* Every text with its length before it: no two entries are written alike. */
static void
add_text (GChecksum *checksum, const char *text)
{
  g_autofree char *length = text != NULL ? g_strdup_printf ("%zu:", strlen (text)) : g_strdup ("-");

  g_checksum_update (checksum, (const guchar *) length, -1);
  if (text != NULL)
    g_checksum_update (checksum, (const guchar *) text, -1);
}

static char *
hash_entry (const char *before, const PfJournalEntry *entry)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autoptr (GEnumClass) words = g_type_class_ref (PF_TYPE_JOURNAL_ACTION);
  g_autofree char *at = g_strdup_printf ("%" G_GINT64_FORMAT, entry->at);
  const char *texts[] = { before,
                          entry->id,
                          at,
                          g_enum_get_value (words, (int) entry->action)->value_nick,
                          entry->account,
                          entry->subject,
                          entry->device,
                          entry->address,
                          entry->detail };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    add_text (checksum, texts[i]);
  return g_strdup (g_checksum_get_string (checksum));
}

/* Until the transaction ends: one server chains at a time. The next waits before it reads where the
 * chain ends.
 */
static gboolean
lock_chain (PfDb *db, GError **error)
{
  g_auto (PfQuery) query = pf_db_query (db, PF_STATEMENT_LOCK_CHAIN);
  gboolean found;

  return pf_query_step (&query, &found, error);
}

static gboolean
find_head (PfDb *db, Head *ret_head, GError **error)
{
  g_auto (PfQuery) query = pf_db_query (db, PF_STATEMENT_FIND_JOURNAL_HEAD);
  gboolean found;

  if (!pf_query_step (&query, &found, error))
    return FALSE;
  if (!found)
    return pf_problem_set (error, PF_PROBLEM_NOT_FOUND);
  ret_head->position = pf_query_get_number (&query, 0);
  ret_head->hash = g_strdup (pf_query_get_text (&query, 1));
  return TRUE;
}

static gboolean
save_head (PfDb *db, const Head *head, GError **error)
{
  g_auto (PfQuery) query = pf_db_query (db, PF_STATEMENT_MOVE_JOURNAL_HEAD);

  pf_query_bind_integer (&query, head->position);
  pf_query_bind_text (&query, head->hash);
  return pf_query_run (&query, error);
}

static GPtrArray *
list_unchained (PfDb *db, GError **error)
{
  g_auto (PfQuery) query = pf_db_query (db, PF_STATEMENT_LIST_UNCHAINED_ENTRIES);

  pf_query_bind_integer (&query, MAX_CHAINED);
  return pf_query_list (&query, PF_TYPE_JOURNAL_ENTRY, error);
}

gboolean
pf_store_chain_journal (PfDb *db, GError **error)
{
  g_auto (Head) head = { 0 };
  g_auto (PfRows) rows = PF_ROWS_INIT;
  g_autoptr (GPtrArray) entries = NULL;

  if (!lock_chain (db, error) || !find_head (db, &head, error))
    return FALSE;
  entries = list_unchained (db, error);
  for (guint i = 0; entries != NULL && i < entries->len; i++) {
    PfJournalEntry *entry = entries->pdata[i];
    char *hash = hash_entry (head.hash, entry);

    g_free (head.hash);
    head.hash = hash;
    head.position++;
    pf_rows_start (&rows);
    pf_rows_add_id (&rows, entry->id);
    pf_rows_add_instant (&rows, head.position);
    pf_rows_add_text (&rows, hash);
  }
  return entries != NULL && pf_rows_run (&rows, db, PF_STATEMENT_CHAIN_ENTRIES, error) &&
         save_head (db, &head, error);
}

void
pf_journal_report_clear (PfJournalReport *self)
{
  g_clear_pointer (&self->hash, g_free);
}

/* The links (transfer full) from @position on. */
static GPtrArray *
list_links (PfDb *db, gint64 position, GError **error)
{
  g_auto (PfQuery) query = pf_db_query (db, PF_STATEMENT_LIST_CHAINED_ENTRIES);
  g_autoptr (GPtrArray) links = g_ptr_array_new_with_free_func (free_link);
  gboolean found;

  pf_query_bind_integer (&query, position);
  pf_query_bind_integer (&query, PAGE);
  while (pf_query_step (&query, &found, error)) {
    Link *link;
    int next;

    if (!found)
      return g_steal_pointer (&links);
    link = g_new0 (Link, 1);
    link->entry = g_object_new (PF_TYPE_JOURNAL_ENTRY, NULL);
    g_ptr_array_add (links, link);
    if (!pf_query_read (&query, link->entry, error))
      return NULL;
    next = (int) PF_RECORD_GET_CLASS (link->entry)->table->n_fields;
    link->position = pf_query_get_number (&query, next);
    link->hash = g_strdup (pf_query_get_text (&query, next + 1));
  }
  return NULL;
}

/* Goes on along the chain; stops at the first link that does not hold. */
static gboolean
follow (PfJournalReport *report, GPtrArray *links)
{
  for (guint i = 0; i < links->len; i++) {
    const Link *link = links->pdata[i];
    g_autofree char *hash = hash_entry (report->hash, link->entry);

    if (link->position != report->n_chained + 1 || g_strcmp0 (hash, link->hash) != 0) {
      report->bad_position = report->n_chained + 1;
      return FALSE;
    }
    report->n_chained++;
    g_free (report->hash);
    report->hash = g_steal_pointer (&hash);
  }
  return links->len > 0;
}

static gboolean
describe_tail (PfDb *db, PfJournalReport *report, GError **error)
{
  g_auto (PfQuery) query = pf_db_query (db, PF_STATEMENT_DESCRIBE_UNCHAINED_ENTRIES);
  gboolean found;

  if (!pf_query_step (&query, &found, error))
    return FALSE;
  report->n_unchained = pf_query_get_number (&query, 0);
  report->first_unchained = pf_query_get_number (&query, 1);
  report->last_unchained = pf_query_get_number (&query, 2);
  report->unchained_since = pf_query_get_number (&query, 3);
  return TRUE;
}

gboolean
pf_store_verify_journal (PfDb *db, PfJournalReport *ret_report, GError **error)
{
  g_auto (PfJournalReport) report = { .hash = g_strdup ("") };
  g_auto (Head) head = { 0 };
  gboolean more = TRUE;

  if (!find_head (db, &head, error))
    return FALSE;
  while (more) {
    g_autoptr (GPtrArray) links = list_links (db, report.n_chained + 1, error);

    if (links == NULL)
      return FALSE;
    more = follow (&report, links);
  }
  /* What was cut off at the end is missing before the head. */
  if (report.bad_position == 0 && report.n_chained < head.position)
    report.bad_position = report.n_chained + 1;
  if (!describe_tail (db, &report, error))
    return FALSE;
  *ret_report = report;
  report.hash = NULL;
  return TRUE;
}
