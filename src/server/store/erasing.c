/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "server/store/erasing.h"

#include "server/store/account-applications.h"
#include "server/store/household-search.h"
#include "server/store/journal-concerns.h"
#include "server/store/journal.h"
#include "server/store/queue-steps.h"
#include "server/store/queue.h"

typedef struct
{
  PfId request;
  PfId account;
  PfId item;
  PfId agent;
} Due;

static gboolean
find_due (PfDb *db, PfInstant now, Due *ret_due, gboolean *ret_found, GError **error)
{
  g_auto (PfQuery) query = pf_db_query (db, PF_STATEMENT_FIND_DUE_ERASURE);

  pf_query_bind_integer (&query, now);
  if (!pf_query_step (&query, ret_found, error))
    return FALSE;
  if (!*ret_found)
    return TRUE;
  pf_id_from_number (ret_due->request, pf_query_get_number (&query, 0));
  pf_id_from_number (ret_due->account, pf_query_get_number (&query, 1));
  pf_id_from_number (ret_due->item, pf_query_get_number (&query, 2));
  pf_id_from_number (ret_due->agent, pf_query_get_number (&query, 3));
  return TRUE;
}

gboolean
pf_store_has_due_erasure (PfDb *db, PfInstant now, gboolean *ret_has, GError **error)
{
  Due due;

  return find_due (db, now, &due, ret_has, error);
}

/* For statements whose one parameter is an id. */
static gboolean
run (PfDb *db, PfStatementId statement, const char *id, GError **error)
{
  g_auto (PfQuery) query = pf_db_query (db, statement);

  pf_query_bind_id (&query, id);
  return pf_query_run (&query, error);
}

static gboolean
run_at (PfDb *db, PfStatementId statement, const char *id, PfInstant now, GError **error)
{
  g_auto (PfQuery) query = pf_db_query (db, statement);

  pf_query_bind_id (&query, id);
  pf_query_bind_integer (&query, now);
  return pf_query_run (&query, error);
}

static gboolean
erase_documents (PfDb *db, const char *account, GPtrArray *removed, GError **error)
{
  g_auto (PfQuery) query = pf_db_query (db, PF_STATEMENT_ERASE_DOCUMENTS);
  gboolean row;

  pf_query_bind_id (&query, account);
  while (pf_query_step (&query, &row, error)) {
    if (!row)
      return TRUE;
    g_ptr_array_add (removed, g_strdup (pf_query_get_text (&query, 0)));
  }
  return FALSE;
}

/* By what the person got in, or might have. */
static gboolean
erase_ways_in (PfDb *db, const char *account, GError **error)
{
  static const PfStatementId statements[] = {
    PF_STATEMENT_ERASE_SESSIONS,    PF_STATEMENT_ERASE_PASSWORD,
    PF_STATEMENT_ERASE_TOKENS,      PF_STATEMENT_ERASE_TOTP,
    PF_STATEMENT_ERASE_CODES,       PF_STATEMENT_ERASE_EMAIL_CHANGE,
    PF_STATEMENT_ERASE_REPLAYS,     PF_STATEMENT_ERASE_CONCERNS,
    PF_STATEMENT_ERASE_INVITATIONS, PF_STATEMENT_ERASE_ACCEPTED_INVITATIONS,
  };

  for (gsize i = 0; i < G_N_ELEMENTS (statements); i++) {
    if (!run (db, statements[i], account, error))
      return FALSE;
  }
  return TRUE;
}

/* For statements about the account that spare the item, or its mail, by which it is erased. */
static gboolean
run_but (PfDb *db, PfStatementId statement, const Due *due, GError **error)
{
  g_auto (PfQuery) query = pf_db_query (db, statement);

  pf_query_bind_id (&query, due->account);
  pf_query_bind_id (&query, due->item);
  return pf_query_run (&query, error);
}

static gboolean
delete_of (PfDb *db, PfStatementId statement, GArray *items, GError **error)
{
  g_auto (PfQuery) query = pf_db_query (db, statement);

  pf_query_bind_integers (&query, (const gint64 *) items->data, items->len);
  return pf_query_run (&query, error);
}

/* Files about a name that is not kept go with it. */
static gboolean
delete_unneeded_changes (PfDb *db, const char *account, GError **error)
{
  g_auto (PfQuery) query = pf_db_query (db, PF_STATEMENT_DELETE_UNNEEDED_CHANGES);
  g_autoptr (GArray) items = g_array_new (FALSE, FALSE, sizeof (gint64));
  gboolean row;

  pf_query_bind_id (&query, account);
  while (pf_query_step (&query, &row, error)) {
    gint64 item;

    if (!row)
      return delete_of (db, PF_STATEMENT_DELETE_UNNEEDED_STEPS, items, error) &&
             delete_of (db, PF_STATEMENT_DELETE_QUEUE_ITEMS, items, error);
    item = pf_query_get_number (&query, 0);
    g_array_append_val (items, item);
  }
  return FALSE;
}

static gboolean
erase_queue (PfDb *db, const Due *due, GError **error)
{
  return run (db, PF_STATEMENT_ERASE_QUEUED_CHANGES, due->account, error) &&
         run (db, PF_STATEMENT_HAND_SCHOOL_ITEMS_ON, due->account, error) &&
         run (db, PF_STATEMENT_CLOSE_ERASED_ITEMS, due->account, error) &&
         run_but (db, PF_STATEMENT_ERASE_STEPS, due, error) &&
         delete_unneeded_changes (db, due->account, error);
}

/* While it is known still whose these are. */
static gboolean
erase_person (PfDb *db, const Due *due, PfInstant now, GError **error)
{
  const char *account = due->account;

  return run_but (db, PF_STATEMENT_ERASE_MAILS, due, error) && erase_queue (db, due, error) &&
         run (db, PF_STATEMENT_DELETE_SCHOOL_DRAFTS, account, error) &&
         run (db, PF_STATEMENT_ERASE_SCHOOL_WORDS, account, error) &&
         run (db, PF_STATEMENT_ERASE_PREPARED_CHILDREN, account, error) &&
         run (db, PF_STATEMENT_ERASE_CLOSED_HOUSEHOLDS, account, error) &&
         run (db, PF_STATEMENT_ERASE_CLOSED_ADULTS, account, error) &&
         run (db, PF_STATEMENT_ERASE_FUND_NUMBERS, account, error) &&
         run (db, PF_STATEMENT_DELETE_UNNEEDED_ADULTS, account, error) &&
         run_at (db, PF_STATEMENT_NOTE_ERASED_ADULTS, account, now, error) &&
         run (db, PF_STATEMENT_ERASE_ADULTS, account, error) &&
         run (db, PF_STATEMENT_ERASE_ACCOUNT, account, error);
}

/* @households: of who is erased, and who is left there sees that they are */
static gboolean
note (PfDb *db,
      PfJournalAction action,
      const Due *due,
      const char *const *households,
      PfInstant now,
      GError **error)
{
  g_autoptr (PfJournalEntry) entry = g_object_new (PF_TYPE_JOURNAL_ENTRY, "action", action, NULL);

  entry->at = now;
  g_strlcpy (entry->account, due->agent, PF_ID_SIZE);
  entry->subject = g_strdup (action == PF_JOURNAL_ACTION_ACCOUNT_ERASED ? due->account : due->item);
  return pf_store_insert_journal_entry (db, entry, error) &&
         pf_store_insert_household_concerns (db, entry, households, error);
}

static gboolean
list_households (PfDb *db, const char *account, GStrv *ret_households, GError **error)
{
  g_auto (PfQuery) query = pf_db_query (db, PF_STATEMENT_LIST_ERASED_HOUSEHOLDS);
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();
  gboolean row;

  pf_query_bind_id (&query, account);
  while (pf_query_step (&query, &row, error)) {
    PfId id;

    if (!row) {
      *ret_households = g_strv_builder_end (ids);
      return TRUE;
    }
    pf_id_from_number (id, pf_query_get_number (&query, 0));
    g_strv_builder_add (ids, id);
  }
  return FALSE;
}

static gboolean
index_households (PfDb *db, GStrv households, GError **error)
{
  for (guint i = 0; households[i] != NULL; i++) {
    if (!pf_store_index_household (db, households[i], error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
erase (PfDb *db,
       const PfQueueItem *item,
       const Due *due,
       PfInstant now,
       GPtrArray *removed,
       GError **error)
{
  g_auto (GStrv) households = NULL;

  return list_households (db, due->account, &households, error) &&
         erase_documents (db, due->account, removed, error) &&
         pf_store_erase_account_applications (db, item->account->email, NULL, removed, error) &&
         erase_ways_in (db, due->account, error) && erase_person (db, due, now, error) &&
         index_households (db, households, error) &&
         run_at (db, PF_STATEMENT_SEND_ERASURE_MAIL, due->item, now, error) &&
         note (db,
               PF_JOURNAL_ACTION_ACCOUNT_ERASED,
               due,
               (const char *const *) households,
               now,
               error);
}

/* Before anything is erased: who takes the request back at the same time waits for this, or it is
 * not due any more.
 */
static gboolean
end (PfDb *db, const Due *due, PfInstant now, gboolean *ret_ended, GError **error)
{
  g_auto (PfQuery) query = pf_db_query (db, PF_STATEMENT_END_ERASURE);

  pf_query_bind_id (&query, due->request);
  pf_query_bind_integer (&query, now);
  return pf_query_step (&query, ret_ended, error);
}

static gboolean
give_back (PfDb *db, const PfQueueItem *item, const Due *due, PfInstant now, GError **error)
{
  static const char *const none[] = { NULL };
  gboolean undone = FALSE;

  return pf_store_undo_queue_item (db, item, due->agent, now, &undone, error) &&
         note (db, PF_JOURNAL_ACTION_QUEUE_UNDONE, due, none, now, error);
}

gboolean
pf_store_carry_out_erasure (PfDb *db, PfInstant now, GPtrArray *removed, GError **error)
{
  Due due, locked;
  gboolean found;
  const PfQueueViewer viewer = { due.agent, PF_QUEUE_ROLES, now };
  g_autoptr (PfQueueItem) item = NULL;

  if (!find_due (db, now, &due, &found, error))
    return FALSE;
  if (!found)
    return TRUE;
  if (!pf_store_lock_queue_item (db, due.item, error) ||
      !run (db, PF_STATEMENT_TOUCH_ERASED_HOUSEHOLDS, due.account, error) ||
      !find_due (db, now, &locked, &found, error))
    return FALSE;
  if (!found || !g_str_equal (locked.request, due.request))
    return TRUE; /* somebody undid it, or carried it out, meanwhile */
  item = pf_store_find_queue_item (db, due.item, &viewer, error);
  if (item == NULL)
    return FALSE;
  if (item->erasure->hindrance != PF_PROBLEM_NONE)
    return give_back (db, item, &due, now, error);
  if (!end (db, &due, now, &found, error))
    return FALSE;
  return !found || erase (db, item, &due, now, removed, error);
}

gboolean
pf_store_forget_erased_addresses (PfDb *db, PfInstant before, GError **error)
{
  g_auto (PfQuery) query = pf_db_query (db, PF_STATEMENT_FORGET_ERASED_ADDRESSES);

  pf_query_bind_integer (&query, before);
  return pf_query_run (&query, error);
}
